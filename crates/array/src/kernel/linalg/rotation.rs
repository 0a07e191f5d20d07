//! Plane rotations, and the eigenvalues of 2 by 2 matrices, as LAPACK computes them.

use super::field::{Field, Real};
use super::householder::{root, with_sign};
use super::matrix::Matrix;
use crate::num::Number;

/// The rotation with `c f + s g = r` and `c g - s f = 0`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rotation<R> {
    pub(super) c: R,
    pub(super) s: R,
    pub(super) r: R,
}

impl<R: Real> Rotation<R> {
    pub(super) fn new(f: R, g: R) -> Self {
        if g == R::ZERO {
            return Self {
                c: R::ONE,
                s: R::ZERO,
                r: f,
            };
        }
        if f == R::ZERO {
            return Self {
                c: R::ZERO,
                s: with_sign(R::ONE, g),
                r: g.size(),
            };
        }
        let largest = if f.size().lt(g.size()) { g } else { f }.size();
        let far = R::of(1e18);
        let scale = match far.lt(largest) || largest.lt(R::ONE.div(far)) {
            true => largest,
            false => R::ONE,
        };
        let (f, g) = match scale == R::ONE {
            true => (f, g),
            false => (f.div(scale), g.div(scale)),
        };
        let d = root(f.mul(f).add(g.mul(g)));
        let r = with_sign(d, f);
        Self {
            c: f.size().div(d),
            s: g.div(r),
            r: if scale == R::ONE { r } else { r.mul(scale) },
        }
    }
}

/// Turns columns `x` and `x + 1` of the eigenvectors that are gathered.
pub(super) fn turn<T: Field>(matrix: &mut Matrix<T>, x: usize, c: T::Real, s: T::Real) {
    if c == T::Real::ONE && s == T::Real::ZERO {
        return;
    }
    for row in 0..matrix.rows {
        let (first, second) = (matrix.at(row, x), matrix.at(row, x + 1));
        let value = second.scaled(c).sub(first.scaled(s));
        matrix.set(row, x + 1, value);
        matrix.set(row, x, second.scaled(s).add(first.scaled(c)));
    }
}

/// The eigenvalues of `[[a, b], [b, c]]`, that of larger size first, and the rotation to its eigenvector.
pub(super) fn symmetric_pair<R: Real>(a: R, b: R, c: R) -> (R, R, R, R) {
    let (two, half) = (R::of(2.0), R::of(0.5));
    let (sum, difference) = (a.add(c), a.sub(c));
    let (size, double) = (difference.size(), b.add(b));
    let off = double.size();
    let (most, least) = match c.size().lt(a.size()) {
        true => (a, c),
        false => (c, a),
    };
    let span = if off.lt(size) {
        let ratio = off.div(size);
        size.mul(root(R::ONE.add(ratio.mul(ratio))))
    } else if size.lt(off) {
        let ratio = size.div(off);
        off.mul(root(R::ONE.add(ratio.mul(ratio))))
    } else {
        off.mul(root(two))
    };
    let (first, second, sign) = if sum.lt(R::ZERO) {
        let first = half.mul(sum.sub(span));
        let second = most.div(first).mul(least).sub(b.div(first).mul(b));
        (first, second, false)
    } else if R::ZERO.lt(sum) {
        let first = half.mul(sum.add(span));
        let second = most.div(first).mul(least).sub(b.div(first).mul(b));
        (first, second, true)
    } else {
        (half.mul(span), half.neg().mul(span), true)
    };
    let (cosine, other) = match R::ZERO.le(difference) {
        true => (difference.add(span), true),
        false => (difference.sub(span), false),
    };
    let (c1, s1) = if off.lt(cosine.size()) {
        let cotangent = double.neg().div(cosine);
        let s = R::ONE.div(root(R::ONE.add(cotangent.mul(cotangent))));
        (cotangent.mul(s), s)
    } else if off == R::ZERO {
        (R::ONE, R::ZERO)
    } else {
        let tangent = cosine.neg().div(double);
        let c = R::ONE.div(root(R::ONE.add(tangent.mul(tangent))));
        (c, tangent.mul(c))
    };
    match sign == other {
        true => (first, second, s1.neg(), c1),
        false => (first, second, c1, s1),
    }
}
