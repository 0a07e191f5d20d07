//! Cholesky factors and triangular systems, of one matrix or of a batch of them.

use crate::interrupt::worked;
use crate::num::Float;
use crate::{Array, Data, Error, Result};

/// The size of the square matrices in the last two axes.
fn square(name: &str, x: &Array) -> Result<usize> {
    match x.shape().dims() {
        [.., rows, columns] if rows == columns => Ok(*rows),
        _ => Err(Error::invalid(format!(
            "{name} requires square matrices, got shape {}",
            x.shape()
        ))),
    }
}

/// The lower Cholesky factor of each symmetric matrix; NaN throughout where it is not positive definite.
pub fn cholesky(x: &Array) -> Result<Array> {
    fn run<T: Float>(x: &Array, elements: &[T], n: usize) -> Result<Array> {
        let mut out = elements.to_vec();
        for matrix in out.chunks_exact_mut((n * n).max(1)) {
            if !factor(matrix, n)? {
                matrix.fill(T::ZERO.div(T::ZERO));
            }
        }
        Array::from_vec(out, x.shape().clone())
    }
    let n = square("cholesky", x)?;
    match x.data() {
        Data::Float32(buffer) => run(x, buffer, n),
        Data::Float64(buffer) => run(x, buffer, n),
        _ => Err(Error::unsupported("cholesky", x.dtype())),
    }
}

/// Turns a matrix into its factor; false where it is not positive definite.
fn factor<T: Float>(matrix: &mut [T], n: usize) -> Result<bool> {
    for column in 0..n {
        worked(n * column)?;
        for row in 0..n {
            if row < column {
                matrix[row * n + column] = T::ZERO;
                continue;
            }
            let product = |k: usize| matrix[row * n + k].mul(matrix[column * n + k]);
            // Of the orders of these sums, this one agrees with LAPACK in the most digits.
            let known = (0..column).fold(T::ZERO, |known, k| known.add(product(k)));
            let rest = matrix[row * n + column].sub(known);
            matrix[row * n + column] = if row == column {
                let pivot = rest.map(f32::sqrt, f64::sqrt);
                if !T::ZERO.lt(pivot) {
                    return Ok(false);
                }
                pivot
            } else {
                rest.div(matrix[column * n + column])
            };
        }
    }
    Ok(true)
}

/// Which triangular system `triangular_solve` solves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TriangularSolve {
    /// `a x = b` rather than `x a = b`.
    pub left_side: bool,
    /// Only the lower triangle of `a` counts.
    pub lower: bool,
    /// `a` is transposed first.
    pub transpose_a: bool,
    /// The diagonal of `a` counts as ones.
    pub unit_diagonal: bool,
}

/// Solves each triangular system of real numbers.
pub fn triangular_solve(a: &Array, b: &Array, options: TriangularSolve) -> Result<Array> {
    fn run<T: Float>(
        a: &[T],
        (b, elements): (&Array, &[T]),
        n: usize,
        options: TriangularSolve,
    ) -> Result<Array> {
        let mut out = elements.to_vec();
        let columns = b.shape()[b.ndim() - 1];
        let size = b.shape()[b.ndim() - 2] * columns;
        if size > 0 {
            for (a, x) in a.chunks_exact(n * n).zip(out.chunks_exact_mut(size)) {
                solve(a, x, n, columns, options)?;
            }
        }
        Array::from_vec(out, b.shape().clone())
    }
    let n = square("triangular_solve", a)?;
    let (outer, inner) = b.shape().split_at(b.ndim().saturating_sub(2));
    let side = if options.left_side {
        inner.first()
    } else {
        inner.get(1)
    };
    if a.shape()[..a.ndim() - 2] != *outer || side != Some(&n) {
        return Err(Error::invalid(format!(
            "triangular_solve of {} and {}",
            a.shape(),
            b.shape()
        )));
    }
    match (a.data(), b.data()) {
        (Data::Float32(x), Data::Float32(y)) => run(x, (b, y), n, options),
        (Data::Float64(x), Data::Float64(y)) => run(x, (b, y), n, options),
        _ => Err(Error::unsupported("triangular_solve", a.dtype())),
    }
}

/// Substitutes forwards or backwards, line by line; `x a = b` is `aᵀ xᵀ = bᵀ`.
fn solve<T: Float>(
    a: &[T],
    x: &mut [T],
    n: usize,
    columns: usize,
    options: TriangularSolve,
) -> Result<()> {
    let flipped = options.transpose_a == options.left_side;
    let entry = |row: usize, column: usize| {
        if flipped {
            a[column * n + row]
        } else {
            a[row * n + column]
        }
    };
    let forwards = options.lower != flipped;
    let lines = if options.left_side {
        columns
    } else {
        x.len() / n
    };
    let place = |index: usize, line: usize| {
        if options.left_side {
            index * columns + line
        } else {
            line * columns + index
        }
    };
    for line in 0..lines {
        for step in 0..n {
            worked(n / 2)?;
            let row = if forwards { step } else { n - 1 - step };
            let known = if forwards { 0..row } else { row + 1..n };
            let start = x[place(row, line)];
            let rest = known.fold(start, |rest, k| {
                rest.sub(entry(row, k).mul(x[place(k, line)]))
            });
            x[place(row, line)] = if options.unit_diagonal {
                rest
            } else {
                rest.div(entry(row, row))
            };
        }
    }
    Ok(())
}
