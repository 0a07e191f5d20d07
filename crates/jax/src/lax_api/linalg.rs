//! `jax.lax.linalg`.

use crate::numpy_api::Subset;
use crate::ops::factors;
use crate::ops::systems::{self, Triangular};
use crate::ops::{R, linalg};
use crate::py::*;
use crate::row::{Call, ListOf, Several};
use freezeframe_core::Linalg;
use freezeframe_python::{Arg, FromArg};

/// Factors of matrices, in the last two axes of their arguments.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The lower triangle L with `L @ L.conj().T == x`, for Hermitian positive definite matrices; NaN for others.
    ///
    /// >>> lax.linalg.cholesky(jnp.array([[4.0, 2.0], [2.0, 5.0]]))
    /// Array([[2., 0.],
    ///        [1., 2.]], dtype=float32)
    #[native("(x, *, symmetrize_input=True)")]
    fn cholesky(x: &Value, symmetrize_input: bool) -> R {
        linalg::lax_cholesky(x, symmetrize_input)
    }

    /// Triangular factors with partial pivoting: L below the diagonal and U on and above it in one matrix, with which row
    /// each row was exchanged, and the permutation of the rows that this makes.
    ///
    /// >>> lax.linalg.lu(jnp.array([[1.0, 2.0], [4.0, 4.0]]))
    /// [Array([[4.  , 4.  ],
    ///        [0.25, 1.  ]], dtype=float32), Array([1, 1], dtype=int32), Array([1, 0], dtype=int32)]
    #[native("(x)")]
    fn lu(x: &Value) -> R<ListOf> {
        systems::lu(x).map(|found| ListOf(found.into()))
    }

    /// The factors Q and R of matrices; with `pivoting`, of the columns in the order of an array that comes third.
    ///
    /// >>> lax.linalg.qr(jnp.array([[3.0, 1.0], [4.0, 2.0]]))[1]
    /// Array([[-5.        , -2.2       ],
    ///        [ 0.        ,  0.39999998]], dtype=float32)
    #[native("(x, *, pivoting=False, full_matrices=True, use_magma=None)")]
    fn qr(x: &Value, pivoting: bool, full_matrices: bool) -> R<Vec<Value>> {
        factors::lax_qr(x, full_matrices, pivoting)
    }

    /// Left singular vectors, singular values and right singular vectors; or only the values.
    ///
    /// >>> lax.linalg.svd(jnp.array([[0.0, 2.0], [1.0, 0.0]]), compute_uv=False)
    /// Array([2., 1.], dtype=float32)
    #[native("(x, *, full_matrices=True, compute_uv=True, subset_by_index=None, algorithm=None)")]
    fn svd(
        x: &Value,
        full_matrices: bool,
        compute_uv: bool,
        subset_by_index: Subset,
        algorithm: Member,
    ) -> R<Several> {
        let what = factors::Svd {
            full_matrices,
            compute_uv,
            hermitian: false,
            subset_by_index: subset_by_index.0,
            algorithm: algorithm.0,
        };
        factors::lax_svd(x, &what).map(Several::one_or_tuple)
    }

    /// The eigenvectors of symmetric or Hermitian matrices as columns, and their eigenvalues, rising.
    ///
    /// >>> lax.linalg.eigh(jnp.array([[2.0, 0.0], [0.0, 1.0]]))[1]
    /// Array([1., 2.], dtype=float32)
    #[native(
        "(x, *, lower=True, symmetrize_input=True, sort_eigenvalues=True, subset_by_index=None, implementation=None)"
    )]
    fn eigh(
        x: &Value,
        lower: bool,
        symmetrize_input: bool,
        sort_eigenvalues: bool,
        subset_by_index: Subset,
        implementation: Member,
    ) -> R<(Value, Value)> {
        let how = factors::Eigh {
            lower,
            symmetrize_input,
            sort_eigenvalues,
            subset_by_index: subset_by_index.0,
            algorithm: implementation.0,
        };
        factors::lax_eigh(x, &how)
    }

    /// The eigenvalues of square matrices, and their left and right eigenvectors as columns, as far as they are wanted.
    ///
    /// >>> lax.linalg.eig(jnp.array([[0.0, -1.0], [1.0, 0.0]]))[0]
    /// Array([0.+1.j, 0.-1.j], dtype=complex64)
    #[native(
        "(x, *, compute_left_eigenvectors=True, compute_right_eigenvectors=True, enable_eigvec_derivs=False, implementation=None, use_magma=None)"
    )]
    fn eig(
        x: &Value,
        compute_left_eigenvectors: bool,
        compute_right_eigenvectors: bool,
        enable_eigvec_derivs: bool,
        implementation: Member,
    ) -> R<ListOf> {
        let what = factors::Eig {
            left: compute_left_eigenvectors,
            right: compute_right_eigenvectors,
            enable_eigvec_derivs,
            implementation: implementation.0,
        };
        factors::lax_eig(x, &what).map(ListOf)
    }

    /// Square matrices as `q @ t @ q.conj().T`: the triangle `t`, with blocks of two rows where real numbers have complex
    /// eigenvalues, and `q`.
    ///
    /// >>> lax.linalg.schur(jnp.array([[0.0, -1.0], [1.0, 0.0]]))[0]
    /// Array([[ 0., -1.],
    ///        [ 1.,  0.]], dtype=float32)
    #[native("(x, *, compute_schur_vectors=True, sort_eig_vals=False, select_callable=None)")]
    fn schur(x: &Value, compute_schur_vectors: bool, sort_eig_vals: bool) -> R<ListOf> {
        let op = Linalg::Schur {
            compute_schur_vectors,
            sort_eig_vals,
        };
        factors::apply(op, std::slice::from_ref(x)).map(ListOf)
    }

    /// Square matrices as reflections make them zero below the first subdiagonal; there stand the reflections, and their
    /// factors are the second result.
    ///
    /// >>> lax.linalg.hessenberg(jnp.eye(2))[1]
    /// Array([0.], dtype=float32)
    #[native("(a)")]
    fn hessenberg(a: &Value) -> R<ListOf> {
        factors::apply(Linalg::Hessenberg, std::slice::from_ref(a)).map(ListOf)
    }

    /// Symmetric matrices as reflections make them tridiagonal: packed with the reflections, the diagonal, what is beside it,
    /// and the factors of the reflections.
    ///
    /// >>> lax.linalg.tridiagonal(jnp.array([[2.0, 1.0], [1.0, 3.0]]))[1]
    /// Array([2., 3.], dtype=float32)
    #[native("(a, *, lower=True)")]
    fn tridiagonal(a: &Value, lower: bool) -> R<ListOf> {
        factors::apply(Linalg::Tridiagonal { lower }, std::slice::from_ref(a)).map(ListOf)
    }

    /// The solution of systems with tridiagonal matrices: what is below the diagonal, from the second element on, the
    /// diagonal, what is above it, all but the last, and the right sides as columns.
    ///
    /// >>> lax.linalg.tridiagonal_solve(jnp.zeros(2), jnp.array([2.0, 4.0]), jnp.zeros(2), jnp.ones((2, 1)))
    /// Array([[0.5 ],
    ///        [0.25]], dtype=float32)
    #[native("(dl, d, du, b, *, perturb_singular=False)")]
    fn tridiagonal_solve(
        dl: &Value,
        d: &Value,
        du: &Value,
        b: &Value,
        perturb_singular: bool,
    ) -> R {
        let args = [dl.clone(), d.clone(), du.clone(), b.clone()];
        factors::apply_one(Linalg::TridiagonalSolve { perturb_singular }, &args)
    }

    /// The product of the reflections that stand below the diagonal of a matrix, with these factors.
    ///
    /// >>> lax.linalg.householder_product(jnp.eye(2), jnp.zeros(2))
    /// Array([[ 1.,  0.],
    ///        [-0.,  1.]], dtype=float32)
    #[native("(a, taus)")]
    fn householder_product(a: &Value, taus: &Value) -> R {
        factors::apply_one(Linalg::HouseholderProduct, &[a.clone(), taus.clone()])
    }

    /// The product of the reflections that stand below the diagonal of a matrix, and `c`; the other way round with
    /// `left=False`.
    ///
    /// >>> lax.linalg.ormqr(jnp.eye(2), jnp.zeros(2), jnp.ones((2, 1))).shape
    /// (2, 1)
    #[native("(a, taus, c, *, left=True, transpose=False)")]
    fn ormqr(a: &Value, taus: &Value, c: &Value, left: bool, transpose: bool) -> R {
        let args = [a.clone(), taus.clone(), c.clone()];
        factors::apply_one(Linalg::Ormqr { left, transpose }, &args)
    }

    /// The permutation that exchanges of rows make, each row with the one that is named for it.
    ///
    /// >>> lax.linalg.lu_pivots_to_permutation(jnp.array([2, 1]), 3)
    /// Array([2, 1, 0], dtype=int32)
    #[native("(pivots, permutation_size)")]
    fn lu_pivots_to_permutation(pivots: &Value, permutation_size: i64) -> R {
        let op = Linalg::LuPivotsToPermutation {
            permutation_size: usize::try_from(permutation_size).unwrap_or_default(),
        };
        factors::apply_one(op, std::slice::from_ref(pivots))
    }

    /// The upper Cholesky factor of `r.T @ r` plus the product of a vector with itself.
    ///
    /// >>> lax.linalg.cholesky_update(jnp.eye(2), jnp.array([0.0, 0.0]))
    /// Array([[1., 0.],
    ///        [0., 1.]], dtype=float32)
    #[native("(r_matrix, w_vector)")]
    fn cholesky_update(r_matrix: &Value, w_vector: &Value) -> R {
        factors::apply_one(
            Linalg::CholeskyUpdate,
            &[r_matrix.clone(), w_vector.clone()],
        )
    }

    /// `alpha * a @ a.T + beta * c`, for a symmetric `c`.
    ///
    /// >>> lax.linalg.symmetric_product(jnp.ones((2, 3)), jnp.zeros((2, 2)))
    /// Array([[3., 3.],
    ///        [3., 3.]], dtype=float32)
    #[native("(a_matrix, c_matrix, *, alpha=1.0, beta=0.0, symmetrize_output=False)")]
    fn symmetric_product(
        a_matrix: &Value,
        c_matrix: &Value,
        alpha: Shown,
        beta: Shown,
        symmetrize_output: bool,
    ) -> R {
        factors::symmetric_product(a_matrix, c_matrix, [alpha.0, beta.0], symmetrize_output)
    }

    /// The x with `a @ x == b`, or with `x @ a == b`, where only the upper or the lower triangle of `a` counts.
    ///
    /// >>> lax.linalg.triangular_solve(jnp.array([[2.0, 0.0], [1.0, 4.0]]), jnp.array([2.0, 9.0]), left_side=True, lower=True)
    /// Array([1., 2.], dtype=float32)
    #[native(
        "(a, b, *, left_side=False, lower=False, transpose_a=False, conjugate_a=False, unit_diagonal=False)"
    )]
    #[expect(
        clippy::fn_params_excessive_bools,
        reason = "Python's signature has them, each by its name"
    )]
    fn triangular_solve(
        a: &Value,
        b: &Value,
        left_side: bool,
        lower: bool,
        transpose_a: bool,
        conjugate_a: bool,
        unit_diagonal: bool,
    ) -> R {
        let which = Triangular {
            left_side,
            lower,
            transpose_a,
            conjugate_a,
            unit_diagonal,
        };
        systems::triangular_solve(a, b, which)
    }
}

/// A member of an enumeration, as Python shows it, if one is given.
pub(crate) struct Member(Option<Rc<str>>);

impl<'a> FromArg<'a, Call> for Member {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let Some(value) = arg.some() else {
            return Ok(Self(None));
        };
        let shown = vm.str(value)?;
        Ok(Self(Some(shown.as_str().unwrap_or_default().into())))
    }
}

/// A number, and how Python shows it.
pub(crate) struct Shown((f64, Rc<str>));

impl<'a> FromArg<'a, Call> for Shown {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let value = arg.value();
        let number = vm.float(value)?;
        Ok(Self((number, vm.repr(value)?.into())))
    }
}
