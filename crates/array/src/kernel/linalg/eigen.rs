//! Eigenvalues and eigenvectors of matrices that need not be symmetric, and their Schur forms.

use super::balance::Balance;
use super::field::{Field, Real};
use super::hessenberg::{reduce, turned};
use super::householder::hypot;
use super::matrix::Matrix;
use super::rotation::Rotation;
use super::schur_real::{negligible, precision};
use super::{schur_complex, schur_real, square};
use crate::interrupt::worked;
use crate::num::{Number, Ordered};
use crate::{Array, Complex64, Complex128, Data, Error, Result, Shape};

/// Numbers whose matrices have eigenvalues.
trait Spectral: Field {
    /// What the eigenvalues are.
    type Complex: Field<Real = Self::Real>;
    /// Makes a matrix that is zero below its first subdiagonal triangular, or almost; false if that is not reached.
    fn triangularize(
        h: &mut Matrix<Self>,
        z: &mut Matrix<Self>,
        within: (usize, usize),
    ) -> Result<bool>;
    /// The eigenvalues of such a triangular matrix.
    fn values(h: &Matrix<Self>) -> Vec<Self::Complex>;
    /// As complex number.
    fn complex(self) -> Self::Complex;
    /// The vector of an eigenvalue, of the length and phase in which it is told.
    fn settle(vector: &mut [Self::Complex], is_real: bool);
}

macro_rules! real_spectral {
    ($ty:ty, $complex:ty) => {
        impl Spectral for $ty {
            type Complex = $complex;

            fn triangularize(
                h: &mut Matrix<Self>,
                z: &mut Matrix<Self>,
                within: (usize, usize),
            ) -> Result<bool> {
                schur_real::triangularize(h, z, within)
            }

            fn values(h: &Matrix<Self>) -> Vec<$complex> {
                pair_values(h)
                    .into_iter()
                    .map(|(re, im)| <$complex>::from_parts(re, im))
                    .collect()
            }

            fn complex(self) -> $complex {
                <$complex>::from_real(self)
            }

            fn settle(vector: &mut [$complex], is_real: bool) {
                match is_real {
                    true => settle_real(vector),
                    false => settle_pair(vector),
                }
            }
        }
    };
}

real_spectral!(f32, Complex64);
real_spectral!(f64, Complex128);

macro_rules! complex_spectral {
    ($ty:ty) => {
        impl Spectral for $ty {
            type Complex = $ty;

            fn triangularize(
                h: &mut Matrix<Self>,
                z: &mut Matrix<Self>,
                within: (usize, usize),
            ) -> Result<bool> {
                schur_complex::triangularize(h, z, within)
            }

            fn values(h: &Matrix<Self>) -> Vec<$ty> {
                (0..h.rows).map(|at| h.at(at, at)).collect()
            }

            fn complex(self) -> $ty {
                self
            }

            fn settle(vector: &mut [$ty], _is_real: bool) {
                settle_complex(vector);
            }
        }
    };
}

complex_spectral!(Complex64);
complex_spectral!(Complex128);

/// Calls a function that is generic over what has eigenvalues.
macro_rules! with_spectral {
    ($name:expr, $x:expr, |$elements:ident| $call:expr) => {
        match $x.data() {
            Data::Float32($elements) => $call,
            Data::Float64($elements) => $call,
            Data::Complex64($elements) => $call,
            Data::Complex128($elements) => $call,
            _ => Err(Error::unsupported($name, $x.dtype())),
        }
    };
}

/// The eigenvalues of each matrix, and its left and right eigenvectors as columns. NaN throughout where they are not found.
pub fn eig(x: &Array) -> Result<[Array; 3]> {
    fn run<T: Spectral>(x: &Array, elements: &[T], n: usize) -> Result<[Array; 3]> {
        let (mut values, mut left, mut right) = (Vec::new(), Vec::new(), Vec::new());
        for own in elements.chunks_exact((n * n).max(1)) {
            let found = decompose(Matrix::from_rows(own, n, n))?;
            values.extend(found.0);
            found.1.put_rows(&mut left);
            found.2.put_rows(&mut right);
        }
        let shape = Shape::new(&x.shape()[..x.ndim() - 1]);
        Ok([
            Array::from_vec(values, shape)?,
            Array::from_vec(left, x.shape().clone())?,
            Array::from_vec(right, x.shape().clone())?,
        ])
    }
    let n = square("eig", x)?;
    with_spectral!("eig", x, |elements| run(x, elements, n))
}

/// Each matrix as `q t q^H`: the triangular matrix, with blocks of two rows where numbers are real and eigenvalues are not,
/// and the orthogonal one. NaN where they are not found.
pub fn schur(x: &Array) -> Result<[Array; 2]> {
    fn run<T: Spectral>(x: &Array, elements: &[T], n: usize) -> Result<[Array; 2]> {
        let (mut forms, mut vectors) = (Vec::new(), Vec::new());
        for own in elements.chunks_exact((n * n).max(1)) {
            let mut h = Matrix::from_rows(own, n, n);
            let balance = Balance::new(&mut h, false);
            let within = (balance.start, balance.end);
            let factors = reduce(&mut h, within.0, within.1)?;
            let mut z = turned(&mut h, &factors)?;
            let is_finite = own.iter().all(|it| it.sub(*it) == T::ZERO);
            if is_finite && T::triangularize(&mut h, &mut z, within)? {
                balance.undo(&mut z, false);
            } else {
                fill_with_nan(&mut h);
                fill_with_nan(&mut z);
            }
            h.put_rows(&mut forms);
            z.put_rows(&mut vectors);
        }
        Ok([
            Array::from_vec(forms, x.shape().clone())?,
            Array::from_vec(vectors, x.shape().clone())?,
        ])
    }
    let n = square("schur", x)?;
    with_spectral!("schur", x, |elements| run(x, elements, n))
}

fn nan<T: Field>() -> T {
    let nan = T::Real::ZERO.div(T::Real::ZERO);
    T::from_parts(nan, nan)
}

fn fill_with_nan<T: Field>(matrix: &mut Matrix<T>) {
    for column in 0..matrix.columns {
        matrix.column_mut(column).fill(nan());
    }
}

type Eigen<C> = (Vec<C>, Matrix<C>, Matrix<C>);

fn decompose<T: Spectral>(matrix: Matrix<T>) -> Result<Eigen<T::Complex>> {
    let n = matrix.rows;
    let is_finite = (0..n).all(|column| {
        let mut own = matrix.column(column).iter();
        own.all(|it| it.sub(*it) == T::ZERO)
    });
    let mut h = matrix;
    let (mut left, mut right) = (Matrix::zeros(n, n), Matrix::zeros(n, n));
    let mut z = Matrix::eye(n);
    let balance = Balance::new(&mut h, true);
    let within = (balance.start, balance.end);
    let mut found = is_finite;
    if found {
        let factors = reduce(&mut h, within.0, within.1)?;
        z = turned(&mut h, &factors)?;
        found = T::triangularize(&mut h, &mut z, within)?;
    }
    if !found {
        fill_with_nan(&mut left);
        fill_with_nan(&mut right);
        return Ok((vec![nan(); n], left, right));
    }
    let values = T::values(&h);
    for is_left in [true, false] {
        let vectors = if is_left { &mut left } else { &mut right };
        let mut at = 0;
        while at < n {
            let is_pair = at + 1 < n && h.at(at + 1, at) != T::ZERO;
            worked(n * n)?;
            let triangle = Triangle::new(&h, values[at]);
            let own = match is_left {
                true => triangle.left(at, is_pair),
                false => triangle.right(at, is_pair),
            };
            let turned = turn_back(&z, &own);
            vectors.column_mut(at).copy_from_slice(&turned);
            at += if is_pair { 2 } else { 1 };
        }
        balance.undo(vectors, is_left);
        let mut at = 0;
        while at < n {
            let is_pair = at + 1 < n && h.at(at + 1, at) != T::ZERO;
            T::settle(vectors.column_mut(at), !is_pair);
            if is_pair {
                let conjugate: Vec<T::Complex> =
                    vectors.column(at).iter().map(|it| it.conj()).collect();
                vectors.column_mut(at + 1).copy_from_slice(&conjugate);
                at += 1;
            }
            at += 1;
        }
    }
    Ok((values, left, right))
}

/// The eigenvalues of blocks on a diagonal, each with its imaginary part.
fn pair_values<R: Real>(h: &Matrix<R>) -> Vec<(R, R)> {
    let n = h.rows;
    let mut values = Vec::with_capacity(n);
    while values.len() < n {
        let at = values.len();
        if at + 1 == n || h.at(at + 1, at) == R::ZERO {
            values.push((h.at(at, at), R::ZERO));
            continue;
        }
        let root = super::householder::root;
        let im = root(h.at(at, at + 1).size()).mul(root(h.at(at + 1, at).size()));
        values.push((h.at(at, at), im));
        values.push((h.at(at + 1, at + 1), im.neg()));
    }
    values
}

/// The product of the matrix of turns and a vector, the largest element of which is made about one.
fn turn_back<T: Spectral>(z: &Matrix<T>, own: &[T::Complex]) -> Vec<T::Complex> {
    let n = own.len();
    let mut out = vec![T::Complex::ZERO; n];
    for (column, factor) in own.iter().enumerate() {
        if *factor == T::Complex::ZERO {
            continue;
        }
        for (sum, x) in out.iter_mut().zip(z.column(column)) {
            *sum = factor.fused(x.complex(), *sum);
        }
    }
    let largest = out.iter().fold(T::Real::ZERO, |most, it| {
        super::balance::larger(most, it.size())
    });
    let scale = T::Real::ONE.div(largest);
    out.iter().map(|it| it.scaled(scale)).collect()
}

/// The quotient, rounded once for each part where the divisor is real.
fn ratio<C: Field>(x: C, y: C) -> C {
    match y.imag() == C::Real::ZERO {
        true => x.over(y.real()),
        false => x.div(y),
    }
}

/// An almost triangular matrix, less an eigenvalue.
struct Triangle<'a, T: Spectral> {
    h: &'a Matrix<T>,
    value: T::Complex,
    /// What a pivot is at least.
    least: T::Real,
}

impl<'a, T: Spectral> Triangle<'a, T> {
    fn new(h: &'a Matrix<T>, value: T::Complex) -> Self {
        let ulp = precision::<T::Real>();
        let least = super::balance::larger(ulp.mul(value.size()), negligible(h.rows));
        Self { h, value, least }
    }

    fn at(&self, row: usize, column: usize) -> T::Complex {
        self.h.at(row, column).complex()
    }

    fn is_pair(&self, at: usize) -> bool {
        at + 1 < self.h.rows && self.h.at(at + 1, at) != T::ZERO
    }

    fn divided(&self, x: T::Complex, pivot: T::Complex) -> T::Complex {
        let pivot = match pivot.size().lt(self.least) {
            true => T::Complex::from_real(self.least),
            false => pivot,
        };
        ratio(x, pivot)
    }

    /// Solves for two unknowns.
    fn solve_pair(&self, m: [[T::Complex; 2]; 2], b: [T::Complex; 2]) -> [T::Complex; 2] {
        let swap = m[0][0].size().lt(m[1][0].size());
        let (first, second) = if swap { (1, 0) } else { (0, 1) };
        let factor = ratio(m[second][0], m[first][0]);
        let pivot = m[second][1].sub(factor.mul(m[first][1]));
        let y = self.divided(b[second].sub(factor.mul(b[first])), pivot);
        [ratio(b[first].sub(m[first][1].mul(y)), m[first][0]), y]
    }

    /// The vector on the triangle's right side, for the eigenvalue at `at`, or the pair that begins there.
    fn right(&self, at: usize, is_pair: bool) -> Vec<T::Complex> {
        let n = self.h.rows;
        let mut x = vec![T::Complex::ZERO; n];
        x[at] = T::Complex::ONE;
        if is_pair {
            let im = T::Complex::from_parts(T::Real::ZERO, self.value.imag());
            match self.at(at + 1, at).size().le(self.at(at, at + 1).size()) {
                true => x[at + 1] = ratio(im, self.at(at, at + 1)),
                false => {
                    let turned = T::Complex::from_real(self.value.imag().neg());
                    x[at] = ratio(turned, self.at(at + 1, at));
                    x[at + 1] = T::Complex::from_parts(T::Real::ZERO, T::Real::ONE);
                }
            }
        }
        for row in 0..at {
            let mut sum = self.at(row, at).mul(x[at]).neg();
            if is_pair {
                sum = sum.sub(self.at(row, at + 1).mul(x[at + 1]));
            }
            x[row] = sum;
        }
        let mut row = at;
        while row > 0 {
            row -= 1;
            let first = if row > 0 && self.is_pair(row - 1) {
                row - 1
            } else {
                row
            };
            if first == row {
                x[row] = self.divided(x[row], self.at(row, row).sub(self.value));
            } else {
                let own = |place: usize| self.at(place, place).sub(self.value);
                let m = [
                    [own(first), self.at(first, row)],
                    [self.at(row, first), own(row)],
                ];
                [x[first], x[row]] = self.solve_pair(m, [x[first], x[row]]);
            }
            self.keep_small(&mut x, first, row);
            for known in first..=row {
                let factor = x[known].neg();
                for (place, value) in x.iter_mut().enumerate().take(first) {
                    *value = value.add(factor.mul(self.at(place, known)));
                }
            }
            row = first;
        }
        x
    }

    /// The vector on the triangle's left side.
    fn left(&self, at: usize, is_pair: bool) -> Vec<T::Complex> {
        let n = self.h.rows;
        let mut x = vec![T::Complex::ZERO; n];
        x[at] = T::Complex::ONE;
        let mut next = at + 1;
        if is_pair {
            let im = self.value.imag();
            match self.at(at + 1, at).size().le(self.at(at, at + 1).size()) {
                true => {
                    x[at] = ratio(T::Complex::from_real(im), self.at(at, at + 1));
                    x[at + 1] = T::Complex::from_parts(T::Real::ZERO, T::Real::ONE);
                }
                false => {
                    let turned = T::Complex::from_parts(T::Real::ZERO, im.neg());
                    x[at + 1] = ratio(turned, self.at(at + 1, at));
                }
            }
            next += 1;
        }
        for column in next..n {
            let mut sum = self.at(at, column).conj().mul(x[at]).neg();
            if is_pair {
                sum = sum.sub(self.at(at + 1, column).conj().mul(x[at + 1]));
            }
            x[column] = sum;
        }
        let value = self.value.conj();
        let mut column = next;
        while column < n {
            let last = if self.is_pair(column) {
                column + 1
            } else {
                column
            };
            for own in column..=last {
                let known = (next..column).fold(x[own], |sum, row| {
                    sum.sub(self.at(row, own).conj().mul(x[row]))
                });
                x[own] = known;
            }
            let own = |place: usize| self.at(place, place).conj().sub(value);
            if last == column {
                x[column] = self.divided(x[column], own(column));
            } else {
                let m = [
                    [own(column), self.at(last, column)],
                    [self.at(column, last), own(last)],
                ];
                [x[column], x[last]] = self.solve_pair(m, [x[column], x[last]]);
            }
            self.keep_small(&mut x, column, last);
            column = last + 1;
        }
        x
    }

    /// Scales a vector down before its elements become too large to go on with.
    fn keep_small(&self, x: &mut [T::Complex], first: usize, last: usize) {
        let size = super::balance::larger(x[first].size(), x[last].size());
        let far = T::Real::ONE.div(super::householder::root(T::Real::SMALLEST));
        if far.lt(size) {
            let scale = T::Real::ONE.div(size);
            for value in x {
                *value = value.scaled(scale);
            }
        }
    }
}

fn settle_real<T: Field>(vector: &mut [T]) {
    let scale = T::Real::ONE.div(<T::Real as Field>::norm(vector.iter().map(|it| it.real())));
    for value in vector {
        *value = value.scaled(scale);
    }
}

fn largest_at<T: Field>(vector: &[T]) -> usize {
    let square = |x: T| x.real().mul(x.real()).add(x.imag().mul(x.imag()));
    let mut best = 0;
    for at in 1..vector.len() {
        if square(vector[best]).lt(square(vector[at])) {
            best = at;
        }
    }
    best
}

/// Length one, the largest element real, turned as real numbers are turned.
fn settle_pair<T: Field>(vector: &mut [T]) {
    let norm = |part: fn(T) -> T::Real| <T::Real as Field>::norm(vector.iter().map(|it| part(*it)));
    let scale = T::Real::ONE.div(hypot(norm(T::real), norm(T::imag)));
    for value in vector.iter_mut() {
        *value = value.scaled(scale);
    }
    let best = largest_at(vector);
    let turn = Rotation::new(vector[best].real(), vector[best].imag());
    for value in vector.iter_mut() {
        let (re, im) = (value.real(), value.imag());
        *value = T::from_parts(
            turn.c.fused(re, turn.s.mul(im)),
            turn.c.fused(im, turn.s.mul(re).neg()),
        );
    }
    vector[best] = T::from_real(vector[best].real());
}

/// Length one, the largest element real and positive.
fn settle_complex<T: Field>(vector: &mut [T]) {
    let scale = T::Real::ONE.div(T::norm(vector.iter().copied()));
    for value in vector.iter_mut() {
        *value = value.scaled(scale);
    }
    let best = largest_at(vector);
    let (re, im) = (vector[best].real(), vector[best].imag());
    let size = super::householder::root(re.mul(re).add(im.mul(im)));
    let turn = vector[best].conj().over(size);
    for value in vector.iter_mut() {
        *value = value.mul(turn);
    }
    vector[best] = T::from_real(vector[best].real());
}
