//! Eigenvalues and eigenvectors of symmetric and Hermitian matrices: reflections make the matrix tridiagonal, and implicit
//! QL or QR steps make that diagonal.

use super::field::{Field, Real};
use super::householder::{hypot, reflect_columns, reflection, root, with_sign};
use super::matrix::Matrix;
use super::rotation::{Rotation, symmetric_pair, turn};
use super::{square, with_field, with_tail};
use crate::interrupt::worked;
use crate::num::{Number, Ordered};
use crate::{Array, Result, Shape};

/// The eigenvalues of each matrix, rising, and its eigenvectors as columns; only the lower or the upper triangle counts. NaN
/// throughout where they are not found.
pub fn eigh(x: &Array, lower: bool) -> Result<[Array; 2]> {
    fn run<T: Field>(x: &Array, elements: &[T], n: usize, lower: bool) -> Result<[Array; 2]> {
        let (mut values, mut vectors) = (Vec::new(), Vec::with_capacity(elements.len()));
        for own in elements.chunks_exact((n * n).max(1)) {
            let mut matrix = Matrix::from_rows(own, n, n);
            values.extend(diagonalize(&mut matrix, lower)?);
            matrix.put_rows(&mut vectors);
        }
        let shape = Shape::new(&x.shape()[..x.ndim() - 1]);
        Ok([
            Array::from_vec(vectors, x.shape().clone())?,
            Array::from_vec(values, shape)?,
        ])
    }
    let n = square("eigh", x)?;
    with_field!("eigh", x, |elements| run(x, elements, n, lower))
}

/// The tridiagonal matrix that is similar to each matrix, packed with the reflections that make it so: all of it, its
/// diagonal, what is beside it, and the factors of the reflections. Only the lower or the upper triangle counts.
pub fn tridiagonal(x: &Array, lower: bool) -> Result<[Array; 4]> {
    fn run<T: Field>(x: &Array, elements: &[T], n: usize, lower: bool) -> Result<[Array; 4]> {
        let (mut packed, mut factors) = (Vec::with_capacity(elements.len()), Vec::new());
        let (mut diagonal, mut beside) = (Vec::new(), Vec::new());
        for own in elements.chunks_exact((n * n).max(1)) {
            let mut matrix = Matrix::from_rows(own, n, n);
            let mut found = reduce_triangle(&mut matrix, lower)?;
            if !lower {
                matrix = matrix.turned();
                found.factors.reverse();
            }
            diagonal.extend(found.diagonal);
            beside.extend(found.beside);
            factors.extend(found.factors);
            matrix.put_rows(&mut packed);
        }
        let batch = Shape::new(&x.shape()[..x.ndim() - 2]);
        let less = n.saturating_sub(1);
        Ok([
            Array::from_vec(packed, x.shape().clone())?,
            Array::from_vec(diagonal, with_tail(&batch, &[n]))?,
            Array::from_vec(beside, with_tail(&batch, &[less]))?,
            Array::from_vec(factors, with_tail(&batch, &[less]))?,
        ])
    }
    let n = square("tridiagonal", x)?;
    with_field!("tridiagonal", x, |elements| run(x, elements, n, lower))
}

/// [`reduce`] of a matrix of which one triangle counts. The reflections of the upper one begin at its end: they are those of
/// the matrix with rows and columns backwards, which is what is left.
fn reduce_triangle<T: Field>(matrix: &mut Matrix<T>, lower: bool) -> Result<Tridiagonal<T>> {
    if lower {
        return reduce(matrix);
    }
    *matrix = matrix.turned();
    let mut found = reduce(matrix)?;
    found.diagonal.reverse();
    found.beside.reverse();
    Ok(found)
}

/// A real tridiagonal matrix, and the factors of the reflections that led to it.
pub(super) struct Tridiagonal<T: Field> {
    pub(super) diagonal: Vec<T::Real>,
    pub(super) beside: Vec<T::Real>,
    pub(super) factors: Vec<T>,
}

/// Makes a matrix tridiagonal; the reflections are left below what is beside the diagonal.
pub(super) fn reduce<T: Field>(matrix: &mut Matrix<T>) -> Result<Tridiagonal<T>> {
    let n = matrix.rows;
    let mut found = Tridiagonal {
        diagonal: Vec::with_capacity(n),
        beside: Vec::new(),
        factors: Vec::new(),
    };
    if n > 0 {
        matrix.set(0, 0, T::from_real(matrix.at(0, 0).real()));
    }
    for step in 0..n.saturating_sub(1) {
        let column = &mut matrix.column_mut(step)[step + 1..];
        let Some((head, tail)) = column.split_first_mut() else {
            break;
        };
        let (value, factor) = reflection(*head, tail.iter_mut());
        found.beside.push(value.real());
        if factor != T::ZERO {
            *head = T::ONE;
            let v = column.to_vec();
            apply_both_sides(matrix, &v, factor, step + 1)?;
        } else {
            let next = matrix.at(step + 1, step + 1).real();
            matrix.set(step + 1, step + 1, T::from_real(next));
        }
        matrix.set(step + 1, step, value);
        found.diagonal.push(matrix.at(step, step).real());
        found.factors.push(factor);
    }
    if n > 0 {
        found.diagonal.push(matrix.at(n - 1, n - 1).real());
    }
    Ok(found)
}

/// The lower triangle from `start` on of a matrix with a reflection from both sides.
fn apply_both_sides<T: Field>(
    matrix: &mut Matrix<T>,
    v: &[T],
    factor: T,
    start: usize,
) -> Result<()> {
    let count = v.len();
    worked(count * count)?;
    let entry = |matrix: &Matrix<T>, row: usize, column: usize| match row.cmp(&column) {
        std::cmp::Ordering::Less => matrix.at(start + column, start + row).conj(),
        std::cmp::Ordering::Equal => T::from_real(matrix.at(start + row, start + row).real()),
        std::cmp::Ordering::Greater => matrix.at(start + row, start + column),
    };
    // The product of the factor, the matrix and v, column by column; what is above the diagonal is what is below it.
    let mut w = vec![T::ZERO; count];
    for column in 0..count {
        let scaled = factor.mul(v[column]);
        w[column] = scaled.fused(entry(matrix, column, column), w[column]);
        let mut above = T::ZERO;
        for row in column + 1..count {
            let below = entry(matrix, row, column);
            w[row] = scaled.fused(below, w[row]);
            above = below.conj().fused(v[row], above);
        }
        if column + 1 < count {
            w[column] = factor.fused(above, w[column]);
        }
    }
    let product = T::inner(count, |at| (w[at].conj(), v[at]));
    let half = T::from_real(T::Real::of(0.5))
        .neg()
        .mul(factor)
        .mul(product);
    for (w, v) in w.iter_mut().zip(v) {
        *w = half.fused(*v, *w);
    }
    for column in 0..count {
        let (first, second) = (v[column].conj().neg(), w[column].conj().neg());
        for row in column..count {
            let value = entry(matrix, row, column);
            let value = second.fused(v[row], first.fused(w[row], value));
            let value = match row == column {
                true => T::from_real(value.real()),
                false => value,
            };
            matrix.set(start + row, start + column, value);
        }
    }
    Ok(())
}

/// The eigenvalues of a matrix, which becomes its eigenvectors.
fn diagonalize<T: Field>(matrix: &mut Matrix<T>, lower: bool) -> Result<Vec<T::Real>> {
    let n = matrix.rows;
    let mut found = reduce_triangle(matrix, lower)?;
    let mut turned: Matrix<T::Real> = Matrix::eye(n);
    let nan = T::Real::ZERO.div(T::Real::ZERO);
    if !steps(&mut found.diagonal, &mut found.beside, &mut turned)? {
        for column in 0..n {
            matrix.column_mut(column).fill(T::from_real(nan));
        }
        return Ok(vec![nan; n]);
    }
    let mut vectors = Matrix::zeros(n, n);
    for row in 0..n {
        let place = if lower { row } else { n - 1 - row };
        for column in 0..n {
            vectors.set(place, column, T::from_real(turned.at(row, column)));
        }
    }
    for (step, factor) in found.factors.iter().enumerate().rev() {
        let mut v = matrix.column(step)[step + 1..].to_vec();
        v[0] = T::ONE;
        reflect_columns(&mut vectors, &v, *factor, step + 1, 0..n)?;
    }
    *matrix = match lower {
        true => vectors,
        false => vectors.upside_down(),
    };
    Ok(found.diagonal)
}

/// So many steps may be needed for each eigenvalue.
const MOST_STEPS: usize = 30;

/// Makes a tridiagonal matrix diagonal, rising, turning the columns of `vectors` alike; false if that is not reached.
pub(super) fn steps<T: Field>(
    d: &mut [T::Real],
    e: &mut [T::Real],
    vectors: &mut Matrix<T>,
) -> Result<bool> {
    let n = d.len();
    let mut left = n * MOST_STEPS;
    let mut start = 0;
    while start < n {
        let end = block_end(d, e, start);
        if end > start && !block(d, e, vectors, (start, end), &mut left)? {
            return Ok(false);
        }
        if left == 0 && e[start..end].iter().any(|it| *it != T::Real::ZERO) {
            return Ok(false);
        }
        if end > start && e[start..end].iter().any(|it| *it != T::Real::ZERO) {
            continue;
        }
        start = end + 1;
    }
    for at in 0..n.saturating_sub(1) {
        let mut least = at;
        for other in at + 1..n {
            if d[other].lt(d[least]) {
                least = other;
            }
        }
        if least != at {
            d.swap(least, at);
            vectors.swap_columns(least, at);
        }
    }
    Ok(true)
}

/// The end of the block that begins at `start`: where the next element beside the diagonal is as good as zero.
fn block_end<R: Real>(d: &[R], e: &mut [R], start: usize) -> usize {
    for at in start..d.len() - 1 {
        let size = e[at].size();
        if size == R::ZERO {
            return at;
        }
        let bound = root(d[at].size())
            .mul(root(d[at + 1].size()))
            .mul(R::EPSILON);
        if size.le(bound) {
            e[at] = R::ZERO;
            return at;
        }
    }
    d.len() - 1
}

/// Works on one block, from its larger end towards its smaller one.
fn block<T: Field>(
    d: &mut [T::Real],
    e: &mut [T::Real],
    vectors: &mut Matrix<T>,
    (start, end): (usize, usize),
    left: &mut usize,
) -> Result<bool> {
    match d[end].size().lt(d[start].size()) {
        false => downwards(d, e, vectors, (start, end), left),
        true => upwards(d, e, vectors, (start, end), left),
    }
}

/// True if an element beside the diagonal is as good as zero.
fn is_small<R: Real>(beside: R, x: R, y: R) -> bool {
    let size = beside.size();
    let epsilon = R::EPSILON.mul(R::EPSILON);
    let bound = epsilon.mul(x.size()).mul(y.size()).add(R::SMALLEST);
    size.mul(size).le(bound)
}

/// The shift of a step: `p` is the end's diagonal element, `next` that beside it, `far` that at the other end.
fn shift<R: Real>(p: R, next: R, beside: R, far: R) -> R {
    let g = next.sub(p).div(R::of(2.0).mul(beside));
    let r = hypot(g, R::ONE);
    far.sub(p).add(beside.div(g.add(with_sign(r, g))))
}

fn downwards<T: Field>(
    d: &mut [T::Real],
    e: &mut [T::Real],
    vectors: &mut Matrix<T>,
    (start, end): (usize, usize),
    left: &mut usize,
) -> Result<bool> {
    let mut l = start;
    while l <= end {
        let m = (l..end)
            .find(|at| is_small(e[*at], d[*at], d[at + 1]))
            .unwrap_or(end);
        if m < end {
            e[m] = T::Real::ZERO;
        }
        if m == l {
            l += 1;
            continue;
        }
        if m == l + 1 {
            let (first, second, c, s) = symmetric_pair(d[l], e[l], d[l + 1]);
            turn(vectors, l, c, s);
            (d[l], d[l + 1], e[l]) = (first, second, T::Real::ZERO);
            l += 2;
            continue;
        }
        if *left == 0 {
            return Ok(false);
        }
        *left -= 1;
        worked(vectors.rows * (m - l))?;
        let p = d[l];
        let mut g = shift(p, d[l + 1], e[l], d[m]);
        let (mut s, mut c, mut p) = (T::Real::ONE, T::Real::ONE, T::Real::ZERO);
        let mut turns = Vec::with_capacity(m - l);
        for at in (l..m).rev() {
            let (f, b) = (s.mul(e[at]), c.mul(e[at]));
            let turned = Rotation::new(g, f);
            (c, s) = (turned.c, turned.s);
            if at != m - 1 {
                e[at + 1] = turned.r;
            }
            g = d[at + 1].sub(p);
            let r = d[at].sub(g).mul(s).add(T::Real::of(2.0).mul(c).mul(b));
            p = s.mul(r);
            d[at + 1] = g.add(p);
            g = c.mul(r).sub(b);
            turns.push((at, c, s.neg()));
        }
        for (at, c, s) in turns {
            turn(vectors, at, c, s);
        }
        d[l] = d[l].sub(p);
        e[l] = g;
    }
    Ok(true)
}

fn upwards<T: Field>(
    d: &mut [T::Real],
    e: &mut [T::Real],
    vectors: &mut Matrix<T>,
    (end, start): (usize, usize),
    left: &mut usize,
) -> Result<bool> {
    let mut l = start as i64;
    while l >= end as i64 {
        let at = l as usize;
        let m = (end + 1..=at)
            .rev()
            .find(|m| is_small(e[m - 1], d[*m], d[m - 1]))
            .unwrap_or(end);
        if m > end {
            e[m - 1] = T::Real::ZERO;
        }
        if m == at {
            l -= 1;
            continue;
        }
        if m + 1 == at {
            let (first, second, c, s) = symmetric_pair(d[at - 1], e[at - 1], d[at]);
            turn(vectors, at - 1, c, s);
            (d[at - 1], d[at], e[at - 1]) = (first, second, T::Real::ZERO);
            l -= 2;
            continue;
        }
        if *left == 0 {
            return Ok(false);
        }
        *left -= 1;
        worked(vectors.rows * (at - m))?;
        let p = d[at];
        let mut g = shift(p, d[at - 1], e[at - 1], d[m]);
        let (mut s, mut c, mut p) = (T::Real::ONE, T::Real::ONE, T::Real::ZERO);
        let mut turns = Vec::with_capacity(at - m);
        for place in m..at {
            let (f, b) = (s.mul(e[place]), c.mul(e[place]));
            let turned = Rotation::new(g, f);
            (c, s) = (turned.c, turned.s);
            if place != m {
                e[place - 1] = turned.r;
            }
            g = d[place].sub(p);
            let r = d[place + 1]
                .sub(g)
                .mul(s)
                .add(T::Real::of(2.0).mul(c).mul(b));
            p = s.mul(r);
            d[place] = g.add(p);
            g = c.mul(r).sub(b);
            turns.push((place, c, s));
        }
        for (place, c, s) in turns {
            turn(vectors, place, c, s);
        }
        d[at] = d[at].sub(p);
        e[at - 1] = g;
    }
    Ok(true)
}
