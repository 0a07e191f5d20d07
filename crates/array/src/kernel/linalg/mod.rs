//! Linear algebra, of one matrix or of a batch of them in the last two axes.
//!
//! Where it decides printed digits, sums of products are rounded in the order in which LAPACK on the CPU does it.

mod balance;
mod banded;
mod bidiagonal;
mod cholesky;
mod eigen;
mod field;
mod hermitian;
mod hessenberg;
mod householder;
mod lu;
mod matrix;
mod qr;
mod rotation;
mod schur_complex;
mod schur_real;
mod solve;
mod svd;
mod triangular;

pub use banded::tridiagonal_solve;
pub use cholesky::{cholesky, cholesky_update};
pub use eigen::{eig, schur};
pub use hermitian::{eigh, tridiagonal};
pub use hessenberg::hessenberg;
pub use lu::{Lu, lu, pivots_to_permutation};
pub use qr::{geqp3, geqrf, householder_product, ormqr, qr};
pub use solve::{slogdet, solve};
pub use svd::{singular_values, svd};
pub use triangular::{TriangularSolve, triangular_solve};

use crate::{Array, Error, Result, Shape};

/// The matrices of an array: what is before the last two axes, rows and columns.
fn matrices(name: &str, x: &Array) -> Result<(Shape, usize, usize)> {
    match x.shape().dims() {
        [batch @ .., rows, columns] => Ok((Shape::new(batch), *rows, *columns)),
        _ => Err(Error::invalid(format!(
            "{name} requires matrices, got shape {}",
            x.shape()
        ))),
    }
}

/// A batch's shape with these axes behind it.
fn with_tail(batch: &Shape, tail: &[usize]) -> Shape {
    batch.iter().chain(tail).copied().collect()
}

/// The size of the square matrices in the last two axes.
fn square(name: &str, x: &Array) -> Result<usize> {
    match matrices(name, x)? {
        (_, rows, columns) if rows == columns => Ok(rows),
        _ => Err(Error::invalid(format!(
            "{name} requires square matrices, got shape {}",
            x.shape()
        ))),
    }
}

/// Calls a function that is generic over real and complex numbers for the elements of `x`.
macro_rules! with_field {
    ($name:expr, $x:expr, |$elements:ident| $call:expr) => {
        match $x.data() {
            $crate::Data::Float32($elements) => $call,
            $crate::Data::Float64($elements) => $call,
            $crate::Data::Complex64($elements) => $call,
            $crate::Data::Complex128($elements) => $call,
            _ => Err($crate::Error::unsupported($name, $x.dtype())),
        }
    };
}
use with_field;
