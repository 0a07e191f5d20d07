//! Complex matrices as products of unitary and triangular ones, by implicit shifts.

use super::balance::{larger, smaller};
use super::field::{Field, Real};
use super::householder::{reflection, root};
use super::matrix::Matrix;
use super::schur_real::{MOST_STEPS, PATIENCE, negligible, precision};
use crate::Result;
use crate::interrupt::worked;
use crate::num::{Number, Ordered};

/// The square root whose real part is not negative.
fn square_root<T: Field>(x: T) -> T {
    let (re, im, size) = (x.real(), x.imag(), x.modulus());
    let (zero, half) = (T::Real::ZERO, T::Real::of(0.5));
    if size == zero {
        return T::ZERO;
    }
    if re.is_negative() {
        let im_root = root(half.mul(size.sub(re)));
        let re_root = im.size().div(im_root.add(im_root));
        let im_root = if im.is_negative() {
            im_root.neg()
        } else {
            im_root
        };
        return T::from_parts(re_root, im_root);
    }
    let re_root = root(half.mul(size.add(re)));
    T::from_parts(re_root, im.div(re_root.add(re_root)))
}

/// A matrix that is zero below its first subdiagonal, and the one that is turned alike.
struct Turning<'a, T> {
    h: &'a mut Matrix<T>,
    z: &'a mut Matrix<T>,
}

impl<T: Field> Turning<'_, T> {
    fn at(&self, row: usize, column: usize) -> T {
        self.h.at(row, column)
    }

    fn scale_row(&mut self, row: usize, columns: std::ops::Range<usize>, factor: T) {
        for column in columns {
            self.h.set(row, column, self.h.at(row, column).mul(factor));
        }
    }

    fn scale_column(&mut self, column: usize, rows: usize, factor: T) {
        for value in &mut self.h.column_mut(column)[..rows] {
            *value = value.mul(factor);
        }
        self.z.scale_column(column, factor);
    }

    /// Makes what is beside the diagonal real.
    fn make_real(&mut self, low: usize, high: usize) {
        let n = self.h.columns;
        for row in low + 1..high {
            let below = self.at(row, row - 1);
            if below.imag() == T::Real::ZERO {
                continue;
            }
            let unit = below.over(below.size()).conj();
            let unit = unit.over(unit.modulus());
            self.h.set(row, row - 1, T::from_real(below.modulus()));
            self.scale_row(row, row..n, unit);
            self.scale_column(row, n.min(row + 2), unit.conj());
        }
    }

    fn block_start(&self, (low, high): (usize, usize), last: usize, tiny: T::Real) -> usize {
        let size = |row: usize, column: usize| self.at(row, column).size();
        for k in (low + 1..=last).rev() {
            if size(k, k - 1).le(tiny) {
                return k;
            }
            let mut near = size(k - 1, k - 1).add(size(k, k));
            if near == T::Real::ZERO {
                if k >= low + 2 {
                    near = near.add(self.at(k - 1, k - 2).real().size());
                }
                if k + 1 < high {
                    near = near.add(self.at(k + 1, k).real().size());
                }
            }
            let ulp = precision::<T::Real>();
            if self.at(k, k - 1).real().size().le(ulp.mul(near)) {
                let (below, above) = (size(k, k - 1), size(k - 1, k));
                let difference = self.at(k - 1, k - 1).sub(self.at(k, k)).size();
                let (ab, ba) = (larger(below, above), smaller(below, above));
                let own = size(k, k);
                let (aa, bb) = (larger(own, difference), smaller(own, difference));
                let sum = aa.add(ab);
                let bound = larger(tiny, ulp.mul(bb.mul(aa.div(sum))));
                if ba.mul(ab.div(sum)).le(bound) {
                    return k;
                }
            }
        }
        low
    }

    fn shift(&self, start: usize, last: usize, since: usize) -> T {
        let far = T::Real::of(0.75);
        if since.is_multiple_of(2 * PATIENCE) {
            let s = far.mul(self.at(last, last - 1).real().size());
            return T::from_real(s).add(self.at(last, last));
        }
        if since.is_multiple_of(PATIENCE) {
            let s = far.mul(self.at(start + 1, start).real().size());
            return T::from_real(s).add(self.at(start, start));
        }
        let t = self.at(last, last);
        let u = square_root(self.at(last - 1, last)).mul(square_root(self.at(last, last - 1)));
        if u.size() == T::Real::ZERO {
            return t;
        }
        let x = self.at(last - 1, last - 1).sub(t).scaled(T::Real::of(0.5));
        let x_size = x.size();
        let s = larger(u.size(), x_size);
        let (xs, us) = (x.over(s), u.over(s));
        let mut y = square_root(xs.mul(xs).add(us.mul(us))).scaled(s);
        if T::Real::ZERO.lt(x_size) {
            let unit = x.over(x_size);
            let along = unit.real().mul(y.real()).add(unit.imag().mul(y.imag()));
            if along.lt(T::Real::ZERO) {
                y = y.neg();
            }
        }
        t.sub(u.mul(u.div(x.add(y))))
    }

    fn beginning(&self, start: usize, last: usize, shift: T) -> (usize, [T; 2]) {
        let mut m = last - 1;
        loop {
            let (own, next) = (self.at(m, m), self.at(m + 1, m + 1));
            let moved = own.sub(shift);
            let below = self.at(m + 1, m).real();
            let s = moved.size().add(below.size());
            let (moved, below) = (moved.over(s), below.div(s));
            let v = [moved, T::from_real(below)];
            if m == start {
                return (m, v);
            }
            let left = self.at(m, m - 1).real().size().mul(below.size());
            let around = moved.size().mul(own.size().add(next.size()));
            if left.le(precision::<T::Real>().mul(around)) {
                return (m, v);
            }
            m -= 1;
        }
    }

    fn step(&mut self, start: usize, last: usize, shift: T) {
        let n = self.h.columns;
        let (m, mut v) = self.beginning(start, last, shift);
        for k in m..last {
            if k > m {
                v = [self.at(k, k - 1), self.at(k + 1, k - 1)];
            }
            let (head, tail) = v.split_at_mut(1);
            let (value, t1) = reflection(head[0], tail.iter_mut());
            if k > m {
                self.h.set(k, k - 1, value);
                self.h.set(k + 1, k - 1, T::ZERO);
            }
            let v2 = v[1];
            let t2 = T::from_real(t1.mul(v2).real());
            for column in k..n {
                let (x, y) = (self.at(k, column), self.at(k + 1, column));
                let sum = t1.conj().mul(x).add(t2.mul(y));
                self.h.set(k, column, x.sub(sum));
                self.h.set(k + 1, column, y.sub(sum.mul(v2)));
            }
            let from_right = |matrix: &mut Matrix<T>, rows: usize| {
                for row in 0..rows {
                    let (x, y) = (matrix.at(row, k), matrix.at(row, k + 1));
                    let sum = t1.mul(x).add(t2.mul(y));
                    matrix.set(row, k, x.sub(sum));
                    matrix.set(row, k + 1, y.sub(sum.mul(v2.conj())));
                }
            };
            from_right(self.h, (k + 3).min(last + 1));
            from_right(self.z, n);
            if k == m && m > start {
                self.straighten((m, last), T::ONE.sub(t1));
            }
        }
        let below = self.at(last, last - 1);
        if below.imag() != T::Real::ZERO {
            let size = below.modulus();
            self.h.set(last, last - 1, T::from_real(size));
            let unit = below.over(size);
            self.scale_row(last, last + 1..n, unit.conj());
            self.scale_column(last, last, unit);
        }
    }

    /// A step that began within the block has turned what was beside the diagonal: it is made real again.
    fn straighten(&mut self, (m, last): (usize, usize), turn: T) {
        let n = self.h.columns;
        let unit = turn.over(turn.modulus());
        self.h.set(m + 1, m, self.at(m + 1, m).mul(unit.conj()));
        if m + 2 <= last {
            self.h.set(m + 2, m + 1, self.at(m + 2, m + 1).mul(unit));
        }
        for row in m..=last {
            if row == m + 1 {
                continue;
            }
            self.scale_row(row, row + 1..n, unit);
            self.scale_column(row, row, unit.conj());
        }
    }
}

/// Makes a matrix that is zero below its first subdiagonal triangular; `z` is turned alike. False if that is not reached.
pub(super) fn triangularize<T: Field>(
    h: &mut Matrix<T>,
    z: &mut Matrix<T>,
    (low, high): (usize, usize),
) -> Result<bool> {
    let n = h.rows;
    let mut turning = Turning { h, z };
    turning.make_real(low, high);
    let tiny = negligible::<T::Real>(high - low);
    let mut left = MOST_STEPS * (high - low).max(10);
    let (mut end, mut since) = (high, 0);
    while end > low {
        let last = end - 1;
        let start = turning.block_start((low, high), last, tiny);
        if start > low {
            turning.h.set(start, start - 1, T::ZERO);
        }
        if start == last {
            end = last;
            since = 0;
            continue;
        }
        if left == 0 {
            return Ok(false);
        }
        left -= 1;
        since += 1;
        worked(6 * n * (last - start))?;
        let shift = turning.shift(start, last, since);
        turning.step(start, last, shift);
    }
    Ok(true)
}
