//! Cholesky factors.

use super::field::Field;
use super::{square, with_field};
use crate::interrupt::worked;
use crate::{Array, Result};

/// The lower Cholesky factor of each symmetric or Hermitian matrix; NaN throughout where it is not positive definite.
pub fn cholesky(x: &Array) -> Result<Array> {
    let n = square("cholesky", x)?;
    with_field!("cholesky", x, |elements| run(x, elements, n))
}

fn run<T: Field>(x: &Array, elements: &[T], n: usize) -> Result<Array> {
    let mut out = elements.to_vec();
    for matrix in out.chunks_exact_mut((n * n).max(1)) {
        if !factor(matrix, n)? {
            matrix.fill(T::ZERO.div(T::ZERO));
        }
    }
    Array::from_vec(out, x.shape().clone())
}

/// Turns a matrix into its factor; false where it is not positive definite.
fn factor<T: Field>(matrix: &mut [T], n: usize) -> Result<bool> {
    for column in 0..n {
        worked(n * (column + 1))?;
        let known = T::dot(column, |at| {
            let x = matrix[column * n + at];
            (x, x.conj())
        });
        let Some(root) = matrix[column * n + column].sub(known).positive_root() else {
            return Ok(false);
        };
        matrix[column * n..][column..n].fill(T::ZERO);
        matrix[column * n + column] = root;
        let scale = root.recip();
        let left = n - column - 1;
        for row in column + 1..n {
            let lanes = row - column - 1 < left - left % 4;
            let pair = |at: usize| (matrix[row * n + at], matrix[column * n + at].conj());
            let rest = T::less_products(matrix[row * n + column], column, pair, lanes);
            matrix[row * n + column] = rest.mul(scale);
        }
    }
    Ok(true)
}
