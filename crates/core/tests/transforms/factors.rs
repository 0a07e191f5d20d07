//! Cases of factors of matrices.

use super::cases::{apply, case};
use super::{Case, sample};
use freezeframe_array::Array;
use freezeframe_core::*;

/// Those of all primitives of `lax.linalg`.
pub(crate) fn factor_cases() -> Vec<Case> {
    [
        eigen_cases(),
        singular_cases(),
        orthogonal_cases(),
        other_cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A function of one matrix.
fn of(name: &'static str, op: Linalg, dims: &[usize]) -> Case {
    apply(
        name,
        Primitive::Linalg(op),
        vec![sample(3, dims, -1.0, 1.0)],
    )
}

/// The parts of complex results.
fn parts(values: &[Value]) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    for value in values {
        for op in [UnaryOp::Real, UnaryOp::Imag] {
            all.push(bind1(&Primitive::Unary(op), std::slice::from_ref(value))?);
        }
    }
    Ok(all)
}

fn eigen_cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for lower in [true, false] {
        let eigh = Primitive::Linalg(Linalg::Eigh {
            algorithm: None,
            lower,
            sort_eigenvalues: true,
            subset_by_index: None,
        });
        cases.push(case(
            "eigh",
            vec![sample(2, &[3, 3], -1.0, 1.0)],
            move |args| {
                let sum = lax::add(&args[0], &lax::transpose(&args[0], &[1, 0])?)?;
                bind(&eigh, &[sum])
            },
        ));
    }
    for (left, right) in [(false, false), (false, true), (true, true)] {
        let eig = Primitive::Linalg(Linalg::Eig {
            compute_left_eigenvectors: left,
            compute_right_eigenvectors: right,
            enable_eigvec_derivs: true,
            implementation: None,
        });
        // Eigenvalues far from each other, so that no vector changes its sign.
        let apart: Value =
            Array::from_vec(vec![1.0, 0.0, 0.0, 0.0, 4.0, 0.0, 0.0, 0.0, 9.0], [3, 3])
                .unwrap()
                .into();
        let args = vec![sample(1, &[3, 3], -1.0, 1.0)];
        cases.push(case("eig", args, move |args| {
            parts(&bind(&eig, &[lax::add(&args[0], &apart)?])?)
        }));
    }
    cases
}

fn singular_cases() -> Vec<Case> {
    let svd = |compute_uv: bool, full_matrices: bool| Linalg::Svd {
        algorithm: None,
        compute_uv,
        full_matrices,
        subset_by_index: None,
    };
    let mut cases = vec![of("svd", svd(true, true), &[3, 3])];
    for dims in [[3, 3], [4, 3], [3, 4], [5, 2], [2, 5]] {
        cases.push(of("svd", svd(true, false), &dims));
        cases.push(of("svd", svd(false, false), &dims));
    }
    cases
}

fn orthogonal_cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for dims in [[3, 3], [4, 3], [3, 4]] {
        for (full_matrices, pivoting) in [(false, false), (true, false), (false, true)] {
            if pivoting && dims[0] < dims[1] {
                // JAX's rule takes the columns as they were before they were exchanged.
                continue;
            }
            let qr = Linalg::Qr {
                full_matrices,
                pivoting,
            };
            cases.push(of("qr", qr, &dims));
        }
    }
    cases.push(of("geqrf", Linalg::Geqrf, &[4, 3]));
    let order: Value = Array::from_vec(vec![0i32; 3], [3]).unwrap().into();
    let packed = sample(1, &[4, 3], -1.0, 1.0);
    let factors = sample(2, &[3], 0.5, 1.0);
    let geqp3 = Primitive::Linalg(Linalg::Geqp3);
    cases.push(case("geqp3", vec![packed.clone()], move |args| {
        bind(&geqp3, &[args[0].clone(), order.clone()])
    }));
    cases.push(apply(
        "householder_product",
        Primitive::Linalg(Linalg::HouseholderProduct),
        vec![packed.clone(), factors.clone()],
    ));
    for (left, transpose) in [(true, false), (true, true), (false, false), (false, true)] {
        let dims: &[usize] = if left { &[4, 2] } else { &[2, 4] };
        cases.push(apply(
            "ormqr",
            Primitive::Linalg(Linalg::Ormqr { left, transpose }),
            vec![packed.clone(), factors.clone(), sample(4, dims, -1.0, 1.0)],
        ));
    }
    cases
}

fn other_cases() -> Vec<Case> {
    let band = |seed: u32, low: f64, high: f64| sample(seed, &[4], low, high);
    let number = |value: f64| (value, "number".into());
    let pivots: Value = Array::from_vec(vec![2i32, 1], [2]).unwrap().into();
    vec![
        of("hessenberg", Linalg::Hessenberg, &[4, 4]),
        of(
            "schur",
            Linalg::Schur {
                compute_schur_vectors: true,
                sort_eig_vals: false,
            },
            &[3, 3],
        ),
        of("tridiagonal", Linalg::Tridiagonal { lower: true }, &[4, 4]),
        of("tridiagonal", Linalg::Tridiagonal { lower: false }, &[4, 4]),
        apply(
            "tridiagonal_solve",
            Primitive::Linalg(Linalg::TridiagonalSolve {
                perturb_singular: false,
            }),
            vec![
                band(1, -1.0, 1.0),
                band(2, 3.0, 4.0),
                band(3, -1.0, 1.0),
                sample(4, &[4, 2], -1.0, 1.0),
            ],
        ),
        apply(
            "lu_pivots_to_permutation",
            Primitive::Linalg(Linalg::LuPivotsToPermutation {
                permutation_size: 3,
            }),
            vec![pivots],
        ),
        apply(
            "cholesky_update",
            Primitive::Linalg(Linalg::CholeskyUpdate),
            vec![sample(1, &[3, 3], 0.5, 1.0), sample(2, &[3], 0.5, 1.0)],
        ),
        apply(
            "symmetric_product",
            Primitive::Linalg(Linalg::SymmetricProduct {
                alpha: number(2.0),
                beta: number(0.5),
            }),
            vec![sample(1, &[3, 2], -1.0, 1.0), sample(2, &[3, 3], -1.0, 1.0)],
        ),
    ]
}
