//! Reflections that make all elements of a vector but the first zero, as LAPACK chooses them.

use super::field::{Field, Real};
use super::matrix::Matrix;
use crate::Result;
use crate::interrupt::worked;
use crate::num::Number;

/// `sqrt(x² + y²)`.
pub(super) fn hypot<R: Real>(x: R, y: R) -> R {
    let (x, y) = (x.size(), y.size());
    let (less, more) = if x.lt(y) { (x, y) } else { (y, x) };
    if less == R::ZERO {
        return more;
    }
    let ratio = less.div(more);
    more.mul(root(R::ONE.add(ratio.mul(ratio))))
}

/// The square root.
pub(super) fn root<R: Real>(x: R) -> R {
    x.map(f32::sqrt, f64::sqrt)
}

/// The size of `x` with the sign of `y`.
pub(super) fn with_sign<R: Real>(x: R, y: R) -> R {
    match y.is_negative() {
        true => x.size().neg(),
        false => x.size(),
    }
}

/// The reflection `1 - factor v vᴴ` with `v` of first element 1 that turns `(head, tail)` into `(value, 0)`: `tail` becomes
/// the rest of `v`. Gives `value` and `factor`.
pub(super) fn reflection<'a, T: Field>(head: T, tail: impl Iterator<Item = &'a mut T>) -> (T, T) {
    let tail: Vec<&'a mut T> = tail.collect();
    let norm = T::norm(tail.iter().map(|x| **x).collect::<Vec<T>>().into_iter());
    if norm == T::Real::ZERO && head.imag() == T::Real::ZERO {
        return (head, T::ZERO);
    }
    let size = match head.imag() == T::Real::ZERO {
        true => hypot(head.real(), norm),
        false => hypot(hypot(head.real(), head.imag()), norm),
    };
    let value = with_sign(size, head.real()).neg();
    let factor = T::from_parts(
        value.sub(head.real()).div(value),
        head.imag().neg().div(value),
    );
    let scale = head.sub(T::from_real(value)).recip();
    for x in tail {
        *x = x.mul(scale);
    }
    (T::from_real(value), factor)
}

/// Applies `1 - factor v vᴴ` to the columns from `columns` on of rows `row..`; `v` begins with 1.
pub(super) fn reflect_columns<T: Field>(
    matrix: &mut Matrix<T>,
    v: &[T],
    factor: T,
    row: usize,
    columns: std::ops::Range<usize>,
) -> Result<()> {
    let count = v.iter().rposition(|x| *x != T::ZERO).map_or(0, |at| at + 1);
    if factor == T::ZERO || count == 0 {
        return Ok(());
    }
    let (first, width) = (columns.start, columns.len());
    for column in columns {
        worked(count)?;
        let group = match column - first {
            at if at < width - width % 4 => 4,
            at if at < width - width % 2 => 2,
            _ => 1,
        };
        let values = &mut matrix.column_mut(column)[row..row + count];
        let sum = T::column_dot(count, |at| (values[at], v[at].conj()), group);
        let change = factor.neg().mul(sum);
        for (value, x) in values.iter_mut().zip(v) {
            *value = change.fused(*x, *value);
        }
    }
    Ok(())
}

/// Applies `1 - factor v vᴴ` from the right to the rows of `rows`, columns `column..`; `v` begins with 1.
pub(super) fn reflect_rows<T: Field>(
    matrix: &mut Matrix<T>,
    v: &[T],
    factor: T,
    rows: std::ops::Range<usize>,
    column: usize,
) -> Result<()> {
    let count = v.iter().rposition(|x| *x != T::ZERO).map_or(0, |at| at + 1);
    if factor == T::ZERO || count == 0 {
        return Ok(());
    }
    worked(rows.len() * count)?;
    let sums: Vec<T> = rows
        .clone()
        .map(|row| {
            let lanes = row - rows.start < rows.len() - rows.len() % 4;
            let pair = |at: usize| (matrix.at(row, column + at), v[at]);
            T::less_products(T::ZERO, count, pair, lanes).neg()
        })
        .collect();
    for (at, x) in v[..count].iter().enumerate() {
        let change = factor.neg().mul(x.conj());
        for (row, sum) in rows.clone().zip(&sums) {
            let value = matrix.at(row, column + at);
            matrix.set(row, column + at, sum.fused(change, value));
        }
    }
    Ok(())
}
