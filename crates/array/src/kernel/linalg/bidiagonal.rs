//! Singular values and vectors of bidiagonal matrices, by implicit QR steps with and without a shift.

use super::field::Real;
use super::householder::{root, with_sign};
use super::matrix::Matrix;
use super::rotation::{Rotation, turn};
use crate::Result;
use crate::interrupt::worked;

/// An upper bidiagonal matrix that becomes diagonal, and what it is turned by from the left and from the right.
pub(super) struct Bidiagonal<R> {
    pub(super) d: Vec<R>,
    pub(super) e: Vec<R>,
    pub(super) left: Matrix<R>,
    pub(super) right: Matrix<R>,
}

/// Where a block lies, and in which direction its steps go.
#[derive(Clone, Copy)]
struct Block {
    start: usize,
    end: usize,
    downwards: bool,
}

/// So many steps may be needed for each singular value.
const MOST_STEPS: usize = 6;

impl<R: Real> Bidiagonal<R> {
    pub(super) fn new(d: Vec<R>, e: Vec<R>) -> Self {
        let n = d.len();
        Self {
            d,
            e,
            left: Matrix::eye(n),
            right: Matrix::eye(n),
        }
    }

    /// Makes the matrix diagonal, its elements falling and not negative; false if that is not reached.
    pub(super) fn diagonalize(&mut self) -> Result<bool> {
        let n = self.d.len();
        if n == 0 {
            return Ok(true);
        }
        if n == 1 && self.d[0].is_negative() {
            // A single value has its sign in the left vector, several have theirs in the right ones.
            self.d[0] = self.d[0].neg();
            self.left.scale_column(0, R::ONE.neg());
        }
        if self.d.iter().chain(&self.e).any(|x| x.sub(*x) != R::ZERO) {
            return Ok(false);
        }
        let ten = R::of(10.0);
        let power = R::of(libm::pow(R::EPSILON.to_f64(), -0.125));
        let factor = least(R::of(100.0), power);
        let tolerance = most(ten, factor).mul(R::EPSILON);
        let threshold = self.threshold(tolerance);
        let mut left = MOST_STEPS * n * n;
        let mut end = n - 1;
        let mut before: Option<Block> = None;
        while end > 0 {
            let (start, largest) = self.block_start(end, threshold);
            if start == end {
                end -= 1;
                continue;
            }
            if start + 1 == end {
                self.solve_pair(start);
                end = end.saturating_sub(2);
                if start == 0 {
                    break;
                }
                continue;
            }
            let downwards = match before {
                Some(it) if start <= it.end && end >= it.start => it.downwards,
                _ => self.d[end].size().le(self.d[start].size()),
            };
            let block = Block {
                start,
                end,
                downwards,
            };
            let Some(smallest) = self.smallest(block, tolerance) else {
                continue;
            };
            before = Some(block);
            if left < end - start {
                return Ok(false);
            }
            left -= end - start;
            worked(n * (end - start))?;
            self.step(block, tolerance, smallest, largest);
            let last = if downwards { end - 1 } else { start };
            if self.e[last].size().le(threshold) {
                self.e[last] = R::ZERO;
            }
        }
        self.sort();
        Ok(true)
    }

    /// What is no larger than this counts as zero.
    fn threshold(&self, tolerance: R) -> R {
        let n = self.d.len();
        let mut mu = self.d[0].size();
        let mut lowest = mu;
        for at in 1..n {
            if lowest == R::ZERO {
                break;
            }
            mu = self.d[at].size().mul(mu.div(mu.add(self.e[at - 1].size())));
            lowest = least(lowest, mu);
        }
        let count = R::of(n as f64);
        let lowest = lowest.div(root(count));
        let floor = R::of(MOST_STEPS as f64).mul(count.mul(count.mul(R::SMALLEST)));
        most(tolerance.mul(lowest), floor)
    }

    /// Where the block that ends at `end` begins, and its largest element.
    fn block_start(&mut self, end: usize, threshold: R) -> (usize, R) {
        let mut largest = self.d[end].size();
        for at in (0..end).rev() {
            let beside = self.e[at].size();
            if beside.le(threshold) {
                self.e[at] = R::ZERO;
                return (at + 1, largest);
            }
            largest = most(largest, most(self.d[at].size(), beside));
        }
        (0, largest)
    }

    /// A bound of the block's smallest singular value; none where an element beside the diagonal became zero.
    fn smallest(&mut self, block: Block, tolerance: R) -> Option<R> {
        let Block { start, end, .. } = block;
        let (last, own) = match block.downwards {
            true => (end - 1, end),
            false => (start, start),
        };
        if self.e[last].size().le(tolerance.mul(self.d[own].size())) {
            self.e[last] = R::ZERO;
            return None;
        }
        let first = if block.downwards { start } else { end };
        let mut mu = self.d[first].size();
        let mut lowest = mu;
        for step in 0..end - start {
            let (at, next) = match block.downwards {
                true => (start + step, start + step + 1),
                false => (end - 1 - step, end - 1 - step),
            };
            let beside = self.e[at].size();
            if beside.le(tolerance.mul(mu)) {
                self.e[at] = R::ZERO;
                return None;
            }
            mu = self.d[next].size().mul(mu.div(mu.add(beside)));
            lowest = least(lowest, mu);
        }
        Some(lowest)
    }

    fn step(&mut self, block: Block, tolerance: R, smallest: R, largest: R) {
        let Block { start, end, .. } = block;
        let count = R::of(self.d.len() as f64);
        let is_tiny = count
            .mul(tolerance)
            .mul(smallest.div(largest))
            .le(most(R::EPSILON, R::of(0.01).mul(tolerance)));
        let mut shift = R::ZERO;
        if !is_tiny {
            let (own, pair) = match block.downwards {
                true => (start, end - 1),
                false => (end, start),
            };
            shift = smaller_value(self.d[pair], self.e[pair], self.d[pair + 1]);
            let size = self.d[own].size();
            let ratio = shift.div(size);
            if R::ZERO.lt(size) && ratio.mul(ratio).lt(R::EPSILON) {
                shift = R::ZERO;
            }
        }
        match (shift == R::ZERO, block.downwards) {
            (true, true) => self.plain_down(start, end),
            (true, false) => self.plain_up(start, end),
            (false, true) => self.shifted_down(start, end, shift),
            (false, false) => self.shifted_up(start, end, shift),
        }
    }

    fn plain_down(&mut self, start: usize, end: usize) {
        let (mut c, mut before) = (R::ONE, (R::ONE, R::ZERO));
        for at in start..end {
            let first = Rotation::new(self.d[at].mul(c), self.e[at]);
            if at > start {
                self.e[at - 1] = before.1.mul(first.r);
            }
            c = first.c;
            let second = Rotation::new(before.0.mul(first.r), self.d[at + 1].mul(first.s));
            before = (second.c, second.s);
            self.d[at] = second.r;
            turn(&mut self.right, at, first.c, first.s);
            turn(&mut self.left, at, second.c, second.s);
        }
        let h = self.d[end].mul(c);
        self.d[end] = h.mul(before.0);
        self.e[end - 1] = h.mul(before.1);
    }

    fn plain_up(&mut self, start: usize, end: usize) {
        let (mut c, mut before) = (R::ONE, (R::ONE, R::ZERO));
        for at in (start + 1..=end).rev() {
            let first = Rotation::new(self.d[at].mul(c), self.e[at - 1]);
            if at < end {
                self.e[at] = before.1.mul(first.r);
            }
            c = first.c;
            let second = Rotation::new(before.0.mul(first.r), self.d[at - 1].mul(first.s));
            before = (second.c, second.s);
            self.d[at] = second.r;
            turn(&mut self.left, at - 1, first.c, first.s.neg());
            turn(&mut self.right, at - 1, second.c, second.s.neg());
        }
        let h = self.d[start].mul(c);
        self.d[start] = h.mul(before.0);
        self.e[start] = h.mul(before.1);
    }

    fn shifted_down(&mut self, start: usize, end: usize, shift: R) {
        let (mut f, mut g) = (shifted(self.d[start], shift), self.e[start]);
        for at in start..end {
            let right = Rotation::new(f, g);
            if at > start {
                self.e[at - 1] = right.r;
            }
            let (d, e) = (self.d[at], self.e[at]);
            f = right.c.mul(d).add(right.s.mul(e));
            self.e[at] = right.c.mul(e).sub(right.s.mul(d));
            g = right.s.mul(self.d[at + 1]);
            self.d[at + 1] = right.c.mul(self.d[at + 1]);
            let left = Rotation::new(f, g);
            self.d[at] = left.r;
            let (e, d) = (self.e[at], self.d[at + 1]);
            f = left.c.mul(e).add(left.s.mul(d));
            self.d[at + 1] = left.c.mul(d).sub(left.s.mul(e));
            if at + 1 < end {
                g = left.s.mul(self.e[at + 1]);
                self.e[at + 1] = left.c.mul(self.e[at + 1]);
            }
            turn(&mut self.right, at, right.c, right.s);
            turn(&mut self.left, at, left.c, left.s);
        }
        self.e[end - 1] = f;
    }

    fn shifted_up(&mut self, start: usize, end: usize, shift: R) {
        let (mut f, mut g) = (shifted(self.d[end], shift), self.e[end - 1]);
        for at in (start + 1..=end).rev() {
            let first = Rotation::new(f, g);
            if at < end {
                self.e[at] = first.r;
            }
            let (d, e) = (self.d[at], self.e[at - 1]);
            f = first.c.mul(d).add(first.s.mul(e));
            self.e[at - 1] = first.c.mul(e).sub(first.s.mul(d));
            g = first.s.mul(self.d[at - 1]);
            self.d[at - 1] = first.c.mul(self.d[at - 1]);
            let second = Rotation::new(f, g);
            self.d[at] = second.r;
            let (e, d) = (self.e[at - 1], self.d[at - 1]);
            f = second.c.mul(e).add(second.s.mul(d));
            self.d[at - 1] = second.c.mul(d).sub(second.s.mul(e));
            if at > start + 1 {
                g = second.s.mul(self.e[at - 2]);
                self.e[at - 2] = second.c.mul(self.e[at - 2]);
            }
            turn(&mut self.right, at - 1, second.c, second.s.neg());
            turn(&mut self.left, at - 1, first.c, first.s.neg());
        }
        self.e[start] = f;
    }

    /// Makes the block of rows `at` and `at + 1` diagonal.
    fn solve_pair(&mut self, at: usize) {
        let pair = Pair::new(self.d[at], self.e[at], self.d[at + 1]);
        self.d[at] = pair.larger;
        self.d[at + 1] = pair.smaller;
        self.e[at] = R::ZERO;
        rotate(&mut self.right, at, pair.right);
        rotate(&mut self.left, at, pair.left);
    }

    /// No element negative, and all falling.
    fn sort(&mut self) {
        let n = self.d.len();
        for at in 0..n {
            if self.d[at].is_negative() {
                self.d[at] = self.d[at].neg();
                self.right.scale_column(at, R::ONE.neg());
            }
        }
        for last in (1..n).rev() {
            let mut lowest = 0;
            for at in 1..=last {
                if self.d[at].le(self.d[lowest]) {
                    lowest = at;
                }
            }
            if lowest != last {
                self.d.swap(lowest, last);
                self.left.swap_columns(lowest, last);
                self.right.swap_columns(lowest, last);
            }
        }
    }
}

/// Turns columns `at` and `at + 1` by a rotation, each product rounded together with the one before it.
fn rotate<R: Real>(matrix: &mut Matrix<R>, at: usize, (c, s): (R, R)) {
    for row in 0..matrix.rows {
        let (x, y) = (matrix.at(row, at), matrix.at(row, at + 1));
        matrix.set(row, at, c.fused(x, s.mul(y)));
        matrix.set(row, at + 1, c.fused(y, s.mul(x).neg()));
    }
}

fn least<R: Real>(x: R, y: R) -> R {
    if y.lt(x) { y } else { x }
}

fn most<R: Real>(x: R, y: R) -> R {
    if x.lt(y) { y } else { x }
}

fn shifted<R: Real>(d: R, shift: R) -> R {
    d.size()
        .sub(shift)
        .mul(with_sign(R::ONE, d).add(shift.div(d)))
}

/// Both singular values of `[[f, g], [0, h]]`, the larger one first.
pub(super) fn values_of_pair<R: Real>(f: R, g: R, h: R) -> (R, R) {
    let smaller = smaller_value(f, g, h);
    let (f, g, h) = (f.size(), g.size(), h.size());
    let (low, high) = (least(f, h), most(f, h));
    if low == R::ZERO {
        if high == R::ZERO {
            return (g, smaller);
        }
        let (more, less) = (most(high, g), least(high, g));
        let ratio = less.div(more);
        return (more.mul(root(R::ONE.add(ratio.mul(ratio)))), smaller);
    }
    let (sum, difference) = (R::ONE.add(low.div(high)), high.sub(low).div(high));
    if g.lt(high) {
        let ratio = g.div(high);
        let square = ratio.mul(ratio);
        let roots =
            root(sum.mul(sum).add(square)).add(root(difference.mul(difference).add(square)));
        let c = R::of(2.0).div(roots);
        return (high.div(c), smaller);
    }
    let ratio = high.div(g);
    if ratio == R::ZERO {
        return (g, smaller);
    }
    let (x, y) = (sum.mul(ratio), difference.mul(ratio));
    let roots = root(R::ONE.add(x.mul(x))).add(root(R::ONE.add(y.mul(y))));
    let c = R::ONE.div(roots);
    (g.div(c.add(c)), smaller)
}

/// The smaller singular value of `[[f, g], [0, h]]`.
fn smaller_value<R: Real>(f: R, g: R, h: R) -> R {
    let (f, g, h) = (f.size(), g.size(), h.size());
    let (low, high) = (least(f, h), most(f, h));
    if low == R::ZERO {
        return R::ZERO;
    }
    let (sum, difference) = (R::ONE.add(low.div(high)), high.sub(low).div(high));
    if g.lt(high) {
        let ratio = g.div(high);
        let square = ratio.mul(ratio);
        let roots =
            root(sum.mul(sum).add(square)).add(root(difference.mul(difference).add(square)));
        return low.mul(R::of(2.0).div(roots));
    }
    let ratio = high.div(g);
    if ratio == R::ZERO {
        return low.mul(high).div(g);
    }
    let (x, y) = (sum.mul(ratio), difference.mul(ratio));
    let roots = root(R::ONE.add(x.mul(x))).add(root(R::ONE.add(y.mul(y))));
    let half = low.mul(R::ONE.div(roots)).mul(ratio);
    half.add(half)
}

/// The singular values of `[[f, g], [0, h]]`, and the rotations (cosine and sine) from the left and from the right.
struct Pair<R> {
    smaller: R,
    larger: R,
    left: (R, R),
    right: (R, R),
}

impl<R: Real> Pair<R> {
    fn new(f: R, g: R, h: R) -> Self {
        let swap = f.size().lt(h.size());
        let (ft, ht) = if swap { (h, f) } else { (f, h) };
        let (fa, ha, ga) = (ft.size(), ht.size(), g.size());
        let one = |x: R| with_sign(R::ONE, x);
        let mut largest = if swap { 3 } else { 1 };
        let (smaller, larger, left, right);
        if ga == R::ZERO {
            (smaller, larger) = (ha, fa);
            (left, right) = ((R::ONE, R::ZERO), (R::ONE, R::ZERO));
        } else {
            if fa.lt(ga) {
                largest = 2;
            }
            if fa.lt(ga) && fa.div(ga).lt(R::EPSILON) {
                larger = ga;
                smaller = match R::ONE.lt(ha) {
                    true => fa.div(ga.div(ha)),
                    false => fa.div(ga).mul(ha),
                };
                left = (R::ONE, ht.div(g));
                right = (ft.div(g), R::ONE);
            } else {
                (smaller, larger, left, right) = usual_pair(ft, g, ht);
            }
        }
        let (left, right) = match swap {
            true => ((right.1, right.0), (left.1, left.0)),
            false => (left, right),
        };
        let sign = match largest {
            1 => one(right.0).mul(one(left.0)).mul(one(f)),
            2 => one(right.1).mul(one(left.0)).mul(one(g)),
            _ => one(right.1).mul(one(left.1)).mul(one(h)),
        };
        Self {
            larger: with_sign(larger, sign),
            smaller: with_sign(smaller, sign.mul(one(f)).mul(one(h))),
            left,
            right,
        }
    }
}

type Turns<R> = (R, R, (R, R), (R, R));

/// [`Pair`] where no element is negligible, and `f` is larger than `h`.
fn usual_pair<R: Real>(f: R, g: R, h: R) -> Turns<R> {
    let (two, half) = (R::of(2.0), R::of(0.5));
    let (fa, ha) = (f.size(), h.size());
    let d = fa.sub(ha);
    let l = if d == fa { R::ONE } else { d.div(fa) };
    let m = g.div(f);
    let t = two.sub(l);
    let (mm, tt) = (m.mul(m), t.mul(t));
    let s = root(tt.add(mm));
    let r = match l == R::ZERO {
        true => m.size(),
        false => root(l.mul(l).add(mm)),
    };
    let a = half.mul(s.add(r));
    let t = if mm == R::ZERO {
        match l == R::ZERO {
            true => with_sign(two, f).mul(with_sign(R::ONE, g)),
            false => g.div(with_sign(d, f)).add(m.div(t)),
        }
    } else {
        m.div(s.add(t)).add(m.div(r.add(l))).mul(R::ONE.add(a))
    };
    let l = root(t.mul(t).add(R::of(4.0)));
    let (c, s) = (two.div(l), t.div(l));
    let left = (c.add(s.mul(m)).div(a), h.div(f).mul(s).div(a));
    (ha.div(a), fa.mul(a), left, (c, s))
}
