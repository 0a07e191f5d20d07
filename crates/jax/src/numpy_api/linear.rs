//! `jax.numpy.linalg`.

use crate::ops::{R, determinants, linalg, systems};
use crate::py::*;
use crate::row::{Axes, Call, Named};
use freezeframe_python::stdlib::NamedTuple;
use freezeframe_python::{Arg, FromArg};

/// Linear algebra: norms, decompositions, systems and products.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The length of vectors, or the size of matrices, along `axis` or of everything: by default the root of the sum of the
    /// squares.
    ///
    /// >>> jnp.linalg.norm(jnp.array([3.0, 4.0]))
    /// Array(5., dtype=float32)
    #[native("(x, ord=None, axis=None, keepdims=False)")]
    fn norm(ord: Order, axis: Axes, keepdims: bool, x: &Value) -> R {
        linalg::norm(x, ord.0, axis.0.as_deref(), keepdims)
    }

    /// The length of vectors along `axis`, or of all elements as one vector.
    ///
    /// >>> jnp.linalg.vector_norm(jnp.array([3.0, 4.0]))
    /// Array(5., dtype=float32)
    #[native("(x, /, *, axis=None, keepdims=False, ord=2)")]
    fn vector_norm(ord: Order, axis: Axes, keepdims: bool, x: &Value) -> R {
        linalg::norm(x, ord.0, axis.0.as_deref(), keepdims)
    }

    /// The lower triangle L with `L @ L.T == a`, for symmetric positive definite matrices; or the upper one.
    ///
    /// >>> jnp.linalg.cholesky(jnp.array([[4.0, 2.0], [2.0, 5.0]]))
    /// Array([[2., 0.],
    ///        [1., 2.]], dtype=float32)
    #[native("(a, *, upper=False, symmetrize_input=True)")]
    fn cholesky(upper: bool, symmetrize_input: bool, a: &Value) -> R {
        linalg::cholesky(a, upper, symmetrize_input)
    }

    /// The x with `a @ x == b`.
    ///
    /// >>> jnp.linalg.solve(jnp.array([[2.0, 0.0], [0.0, 4.0]]), jnp.array([2.0, 2.0]))
    /// Array([1. , 0.5], dtype=float32)
    #[native("(a, b)")]
    fn solve(a: &Value, b: &Value) -> R {
        systems::solve(a, b)
    }

    /// The inverse of square matrices.
    ///
    /// >>> jnp.linalg.inv(jnp.array([[2.0, 0.0], [0.0, 4.0]]))
    /// Array([[0.5 , 0.  ],
    ///        [0.  , 0.25]], dtype=float32)
    #[native("(a)")]
    fn inv(a: &Value) -> R {
        systems::inv(a)
    }

    /// The determinant of square matrices.
    ///
    /// >>> jnp.linalg.det(jnp.array([[2.0, 0.0], [0.0, 4.0]]))
    /// Array(8., dtype=float32)
    #[native("(a)")]
    fn det(a: &Value) -> R {
        determinants::det(a)
    }

    /// The sign of the determinant and the logarithm of its absolute value, which do not overflow as it might.
    ///
    /// >>> jnp.linalg.slogdet(jnp.array([[2.0, 0.0], [0.0, 4.0]]))
    /// SlogdetResult(sign=Array(1., dtype=float32), logabsdet=Array(2.0794415, dtype=float32))
    #[native("(a, *, method=None)")]
    fn slogdet(a: &Value, method: Option<&Py>) -> R<Named> {
        let method = method.map(|it| it.as_str().unwrap_or_default());
        let (sign, logarithm) = determinants::slogdet(a, method)?;
        Ok(Named(&SLOGDET, vec![sign, logarithm]))
    }

    /// A square matrix multiplied by itself so many times; a negative number takes the inverse.
    ///
    /// >>> jnp.linalg.matrix_power(jnp.array([[1, 1], [1, 0]]), 10)
    /// Array([[89, 55],
    ///        [55, 34]], dtype=int32)
    #[native("(a, n)")]
    fn matrix_power(n: i64, a: &Value) -> R {
        linalg::matrix_power(a, n)
    }

    /// The matrix product, as `jnp.matmul` gives it.
    ///
    /// >>> jnp.linalg.matmul(jnp.ones((2, 3)), jnp.ones((3, 4))).shape
    /// (2, 4)
    #[native("(a, b, /, *, precision=None)")]
    fn matmul(a: &Value, b: &Value) -> R {
        linalg::matmul(a, b, None)
    }

    /// The product of each element of one vector with each of the other.
    ///
    /// >>> jnp.linalg.outer(jnp.array([1, 2]), jnp.array([1, 10]))
    /// Array([[ 1, 10],
    ///        [ 2, 20]], dtype=int32)
    #[native("(x1, x2, /)")]
    fn outer(x1: &Value, x2: &Value) -> R {
        linalg::outer(x1, x2)
    }

    /// The vector that stands at right angles on two vectors of three numbers.
    ///
    /// >>> jnp.linalg.cross(jnp.array([1, 0, 0]), jnp.array([0, 1, 0]))
    /// Array([0, 0, 1], dtype=int32)
    #[native("(x1, x2, /, *, axis=-1)")]
    fn cross(x1: &Value, x2: &Value) -> R {
        linalg::cross(x1, x2)
    }
}

const fn result(name: &'static str, fields: &'static [&'static str]) -> NamedTuple {
    NamedTuple {
        module: "jax._src.numpy.linalg",
        name,
        fields,
    }
}

static SLOGDET: NamedTuple = result("SlogdetResult", &["sign", "logabsdet"]);

/// Which norm: a number, or `None` for the usual one.
pub(crate) struct Order(Option<f64>);

impl<'a> FromArg<'a, Call> for Order {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        match arg.some() {
            Some(Py::Str(name)) if name.as_str() == "fro" => Ok(Self(None)),
            Some(Py::Str(name)) => Err(vm.value_error(format_args!(
                "Invalid order '{}' for matrix norm.",
                name.as_str()
            ))),
            Some(order) => vm.float(order).map(|order| Self(Some(order))),
            None => Ok(Self(None)),
        }
    }
}

/// Fills `jax.numpy.linalg`.
pub(crate) fn init_linalg(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(functions::TABLE);
    Ok(())
}
