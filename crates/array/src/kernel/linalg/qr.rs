//! Orthogonal factors by reflections.

use super::field::{Field, Real};
use super::householder::{reflect_columns, reflect_rows, reflection, root};
use super::matrix::Matrix;
use super::{matrices, with_field, with_tail};
use crate::num::{Number, Ordered};
use crate::{Array, Error, Result, Shape};

/// The factors of each matrix as LAPACK packs them: the upper triangle, below it the reflections, and their factors.
pub fn geqrf(x: &Array) -> Result<(Array, Array)> {
    fn run<T: Field>(
        elements: &[T],
        batch: &Shape,
        rows: usize,
        columns: usize,
    ) -> Result<(Array, Array)> {
        let (mut packed, mut factors) = (Vec::with_capacity(elements.len()), Vec::new());
        for at in 0..batch.size() {
            let own = &elements[at * rows * columns..(at + 1) * rows * columns];
            let mut matrix = Matrix::from_rows(own, rows, columns);
            factors.extend(factor(&mut matrix)?);
            matrix.put_rows(&mut packed);
        }
        Ok((
            Array::from_vec(packed, with_tail(batch, &[rows, columns]))?,
            Array::from_vec(factors, with_tail(batch, &[rows.min(columns)]))?,
        ))
    }
    let (batch, rows, columns) = matrices("geqrf", x)?;
    with_field!("geqrf", x, |elements| run(elements, &batch, rows, columns))
}

/// Turns a matrix into its packed factors, and gives the factors of the reflections.
pub(super) fn factor<T: Field>(matrix: &mut Matrix<T>) -> Result<Vec<T>> {
    (0..matrix.rows.min(matrix.columns))
        .map(|step| reflect_step(matrix, step))
        .collect()
}

/// Makes a column zero below the diagonal by a reflection of all columns from it on, and gives the reflection's factor.
fn reflect_step<T: Field>(matrix: &mut Matrix<T>, step: usize) -> Result<T> {
    let column = &mut matrix.column_mut(step)[step..];
    let Some((head, tail)) = column.split_first_mut() else {
        return Ok(T::ZERO);
    };
    let (value, factor) = reflection(*head, tail.iter_mut());
    *head = T::ONE;
    let v = column.to_vec();
    let columns = step + 1..matrix.columns;
    reflect_columns(matrix, &v, factor.conj(), step, columns)?;
    matrix.set(step, step, value);
    Ok(factor)
}

/// The first columns of the product of the reflections that are packed in `matrix`.
pub(super) fn product<T: Field>(matrix: &mut Matrix<T>, factors: &[T]) -> Result<()> {
    for column in factors.len()..matrix.columns {
        matrix.column_mut(column).fill(T::ZERO);
        matrix.set(column, column, T::ONE);
    }
    for (step, factor) in factors.iter().enumerate().rev() {
        matrix.set(step, step, T::ONE);
        let v = matrix.column(step)[step..].to_vec();
        let columns = step + 1..matrix.columns;
        reflect_columns(matrix, &v, *factor, step, columns)?;
        let column = matrix.column_mut(step);
        for value in &mut column[step + 1..] {
            *value = factor.neg().mul(*value);
        }
        column[step] = T::ONE.sub(*factor);
        column[..step].fill(T::ZERO);
    }
    Ok(())
}

/// The orthogonal matrix of packed reflections, with as many columns as they have.
pub fn householder_product(x: &Array, factors: &Array) -> Result<Array> {
    fn run<T: Field>(
        x: &Array,
        elements: &[T],
        factors: &[T],
        count: usize,
        [rows, columns]: [usize; 2],
    ) -> Result<Array> {
        let mut out = Vec::with_capacity(elements.len());
        let size = (rows * columns).max(1);
        for (at, own) in elements.chunks_exact(size).enumerate() {
            let mut matrix = Matrix::from_rows(own, rows, columns);
            product(&mut matrix, &factors[at * count..(at + 1) * count])?;
            matrix.put_rows(&mut out);
        }
        Array::from_vec(out, x.shape().clone())
    }
    let (batch, rows, columns) = matrices("householder_product", x)?;
    let count = factors.shape().last().copied().unwrap_or(0);
    let fits = factors.shape()[..factors.ndim().max(1) - 1] == *batch.dims() && rows >= columns;
    if !fits || count > columns || factors.dtype() != x.dtype() {
        return Err(Error::invalid(format!(
            "householder_product of {} and {}",
            x.shape(),
            factors.shape()
        )));
    }
    with_field!("householder_product", x, |elements| {
        let factors = factors.as_slice().unwrap_or_default();
        run(x, elements, factors, count, [rows, columns])
    })
}

/// The orthogonal factor of each matrix and the upper triangle; with `full`, all columns of the one and rows of the other.
/// With `pivoting`, the columns are exchanged so that the diagonal falls, and their order is told.
pub fn qr(x: &Array, full: bool, pivoting: bool) -> Result<Vec<Array>> {
    fn run<T: Field>(
        elements: &[T],
        batch: &Shape,
        [rows, columns]: [usize; 2],
        (full, pivoting): (bool, bool),
    ) -> Result<Vec<Array>> {
        let size = rows.min(columns);
        let kept = if full { rows } else { size };
        let (mut left, mut right, mut order) = (Vec::new(), Vec::new(), Vec::new());
        for at in 0..batch.size() {
            let own = &elements[at * rows * columns..(at + 1) * rows * columns];
            let mut matrix = Matrix::from_rows(own, rows, columns);
            let factors = match pivoting {
                true if size == 0 => {
                    order.extend(vec![0; columns]);
                    Vec::new()
                }
                true => {
                    let mut own = vec![0; columns];
                    let factors = pivoted(&mut matrix, &mut own)?;
                    order.extend(own.iter().map(|at| at - 1));
                    factors
                }
                false => factor(&mut matrix)?,
            };
            let mut orthogonal = matrix.corner(rows, kept);
            product(&mut orthogonal, &factors)?;
            orthogonal.put_rows(&mut left);
            for row in 0..kept {
                right.extend((0..columns).map(|column| match row <= column {
                    true => matrix.at(row, column),
                    false => T::ZERO,
                }));
            }
        }
        let mut found = vec![
            Array::from_vec(left, with_tail(batch, &[rows, kept]))?,
            Array::from_vec(right, with_tail(batch, &[kept, columns]))?,
        ];
        if pivoting {
            found.push(Array::from_vec(order, with_tail(batch, &[columns]))?);
        }
        Ok(found)
    }
    let (batch, rows, columns) = matrices("qr", x)?;
    let which = (full, pivoting);
    with_field!("qr", x, |elements| run(
        elements,
        &batch,
        [rows, columns],
        which
    ))
}

/// [`geqrf`] with columns exchanged so that the diagonal falls: the packed factors, the columns' numbers counted from one,
/// and the factors of the reflections. Columns that `order` flags come first.
pub fn geqp3(x: &Array, order: &Array) -> Result<[Array; 3]> {
    fn run<T: Field>(
        elements: &[T],
        order: &[i32],
        batch: &Shape,
        [rows, columns]: [usize; 2],
    ) -> Result<[Array; 3]> {
        let (mut packed, mut factors) = (Vec::with_capacity(elements.len()), Vec::new());
        let mut order = order.to_vec();
        for at in 0..batch.size() {
            let own = &elements[at * rows * columns..(at + 1) * rows * columns];
            let mut matrix = Matrix::from_rows(own, rows, columns);
            factors.extend(pivoted(
                &mut matrix,
                &mut order[at * columns..(at + 1) * columns],
            )?);
            matrix.put_rows(&mut packed);
        }
        Ok([
            Array::from_vec(packed, with_tail(batch, &[rows, columns]))?,
            Array::from_vec(order, with_tail(batch, &[columns]))?,
            Array::from_vec(factors, with_tail(batch, &[rows.min(columns)]))?,
        ])
    }
    let (batch, rows, columns) = matrices("geqp3", x)?;
    let order = order.try_slice::<i32>()?;
    with_field!("geqp3", x, |elements| run(
        elements,
        order,
        &batch,
        [rows, columns]
    ))
}

/// Factors a matrix, at each step by the column of the largest norm among those left.
fn pivoted<T: Field>(matrix: &mut Matrix<T>, order: &mut [i32]) -> Result<Vec<T>> {
    let (rows, columns) = (matrix.rows, matrix.columns);
    let mut fixed = 0;
    for column in 0..columns {
        let is_fixed = order[column] != 0;
        order[column] = column as i32 + 1;
        if is_fixed {
            matrix.swap_columns(column, fixed);
            order.swap(column, fixed);
            fixed += 1;
        }
    }
    let norm = |matrix: &Matrix<T>, column: usize, row: usize| {
        T::norm(matrix.column(column)[row.min(rows)..].iter().copied())
    };
    let mut factors = Vec::new();
    let mut norms: Vec<(T::Real, T::Real)> = (0..columns)
        .map(|column| norm(matrix, column, fixed))
        .map(|it| (it, it))
        .collect();
    let least = root(T::Real::EPSILON);
    for step in 0..rows.min(columns) {
        if step == fixed {
            for (column, own) in norms.iter_mut().enumerate().skip(fixed) {
                let now = norm(matrix, column, fixed);
                *own = (now, now);
            }
        }
        if step >= fixed {
            let mut best = step;
            for column in step + 1..columns {
                if norms[best].0.lt(norms[column].0) {
                    best = column;
                }
            }
            if best != step {
                matrix.swap_columns(best, step);
                order.swap(best, step);
                norms[best] = norms[step];
            }
        }
        factors.push(reflect_step(matrix, step)?);
        let first = (step + 1).max(fixed);
        for (column, own) in norms.iter_mut().enumerate().skip(first) {
            let (now, then) = *own;
            if now == T::Real::ZERO {
                continue;
            }
            let ratio = matrix.at(step, column).modulus().div(now);
            let rest = T::Real::ONE.sub(ratio.mul(ratio));
            let rest = if rest.is_negative() {
                T::Real::ZERO
            } else {
                rest
            };
            let since = now.div(then);
            if rest.mul(since.mul(since)).le(least) {
                let now = norm(matrix, column, step + 1);
                *own = (now, now);
            } else {
                own.0 = now.mul(root(rest));
            }
        }
    }
    Ok(factors)
}

/// The product of the orthogonal factor that `packed` and `factors` hold, or with `transpose` of its adjoint, and `c`; or with
/// `left` false that of `c` and the factor.
pub fn ormqr(
    packed: &Array,
    factors: &Array,
    c: &Array,
    left: bool,
    transpose: bool,
) -> Result<Array> {
    fn run<T: Field>(
        [packed, factors, c]: [&[T]; 3],
        [rows, columns, count]: [usize; 3],
        [c_rows, c_columns]: [usize; 2],
        (left, transpose): (bool, bool),
    ) -> Result<Vec<T>> {
        let mut out = Vec::with_capacity(c.len());
        for (at, own) in c.chunks_exact((c_rows * c_columns).max(1)).enumerate() {
            let mut matrix = Matrix::from_rows(own, c_rows, c_columns);
            let packed = Matrix::from_rows(
                &packed[at * rows * columns..(at + 1) * rows * columns],
                rows,
                columns,
            );
            let factors = &factors[at * count..(at + 1) * count];
            let mut steps: Vec<usize> = (0..count).collect();
            if left != transpose {
                steps.reverse();
            }
            for step in steps {
                let mut v = packed.column(step)[step..].to_vec();
                v[0] = T::ONE;
                let factor = if transpose {
                    factors[step].conj()
                } else {
                    factors[step]
                };
                match left {
                    true => reflect_columns(&mut matrix, &v, factor, step, 0..c_columns)?,
                    false => reflect_rows(&mut matrix, &v, factor, 0..c_rows, step)?,
                }
            }
            matrix.put_rows(&mut out);
        }
        Ok(out)
    }
    let (batch, rows, columns) = matrices("ormqr", packed)?;
    let (other, c_rows, c_columns) = matrices("ormqr", c)?;
    let count = factors.shape().last().copied().unwrap_or(0);
    let side = if left { c_rows } else { c_columns };
    let same = packed.dtype() == c.dtype() && factors.dtype() == c.dtype();
    if batch != other || side != rows || count > rows.min(columns) || !same {
        return Err(Error::invalid("ormqr of what does not fit"));
    }
    with_field!("ormqr", c, |elements| {
        let all = [
            packed.as_slice().unwrap_or_default(),
            factors.as_slice().unwrap_or_default(),
            elements,
        ];
        let sizes = [rows, columns, count];
        let out = run(all, sizes, [c_rows, c_columns], (left, transpose))?;
        Array::from_vec(out, c.shape().clone())
    })
}
