//! `jax.numpy.linalg`.

use super::products::Contracted;
use crate::ops::factors::{self, Svd};
use crate::ops::matrices::{self, Order};
use crate::ops::reduce::Options;
use crate::ops::{R, creation, determinants, linalg, systems};
use crate::py::*;
use crate::row::{Axes, Call, Named, OneOrNamed};
use crate::sharding::OutSharding;
use freezeframe_array::DType;
use freezeframe_python::stdlib::NamedTuple;
use freezeframe_python::{Arg, FromArg};

/// Linear algebra: norms, decompositions, systems and products.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The length of vectors, or the size of matrices, along `axis` or of everything: by default the root of the sum of the
    /// squares.
    ///
    /// Of matrices, `ord` is 1, 2, `inf`, their negatives, `'fro'` or `'nuc'`; of vectors any number.
    ///
    /// >>> jnp.linalg.norm(jnp.array([3.0, 4.0]))
    /// Array(5., dtype=float32)
    #[native("(x, ord=None, axis=None, keepdims=False)")]
    fn norm(ord: Which<'_>, axis: Axes, keepdims: bool, x: &Value) -> R {
        matrices::norm(x, ord.0, axis.0.as_deref(), keepdims)
    }

    /// The length of vectors along `axis`, or of all elements as one vector.
    ///
    /// >>> jnp.linalg.vector_norm(jnp.array([3.0, 4.0]))
    /// Array(5., dtype=float32)
    #[native("(x, /, *, axis=None, keepdims=False, ord=2)")]
    fn vector_norm(ord: Which<'_>, axis: Axes, keepdims: bool, x: &Value) -> R {
        let options = Options {
            axes: axis.0,
            keepdims,
            ..Options::default()
        };
        matrices::vector_norm(x, ord.0, &options)
    }

    /// The size of matrices in the last two axes; `ord` as for `norm`.
    ///
    /// >>> jnp.linalg.matrix_norm(jnp.array([[3.0, 0.0], [0.0, 4.0]]), ord=2)
    /// Array(4., dtype=float32)
    #[native("(x, /, *, keepdims=False, ord='fro')")]
    fn matrix_norm(ord: Which<'_>, keepdims: bool, x: &Value) -> R {
        matrices::norm(x, ord.0, Some(&[-2, -1]), keepdims)
    }

    /// How much a system with this matrix amplifies errors: the norm of the matrix times that of its inverse.
    ///
    /// A ValueError where a norm needs a square matrix and it is none.
    ///
    /// >>> jnp.linalg.cond(jnp.array([[4.0, 0.0], [0.0, 2.0]]))
    /// Array(2., dtype=float32)
    #[native("(x, p=None)")]
    fn cond(p: Which<'_>, x: &Value) -> R {
        matrices::cond(x, p.0)
    }

    /// How many singular values are larger than a tolerance.
    ///
    /// >>> jnp.linalg.matrix_rank(jnp.array([[1.0, 2.0], [2.0, 4.0]]))
    /// Array(1, dtype=int32)
    #[native("(M, rtol=None, *, hermitian=False, tol=None)")]
    #[expect(non_snake_case, reason = "Python's name")]
    fn matrix_rank(hermitian: bool, M: &Value, rtol: Option<Value>, tol: Option<Value>) -> R {
        if tol.is_some() && rtol.is_some() {
            return Err(Error::value_error(
                "matrix_rank: only one of tol or rtol may be specified.",
            ));
        }
        matrices::matrix_rank(M, rtol.or(tol).as_ref(), hermitian)
    }

    /// The matrix P with `a @ P @ a == a` that is nearest to an inverse, for matrices of any shape.
    ///
    /// >>> jnp.linalg.pinv(jnp.array([[2.0, 0.0], [0.0, 4.0]]))
    /// Array([[0.5 , 0.  ],
    ///        [0.  , 0.25]], dtype=float32)
    #[native("(a, rtol=None, hermitian=False, *, rcond=None)")]
    fn pinv(a: &Value, rtol: Option<Value>, hermitian: bool, rcond: Option<Value>) -> R {
        if rcond.is_some() && rtol.is_some() {
            return Err(Error::value_error(
                "pinv: only one of rtol and rcond may be specified.",
            ));
        }
        matrices::pinv(a, rtol.or(rcond).as_ref(), hermitian)
    }

    /// The x for which `a @ x` is as near to `b` as can be, the squares of what is left over for each column, the rank of `a`
    /// and its singular values.
    ///
    /// >>> jnp.linalg.lstsq(jnp.array([[1.0, 0.0], [0.0, 2.0], [0.0, 0.0]]), jnp.array([1.0, 4.0, 3.0]))[0]
    /// Array([1., 2.], dtype=float32)
    #[native("(a, b, rcond=None, *, numpy_resid=False)")]
    fn lstsq(a: &Value, b: &Value, rcond: Option<Value>, numpy_resid: bool) -> R<Vec<Value>> {
        matrices::lstsq(a, b, rcond.as_ref(), numpy_resid)
    }

    /// The factors Q and R of matrices: Q of columns that stand at right angles on each other, R a triangle.
    ///
    /// `mode` is 'reduced', 'complete' for a square Q, 'r' for R alone, or 'raw' for the reflections as LAPACK packs them.
    ///
    /// >>> jnp.linalg.qr(jnp.array([[3.0, 1.0], [4.0, 2.0]]), mode='r')
    /// Array([[-5.        , -2.2       ],
    ///        [ 0.        ,  0.39999998]], dtype=float32)
    #[native("(a, mode='reduced')")]
    fn qr(mode: &str, a: &Value) -> R<OneOrNamed> {
        Ok(OneOrNamed(&QR, factors::qr(a, mode)?))
    }

    /// Singular values, falling, with the left vectors as columns and the right ones as rows; or only the values.
    ///
    /// Without `full_matrices`, only as many vectors as values. With `hermitian`, by the eigenvalues of the matrix.
    ///
    /// >>> jnp.linalg.svd(jnp.array([[0.0, 2.0], [1.0, 0.0]]), compute_uv=False)
    /// Array([2., 1.], dtype=float32)
    #[native("(a, full_matrices=True, compute_uv=True, hermitian=False, subset_by_index=None)")]
    fn svd(
        full_matrices: bool,
        compute_uv: bool,
        hermitian: bool,
        subset_by_index: Subset,
        a: &Value,
    ) -> R<OneOrNamed> {
        let what = Svd {
            full_matrices,
            compute_uv,
            hermitian,
            subset_by_index: subset_by_index.0,
            algorithm: None,
        };
        Ok(OneOrNamed(&SVD, factors::svd(a, &what)?))
    }

    /// The singular values of matrices, falling.
    ///
    /// >>> jnp.linalg.svdvals(jnp.array([[0.0, 2.0], [1.0, 0.0]]))
    /// Array([2., 1.], dtype=float32)
    #[native("(x, /)")]
    fn svdvals(x: &Value) -> R {
        factors::svdvals(x)
    }

    /// The eigenvalues of symmetric or Hermitian matrices, rising, and their eigenvectors as columns.
    ///
    /// The matrix is made symmetric first, or with `symmetrize_input=False` only one triangle counts.
    ///
    /// >>> jnp.linalg.eigh(jnp.array([[2.0, 0.0], [0.0, 1.0]])).eigenvalues
    /// Array([1., 2.], dtype=float32)
    #[native("(a, UPLO=None, symmetrize_input=True)")]
    #[expect(non_snake_case, reason = "Python's name")]
    fn eigh(UPLO: Option<&Py>, symmetrize_input: bool, a: &Value) -> R<Named> {
        let (values, vectors) = factors::eigh(a, text_of(UPLO), symmetrize_input)?;
        Ok(Named(&EIGH, vec![values, vectors]))
    }

    /// The eigenvalues of symmetric or Hermitian matrices, rising.
    ///
    /// >>> jnp.linalg.eigvalsh(jnp.array([[2.0, 1.0], [1.0, 2.0]]))
    /// Array([1., 3.], dtype=float32)
    #[native("(a, UPLO='L', *, symmetrize_input=True)")]
    #[expect(non_snake_case, reason = "Python's name")]
    fn eigvalsh(UPLO: Option<&Py>, symmetrize_input: bool, a: &Value) -> R {
        factors::eigvalsh(a, text_of(UPLO), symmetrize_input)
    }

    /// The eigenvalues of square matrices, which are complex, and their eigenvectors as columns. Without derivative.
    ///
    /// >>> jnp.linalg.eig(jnp.array([[2.0, 0.0], [0.0, 1.0]])).eigenvalues
    /// Array([2.+0.j, 1.+0.j], dtype=complex64)
    #[native("(a)")]
    fn eig(a: &Value) -> R<Named> {
        Ok(Named(&EIG, factors::eig(a)?))
    }

    /// The eigenvalues of square matrices, which are complex.
    ///
    /// >>> jnp.linalg.eigvals(jnp.array([[0.0, -1.0], [1.0, 0.0]]))
    /// Array([0.+1.j, 0.-1.j], dtype=complex64)
    #[native("(a)")]
    fn eigvals(a: &Value) -> R {
        factors::eigvals(a)
    }

    /// The inverse of a tensor: of the matrix whose rows are the first `ind` axes, and whose columns the others.
    ///
    /// >>> jnp.linalg.tensorinv(jnp.eye(6).reshape(2, 3, 3, 2)).shape
    /// (3, 2, 2, 3)
    #[native("(a, ind=2)")]
    fn tensorinv(ind: i64, a: &Value) -> R {
        matrices::tensorinv(a, ind)
    }

    /// The x for which `tensordot(a, x, x.ndim)` is `b`; `axes` of `a` go to its end first.
    ///
    /// >>> jnp.linalg.tensorsolve(jnp.eye(6).reshape(2, 3, 6), jnp.ones((2, 3))).shape
    /// (6,)
    #[native("(a, b, axes=None)")]
    fn tensorsolve(axes: Axes, a: &Value, b: &Value) -> R {
        matrices::tensorsolve(a, b, axes.0.as_deref())
    }

    /// The product of several matrices; the first and the last may be vectors.
    ///
    /// >>> jnp.linalg.multi_dot([jnp.ones((2, 3)), jnp.ones((3, 4)), jnp.ones(4)])
    /// Array([12., 12.], dtype=float32)
    #[native("(arrays, *, precision=None)")]
    fn multi_dot(arrays: &[Value]) -> R {
        matrices::multi_dot(arrays)
    }

    /// The sum of the products along an axis, the elements of `x1` conjugated.
    ///
    /// >>> jnp.linalg.vecdot(jnp.ones((2, 3)), jnp.arange(3.0))
    /// Array([3., 3.], dtype=float32)
    #[native("(x1, x2, /, *, axis=-1, precision=None, preferred_element_type=None)")]
    fn vecdot(axis: i64, x1: &Value, x2: &Value) -> R {
        matrices::vecdot(x1, x2, axis)
    }

    /// The sum of products over several axes: the last `axes` of `x1` and the first of `x2`, or those that a pair names.
    ///
    /// >>> jnp.linalg.tensordot(jnp.ones((2, 3, 4)), jnp.ones((3, 4, 5))).shape
    /// (2, 5)
    #[native(
        "(x1, x2, /, *, axes=2, precision=None, preferred_element_type=None, out_sharding=None)"
    )]
    fn tensordot(axes: Contracted, out_sharding: OutSharding, x1: &Value, x2: &Value) -> R {
        out_sharding.within(|| match &axes {
            Contracted::Count(count) => linalg::tensordot_count(x1, x2, *count),
            Contracted::Axes(first, second) => linalg::tensordot(x1, x2, first, second),
        })
    }

    /// The matrices transposed.
    ///
    /// >>> jnp.linalg.matrix_transpose(jnp.zeros((2, 3, 4))).shape
    /// (2, 4, 3)
    #[native("(x, /)")]
    fn matrix_transpose(x: &Value) -> R {
        if x.ndim() < 2 {
            return Err(Error::value_error(format_args!(
                "matrix_transpose requires at least 2 dimensions; got ndim={}",
                x.ndim()
            )));
        }
        linalg::transposed(x)
    }

    /// The diagonals of matrices.
    ///
    /// >>> jnp.linalg.diagonal(jnp.array([[1, 2], [3, 4]]))
    /// Array([1, 4], dtype=int32)
    #[native("(x, /, *, offset=0)")]
    fn diagonal(offset: i64, x: &Value) -> R {
        creation::diagonal(x, offset, -2, -1)
    }

    /// The sums of the diagonals of matrices.
    ///
    /// >>> jnp.linalg.trace(jnp.array([[1, 2], [3, 4]]))
    /// Array(5, dtype=int32)
    #[native("(x, /, *, offset=0, dtype=None)")]
    fn trace(offset: i64, dtype: Option<DType>, x: &Value) -> R {
        creation::trace(x, offset, -2, -1, dtype)
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
        if x1.ndim() != 1 || x2.ndim() != 1 {
            return Err(Error::value_error(format_args!(
                "Input arrays must be one-dimensional, but they are x1.ndim={} x2.ndim={}",
                x1.ndim(),
                x2.ndim()
            )));
        }
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

static QR: NamedTuple = result("QRResult", &["Q", "R"]);
static SVD: NamedTuple = result("SVDResult", &["U", "S", "Vh"]);
static EIGH: NamedTuple = result("EighResult", &["eigenvalues", "eigenvectors"]);
static EIG: NamedTuple = result("EigResult", &["eigenvalues", "eigenvectors"]);

/// A text, if it is one.
fn text_of(value: Option<&Py>) -> Option<&str> {
    value.map(|it| it.as_str().unwrap_or_default())
}

/// Which norm: a number, a name, or `None` for the usual one.
pub(crate) struct Which<'a>(pub(crate) Order<'a>);

impl<'a> FromArg<'a, Call> for Which<'a> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let order = match arg.some() {
            None => Order::Usual,
            Some(order) => match order.as_str() {
                Some(name) => Order::Name(name),
                None => Order::Number(vm.float(order)?),
            },
        };
        Ok(Self(order))
    }
}

/// From which to which singular value or eigenvalue, if not all.
pub(crate) struct Subset(pub(crate) Option<(usize, usize)>);

impl<'a> FromArg<'a, Call> for Subset {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let Some(value) = arg.some() else {
            return Ok(Self(None));
        };
        match *crate::arg::sizes(vm, value)?.as_slice() {
            [start, end] => Ok(Self(Some((start, end)))),
            _ => Err(vm.value_error("subset_by_index must be a pair of ints")),
        }
    }
}

/// Fills `jax.numpy.linalg`.
pub(crate) fn init_linalg(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(functions::TABLE);
    Ok(())
}
