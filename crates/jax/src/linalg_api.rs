//! `jax.scipy.linalg`.

use crate::array::wrap;
use crate::ops::solvers::{self, QrMultiply};
use crate::ops::special_matrices as special;
use crate::ops::{R, determinants, matrix_functions, systems};
use crate::py::*;
use crate::row::{Call, Outcome, Several};
use freezeframe_array::DType;

/// Systems, factors and functions of matrices.
#[natives(scope = Call)]
mod functions {
    use super::*;

    /// The triangle whose product with its conjugate transpose is `a`: the upper one, or with `lower` the lower one.
    ///
    /// >>> jax.scipy.linalg.cholesky(jnp.array([[4.0, 2.0], [2.0, 5.0]]))
    /// Array([[2., 1.],
    ///        [0., 2.]], dtype=float32)
    #[native("(a, lower=False, overwrite_a=False, check_finite=True)")]
    fn cholesky(a: &Value, lower: bool) -> R {
        solvers::cholesky(a, lower)
    }

    /// The Cholesky factor, and whether it is the lower triangle, for `cho_solve`.
    ///
    /// >>> jax.scipy.linalg.cho_factor(jnp.array([[4.0, 2.0], [2.0, 5.0]]))[1]
    /// False
    #[native("(a, lower=False, overwrite_a=False, check_finite=True)")]
    fn cho_factor(vm: &mut Vm, a: &Value, lower: bool) -> Outcome<Py> {
        let factor = solvers::cholesky(a, lower)?;
        Ok(Py::tuple(vec![wrap(vm, factor), Py::Bool(lower)]))
    }

    /// The x with `a @ x == b`, from the Cholesky factor of `a` that `cho_factor` gives.
    ///
    /// >>> jax.scipy.linalg.cho_solve((jnp.array([[2.0, 1.0], [0.0, 2.0]]), False), jnp.array([4.0, 2.0]))
    /// Array([1., 0.], dtype=float32)
    #[native("(c_and_lower, b, overwrite_b=False, check_finite=True)")]
    fn cho_solve(vm: &mut Vm, c_and_lower: Factored, b: &Value) -> Outcome {
        let lower = vm.truth(&c_and_lower.1)?;
        Ok(solvers::cho_solve(&c_and_lower.0, b, lower)?)
    }

    /// The determinant of square matrices.
    ///
    /// >>> jax.scipy.linalg.det(jnp.array([[2.0, 0.0], [0.0, 4.0]]))
    /// Array(8., dtype=float32)
    #[native("(a, overwrite_a=False, check_finite=True)")]
    fn det(a: &Value) -> R {
        determinants::det(a)
    }

    /// The inverse of square matrices.
    ///
    /// >>> jax.scipy.linalg.inv(jnp.array([[2.0, 0.0], [0.0, 4.0]]))
    /// Array([[0.5 , 0.  ],
    ///        [0.  , 0.25]], dtype=float32)
    #[native("(a, overwrite_a=False, check_finite=True)")]
    fn inv(a: &Value) -> R {
        systems::inv(a)
    }

    /// The x with `a @ x == b`; `assume_a='pos'` where `a` is positive definite.
    ///
    /// >>> jax.scipy.linalg.solve(jnp.array([[2.0, 0.0], [0.0, 4.0]]), jnp.array([2.0, 2.0]))
    /// Array([1. , 0.5], dtype=float32)
    #[native(
        "(a, b, lower=False, overwrite_a=False, overwrite_b=False, debug=False, check_finite=True, assume_a='gen')"
    )]
    fn solve(a: &Value, b: &Value, lower: bool, assume_a: &str) -> R {
        match assume_a {
            "pos" => solvers::solve_positive(a, b, lower),
            "gen" | "sym" | "her" => systems::solve(a, b),
            _ => Err(Error::value_error(format_args!(
                "Expected assume_a to be one of ['gen', 'sym', 'her', 'pos']; got '{assume_a}'"
            ))),
        }
    }

    /// The x with `a @ x == b`, where only one triangle of `a` counts; `trans` is 1 for the transpose, 2 for the conjugate one.
    ///
    /// >>> jax.scipy.linalg.solve_triangular(jnp.array([[2.0, 0.0], [1.0, 4.0]]), jnp.array([2.0, 9.0]), lower=True)
    /// Array([1., 2.], dtype=float32)
    #[native(
        "(a, b, trans=0, lower=False, unit_diagonal=False, overwrite_b=False, debug=None, check_finite=True)"
    )]
    fn solve_triangular(
        vm: &mut Vm,
        a: &Value,
        b: &Value,
        trans: &Py,
        lower: bool,
        unit_diagonal: bool,
    ) -> Outcome {
        let trans = vm.str(trans)?;
        let trans = trans.as_str().unwrap_or_default();
        let which = (lower, unit_diagonal);
        Ok(solvers::solve_triangular(a, b, trans, which)?)
    }

    /// Triangular factors in one matrix, and with which row each row was exchanged, for `lu_solve`.
    ///
    /// >>> jax.scipy.linalg.lu_factor(jnp.array([[1.0, 2.0], [4.0, 4.0]]))[1]
    /// Array([1, 1], dtype=int32)
    #[native("(a, overwrite_a=False, check_finite=True)")]
    fn lu_factor(a: &Value) -> R<(Value, Value)> {
        solvers::lu_factor(a)
    }

    /// The x with `a @ x == b`, from the factors of `a` that `lu_factor` gives.
    ///
    /// >>> jax.scipy.linalg.lu_solve(jax.scipy.linalg.lu_factor(jnp.array([[2.0, 0.0], [0.0, 4.0]])), jnp.array([2.0, 2.0]))
    /// Array([1. , 0.5], dtype=float32)
    #[native("(lu_and_piv, b, trans=0, overwrite_b=False, check_finite=True)")]
    fn lu_solve(lu_and_piv: &[Value], b: &Value, trans: i64) -> R {
        match lu_and_piv {
            [factors, pivots] => solvers::lu_solve(factors, pivots, b, trans),
            _ => Err(Error::value_error(format_args!(
                "expected 2 values, got {}",
                lu_and_piv.len()
            ))),
        }
    }

    /// The permutation, the lower and the upper triangle whose product is `a`; with `permute_l` the first two as one.
    ///
    /// >>> jax.scipy.linalg.lu(jnp.array([[1.0, 2.0], [4.0, 4.0]]))[2]
    /// Array([[4., 4.],
    ///        [0., 1.]], dtype=float32)
    #[native("(a, permute_l=False, overwrite_a=False, check_finite=True)")]
    fn lu(a: &Value, permute_l: bool) -> R<Vec<Value>> {
        solvers::lu(a, permute_l)
    }

    /// The factors Q and R of matrices; `mode` is 'full', 'economic', or 'r' for R alone. With `pivoting`, the order of the
    /// columns comes last.
    ///
    /// >>> jax.scipy.linalg.qr(jnp.array([[3.0, 1.0], [4.0, 2.0]]))[1]
    /// Array([[-5.        , -2.2       ],
    ///        [ 0.        ,  0.39999998]], dtype=float32)
    #[native("(a, overwrite_a=False, lwork=None, mode='full', pivoting=False, check_finite=True)")]
    fn qr(a: &Value, mode: &str, pivoting: bool) -> R<Vec<Value>> {
        solvers::qr(a, mode, pivoting)
    }

    /// The product of `c` and the factor Q of `a` (`mode='right'`), or of Q and `c`, and the factor R.
    ///
    /// >>> jax.scipy.linalg.qr_multiply(jnp.array([[3.0, 1.0], [4.0, 2.0]]), jnp.eye(2))[1]
    /// Array([[-5.        , -2.2       ],
    ///        [ 0.        ,  0.39999998]], dtype=float32)
    #[native(
        "(a, c, mode='right', pivoting=False, conjugate=False, overwrite_a=False, overwrite_c=False)"
    )]
    fn qr_multiply(
        a: &Value,
        c: &Value,
        mode: &str,
        pivoting: bool,
        conjugate: bool,
    ) -> R<Vec<Value>> {
        if !matches!(mode, "right" | "left") {
            return Err(Error::value_error(format_args!(
                "mode must be 'right' or 'left', got '{mode}'"
            )));
        }
        let how = QrMultiply {
            left: mode == "left",
            pivoting,
            conjugate,
        };
        solvers::qr_multiply(a, c, how)
    }

    /// Left singular vectors, singular values and right singular vectors; or only the values.
    ///
    /// >>> jax.scipy.linalg.svd(jnp.array([[0.0, 2.0], [1.0, 0.0]]), compute_uv=False)
    /// Array([2., 1.], dtype=float32)
    #[native(
        "(a, full_matrices=True, compute_uv=True, overwrite_a=False, check_finite=True, lapack_driver='gesdd')"
    )]
    fn svd(a: &Value, full_matrices: bool, compute_uv: bool) -> R<Several> {
        solvers::svd(a, full_matrices, compute_uv).map(Several::one_or_tuple)
    }

    /// The eigenvalues of symmetric or Hermitian matrices, rising, and their eigenvectors as columns; with `b` those of the
    /// pair, `type` saying of which product.
    ///
    /// >>> jax.scipy.linalg.eigh(jnp.array([[2.0, 0.0], [0.0, 1.0]]), eigvals_only=True)
    /// Array([1., 2.], dtype=float32)
    #[native(
        "(a, b=None, lower=True, eigvals_only=False, overwrite_a=False, overwrite_b=False, turbo=True, eigvals=None, type=1, check_finite=True)"
    )]
    fn eigh(
        a: &Value,
        b: Option<Value>,
        lower: bool,
        eigvals_only: bool,
        eigvals: Option<&Py>,
        r#type: i64,
    ) -> R<Several> {
        if eigvals.is_some() && (1..=3).contains(&r#type) {
            return Err(Error::not_implemented(
                "Only the eigvals=None case of eigh is implemented.",
            ));
        }
        let found = solvers::eigh(a, b.as_ref(), (lower, eigvals_only), r#type)?;
        Ok(Several::one_or_tuple(found))
    }

    /// Square matrices as `q @ t @ q.conj().T`: the triangle `t` and `q`. With `output='complex'` of complex numbers, so that
    /// it is one.
    ///
    /// >>> jax.scipy.linalg.schur(jnp.array([[0.0, -1.0], [1.0, 0.0]]))[0]
    /// Array([[ 0., -1.],
    ///        [ 1.,  0.]], dtype=float32)
    #[native("(a, output='real')")]
    fn schur(a: &Value, output: &str) -> R<crate::row::ListOf> {
        if !matches!(output, "real" | "complex") {
            return Err(Error::value_error(format_args!(
                "Expected 'output' to be either 'real' or 'complex', got output='{output}'."
            )));
        }
        solvers::schur(a, output == "complex").map(crate::row::ListOf)
    }

    /// Square matrices turned so that they are zero below the first subdiagonal; with `calc_q`, by what too.
    ///
    /// >>> jax.scipy.linalg.hessenberg(jnp.array([[1.0, 2.0], [3.0, 4.0]]))
    /// Array([[1., 2.],
    ///        [3., 4.]], dtype=float32)
    #[native("(a, *, calc_q=False, overwrite_a=False, check_finite=True)")]
    fn hessenberg(a: &Value, calc_q: bool) -> R<Several> {
        solvers::hessenberg(a, calc_q).map(Several::one_or_tuple)
    }

    /// The unitary factor of matrices and the positive one, by singular values whatever `method` is.
    ///
    /// >>> jax.scipy.linalg.polar(jnp.array([[2.0, 0.0], [0.0, 4.0]]), method='svd')[1]
    /// Array([[2., 0.],
    ///        [0., 4.]], dtype=float32)
    #[native("(a, side='right', *, method='qdwh', eps=None, max_iterations=None)")]
    fn polar(a: &Value, side: &str, method: &str) -> R<Vec<Value>> {
        if a.ndim() < 2 {
            return Err(Error::value_error(
                "The input `a` must be at least a 2-D array.",
            ));
        }
        if !matches!(side, "right" | "left") {
            return Err(Error::value_error(
                "The argument `side` must be either 'right' or 'left'.",
            ));
        }
        match method {
            "svd" => solvers::polar(a, side == "right"),
            "qdwh" => Err(Error::not_implemented(
                "jax.scipy.linalg.polar with method='qdwh' is not implemented; pass method='svd'",
            )),
            _ => Err(Error::value_error(format_args!(
                "Unknown polar decomposition method {method}."
            ))),
        }
    }

    /// The exponential of square matrices.
    ///
    /// >>> jax.scipy.linalg.expm(jnp.zeros((2, 2)))
    /// Array([[1., 0.],
    ///        [0., 1.]], dtype=float32)
    #[native("(A, *, upper_triangular=False, max_squarings=16)")]
    #[expect(non_snake_case, reason = "Python's name")]
    fn expm(A: &Value, upper_triangular: bool, max_squarings: i64) -> R {
        matrix_functions::expm(A, upper_triangular, max_squarings)
    }

    /// The complex square root of a square matrix.
    ///
    /// >>> jax.scipy.linalg.sqrtm(jnp.array([[4.0, 0.0], [0.0, 9.0]]))
    /// Array([[2.+0.j, 0.+0.j],
    ///        [0.+0.j, 3.+0.j]], dtype=complex64)
    #[native("(A, blocksize=1)")]
    #[expect(non_snake_case, reason = "Python's name")]
    fn sqrtm(A: &Value, blocksize: i64) -> R {
        if blocksize > 1 {
            return Err(Error::not_implemented(
                "Blocked version is not implemented yet.",
            ));
        }
        matrix_functions::sqrtm(A)
    }

    /// A matrix with these matrices along its diagonal.
    ///
    /// >>> jax.scipy.linalg.block_diag(jnp.array([1, 2]), 3)
    /// Array([[1, 2, 0],
    ///        [0, 0, 3]], dtype=int32)
    #[native("(*arrs)")]
    fn block_diag(arrs: &[Value]) -> R {
        solvers::block_diag(arrs)
    }
}

/// Matrices of a certain form.
#[natives(scope = Call)]
mod matrices {
    use super::*;

    /// The matrix with `c` as first column and `r` as first row, each of whose diagonals has one value.
    ///
    /// >>> jax.scipy.linalg.toeplitz(jnp.array([1, 2, 3]))
    /// Array([[1, 2, 3],
    ///        [2, 1, 2],
    ///        [3, 2, 1]], dtype=int32)
    #[native("(c, r=None)")]
    fn toeplitz(c: &Value, r: Option<Value>) -> R {
        special::toeplitz(c, r.as_ref())
    }

    /// The matrix with `c` as first column and `r` as last row, each of whose rising diagonals has one value.
    ///
    /// >>> jax.scipy.linalg.hankel(jnp.array([1, 2]))
    /// Array([[1, 2],
    ///        [2, 0]], dtype=int32)
    #[native("(c, r=None)")]
    fn hankel(c: &Value, r: Option<Value>) -> R {
        special::hankel(c, r.as_ref())
    }

    /// The matrix with `c` as first column, each column being the one before it moved on by one.
    ///
    /// >>> jax.scipy.linalg.circulant(jnp.array([1, 2, 3]))
    /// Array([[1, 3, 2],
    ///        [2, 1, 3],
    ///        [3, 2, 1]], dtype=int32)
    #[native("(c)")]
    fn circulant(c: &Value) -> R {
        special::circulant(c)
    }

    /// The matrix with `f` as first row and `s` below the diagonal.
    ///
    /// >>> jax.scipy.linalg.leslie(jnp.array([1, 2]), jnp.array([3]))
    /// Array([[1, 2],
    ///        [3, 0]], dtype=int32)
    #[native("(f, s)")]
    fn leslie(f: &Value, s: &Value) -> R {
        special::leslie(f, s)
    }

    /// The matrix whose eigenvalues are the zeros of a polynomial.
    ///
    /// >>> jax.scipy.linalg.companion(jnp.array([1.0, 2.0, 3.0]))
    /// Array([[-2., -3.],
    ///        [ 1.,  0.]], dtype=float32)
    #[native("(a)")]
    fn companion(a: &Value) -> R {
        special::companion(a)
    }

    /// How far each two elements are from each other.
    ///
    /// >>> jax.scipy.linalg.fiedler(jnp.array([1, 3]))
    /// Array([[0, 2],
    ///        [2, 0]], dtype=int32)
    #[native("(a)")]
    fn fiedler(a: &Value) -> R {
        special::fiedler(a)
    }

    /// A matrix of five diagonals whose eigenvalues are the zeros of a polynomial.
    ///
    /// >>> jax.scipy.linalg.fiedler_companion(jnp.array([1.0, 2.0, 3.0]))
    /// Array([[-2., -3.],
    ///        [ 1.,  0.]], dtype=float32)
    #[native("(a)")]
    fn fiedler_companion(a: &Value) -> R {
        special::fiedler_companion(a)
    }

    /// The matrix whose product with a vector of `n` numbers is their convolution with `a`.
    ///
    /// >>> jax.scipy.linalg.convolution_matrix(jnp.array([1, 2]), 2)
    /// Array([[1, 0],
    ///        [2, 1],
    ///        [0, 2]], dtype=int32)
    #[native("(a, n, mode='full')")]
    fn convolution_matrix(a: &Value, n: i64, mode: &str) -> R {
        special::convolution_matrix(a, n, mode)
    }

    /// One over the sum of row and column, counted from a half.
    ///
    /// >>> jax.scipy.linalg.hilbert(2)
    /// Array([[1.        , 0.5       ],
    ///        [0.5       , 0.33333334]], dtype=float32)
    #[native("(n)")]
    fn hilbert(n: i64) -> R {
        special::hilbert(n)
    }

    /// Binomial coefficients, as a triangle (`kind` 'lower' or 'upper') or as the product of both.
    ///
    /// >>> jax.scipy.linalg.pascal(3, 'lower')
    /// Array([[1., 0., 0.],
    ///        [1., 1., 0.],
    ///        [1., 2., 1.]], dtype=float32)
    #[native("(n, kind=None)")]
    fn pascal(n: i64, kind: Option<&str>) -> R {
        special::pascal(n, kind)
    }

    /// The inverse of `pascal`.
    ///
    /// >>> jax.scipy.linalg.invpascal(2)
    /// Array([[ 2., -1.],
    ///        [-1.,  1.]], dtype=float32)
    #[native("(n, kind=None)")]
    fn invpascal(n: i64, kind: Option<&str>) -> R {
        special::invpascal(n, kind)
    }

    /// Rows of length one that stand at right angles on each other; without `full`, all but the first, which is constant.
    ///
    /// >>> jax.scipy.linalg.helmert(2)
    /// Array([[ 0.70710677, -0.70710677]], dtype=float32)
    #[native("(n, full=False)")]
    fn helmert(n: i64, full: bool) -> R {
        special::helmert(n, full)
    }

    /// Ones and minus ones, whose rows stand at right angles on each other, for a power of two.
    ///
    /// >>> jax.scipy.linalg.hadamard(2)
    /// Array([[ 1,  1],
    ///        [ 1, -1]], dtype=int32)
    #[native("(n, dtype=?)")]
    fn hadamard(n: i64, dtype: Option<DType>) -> R {
        special::hadamard(n, dtype.unwrap_or_else(crate::ops::promote::int_dtype))
    }

    /// The matrix of the Fourier transform of `n` numbers, with `scale` 'n' or 'sqrtn' divided by that.
    ///
    /// >>> jax.scipy.linalg.dft(1)
    /// Array([[1.+0.j]], dtype=complex64)
    #[native("(n, scale=None, *, dtype=None)")]
    fn dft(n: i64, scale: Option<&str>, dtype: Option<DType>) -> R {
        special::dft(n, scale, dtype)
    }
}

/// An array and something with it, as a pair.
struct Factored(Value, Py);

impl<'a> freezeframe_python::FromArg<'a, Call> for Factored {
    fn from_arg(vm: &mut Vm, arg: freezeframe_python::Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let items = vm.iterate(arg.value())?;
        let [factor, other] = items.as_slice() else {
            return Err(vm.value_error(format_args!("expected 2 values, got {}", items.len())));
        };
        let value = crate::convert::argument(vm, crate::row::Place::item(arg, 0), factor)?;
        call.operand(&value, arg.taint());
        Ok(Self(value, other.clone()))
    }
}

/// Fills `jax.scipy.linalg`.
pub(crate) fn init(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(functions::TABLE);
    module.functions(matrices::TABLE);
    Ok(())
}
