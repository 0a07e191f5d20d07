//! Balancing: rows and columns are exchanged and scaled so that eigenvalues come out well.

use super::field::{Field, Real};
use super::matrix::Matrix;

/// What was done to a matrix, to be undone on its eigenvectors.
pub(super) struct Balance<R> {
    /// The rows and columns from `start` up to `end` are left; what is outside is triangular already.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Per row: within, by what it was scaled; outside, with which it was exchanged.
    scales: Vec<R>,
    exchanged: Vec<usize>,
}

/// Rows are scaled where that makes their norms so much smaller.
const WORTH: f64 = 0.95;

impl<R: Real> Balance<R> {
    /// Balances a matrix; without `scales`, rows and columns are only exchanged.
    pub(super) fn new<T: Field<Real = R>>(matrix: &mut Matrix<T>, scales: bool) -> Self {
        let n = matrix.rows;
        let mut balance = Self {
            start: 0,
            end: n,
            scales: vec![R::ONE; n],
            exchanged: (0..n).collect(),
        };
        balance.push_down(matrix);
        if balance.end > 0 {
            balance.push_left(matrix);
        }
        if scales {
            while balance.scale(matrix) {}
        }
        balance
    }

    fn exchange<T: Field<Real = R>>(&mut self, matrix: &mut Matrix<T>, own: usize, to: usize) {
        self.exchanged[to] = own;
        if own == to {
            return;
        }
        for row in 0..self.end {
            let (x, y) = (matrix.at(row, own), matrix.at(row, to));
            matrix.set(row, own, y);
            matrix.set(row, to, x);
        }
        for column in self.start..matrix.columns {
            let (x, y) = (matrix.at(own, column), matrix.at(to, column));
            matrix.set(own, column, y);
            matrix.set(to, column, x);
        }
    }

    /// Rows that are zero but for the diagonal go to the end.
    fn push_down<T: Field<Real = R>>(&mut self, matrix: &mut Matrix<T>) {
        let mut found = true;
        while found {
            found = false;
            for row in (0..self.end).rev() {
                let alone = (0..self.end).all(|at| at == row || matrix.at(row, at) == T::ZERO);
                if !alone {
                    continue;
                }
                self.exchange(matrix, row, self.end - 1);
                found = true;
                if self.end == 1 {
                    // The last one stays, as a matrix of its own.
                    return;
                }
                self.end -= 1;
            }
        }
    }

    /// Columns that are zero but for the diagonal go to the front.
    fn push_left<T: Field<Real = R>>(&mut self, matrix: &mut Matrix<T>) {
        let mut found = self.end > 1;
        while found {
            found = false;
            for column in self.start..self.end {
                let mut rows = self.start..self.end;
                let alone = rows.all(|at| at == column || matrix.at(at, column) == T::ZERO);
                if !alone || column < self.start {
                    continue;
                }
                self.exchange(matrix, column, self.start);
                found = true;
                self.start += 1;
            }
        }
    }

    /// Scales rows and columns by powers of two once; true if any was.
    fn scale<T: Field<Real = R>>(&mut self, matrix: &mut Matrix<T>) -> bool {
        let (two, mut changed) = (R::of(2.0), false);
        let smallest = R::SMALLEST.div(R::EPSILON.mul(two)).mul(two);
        let largest = R::ONE.div(smallest);
        let (start, end, n) = (self.start, self.end, matrix.columns);
        for at in start..end {
            let mut c = T::norm(matrix.column(at)[start..end].iter().copied());
            let row: Vec<T> = (start..n).map(|column| matrix.at(at, column)).collect();
            let mut r = T::norm(row[..end - start].iter().copied());
            let most = |own: &[T]| {
                own.iter()
                    .fold(R::ZERO, |most, x| larger(most, x.modulus()))
            };
            let (mut ca, mut ra) = (most(&matrix.column(at)[..end]), most(&row));
            if c == R::ZERO || r == R::ZERO || c.add(r).is_nan() {
                continue;
            }
            let (mut g, mut f, sum) = (r.div(two), R::ONE, c.add(r));
            while c.lt(g)
                && larger(larger(f, c), ca).lt(largest)
                && smallest.lt(smaller(smaller(r, g), ra))
            {
                (f, c, ca) = (f.mul(two), c.mul(two), ca.mul(two));
                (r, g, ra) = (r.div(two), g.div(two), ra.div(two));
            }
            g = c.div(two);
            while r.le(g)
                && larger(r, ra).lt(largest)
                && smallest.lt(smaller(smaller(f, c), smaller(g, ca)))
            {
                (f, c, g, ca) = (f.div(two), c.div(two), g.div(two), ca.div(two));
                (r, ra) = (r.mul(two), ra.mul(two));
            }
            if R::of(WORTH).mul(sum).le(c.add(r)) || f == R::ONE {
                continue;
            }
            let inverse = R::ONE.div(f);
            self.scales[at] = self.scales[at].mul(f);
            changed = true;
            for column in start..n {
                matrix.set(at, column, matrix.at(at, column).scaled(inverse));
            }
            for value in &mut matrix.column_mut(at)[..end] {
                *value = value.scaled(f);
            }
        }
        changed
    }

    /// Makes of vectors of the balanced matrix those of the matrix itself.
    pub(super) fn undo<T: Field<Real = R>>(&self, vectors: &mut Matrix<T>, left: bool) {
        let (n, columns) = (vectors.rows, vectors.columns);
        for row in self.start..self.end {
            let scale = match left {
                true => R::ONE.div(self.scales[row]),
                false => self.scales[row],
            };
            for column in 0..columns {
                vectors.set(row, column, vectors.at(row, column).scaled(scale));
            }
        }
        for row in (0..self.start).rev().chain(self.end..n) {
            let other = self.exchanged[row];
            for column in 0..columns {
                let (x, y) = (vectors.at(row, column), vectors.at(other, column));
                vectors.set(row, column, y);
                vectors.set(other, column, x);
            }
        }
        // Where only one row was left, it was exchanged too.
        if self.start == 0 && self.end == 1 && n > 0 {
            let other = self.exchanged[0];
            if other != 0 {
                for column in 0..columns {
                    let (x, y) = (vectors.at(0, column), vectors.at(other, column));
                    vectors.set(0, column, y);
                    vectors.set(other, column, x);
                }
            }
        }
    }
}

pub(super) fn larger<R: Real>(x: R, y: R) -> R {
    if x.lt(y) { y } else { x }
}

pub(super) fn smaller<R: Real>(x: R, y: R) -> R {
    if y.lt(x) { y } else { x }
}
