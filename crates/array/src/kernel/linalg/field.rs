//! The numbers of linear algebra, and the orders in which LAPACK sums products of them: the last digits depend on it.

use crate::num::{Float, Number};
use crate::{Complex64, Complex128};
use num_complex::Complex;

/// Real or complex floating-point numbers.
pub(crate) trait Field: Number {
    /// Their real part.
    type Real: Real;
    /// So many rows of `a x = b` are solved as one tile.
    const LEFT_TILE: usize = 16;
    /// So many columns of `x a = b` are solved as one tile.
    const RIGHT_TILE: usize;
    /// From this ratio of the sides on, a matrix is made square before its singular values are looked for.
    const LONG: (usize, usize) = (11, 6);
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
    /// Times a real number.
    fn scaled(self, factor: Self::Real) -> Self;
    /// One over it.
    fn recip(self) -> Self;
    /// The square root of a number that is real and positive, if it is.
    fn positive_root(self) -> Option<Self>;
    /// The sum of `count` products, as LAPACK sums one that goes along a row of one matrix and a column of the other.
    fn dot(count: usize, pair: impl Fn(usize) -> (Self, Self)) -> Self;
    /// The sum of `count` products of the elements of two vectors.
    fn inner(count: usize, pair: impl Fn(usize) -> (Self, Self)) -> Self {
        chain(Self::ZERO, 0..count, pair)
    }
    /// The sum of `count` products, as LAPACK sums one that goes along columns of both matrices; `group` is how many such
    /// sums are computed together.
    fn column_dot(count: usize, pair: impl Fn(usize) -> (Self, Self), group: usize) -> Self {
        let _ = group;
        chain(Self::ZERO, 0..count, pair)
    }
    /// The root of the sum of the squares of the absolute values.
    fn norm(values: impl Iterator<Item = Self> + Clone) -> Self::Real;
    /// From a real number.
    fn from_real(value: Self::Real) -> Self;
    /// The real part.
    fn real(self) -> Self::Real;
    /// The imaginary part.
    fn imag(self) -> Self::Real;
    /// From real and imaginary part; the latter is left out where there are none.
    fn from_parts(re: Self::Real, im: Self::Real) -> Self;
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

/// Real floating-point numbers.
pub(crate) trait Real: Float + Field<Real = Self> {
    /// The distance from 1 to the next number below, times one half, as LAPACK means epsilon.
    const EPSILON: Self;
    /// The smallest number whose inverse is finite.
    const SMALLEST: Self;
    /// From a number that both can hold.
    fn of(value: f64) -> Self;
    /// As a number of double precision.
    fn to_f64(self) -> f64;
}

impl Real for f32 {
    const EPSILON: Self = f32::EPSILON / 2.0;
    const SMALLEST: Self = f32::MIN_POSITIVE;
    fn of(value: f64) -> Self {
        value as f32
    }
    fn to_f64(self) -> f64 {
        self.into()
    }
}

impl Real for f64 {
    const EPSILON: Self = f64::EPSILON / 2.0;
    const SMALLEST: Self = f64::MIN_POSITIVE;
    fn of(value: f64) -> Self {
        value
    }
    fn to_f64(self) -> f64 {
        self
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

/// Products added up in columns of four or more sums, as vector units do it, which are then added pair by pair.
fn in_lanes<T: Field>(
    lanes: usize,
    places: std::ops::Range<usize>,
    step: impl Fn(T, T, T) -> T,
    pair: &impl Fn(usize) -> (T, T),
) -> Vec<T> {
    let mut sums: Vec<T> = (0..lanes)
        .map(|lane| {
            let (x, y) = pair(places.start + lane);
            x.mul(y)
        })
        .collect();
    for start in places.step_by(lanes).skip(1) {
        for (lane, sum) in sums.iter_mut().enumerate() {
            let (x, y) = pair(start + lane);
            *sum = step(x, y, *sum);
        }
    }
    sums
}

/// The sum of several sums: the second half is added to the first, until one is left.
fn halved(mut sums: Vec<f64>) -> f64 {
    while sums.len() > 1 {
        let upper = sums.split_off(sums.len() / 2);
        sums.iter_mut().zip(upper).for_each(|(x, y)| *x += y);
    }
    sums.first().copied().unwrap_or(0.0)
}

/// The sum of several sums: neighbours are added to each other, until one is left.
fn in_pairs(mut sums: Vec<f32>) -> f32 {
    while sums.len() > 1 {
        sums = sums.chunks(2).map(|pair| pair.iter().sum()).collect();
    }
    sums.first().copied().unwrap_or(0.0)
}

/// The last one to three products, added to a sum.
fn with_rest<T: Field>(sum: T, rest: std::ops::Range<usize>, pair: &impl Fn(usize) -> (T, T)) -> T {
    match rest.len() {
        0 => sum,
        1 => chain(sum, rest, pair),
        _ => {
            let first = two(pair(rest.start), pair(rest.start + 1));
            sum.add(chain(first, rest.start + 2..rest.end, pair))
        }
    }
}

/// The root of a sum of squares without the error that adding them up makes.
fn exact_norm(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let largest = values.clone().fold(0.0, |most: f64, x| most.max(x.abs()));
    if largest == 0.0 || !largest.is_finite() {
        return largest;
    }
    let (_, exponent) = libm::frexp(largest);
    let (mut sum, mut lost) = (0.0, 0.0);
    for x in values {
        let x = libm::ldexp(x, -exponent);
        let square = x * x;
        let rounded = libm::fma(x, x, -square);
        let next: f64 = sum + square;
        let part = next - sum;
        lost += (sum - (next - part)) + (square - part) + rounded;
        sum = next;
    }
    let root = (sum + lost).sqrt();
    let rest = libm::fma(-root, root, sum) + lost;
    libm::ldexp(root + rest / (2.0 * root), exponent)
}

/// What is the same of both widths of real numbers.
macro_rules! real_number {
    () => {
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

        fn scaled(self, factor: Self) -> Self {
            self * factor
        }

        fn recip(self) -> Self {
            1.0 / self
        }

        fn positive_root(self) -> Option<Self> {
            (self > 0.0).then(|| self.sqrt())
        }

        fn from_real(value: Self) -> Self {
            value
        }

        fn real(self) -> Self {
            self
        }

        fn imag(self) -> Self {
            0.0
        }

        fn from_parts(re: Self, _im: Self) -> Self {
            re
        }
    };
}

impl Field for f32 {
    type Real = Self;
    const RIGHT_TILE: usize = 4;

    fn fused(self, factor: Self, term: Self) -> Self {
        crate::math::fma(self, factor, term)
    }

    real_number!();

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

    fn inner(count: usize, pair: impl Fn(usize) -> (Self, Self)) -> Self {
        Self::dot(count, pair)
    }

    fn column_dot(count: usize, pair: impl Fn(usize) -> (Self, Self), group: usize) -> Self {
        let plain = |x: f32, y: f32, sum: f32| sum + x * y;
        let full = count - count % 4;
        match (count, group) {
            (0, _) => 0.0,
            (1 | 2, _) => with_rest(0.0, 0..count, &pair),
            (3, 1 | 4) => with_rest(0.0, 0..3, &pair),
            (5, 4) => chain(0.0, 0..5, pair),
            (8, 4) => in_pairs(in_lanes(8, 0..8, plain, &pair)),
            (4, 2 | 4) | (9.., _) => {
                let sum = in_pairs(in_lanes(4, 0..full, plain, &pair));
                with_rest(sum, full..count, &pair)
            }
            (8, _) => in_lanes(4, 0..8, plain, &pair).iter().sum(),
            _ => in_lanes(1, 0..count, plain, &pair).iter().sum(),
        }
    }

    fn norm(values: impl Iterator<Item = Self> + Clone) -> Self {
        let squares = values.map(|x| f64::from(x) * f64::from(x));
        squares.sum::<f64>().sqrt() as f32
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

    real_number!();

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

    fn column_dot(count: usize, pair: impl Fn(usize) -> (Self, Self), _group: usize) -> Self {
        let lanes = match count {
            0 => return 0.0,
            1 => return chain(0.0, 0..1, pair),
            2 | 3 => return chain(two(pair(0), pair(1)), 2..count, pair),
            4..8 => 4,
            _ => 8,
        };
        let fused = |x: f64, y: f64, sum: f64| x.fused(y, sum);
        let mut sum = halved(in_lanes(lanes, 0..count - count % lanes, fused, &pair));
        let mut start = count - count % lanes;
        if count - start >= 4 {
            sum += halved(in_lanes(4, start..start + 4, fused, &pair));
            start += 4;
        }
        with_rest(sum, start..count, &pair)
    }

    fn norm(values: impl Iterator<Item = Self> + Clone) -> Self {
        exact_norm(values)
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
            const LONG: (usize, usize) = (17, 9);

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

            fn scaled(self, factor: $real) -> Self {
                Complex::new(self.re * factor, self.im * factor)
            }

            fn recip(self) -> Self {
                Self::ONE.div(self)
            }

            fn norm(values: impl Iterator<Item = Self> + Clone) -> $real {
                <$real as Field>::norm(values.flat_map(|x| [x.re, x.im]))
            }

            fn from_real(value: $real) -> Self {
                Complex::new(value, 0.0)
            }

            fn real(self) -> $real {
                self.re
            }

            fn imag(self) -> $real {
                self.im
            }

            fn from_parts(re: $real, im: $real) -> Self {
                Complex::new(re, im)
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
