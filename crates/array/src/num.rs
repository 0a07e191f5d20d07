//! Arithmetic on single elements, with XLA's rules: integers wrap, `x / 0` is -1, NaN wins in `max` and `min`.

use crate::math::complex;
use crate::{Complex64, Complex128, Element, math};
use num_complex::Complex;
use std::ops::Mul;

/// Elements with arithmetic.
pub(crate) trait Number: Element {
    const ZERO: Self;
    const ONE: Self;
    fn add(self, other: Self) -> Self;
    fn sub(self, other: Self) -> Self;
    fn mul(self, other: Self) -> Self;
    fn div(self, other: Self) -> Self;
    fn neg(self) -> Self;

    /// `self + a * b`, as a product of matrices adds.
    fn plus_product(self, a: Self, b: Self) -> Self {
        self.add(a.mul(b))
    }
}

/// Elements with an order.
pub(crate) trait Ordered: Element {
    fn lt(self, other: Self) -> bool;
    fn le(self, other: Self) -> bool;
    fn is_nan(self) -> bool;

    /// True for negative numbers and the negative zero.
    fn is_negative(self) -> bool;

    /// The larger; NaN if either is, and zero is larger than negative zero.
    fn maximum(self, other: Self) -> Self {
        let first = if self.le(other) {
            other.is_negative() && !self.lt(other)
        } else {
            !other.is_nan()
        };
        if first || self.is_nan() { self } else { other }
    }

    /// The smaller; NaN if either is, and negative zero is smaller than zero.
    fn minimum(self, other: Self) -> Self {
        let first = if other.le(self) {
            self.is_negative() && !other.lt(self)
        } else {
            !other.is_nan()
        };
        if first || self.is_nan() { self } else { other }
    }
}

/// Integers and booleans: elements with bits.
pub(crate) trait Bits: Element {
    fn and(self, other: Self) -> Self;
    fn or(self, other: Self) -> Self;
    fn xor(self, other: Self) -> Self;
    fn not(self) -> Self;
}

/// Integers.
pub(crate) trait Integer: Number + Ordered + Bits {
    fn rem(self, other: Self) -> Self;
    fn pow(self, exponent: Self) -> Self;
    fn shift_left(self, count: Self) -> Self;
    fn shift_right_logical(self, count: Self) -> Self;
    fn shift_right_arithmetic(self, count: Self) -> Self;
    fn population_count(self) -> Self;
    fn clz(self) -> Self;
    fn sign(self) -> Self;
    fn abs(self) -> Self;
}

macro_rules! integer {
    ($($ty:ty, $unsigned:ty, $signed:ty, $all_ones:expr;)*) => {$(
        impl Number for $ty {
            const ZERO: Self = 0;
            const ONE: Self = 1;
            fn add(self, other: Self) -> Self { self.wrapping_add(other) }
            fn sub(self, other: Self) -> Self { self.wrapping_sub(other) }
            fn mul(self, other: Self) -> Self { self.wrapping_mul(other) }
            fn div(self, other: Self) -> Self {
                if other == 0 { $all_ones } else { self.wrapping_div(other) }
            }
            fn neg(self) -> Self { self.wrapping_neg() }
        }

        impl Ordered for $ty {
            fn lt(self, other: Self) -> bool { self < other }
            fn le(self, other: Self) -> bool { self <= other }
            fn is_nan(self) -> bool { false }
            #[allow(unused_comparisons, clippy::absurd_extreme_comparisons, reason = "the macro serves both signs")]
            fn is_negative(self) -> bool { self < 0 }
        }

        impl Bits for $ty {
            fn and(self, other: Self) -> Self { self & other }
            fn or(self, other: Self) -> Self { self | other }
            fn xor(self, other: Self) -> Self { self ^ other }
            fn not(self) -> Self { !self }
        }

        #[allow(unused_comparisons, clippy::absurd_extreme_comparisons, clippy::unnecessary_cast, reason = "the macro serves both signs")]
        impl Integer for $ty {
            fn rem(self, other: Self) -> Self {
                if other == 0 { self } else { self.wrapping_rem(other) }
            }
            fn pow(self, exponent: Self) -> Self {
                if exponent < 0 {
                    return match self.wrapping_add(1) {
                        2 => 1,
                        0 if exponent & 1 == 0 => 1,
                        0 => self,
                        _ => 0,
                    };
                }
                let (mut result, mut base, mut rest) = (1 as $ty, self, exponent);
                while rest > 0 {
                    if rest & 1 == 1 { result = result.wrapping_mul(base); }
                    base = base.wrapping_mul(base);
                    rest >>= 1;
                }
                result
            }
            fn shift_left(self, count: Self) -> Self {
                let bits = <$ty>::BITS as u64;
                if (count as $unsigned as u64) < bits { self << count } else { 0 }
            }
            fn shift_right_logical(self, count: Self) -> Self {
                let bits = <$ty>::BITS as u64;
                if (count as $unsigned as u64) < bits { ((self as $unsigned) >> count) as $ty } else { 0 }
            }
            fn shift_right_arithmetic(self, count: Self) -> Self {
                let bits = <$ty>::BITS as u64;
                let count = (count as $unsigned as u64).min(bits - 1);
                ((self as $signed) >> count) as $ty
            }
            fn population_count(self) -> Self { self.count_ones() as $ty }
            fn clz(self) -> Self { self.leading_zeros() as $ty }
            fn sign(self) -> Self {
                if self > 0 { 1 } else if self == 0 { 0 } else { $all_ones }
            }
            fn abs(self) -> Self { if self < 0 { self.wrapping_neg() } else { self } }
        }
    )*};
}

integer! {
    i32, u32, i32, -1;
    i64, u64, i64, -1;
    u32, u32, i32, u32::MAX;
    u64, u64, i64, u64::MAX;
}

impl Ordered for bool {
    fn lt(self, other: Self) -> bool {
        !self && other
    }
    fn le(self, other: Self) -> bool {
        !self || other
    }
    fn is_nan(self) -> bool {
        false
    }
    fn is_negative(self) -> bool {
        false
    }
}

impl Bits for bool {
    fn and(self, other: Self) -> Self {
        self && other
    }
    fn or(self, other: Self) -> Self {
        self || other
    }
    fn xor(self, other: Self) -> Self {
        self != other
    }
    fn not(self) -> Self {
        !self
    }
}

/// Real floating-point numbers: `f32` and `f64`.
pub(crate) trait Float: Number + Ordered {
    /// Applies the `f32` or the `f64` version.
    fn map(self, single: fn(f32) -> f32, double: fn(f64) -> f64) -> Self;
    fn rem(self, other: Self) -> Self;
    fn pow(self, exponent: Self) -> Self;
    fn atan2(self, other: Self) -> Self;
    /// The next number towards `other`.
    fn nextafter(self, other: Self) -> Self;
}

macro_rules! native_float {
    ($ty:ty, |$self:ident, $single:ident, $double:ident| $pick:ident, $pow:path, $atan2:path, $next:path) => {
        impl Number for $ty {
            const ZERO: Self = 0.0;
            const ONE: Self = 1.0;
            fn add(self, other: Self) -> Self {
                self + other
            }
            fn sub(self, other: Self) -> Self {
                self - other
            }
            fn mul(self, other: Self) -> Self {
                self * other
            }
            fn div(self, other: Self) -> Self {
                self / other
            }
            fn neg(self) -> Self {
                -self
            }
        }

        impl Ordered for $ty {
            fn lt(self, other: Self) -> bool {
                self < other
            }
            fn le(self, other: Self) -> bool {
                self <= other
            }
            fn is_nan(self) -> bool {
                <$ty>::is_nan(self)
            }
            fn is_negative(self) -> bool {
                self.is_sign_negative()
            }
        }

        impl Float for $ty {
            fn map($self, $single: fn(f32) -> f32, $double: fn(f64) -> f64) -> Self {
                $pick($self)
            }
            fn rem(self, other: Self) -> Self {
                self % other
            }
            fn pow(self, exponent: Self) -> Self {
                $pow(self, exponent)
            }
            fn atan2(self, other: Self) -> Self {
                $atan2(self, other)
            }
            fn nextafter(self, other: Self) -> Self {
                $next(self, other)
            }
        }
    };
}

native_float!(
    f32,
    |self, single, _double| single,
    math::pow,
    libm::atan2f,
    libm::nextafterf
);
native_float!(
    f64,
    |self, _single, double| double,
    libm::pow,
    libm::atan2,
    libm::nextafter
);

macro_rules! complex_number {
    ($ty:ty, $product:path, $quotient:path, |$sum:ident, $a:ident, $b:ident| $plus_product:expr) => {
        impl Number for $ty {
            const ZERO: Self = Complex::new(0.0, 0.0);
            const ONE: Self = Complex::new(1.0, 0.0);
            fn add(self, other: Self) -> Self {
                self + other
            }
            fn sub(self, other: Self) -> Self {
                self - other
            }
            fn mul(self, other: Self) -> Self {
                $product(self, other)
            }
            fn div(self, other: Self) -> Self {
                $quotient(self, other)
            }
            fn neg(self) -> Self {
                -self
            }
            fn plus_product($sum, $a: Self, $b: Self) -> Self {
                $plus_product
            }
        }
    };
}

complex_number!(
    Complex64,
    complex::product,
    complex::quotient,
    |self, a, b| complex::plus_product(self, a, b)
);
complex_number!(Complex128, Mul::mul, quotient, |self, a, b| self + a * b);

/// `a / b` by Smith's method, which neither overflows nor loses digits where the parts of `b` differ much in size.
fn quotient(a: Complex128, b: Complex128) -> Complex128 {
    if b.re.abs() >= b.im.abs() {
        let ratio = b.im / b.re;
        let scale = b.re + b.im * ratio;
        Complex::new((a.re + a.im * ratio) / scale, (a.im - a.re * ratio) / scale)
    } else {
        let ratio = b.re / b.im;
        let scale = b.re * ratio + b.im;
        Complex::new((a.re * ratio + a.im) / scale, (a.im * ratio - a.re) / scale)
    }
}
