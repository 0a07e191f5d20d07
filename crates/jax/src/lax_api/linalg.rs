//! `jax.lax.linalg`.

use crate::ops::systems::{self, Triangular};
use crate::ops::{R, linalg};
use crate::py::*;
use crate::row::Call;

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
    /// (Array([[4.  , 4.  ],
    ///        [0.25, 1.  ]], dtype=float32), Array([1, 1], dtype=int32), Array([1, 0], dtype=int32))
    #[native("(x)")]
    fn lu(x: &Value) -> R<Vec<Value>> {
        systems::lu(x).map(Vec::from)
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
