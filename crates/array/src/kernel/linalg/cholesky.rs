//! Cholesky factors.

use super::field::Field;
use super::householder::root;
use super::{square, with_field};
use crate::interrupt::worked;
use crate::num::{Number, Ordered};
use crate::{Array, Error, Result};

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

/// The upper Cholesky factor of `r^T r + w w^T`, for the upper factor `r`.
pub fn cholesky_update(r: &Array, w: &Array) -> Result<Array> {
    fn run<T: Field>(r: &[T], w: &[T], shape: &[usize]) -> Result<Array> {
        let n = w.len();
        let (mut r, mut w) = (r.to_vec(), w.to_vec());
        for step in 0..n {
            worked(n)?;
            let (cosine, sine) = givens(r[step * n + step], w[step]);
            for (above, own) in r[step * n..(step + 1) * n].iter_mut().zip(&mut w) {
                let (x, y) = (*above, *own);
                *above = cosine.mul(x).sub(sine.mul(y));
                *own = cosine.mul(y).add(sine.mul(x));
            }
        }
        Array::from_vec(r, shape)
    }
    if *w.shape().dims() != [square("cholesky_update", r)?] || w.dtype() != r.dtype() {
        return Err(Error::invalid("cholesky_update of what does not fit"));
    }
    with_field!("cholesky_update", r, |elements| run(
        elements,
        w.as_slice().unwrap_or_default(),
        r.shape()
    ))
}

/// The rotation that turns `(x, y)` to `(r, 0)`.
fn givens<T: Field>(x: T, y: T) -> (T, T) {
    if y == T::ZERO {
        return (T::ONE, T::ZERO);
    }
    let largest = match y.size().lt(x.size()) {
        true => x.size(),
        false => y.size(),
    };
    let (x, y) = (x.over(largest), y.over(largest));
    let square = x.mul(x).add(y.mul(y)).real();
    let scale = T::Real::ONE.div(root(square));
    (x.scaled(scale), y.scaled(scale).neg())
}
