//! What follows from triangular factors: solutions of linear systems, and determinants.

use super::field::Field;
use super::triangular::{TriangularSolve, triangular_solve};
use super::{lu, square, with_field};
use crate::num::{Float, Number, Ordered};
use crate::{Array, Result, Shape};

/// The `x` with `a x = b` for matrices of the same batch; `None` where a matrix is singular.
pub fn solve(a: &Array, b: &Array) -> Result<Option<Array>> {
    let n = square("solve", a)?;
    let factors = lu(a)?;
    if with_field!("solve", factors.lu, |elements| Ok(has_zero(elements, n)))? {
        return Ok(None);
    }
    let unit = TriangularSolve {
        left_side: true,
        lower: true,
        unit_diagonal: true,
        ..TriangularSolve::default()
    };
    let upper = TriangularSolve {
        left_side: true,
        ..TriangularSolve::default()
    };
    let permuted = with_field!("solve", b, |elements| permute(
        b,
        elements,
        &factors.permutation
    ))?;
    let below = triangular_solve(&factors.lu, &permuted, unit)?;
    triangular_solve(&factors.lu, &below, upper).map(Some)
}

fn has_zero<T: Field>(factors: &[T], n: usize) -> bool {
    let size = (n * n).max(1);
    let mut diagonals = factors
        .chunks_exact(size)
        .flat_map(|it| it.iter().step_by(n + 1));
    diagonals.any(|it| *it == T::ZERO)
}

/// The rows of each matrix in the order that `permutation` has for it.
fn permute<T: Field>(b: &Array, elements: &[T], permutation: &Array) -> Result<Array> {
    let order = permutation.as_slice::<i32>().unwrap_or_default();
    let (rows, columns) = (b.shape()[b.ndim() - 2], b.shape()[b.ndim() - 1]);
    let mut out = Vec::with_capacity(elements.len());
    for (at, row) in order.iter().enumerate() {
        let start = (at / rows * rows + *row as usize) * columns;
        out.extend_from_slice(&elements[start..start + columns]);
    }
    Array::from_vec(out, b.shape().clone())
}

/// The sign of each determinant, or the complex number of size one, and the logarithm of its size; `log` is what takes the
/// logarithms of a double, since the original has them from its C library.
pub fn slogdet(a: &Array, log: fn(f64) -> f64) -> Result<(Array, Array)> {
    square("slogdet", a)?;
    let factors = lu(a)?;
    let pivots = factors.pivots.as_slice::<i32>().unwrap_or_default();
    let batch = Shape::new(&a.shape()[..a.ndim() - 2]);
    with_field!("slogdet", factors.lu, |elements| determinants(
        elements, pivots, &batch, log
    ))
}

fn determinants<T: Field>(
    factors: &[T],
    pivots: &[i32],
    batch: &Shape,
    log: fn(f64) -> f64,
) -> Result<(Array, Array)> {
    let count = batch.size();
    let n = pivots.len() / count.max(1);
    let (mut signs, mut logarithms) = (Vec::with_capacity(count), Vec::with_capacity(count));
    for at in 0..count {
        let own = &pivots[at * n..(at + 1) * n];
        let moved = own
            .iter()
            .enumerate()
            .filter(|(row, to)| *row as i32 != **to);
        let mut sign = match moved.count() % 2 {
            0 => T::ONE,
            _ => T::ONE.neg(),
        };
        let mut sum = T::Real::ZERO;
        let matrix = &factors[at * n * n..(at + 1) * n * n];
        for value in matrix.iter().step_by(n + 1) {
            let size = value.modulus();
            if !T::Real::ZERO.lt(size) && !size.is_nan() {
                sign = T::ZERO;
                sum = T::Real::ZERO.sub(T::Real::ONE.div(T::Real::ZERO));
                break;
            }
            sign = sign.mul(value.over(size));
            sum = sum.add(size.map(libm::logf, log));
        }
        signs.push(sign);
        logarithms.push(sum);
    }
    Ok((
        Array::from_vec(signs, batch.clone())?,
        Array::from_vec(logarithms, batch.clone())?,
    ))
}
