//! Triangular factors by Gaussian elimination with partial pivoting.

use super::field::{Field, chain};
use super::{matrices, with_field};
use crate::interrupt::worked;
use crate::num::Ordered;
use crate::{Array, Error, Result, Shape};

/// The factors of matrices: `l u` is each matrix with its rows permuted.
pub struct Lu {
    /// `u`, and below its diagonal `l` without its own diagonal of ones.
    pub lu: Array,
    /// With which row each row was exchanged, one after the other.
    pub pivots: Array,
    /// Which row of the matrix each row of the factors comes from.
    pub permutation: Array,
}

/// So many columns are eliminated together; what is to their right is then updated at once.
const PANEL: usize = 16;

/// The factors of each matrix.
pub fn lu(x: &Array) -> Result<Lu> {
    let (batch, rows, columns) = matrices("lu", x)?;
    with_field!("lu", x, |elements| run(
        elements.to_vec(),
        &batch,
        rows,
        columns
    ))
}

fn run<T: Field>(mut out: Vec<T>, batch: &Shape, rows: usize, columns: usize) -> Result<Lu> {
    let count = batch.iter().product::<usize>();
    let steps = rows.min(columns);
    let mut pivots = vec![0; count * steps];
    let mut permutation = Vec::with_capacity(count * rows);
    for at in 0..count {
        let own = &mut pivots[at * steps..(at + 1) * steps];
        let matrix = &mut out[at * rows * columns..(at + 1) * rows * columns];
        Elimination {
            matrix,
            rows,
            columns,
        }
        .run(own)?;
        permutation.extend(permuted(own, rows));
    }
    let with = |tail: &[usize]| batch.iter().chain(tail).copied().collect::<Shape>();
    Ok(Lu {
        lu: Array::from_vec(out, with(&[rows, columns]))?,
        pivots: Array::from_vec(pivots, with(&[steps]))?,
        permutation: Array::from_vec(permutation, with(&[rows]))?,
    })
}

/// What each list of exchanges of rows makes of 0, 1, 2 ... as many as `size`.
pub fn pivots_to_permutation(pivots: &Array, size: usize) -> Result<Array> {
    let Some((&count, batch)) = pivots.shape().split_last() else {
        return Err(Error::invalid("lu_pivots_to_permutation needs an axis"));
    };
    let elements = pivots.try_slice::<i32>()?;
    let batch = Shape::new(batch);
    let mut out = Vec::with_capacity(batch.size() * size);
    for at in 0..batch.size() {
        let own = &elements[at * count..(at + 1) * count];
        if count > size || own.iter().any(|row| !(0..size as i32).contains(row)) {
            return Err(Error::invalid("a pivot is no row of the permutation"));
        }
        out.extend(permuted(own, size));
    }
    Array::from_vec(out, super::with_tail(&batch, &[size]))
}

/// What the exchanges of rows make of 0, 1, 2 ...
fn permuted(pivots: &[i32], rows: usize) -> Vec<i32> {
    let mut order: Vec<i32> = (0..rows as i32).collect();
    for (row, pivot) in pivots.iter().enumerate() {
        order.swap(row, *pivot as usize);
    }
    order
}

/// A matrix that is turned into its factors.
struct Elimination<'a, T> {
    matrix: &'a mut [T],
    rows: usize,
    columns: usize,
}

impl<T: Field> Elimination<'_, T> {
    fn at(&self, row: usize, column: usize) -> T {
        self.matrix[row * self.columns + column]
    }

    fn set(&mut self, row: usize, column: usize, value: T) {
        self.matrix[row * self.columns + column] = value;
    }

    fn run(&mut self, pivots: &mut [i32]) -> Result<()> {
        let steps = pivots.len();
        for start in (0..steps).step_by(PANEL) {
            let end = (start + PANEL).min(steps);
            for (column, pivot) in (start..end).zip(&mut pivots[start..end]) {
                worked(self.rows * (column - start + 1))?;
                self.update_column(start, column);
                *pivot = self.exchange(column) as i32;
                self.scale(column);
            }
            self.update_right(start, end)?;
        }
        Ok(())
    }

    /// Brings a column up to date with the columns of its panel that are before it.
    fn update_column(&mut self, start: usize, column: usize) {
        for row in start + 1..column.min(self.rows) {
            let known = T::dot(row - start, |at| {
                (self.at(row, start + at), self.at(start + at, column))
            });
            self.set(row, column, self.at(row, column).sub(known));
        }
        if column == start {
            return;
        }
        let left = self.rows - column;
        let lanes = column + left - left % 4;
        for row in column..self.rows {
            let pair = |at| (self.at(row, start + at), self.at(start + at, column));
            let rest = T::less_products(self.at(row, column), column - start, pair, row < lanes);
            self.set(row, column, rest);
        }
    }

    /// Brings the row with the largest element of the column to its diagonal, and gives its number.
    fn exchange(&mut self, column: usize) -> usize {
        let mut best = column;
        for row in column + 1..self.rows {
            if self.at(best, column).size().lt(self.at(row, column).size()) {
                best = row;
            }
        }
        if best != column {
            let (upper, lower) = self.matrix.split_at_mut(best * self.columns);
            let upper = &mut upper[column * self.columns..][..self.columns];
            upper.swap_with_slice(&mut lower[..self.columns]);
        }
        best
    }

    /// Divides what is below the diagonal by the diagonal, unless that is zero.
    fn scale(&mut self, column: usize) {
        let pivot = self.at(column, column);
        if pivot == T::ZERO {
            return;
        }
        let factor = pivot.recip();
        for row in column + 1..self.rows {
            self.set(row, column, self.at(row, column).mul(factor));
        }
    }

    /// Eliminates the panel's columns from all columns to its right.
    fn update_right(&mut self, start: usize, end: usize) -> Result<()> {
        if end >= self.columns {
            return Ok(());
        }
        for column in end..self.columns {
            for row in start + 1..end {
                let pair = |at| (self.at(row, at).neg(), self.at(at, column));
                let value = chain(self.at(row, column), start..row, pair);
                self.set(row, column, value);
            }
        }
        let columns = self.columns;
        for row in end..self.rows {
            worked((end - start) * (columns - end))?;
            let (upper, lower) = self.matrix.split_at_mut(row * columns);
            let (factors, rest) = lower[..columns].split_at_mut(end);
            for (step, factor) in (start..end).zip(&factors[start..]) {
                let known = &upper[step * columns + end..(step + 1) * columns];
                for (value, above) in rest.iter_mut().zip(known) {
                    *value = value.sub(factor.mul(*above));
                }
            }
        }
        Ok(())
    }
}
