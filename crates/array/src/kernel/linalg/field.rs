//! The numbers of linear algebra, and the orders in which LAPACK sums products of them: the last digits depend on it.

use crate::num::{Float, Number};
use crate::{Complex64, Complex128};
use num_complex::Complex;

/// Real or complex floating-point numbers.
pub(crate) trait Field: Number {
    /// Their real part.
    type Real: Float;
    /// So many rows of `a x = b` are solved as one tile.
    const LEFT_TILE: usize = 16;
    /// So many columns of `x a = b` are solved as one tile.
    const RIGHT_TILE: usize;
    /// `self * factor + term`, rounded once where the numbers are real.
    fn fused(self, factor: Self, term: Self) -> Self;
    /// The complex conjugate.
    fn conj(self) -> Self;
    /// What pivots are compared by: the absolute value, or the sum of those of the parts.
    fn size(self) -> Self::Real;
    /// The absolute value.
    fn modulus(self) -> Self::Real;
    /// Divided by a real number.
    fn over(self, divisor: Self::Real) -> Self;
    /// One over it.
    fn recip(self) -> Self;
    /// The square root of a number that is real and positive, if it is.
    fn positive_root(self) -> Option<Self>;
    /// The sum of `count` products, as LAPACK sums one that goes along a row of one matrix and a column of the other.
    fn dot(count: usize, pair: impl Fn(usize) -> (Self, Self)) -> Self;
    /// `start` less the sum of `count` products, as LAPACK subtracts the product of a matrix and a vector; `lanes` where
    /// the row is one of four that are computed together.
    fn less_products(
        start: Self,
        count: usize,
        pair: impl Fn(usize) -> (Self, Self),
        lanes: bool,
    ) -> Self {
        let _ = lanes;
        start.sub(chain(Self::ZERO, 0..count, pair))
    }
}

/// A sum of products, each rounded together with the sum before it.
pub(super) fn chain<T: Field>(
    start: T,
    places: impl Iterator<Item = usize>,
    pair: impl Fn(usize) -> (T, T),
) -> T {
    places.fold(start, |sum, at| {
        let (x, y) = pair(at);
        x.fused(y, sum)
    })
}

/// Two products, the second of which is rounded alone.
fn two<T: Field>((x, y): (T, T), (z, w): (T, T)) -> T {
    x.fused(y, z.mul(w))
}

impl Field for f32 {
    type Real = Self;
    const RIGHT_TILE: usize = 4;

    fn fused(self, factor: Self, term: Self) -> Self {
        crate::math::fma(self, factor, term)
    }

    fn conj(self) -> Self {
        self
    }

    fn size(self) -> Self {
        self.abs()
    }

    fn modulus(self) -> Self {
        self.abs()
    }

    fn over(self, divisor: Self) -> Self {
        self / divisor
    }

    fn recip(self) -> Self {
        1.0 / self
    }

    fn positive_root(self) -> Option<Self> {
        (self > 0.0).then(|| self.sqrt())
    }

    fn dot(count: usize, pair: impl Fn(usize) -> (Self, Self)) -> Self {
        let mut sum = 0.0;
        for at in (1..count).step_by(2) {
            sum += f64::from(two(pair(at - 1), pair(at)));
        }
        if count % 2 == 1 {
            let (x, y) = pair(count - 1);
            sum += f64::from(x * y);
        }
        sum as f32
    }

    fn less_products(
        start: Self,
        count: usize,
        pair: impl Fn(usize) -> (Self, Self),
        lanes: bool,
    ) -> Self {
        start
            - match lanes && count == 4 {
                true => two(pair(2), pair(0)) + two(pair(3), pair(1)),
                false => chain(0.0, 0..count, pair),
            }
    }
}

impl Field for f64 {
    type Real = Self;
    const RIGHT_TILE: usize = 2;

    fn fused(self, factor: Self, term: Self) -> Self {
        libm::fma(self, factor, term)
    }

    fn conj(self) -> Self {
        self
    }

    fn size(self) -> Self {
        self.abs()
    }

    fn modulus(self) -> Self {
        self.abs()
    }

    fn over(self, divisor: Self) -> Self {
        self / divisor
    }

    fn recip(self) -> Self {
        1.0 / self
    }

    fn positive_root(self) -> Option<Self> {
        (self > 0.0).then(|| self.sqrt())
    }

    fn dot(count: usize, pair: impl Fn(usize) -> (Self, Self)) -> Self {
        let product = |at: usize| {
            let (x, y) = pair(at);
            x * y
        };
        let (mut even, mut odd) = (0.0, 0.0);
        let fours = count - count % 4;
        for at in (0..fours).step_by(4) {
            even += product(at) + product(at + 2);
            odd += product(at + 1) + product(at + 3);
        }
        chain(even, fours..count, &pair) + odd
    }

    fn less_products(
        start: Self,
        count: usize,
        pair: impl Fn(usize) -> (Self, Self),
        lanes: bool,
    ) -> Self {
        if !lanes {
            return start - chain(0.0, 0..count, pair);
        }
        let mut rest = start;
        let fours = count - count % 4;
        for at in (0..fours).step_by(4) {
            let first = two(pair(at), pair(at + 1));
            rest -= chain(first, at + 2..at + 4, &pair);
        }
        let mut at = fours;
        if count - at >= 2 {
            rest -= two(pair(at), pair(at + 1));
            at += 2;
        }
        if at < count {
            let (x, y) = pair(at);
            rest -= x * y;
        }
        rest
    }
}

macro_rules! complex_field {
    ($ty:ty, $real:ty, $tile:expr, $hypot:path) => {
        impl Field for $ty {
            type Real = $real;
            const LEFT_TILE: usize = $tile;
            const RIGHT_TILE: usize = 2;

            fn fused(self, factor: Self, term: Self) -> Self {
                let re = self.re.fused(factor.re, term.re);
                let im = self.re.fused(factor.im, term.im);
                Complex::new(
                    (-self.im).fused(factor.im, re),
                    self.im.fused(factor.re, im),
                )
            }

            fn conj(self) -> Self {
                Complex::new(self.re, -self.im)
            }

            fn size(self) -> $real {
                self.re.abs() + self.im.abs()
            }

            fn modulus(self) -> $real {
                $hypot(self.re, self.im)
            }

            fn over(self, divisor: $real) -> Self {
                Complex::new(self.re / divisor, self.im / divisor)
            }

            fn recip(self) -> Self {
                Self::ONE.div(self)
            }

            fn positive_root(self) -> Option<Self> {
                Some(Complex::new(self.re.positive_root()?, 0.0))
            }

            fn dot(count: usize, pair: impl Fn(usize) -> (Self, Self)) -> Self {
                chain(Self::ZERO, 0..count, pair)
            }
        }
    };
}

complex_field!(Complex64, f32, 8, libm::hypotf);
complex_field!(Complex128, f64, 4, libm::hypot);
