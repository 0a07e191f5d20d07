//! Factors of matrices, and what is built from them.

use crate::{BinaryOp, DotDims, Error, Linalg, Result};
use freezeframe_array::{Array, Scalar, kernel};

/// The results of one of the primitives of `lax.linalg`.
pub(super) fn evaluate(op: &Linalg, args: &[&Array]) -> Result<Vec<Array>> {
    check_offered(op, args)?;
    let one = |array: Array| Ok(vec![array]);
    match (op, args) {
        (Linalg::Eigh { lower, .. }, [x]) => Ok(kernel::eigh(x, *lower)?.into()),
        (
            Linalg::Eig {
                compute_left_eigenvectors,
                compute_right_eigenvectors,
                ..
            },
            [x],
        ) => {
            let [values, left, right] = kernel::eig(x)?;
            let mut found = vec![values];
            found.extend(compute_left_eigenvectors.then_some(left));
            found.extend(compute_right_eigenvectors.then_some(right));
            Ok(found)
        }
        (
            Linalg::Svd {
                compute_uv,
                full_matrices,
                ..
            },
            [x],
        ) => {
            if !compute_uv {
                return one(kernel::singular_values(x)?);
            }
            let [left, values, right] = kernel::svd(x, *full_matrices)?;
            Ok(vec![values, left, right])
        }
        (
            Linalg::Qr {
                full_matrices,
                pivoting,
            },
            [x],
        ) => Ok(kernel::qr(x, *full_matrices, *pivoting)?),
        (Linalg::Geqrf, [x]) => {
            let (packed, factors) = kernel::geqrf(x)?;
            Ok(vec![packed, factors])
        }
        (Linalg::Geqp3, [x, order]) => Ok(kernel::geqp3(x, order)?.into()),
        (Linalg::HouseholderProduct, [x, factors]) => one(kernel::householder_product(x, factors)?),
        (Linalg::Ormqr { left, transpose }, [x, factors, c]) => {
            one(kernel::ormqr(x, factors, c, *left, *transpose)?)
        }
        (Linalg::Hessenberg, [x]) => Ok(kernel::hessenberg(x)?.into()),
        (
            Linalg::Schur {
                compute_schur_vectors,
                ..
            },
            [x],
        ) => {
            let mut found = Vec::from(kernel::schur(x)?);
            found.truncate(1 + usize::from(*compute_schur_vectors));
            Ok(found)
        }
        (Linalg::Tridiagonal { lower }, [x]) => Ok(kernel::tridiagonal(x, *lower)?.into()),
        (Linalg::TridiagonalSolve { perturb_singular }, [below, diagonal, above, b]) => one(
            kernel::tridiagonal_solve([below, diagonal, above], b, *perturb_singular)?,
        ),
        (Linalg::LuPivotsToPermutation { permutation_size }, [pivots]) => {
            one(kernel::pivots_to_permutation(pivots, *permutation_size)?)
        }
        (Linalg::CholeskyUpdate, [r, w]) => one(kernel::cholesky_update(r, w)?),
        (Linalg::SymmetricProduct { alpha, beta }, [a, c]) => {
            one(symmetric_product(a, c, alpha.0, beta.0)?)
        }
        _ => Err(Error::type_error(format_args!(
            "{} does not take {} operands",
            op.name(),
            args.len()
        ))),
    }
}

/// JAX's error for what it offers on other devices than a CPU.
fn check_offered(op: &Linalg, args: &[&Array]) -> Result<()> {
    let dims = args.first().map_or(&[][..], |it| it.shape().dims());
    let size = dims.iter().rev().take(2).copied().min().unwrap_or(0);
    let is_part = |subset: &Option<(usize, usize)>| subset.is_some_and(|it| it != (0, size));
    let refused = |text: &str| Err(Error::not_implemented(text));
    match op {
        Linalg::Eigh {
            algorithm,
            subset_by_index,
            ..
        } => match algorithm.as_deref() {
            _ if is_part(subset_by_index) => {
                refused("subset_by_index not supported on CPU and GPU")
            }
            Some("EighImplementation.QDWH") => {
                refused("QDWH implementation is only supported on TPU")
            }
            Some("EighImplementation.JACOBI") => {
                refused("Jacobi implementation is not supported on CPU")
            }
            _ => Ok(()),
        },
        Linalg::Svd {
            algorithm,
            subset_by_index,
            ..
        } => match algorithm.as_deref() {
            _ if is_part(subset_by_index) => {
                refused("subset_by_index not implemented for CPU and GPU")
            }
            Some("SvdAlgorithm.JACOBI" | "SvdAlgorithm.POLAR") => {
                refused("The SVD Jacobi and Polar algorithms are not implemented on CPU.")
            }
            _ => Ok(()),
        },
        Linalg::Eig {
            implementation: Some(implementation),
            ..
        } if &**implementation != "EigImplementation.LAPACK" => Err(Error::value_error(
            "Only the lapack implementation is supported on CPU.",
        )),
        Linalg::Schur {
            sort_eig_vals: true,
            ..
        } => refused("The sort feature of LAPACK's gees routine is not implemented."),
        _ => Ok(()),
    }
}

/// `alpha a a^T + beta c`.
fn symmetric_product(a: &Array, c: &Array, alpha: f64, beta: f64) -> Result<Array> {
    let batch: Vec<usize> = (0..a.ndim() - 2).collect();
    let dims = DotDims {
        lhs_contracting: vec![a.ndim() - 1],
        rhs_contracting: vec![a.ndim() - 1],
        lhs_batch: batch.clone(),
        rhs_batch: batch,
    };
    let times = |x: &Array, factor: f64| {
        let factor = Array::from_scalar(x.dtype(), Scalar::Float(factor));
        kernel::binary(BinaryOp::Mul, &factor, x)
    };
    let product = times(&kernel::dot_general(a, a, &dims, None)?, alpha)?;
    Ok(kernel::binary(BinaryOp::Add, &product, &times(c, beta)?)?)
}
