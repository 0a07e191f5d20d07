//! Real matrices as products of orthogonal and almost triangular ones, by implicit double shifts.

use super::balance::{larger, smaller};
use super::field::Real;
use super::householder::{hypot, reflection, root, with_sign};
use super::matrix::Matrix;
use crate::Result;
use crate::interrupt::worked;

/// After so many steps without a result another shift is tried.
pub(super) const PATIENCE: usize = 10;

/// So many steps there are for each row.
pub(super) const MOST_STEPS: usize = 30;

/// Makes a matrix that is zero below its first subdiagonal almost triangular: blocks of two rows are left on the diagonal
/// where eigenvalues are complex. `z` is turned alike. False if that is not reached.
pub(super) fn triangularize<R: Real>(
    h: &mut Matrix<R>,
    z: &mut Matrix<R>,
    (low, high): (usize, usize),
) -> Result<bool> {
    let n = h.rows;
    let mut end = high;
    let mut left = MOST_STEPS * (high - low).max(10);
    let mut since = 0;
    let tiny = negligible::<R>(high - low);
    while end > low {
        let last = end - 1;
        let start = block_start(h, (low, high), last, tiny);
        if start > low {
            h.set(start, start - 1, R::ZERO);
        }
        if start + 1 >= last {
            if start + 1 == last {
                settle(h, z, start);
            }
            end = start;
            since = 0;
            continue;
        }
        if left == 0 {
            return Ok(false);
        }
        left -= 1;
        since += 1;
        worked(6 * n * (last - start))?;
        let shifts = shifts(h, start, last, since);
        step(h, z, (start, last), shifts);
    }
    Ok(true)
}

/// What counts as zero beside the diagonal of a matrix of any size.
pub(super) fn negligible<R: Real>(rows: usize) -> R {
    R::SMALLEST.mul(R::of(rows as f64).div(precision::<R>()))
}

/// The distance from 1 to the next number.
pub(super) fn precision<R: Real>() -> R {
    R::EPSILON.mul(R::of(2.0))
}

/// Where the block begins that ends at `last`.
fn block_start<R: Real>(h: &Matrix<R>, (low, high): (usize, usize), last: usize, tiny: R) -> usize {
    let size = |row: usize, column: usize| h.at(row, column).size();
    for k in (low + 1..=last).rev() {
        let below = size(k, k - 1);
        if below.le(tiny) {
            return k;
        }
        let mut near = size(k - 1, k - 1).add(size(k, k));
        if near == R::ZERO {
            if k >= low + 2 {
                near = near.add(size(k - 1, k - 2));
            }
            if k + 1 < high {
                near = near.add(size(k + 1, k));
            }
        }
        if below.le(precision::<R>().mul(near)) {
            let above = size(k - 1, k);
            let difference = h.at(k - 1, k - 1).sub(h.at(k, k)).size();
            let (ab, ba) = (larger(below, above), smaller(below, above));
            let (aa, bb) = (
                larger(size(k, k), difference),
                smaller(size(k, k), difference),
            );
            let sum = aa.add(ab);
            let bound = precision::<R>().mul(bb.mul(aa.div(sum)));
            if ba.mul(ab.div(sum)).le(larger(tiny, bound)) {
                return k;
            }
        }
    }
    low
}

/// Two shifts, each with its imaginary part.
fn shifts<R: Real>(h: &Matrix<R>, start: usize, last: usize, since: usize) -> [(R, R); 2] {
    let exceptional = |s: R, at: R| {
        let diagonal = R::of(0.75).mul(s).add(at);
        (diagonal, R::of(-0.4375).mul(s), s, diagonal)
    };
    let (a, b, c, d) = if since.is_multiple_of(2 * PATIENCE) {
        let s = h
            .at(last, last - 1)
            .size()
            .add(h.at(last - 1, last - 2).size());
        exceptional(s, h.at(last, last))
    } else if since.is_multiple_of(PATIENCE) {
        let s = h
            .at(start + 1, start)
            .size()
            .add(h.at(start + 2, start + 1).size());
        exceptional(s, h.at(start, start))
    } else {
        (
            h.at(last - 1, last - 1),
            h.at(last - 1, last),
            h.at(last, last - 1),
            h.at(last, last),
        )
    };
    let s = a.size().add(b.size()).add(c.size()).add(d.size());
    if s == R::ZERO {
        return [(R::ZERO, R::ZERO); 2];
    }
    let (a, b, c, d) = (a.div(s), b.div(s), c.div(s), d.div(s));
    let mean = a.add(d).div(R::of(2.0));
    let determinant = a.sub(mean).mul(d.sub(mean)).sub(b.mul(c));
    let distance = root(determinant.size());
    if R::ZERO.le(determinant) {
        let (re, im) = (mean.mul(s), distance.mul(s));
        return [(re, im), (re, im.neg())];
    }
    let (first, second) = (mean.add(distance), mean.sub(distance));
    let nearer = match first.sub(d).size().le(second.sub(d).size()) {
        true => first,
        false => second,
    };
    [(nearer.mul(s), R::ZERO); 2]
}

/// The first column of the product of both shifted matrices, and the row from which on it can be used.
fn beginning<R: Real>(
    h: &Matrix<R>,
    (start, last): (usize, usize),
    [(re1, im1), (re2, im2)]: [(R, R); 2],
) -> (usize, [R; 3]) {
    let mut m = last - 2;
    loop {
        let below = h.at(m + 1, m);
        let own = h.at(m, m);
        let s = own.sub(re2).size().add(im2.size()).add(below.size());
        let ratio = below.div(s);
        let first = ratio
            .mul(h.at(m, m + 1))
            .add(own.sub(re1).mul(own.sub(re2).div(s)))
            .sub(im1.mul(im2.div(s)));
        let second = ratio.mul(own.add(h.at(m + 1, m + 1)).sub(re1).sub(re2));
        let third = ratio.mul(h.at(m + 2, m + 1));
        let s = first.size().add(second.size()).add(third.size());
        let v = [first.div(s), second.div(s), third.div(s)];
        if m == start {
            return (m, v);
        }
        let around = h
            .at(m - 1, m - 1)
            .size()
            .add(own.size())
            .add(h.at(m + 1, m + 1).size());
        let left = h.at(m, m - 1).size().mul(v[1].size().add(v[2].size()));
        if left.le(precision::<R>().mul(v[0].size()).mul(around)) {
            return (m, v);
        }
        m -= 1;
    }
}

/// One double step.
fn step<R: Real>(
    h: &mut Matrix<R>,
    z: &mut Matrix<R>,
    (start, last): (usize, usize),
    shifts: [(R, R); 2],
) {
    let n = h.rows;
    let (m, mut v) = beginning(h, (start, last), shifts);
    for k in m..last {
        let count = 3.min(last - k + 1);
        if k > m {
            for (at, value) in v.iter_mut().enumerate().take(count) {
                *value = h.at(k + at, k - 1);
            }
        }
        let (head, tail) = v.split_at_mut(1);
        let (value, factor) = reflection(head[0], tail[..count - 1].iter_mut());
        if k > m {
            h.set(k, k - 1, value);
            for at in 1..count {
                h.set(k + at, k - 1, R::ZERO);
            }
        } else if m > start {
            h.set(k, k - 1, h.at(k, k - 1).mul(R::ONE.sub(factor)));
        }
        let v2 = v[1];
        let v3 = if count == 3 { v[2] } else { R::ZERO };
        let (t2, t3) = (factor.mul(v2), factor.mul(v3));
        for column in k..n {
            let mut sum = h.at(k, column).add(v2.mul(h.at(k + 1, column)));
            if count == 3 {
                sum = sum.add(v3.mul(h.at(k + 2, column)));
                h.set(k + 2, column, h.at(k + 2, column).sub(sum.mul(t3)));
            }
            h.set(k, column, h.at(k, column).sub(sum.mul(factor)));
            h.set(k + 1, column, h.at(k + 1, column).sub(sum.mul(t2)));
        }
        let from_right = |matrix: &mut Matrix<R>, rows: usize| {
            for row in 0..rows {
                let mut sum = matrix.at(row, k).add(v2.mul(matrix.at(row, k + 1)));
                if count == 3 {
                    sum = sum.add(v3.mul(matrix.at(row, k + 2)));
                    matrix.set(row, k + 2, matrix.at(row, k + 2).sub(sum.mul(t3)));
                }
                matrix.set(row, k, matrix.at(row, k).sub(sum.mul(factor)));
                matrix.set(row, k + 1, matrix.at(row, k + 1).sub(sum.mul(t2)));
            }
        };
        from_right(h, (k + 4).min(last + 1));
        from_right(z, n);
    }
}

/// Turns the block of rows `at` and `at + 1` so that it is triangular, or has equal diagonal elements.
fn settle<R: Real>(h: &mut Matrix<R>, z: &mut Matrix<R>, at: usize) {
    let n = h.rows;
    let own = [
        h.at(at, at),
        h.at(at, at + 1),
        h.at(at + 1, at),
        h.at(at + 1, at + 1),
    ];
    let (block, cosine, sine) = standardized(own);
    h.set(at, at, block[0]);
    h.set(at, at + 1, block[1]);
    h.set(at + 1, at, block[2]);
    h.set(at + 1, at + 1, block[3]);
    let turn = |x: R, y: R| {
        (
            cosine.fused(x, sine.mul(y)),
            cosine.fused(y, sine.mul(x).neg()),
        )
    };
    for column in at + 2..n {
        let (x, y) = turn(h.at(at, column), h.at(at + 1, column));
        h.set(at, column, x);
        h.set(at + 1, column, y);
    }
    for (matrix, rows) in [(h, at), (z, n)] {
        for row in 0..rows {
            let (x, y) = turn(matrix.at(row, at), matrix.at(row, at + 1));
            matrix.set(row, at, x);
            matrix.set(row, at + 1, y);
        }
    }
}

/// A block `[a, b, c, d]` turned so that `c` is zero, or `a` is `d` and `b c` is negative; and the rotation.
fn standardized<R: Real>([a, b, c, d]: [R; 4]) -> ([R; 4], R, R) {
    let half = R::of(0.5);
    let sign = |x: R| with_sign(R::ONE, x);
    if c == R::ZERO {
        return ([a, b, c, d], R::ONE, R::ZERO);
    }
    if b == R::ZERO {
        return ([d, c.neg(), R::ZERO, a], R::ZERO, R::ONE);
    }
    let difference = a.sub(d);
    if difference == R::ZERO && sign(b) != sign(c) {
        return ([a, b, c, d], R::ONE, R::ZERO);
    }
    let p = half.mul(difference);
    let most = larger(b.size(), c.size());
    let least = smaller(b.size(), c.size()).mul(sign(b)).mul(sign(c));
    let scale = larger(p.size(), most);
    let z = p.div(scale).mul(p).add(most.div(scale).mul(least));
    if R::of(4.0).mul(precision::<R>()).le(z) {
        let z = p.add(with_sign(root(scale).mul(root(z)), p));
        let tau = hypot(c, z);
        let block = [d.add(z), b.sub(c), R::ZERO, d.sub(most.div(z).mul(least))];
        return (block, z.div(tau), c.div(tau));
    }
    let sigma = b.add(c);
    let tau = hypot(sigma, difference);
    let cosine = root(half.mul(R::ONE.add(sigma.size().div(tau))));
    let sine = p.div(tau.mul(cosine)).neg().mul(sign(sigma));
    let (aa, bb) = (
        a.mul(cosine).add(b.mul(sine)),
        a.neg().mul(sine).add(b.mul(cosine)),
    );
    let (cc, dd) = (
        c.mul(cosine).add(d.mul(sine)),
        c.neg().mul(sine).add(d.mul(cosine)),
    );
    let a = aa.mul(cosine).add(cc.mul(sine));
    let b = bb.mul(cosine).add(dd.mul(sine));
    let c = aa.neg().mul(sine).add(cc.mul(cosine));
    let d = bb.neg().mul(sine).add(dd.mul(cosine));
    let mean = half.mul(a.add(d));
    if c == R::ZERO {
        return ([mean, b, c, mean], cosine, sine);
    }
    if b == R::ZERO {
        return ([mean, c.neg(), R::ZERO, mean], sine.neg(), cosine);
    }
    if sign(b) != sign(c) {
        return ([mean, b, c, mean], cosine, sine);
    }
    let (root_b, root_c) = (root(b.size()), root(c.size()));
    let p = with_sign(root_b.mul(root_c), c);
    let tau = R::ONE.div(root(b.add(c).size()));
    let (c1, s1) = (root_b.mul(tau), root_c.mul(tau));
    let block = [mean.add(p), b.sub(c), R::ZERO, mean.sub(p)];
    (
        block,
        cosine.mul(c1).sub(sine.mul(s1)),
        cosine.mul(s1).add(sine.mul(c1)),
    )
}
