//! Products: `dot`, `einsum`, `convolve` and their like.

use crate::arg;
use crate::ops::{R, elementwise as ew, lax, linalg, window};
use crate::py::*;
use crate::row::{Call, Outcome, Several};
use crate::sharding::OutSharding;
use freezeframe_array::DType;
use freezeframe_base::Lists;
use freezeframe_core::ReduceOp;
use freezeframe_python::{Arg, FromArg};

/// Products and sums of products.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The product of two vectors or matrices; of more axes, the sum over the last of `a` and the last but one of `b`.
    ///
    /// >>> jnp.dot(jnp.array([1, 2, 3]), jnp.array([4, 5, 6]))
    /// Array(32, dtype=int32)
    #[native(
        "(a, b, *, precision=None, preferred_element_type=None, out_sharding=None)",
        method = "(self, b, *, precision=None, preferred_element_type=None, out_sharding=None)"
    )]
    fn dot(out_sharding: OutSharding, a: &Value, b: &Value) -> R {
        out_sharding.within(|| linalg::dot(a, b))
    }

    /// The matrix product of the last two axes, for each place of the axes before them. Vectors count as a row, or a column.
    ///
    /// >>> jnp.matmul(jnp.ones((2, 3)), jnp.ones((3, 4))).shape
    /// (2, 4)
    #[native("(a, b, *, precision=None, preferred_element_type=None, out_sharding=None)")]
    fn matmul(
        out_sharding: OutSharding,
        preferred_element_type: Option<DType>,
        a: &Value,
        b: &Value,
    ) -> R {
        out_sharding.within(|| linalg::matmul(a, b, preferred_element_type))
    }

    /// The sum of the products of all elements, those of `a` conjugated.
    ///
    /// >>> jnp.vdot(jnp.array([1j, 2]), jnp.array([1j, 2]))
    /// Array(5.+0.j, dtype=complex64)
    #[native("(a, b, *, precision=None, preferred_element_type=None)")]
    fn vdot(a: &Value, b: &Value) -> R {
        linalg::vdot(a, b)
    }

    /// The sum of the products along the last axis, the elements of `x1` conjugated.
    ///
    /// >>> jnp.vecdot(jnp.ones((2, 3)), jnp.arange(3.0))
    /// Array([3., 3.], dtype=float32)
    #[native("(x1, x2, /, *, axis=-1, precision=None, preferred_element_type=None)")]
    fn vecdot(x1: &Value, x2: &Value) -> R {
        let product = ew::multiply(&ew::conj(x1)?, x2)?;
        let last = product.ndim().saturating_sub(1);
        lax::reduce(ReduceOp::Sum, &product, &[last])
    }

    /// The sum of the products along the last axes, for each pair of places of the others.
    ///
    /// >>> jnp.inner(jnp.ones((2, 3)), jnp.ones((4, 3))).shape
    /// (2, 4)
    #[native("(a, b, *, precision=None, preferred_element_type=None)")]
    fn inner(a: &Value, b: &Value) -> R {
        linalg::inner(a, b)
    }

    /// The product of each element of `a` with each of `b`: a row for each of `a`.
    ///
    /// >>> jnp.outer(jnp.array([1, 2]), jnp.array([1, 10, 100]))
    /// Array([[  1,  10, 100],
    ///        [  2,  20, 200]], dtype=int32)
    #[native("(a, b, out=None)")]
    fn outer(a: &Value, b: &Value) -> R {
        linalg::outer(a, b)
    }

    /// `b` once for each element of `a`, times that element.
    ///
    /// >>> jnp.kron(jnp.array([1, 10]), jnp.array([1, 2]))
    /// Array([ 1,  2, 10, 20], dtype=int32)
    #[native("(a, b)")]
    fn kron(a: &Value, b: &Value) -> R {
        linalg::kron(a, b)
    }

    /// The vector that stands at right angles on two vectors of three numbers.
    ///
    /// >>> jnp.cross(jnp.array([1, 0, 0]), jnp.array([0, 1, 0]))
    /// Array([0, 0, 1], dtype=int32)
    #[native("(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None)")]
    fn cross(a: &Value, b: &Value) -> R {
        linalg::cross(a, b)
    }

    /// The sum of products over several axes: the last `axes` of `a` and the first of `b`, or those that a pair names.
    ///
    /// >>> jnp.tensordot(jnp.ones((2, 3, 4)), jnp.ones((3, 4, 5))).shape
    /// (2, 5)
    #[native("(a, b, axes=2, *, precision=None, preferred_element_type=None)")]
    fn tensordot(axes: Contracted, a: &Value, b: &Value) -> R {
        match axes {
            Contracted::Count(count) => linalg::tensordot_count(a, b, count),
            Contracted::Axes(of_a, of_b) => linalg::tensordot(a, b, &of_a, &of_b),
        }
    }

    /// Sums of products as a formula says: the letters of each operand's axes, and after an arrow those of the result's.
    ///
    /// >>> jnp.einsum('ij,j->i', jnp.ones((2, 3)), jnp.arange(3.0))
    /// Array([3., 3.], dtype=float32)
    #[native(
        "(subscripts, /, *operands, out=None, optimize='auto', precision=None, preferred_element_type=None, out_sharding=None, _dot_general=None)"
    )]
    fn einsum(
        vm: &mut Vm,
        subscripts: &Py,
        out_sharding: OutSharding,
        operands: &[Value],
    ) -> Outcome {
        let Some(subscripts) = subscripts.as_str() else {
            let message = "jnp.einsum with lists of axes";
            return Err(vm.not_implemented(message).handed_over().into());
        };
        Ok(out_sharding.within(|| linalg::einsum(subscripts, operands))?)
    }

    /// The convolution of two vectors; `mode` is 'full', 'same' or 'valid'.
    ///
    /// >>> jnp.convolve(jnp.array([1, 2, 3]), jnp.array([1, 1]))
    /// Array([1., 3., 5., 3.], dtype=float32)
    #[native("(a, v, mode='full', *, precision=None, preferred_element_type=None)")]
    fn convolve(mode: &str, a: &Value, v: &Value) -> R {
        window::convolve(a, v, mode, true)
    }

    /// The correlation of two vectors: their products as `v` is moved along `a`.
    ///
    /// >>> jnp.correlate(jnp.array([1, 2, 3]), jnp.array([0, 1]))
    /// Array([2., 3.], dtype=float32)
    #[native("(a, v, mode='valid', *, precision=None, preferred_element_type=None)")]
    fn correlate(mode: &str, a: &Value, v: &Value) -> R {
        window::convolve(a, v, mode, false)
    }

    /// The value at `x` of the polynomial with these coefficients, that of the highest power first.
    ///
    /// >>> jnp.polyval(jnp.array([1, 0, 2]), 3)
    /// Array(11, dtype=int32)
    #[native("(p, x, *, unroll=16)")]
    fn polyval(p: &Value, x: &Value) -> R {
        window::polyval(p, x)
    }

    /// The slope along each axis, or along `axis`: half the distance of both neighbors, at the ends the distance of one.
    ///
    /// >>> jnp.gradient(jnp.array([1.0, 2.0, 4.0]))
    /// Array([1. , 1.5, 2. ], dtype=float32)
    #[native("(f, *varargs, axis=None, edge_order=None)")]
    fn gradient(axis: Option<i64>, varargs: &[Value], f: &Value) -> R<Several> {
        let one = lax::weak_float(1.0);
        let axes = axis.map_or_else(|| (0..f.ndim() as i64).collect(), |axis| vec![axis]);
        if varargs.len() > 1 && varargs.len() != axes.len() {
            return Err(Error::type_error("Invalid number of spacing arguments"));
        }
        let spacing = |at: usize| varargs.get(at).or(varargs.first()).unwrap_or(&one);
        let slopes = axes
            .iter()
            .enumerate()
            .map(|(at, axis)| window::gradient(f, spacing(at), *axis))
            .try_list()?;
        Ok(Several::one_or_list(slopes))
    }

    /// The area below the line through the points `y`, which are `dx` apart, or at the places `x`.
    ///
    /// >>> jnp.trapezoid(jnp.array([1.0, 2.0, 3.0]))
    /// Array(4., dtype=float32)
    #[native("(y, x=None, dx=1.0, axis=-1)")]
    fn trapezoid(dx: &Value, axis: i64, y: &Value, x: Option<Value>) -> R {
        let Some(x) = x else {
            return window::trapezoid(y, dx, axis);
        };
        window::trapezoid_between(y, &x, axis)
    }
}

/// Which axes `tensordot` sums over.
pub(crate) enum Contracted {
    Count(usize),
    Axes(Vec<i64>, Vec<i64>),
}

impl<'a> FromArg<'a, Call> for Contracted {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        match sequence(arg.value()).as_deref() {
            None => {
                let count = vm.int(arg.value())?;
                let count = usize::try_from(count)
                    .map_err(|_| vm.type_error("tensordot axes must be non-negative"))?;
                Ok(Self::Count(count))
            }
            Some([a, b]) => Ok(Self::Axes(arg::ints(vm, a)?, arg::ints(vm, b)?)),
            Some(_) => Err(vm.type_error(
                "tensordot axes argument must be an int or a pair of sequences of ints",
            )),
        }
    }
}
