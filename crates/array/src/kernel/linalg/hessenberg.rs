//! Matrices that are similar to others and zero below the first subdiagonal.

use super::field::Field;
use super::householder::{reflect_columns, reflect_rows, reflection};
use super::matrix::Matrix;
use super::{square, with_field, with_tail};
use crate::{Array, Result, Shape};

/// Each matrix as reflections make it: the matrix that is zero below the first subdiagonal, there the reflections, and their
/// factors.
pub fn hessenberg(x: &Array) -> Result<[Array; 2]> {
    fn run<T: Field>(x: &Array, elements: &[T], n: usize) -> Result<[Array; 2]> {
        let (mut packed, mut factors) = (Vec::with_capacity(elements.len()), Vec::new());
        for own in elements.chunks_exact((n * n).max(1)) {
            let mut matrix = Matrix::from_rows(own, n, n);
            factors.extend(reduce(&mut matrix, 0, n)?);
            matrix.put_rows(&mut packed);
        }
        let batch = Shape::new(&x.shape()[..x.ndim() - 2]);
        Ok([
            Array::from_vec(packed, x.shape().clone())?,
            Array::from_vec(factors, with_tail(&batch, &[n.saturating_sub(1)]))?,
        ])
    }
    let n = square("hessenberg", x)?;
    with_field!("hessenberg", x, |elements| run(x, elements, n))
}

/// Reduces the rows and columns from `start` up to `end`, and gives a factor for each reflection there might be.
pub(super) fn reduce<T: Field>(matrix: &mut Matrix<T>, start: usize, end: usize) -> Result<Vec<T>> {
    let n = matrix.rows;
    let mut factors = vec![T::ZERO; n.saturating_sub(1)];
    let steps = start..end.saturating_sub(1);
    for (step, own) in factors
        .iter_mut()
        .enumerate()
        .take(steps.end)
        .skip(steps.start)
    {
        let column = &mut matrix.column_mut(step)[step + 1..end];
        let Some((head, tail)) = column.split_first_mut() else {
            break;
        };
        let (value, factor) = reflection(*head, tail.iter_mut());
        *head = T::ONE;
        let v = column.to_vec();
        reflect_rows(matrix, &v, factor, 0..end, step + 1)?;
        reflect_columns(matrix, &v, factor.conj(), step + 1, step + 1..n)?;
        matrix.set(step + 1, step, value);
        *own = factor;
    }
    Ok(factors)
}

/// The orthogonal matrix by which [`reduce`] has turned, and what it has left of the matrix.
pub(super) fn turned<T: Field>(matrix: &mut Matrix<T>, factors: &[T]) -> Result<Matrix<T>> {
    let n = matrix.rows;
    let mut turned = Matrix::eye(n);
    for (step, factor) in factors.iter().enumerate().rev() {
        let mut v = matrix.column(step)[step + 1..].to_vec();
        if let Some(first) = v.first_mut() {
            *first = T::ONE;
        }
        reflect_columns(&mut turned, &v, *factor, step + 1, step + 1..n)?;
        matrix.column_mut(step)[(step + 2).min(n)..].fill(T::ZERO);
    }
    Ok(turned)
}
