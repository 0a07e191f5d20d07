//! Singular value decompositions.

use super::bidiagonal::{Bidiagonal, values_of_pair};
use super::field::Field;
use super::householder::{reflect_columns, reflect_rows, reflection};
use super::matrix::Matrix;
use super::qr::{factor, product};
use super::rotation::Rotation;
use super::{matrices, with_field, with_tail};
use crate::num::Number;
use crate::{Array, Result, Shape};

/// The singular values of each matrix, falling, with the left vectors as columns and the right ones, conjugated, as rows;
/// with `full`, so many vectors that they make a basis. NaN throughout where they are not found.
pub fn svd(x: &Array, full: bool) -> Result<[Array; 3]> {
    fn run<T: Field>(
        elements: &[T],
        batch: &Shape,
        [rows, columns]: [usize; 2],
        full: bool,
    ) -> Result<[Array; 3]> {
        let k = rows.min(columns);
        let (wide, high) = if full { (rows, columns) } else { (k, k) };
        let (mut left, mut values, mut right) = (Vec::new(), Vec::new(), Vec::new());
        for at in 0..batch.size() {
            let own = &elements[at * rows * columns..(at + 1) * rows * columns];
            let found = decompose(Matrix::from_rows(own, rows, columns), full)?;
            found.left.put_rows(&mut left);
            values.extend(found.values);
            found.right.put_rows(&mut right);
        }
        Ok([
            Array::from_vec(left, with_tail(batch, &[rows, wide]))?,
            Array::from_vec(values, with_tail(batch, &[k]))?,
            Array::from_vec(right, with_tail(batch, &[high, columns]))?,
        ])
    }
    let (batch, rows, columns) = matrices("svd", x)?;
    with_field!("svd", x, |elements| run(
        elements,
        &batch,
        [rows, columns],
        full
    ))
}

/// The singular values of each matrix, falling; NaN where they are not found.
pub fn singular_values(x: &Array) -> Result<Array> {
    fn run<T: Field>(elements: &[T], batch: &Shape, [rows, columns]: [usize; 2]) -> Result<Array> {
        let k = rows.min(columns);
        let mut values = Vec::new();
        for at in 0..batch.size() {
            let own = &elements[at * rows * columns..(at + 1) * rows * columns];
            values.extend(values_of(Matrix::from_rows(own, rows, columns))?);
        }
        Array::from_vec(values, with_tail(batch, &[k]))
    }
    let (batch, rows, columns) = matrices("svd", x)?;
    with_field!("svd", x, |elements| run(elements, &batch, [rows, columns]))
}

fn values_of<T: Field>(matrix: Matrix<T>) -> Result<Vec<T::Real>> {
    let (m, n) = (matrix.rows, matrix.columns);
    if m.min(n) != 2 {
        return Ok(decompose(matrix, false)?.values);
    }
    let is_long = m.max(n) >= 2 * T::LONG.0 / T::LONG.1;
    let square = match is_long {
        true if m >= n => triangle(matrix, false)?.1,
        true => left_triangle(matrix)?.0,
        false => matrix,
    };
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let found = match square.rows >= square.columns {
        true => bidiagonal(square, &mut left, &mut right)?,
        false => lower_bidiagonal(square, &mut left, &mut right)?.0,
    };
    let (larger, smaller) = values_of_pair(found.d[0], found.e[0], found.d[1]);
    Ok(vec![larger, smaller])
}

/// Singular values, the left vectors as columns, and the right ones, conjugated, as rows.
struct Svd<T: Field> {
    left: Matrix<T>,
    values: Vec<T::Real>,
    right: Matrix<T>,
}

/// A reflection, and the row from which on it acts.
type Reflections<T> = Vec<(usize, Vec<T>, T)>;

fn decompose<T: Field>(matrix: Matrix<T>, full: bool) -> Result<Svd<T>> {
    let (m, n) = (matrix.rows, matrix.columns);
    let k = m.min(n);
    // As LAPACK: matrices that are long, or wide, are made square first.
    let is_long = m.max(n) >= k * T::LONG.0 / T::LONG.1;
    match is_long {
        true if m >= n => long(matrix, full),
        true => wide(matrix, full),
        false => direct(matrix, full),
    }
}

fn long<T: Field>(matrix: Matrix<T>, full: bool) -> Result<Svd<T>> {
    let (m, n) = (matrix.rows, matrix.columns);
    let (mut orthogonal, square) = triangle(matrix, full)?;
    let mut found = direct(square, false)?;
    let turned = orthogonal.corner(m, n).times(&found.left);
    for column in 0..n {
        orthogonal
            .column_mut(column)
            .copy_from_slice(turned.column(column));
    }
    found.left = orthogonal;
    Ok(found)
}

/// The lower triangle that reflections from the right make of a wide matrix, and these.
fn left_triangle<T: Field>(mut matrix: Matrix<T>) -> Result<(Matrix<T>, Reflections<T>)> {
    let m = matrix.rows;
    let mut noted = Vec::new();
    for step in 0..m {
        let value = reflect_row(&mut matrix, (step, step), &mut noted)?;
        matrix.set(step, step, T::from_real(value));
    }
    let mut square = matrix.corner(m, m);
    for column in 1..m {
        square.column_mut(column)[..column].fill(T::ZERO);
    }
    Ok((square, noted))
}

fn wide<T: Field>(matrix: Matrix<T>, full: bool) -> Result<Svd<T>> {
    let (m, n) = (matrix.rows, matrix.columns);
    let (square, noted) = left_triangle(matrix)?;
    let rows = if full { n } else { m };
    let mut orthogonal = widened(&Matrix::zeros(0, 0), rows, n);
    for (step, v, factor) in noted.iter().rev() {
        reflect_rows(&mut orthogonal, v, factor.conj(), *step..rows, *step)?;
    }
    let mut found = direct(square, false)?;
    let turned = found.right.times(&orthogonal.corner(m, n));
    for column in 0..n {
        orthogonal.column_mut(column)[..m].copy_from_slice(turned.column(column));
    }
    found.right = orthogonal;
    Ok(found)
}

/// The orthogonal factor of a long matrix, with all columns if `full`, and its triangle.
fn triangle<T: Field>(mut matrix: Matrix<T>, full: bool) -> Result<(Matrix<T>, Matrix<T>)> {
    let (rows, n) = (matrix.rows, matrix.columns);
    let factors = factor(&mut matrix)?;
    let mut square = matrix.corner(n, n);
    for column in 0..n {
        square.column_mut(column)[column + 1..].fill(T::ZERO);
    }
    let mut orthogonal = matrix.corner(rows, if full { rows } else { n });
    product(&mut orthogonal, &factors)?;
    Ok((orthogonal, square))
}

fn direct<T: Field>(matrix: Matrix<T>, full: bool) -> Result<Svd<T>> {
    let (m, n) = (matrix.rows, matrix.columns);
    let k = m.min(n);
    let (mut left, mut right): (Reflections<T>, Reflections<T>) = (Vec::new(), Vec::new());
    let (mut values, turned_left, turned_right, found) = match m >= n {
        true => upper(matrix, &mut left, &mut right)?,
        false => lower(matrix, &mut left, &mut right)?,
    };
    let count = |size: usize| if full { size } else { k };
    let mut vectors = widened(&turned_left, m, count(m));
    for (row, v, factor) in left.iter().rev() {
        reflect_columns(&mut vectors, v, *factor, *row, 0..count(m))?;
    }
    let mut adjoint = widened(&turned_right.transposed(), count(n), n);
    for (column, v, factor) in right.iter().rev() {
        reflect_rows(&mut adjoint, v, factor.conj(), 0..count(n), *column)?;
    }
    if !found {
        let nan = T::Real::ZERO.div(T::Real::ZERO);
        values.fill(nan);
        for matrix in [&mut vectors, &mut adjoint] {
            for column in 0..matrix.columns {
                matrix.column_mut(column).fill(T::from_real(nan));
            }
        }
    }
    Ok(Svd {
        left: vectors,
        values,
        right: adjoint,
    })
}

/// A small matrix in the corner of a larger one, whose diagonal goes on with ones.
fn widened<T: Field>(small: &Matrix<T::Real>, rows: usize, columns: usize) -> Matrix<T> {
    let mut wide = Matrix::zeros(rows, columns);
    for column in 0..columns {
        if column >= small.columns {
            if column < rows {
                wide.set(column, column, T::ONE);
            }
            continue;
        }
        for row in 0..small.rows {
            wide.set(row, column, T::from_real(small.at(row, column)));
        }
    }
    wide
}

type Diagonal<R> = (Vec<R>, Matrix<R>, Matrix<R>, bool);

/// Reflects a column, from `row` on, and what is to its right.
fn reflect_column<T: Field>(
    matrix: &mut Matrix<T>,
    (row, column): (usize, usize),
    noted: &mut Reflections<T>,
) -> Result<T::Real> {
    let own = &mut matrix.column_mut(column)[row..];
    let Some((head, tail)) = own.split_first_mut() else {
        return Ok(T::Real::ZERO);
    };
    let (value, factor) = reflection(*head, tail.iter_mut());
    *head = T::ONE;
    let v = own.to_vec();
    let columns = column + 1..matrix.columns;
    reflect_columns(matrix, &v, factor.conj(), row, columns)?;
    noted.push((row, v, factor));
    Ok(value.real())
}

/// Reflects a row, from `column` on, and what is below it.
fn reflect_row<T: Field>(
    matrix: &mut Matrix<T>,
    (row, column): (usize, usize),
    noted: &mut Reflections<T>,
) -> Result<T::Real> {
    let mut v: Vec<T> = (column..matrix.columns)
        .map(|at| matrix.at(row, at).conj())
        .collect();
    let Some((head, tail)) = v.split_first_mut() else {
        return Ok(T::Real::ZERO);
    };
    let (value, factor) = reflection(*head, tail.iter_mut());
    *head = T::ONE;
    let rows = row + 1..matrix.rows;
    reflect_rows(matrix, &v, factor, rows, column)?;
    noted.push((column, v, factor));
    Ok(value.real())
}

/// Makes a matrix that is not wide bidiagonal.
fn bidiagonal<T: Field>(
    mut matrix: Matrix<T>,
    left: &mut Reflections<T>,
    right: &mut Reflections<T>,
) -> Result<Bidiagonal<T::Real>> {
    let n = matrix.columns;
    let (mut d, mut e) = (Vec::new(), Vec::new());
    for step in 0..n {
        d.push(reflect_column(&mut matrix, (step, step), left)?);
        if step + 1 < n {
            e.push(reflect_row(&mut matrix, (step, step + 1), right)?);
        }
    }
    Ok(Bidiagonal::new(d, e))
}

/// Makes a matrix that is not wide bidiagonal, and that diagonal.
fn upper<T: Field>(
    matrix: Matrix<T>,
    left: &mut Reflections<T>,
    right: &mut Reflections<T>,
) -> Result<Diagonal<T::Real>> {
    let mut bidiagonal = bidiagonal(matrix, left, right)?;
    let found = bidiagonal.diagonalize()?;
    Ok((bidiagonal.d, bidiagonal.left, bidiagonal.right, found))
}

/// A bidiagonal matrix, and the rotations that made it one.
type Turned<R> = (Bidiagonal<R>, Vec<Rotation<R>>);

/// Makes a wide matrix lower bidiagonal, and that upper bidiagonal by rotations.
fn lower_bidiagonal<T: Field>(
    mut matrix: Matrix<T>,
    left: &mut Reflections<T>,
    right: &mut Reflections<T>,
) -> Result<Turned<T::Real>> {
    let m = matrix.rows;
    let (mut d, mut e) = (Vec::new(), Vec::new());
    for step in 0..m {
        d.push(reflect_row(&mut matrix, (step, step), right)?);
        if step + 1 < m {
            e.push(reflect_column(&mut matrix, (step + 1, step), left)?);
        }
    }
    let mut turns = Vec::new();
    for at in 0..m.saturating_sub(1) {
        let rotation = Rotation::new(d[at], e[at]);
        d[at] = rotation.r;
        e[at] = rotation.s.mul(d[at + 1]);
        d[at + 1] = rotation.c.mul(d[at + 1]);
        turns.push(rotation);
    }
    Ok((Bidiagonal::new(d, e), turns))
}

/// [`lower_bidiagonal`], made diagonal.
fn lower<T: Field>(
    matrix: Matrix<T>,
    left: &mut Reflections<T>,
    right: &mut Reflections<T>,
) -> Result<Diagonal<T::Real>> {
    let (mut bidiagonal, turns) = lower_bidiagonal(matrix, left, right)?;
    let found = bidiagonal.diagonalize()?;
    let mut vectors = bidiagonal.left.transposed();
    for (at, rotation) in turns.iter().enumerate().rev() {
        super::rotation::turn(&mut vectors, at, rotation.c, rotation.s.neg());
    }
    Ok((bidiagonal.d, vectors.transposed(), bidiagonal.right, found))
}
