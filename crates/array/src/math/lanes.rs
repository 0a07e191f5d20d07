//! What functions of `f32` are made of, whoever computes them: for one number, for several at once, or as code that is
//! made.
//!
//! A function over [`Lanes`] is written once. It has no branches but [`Lanes::either`] and [`Lanes::shortcut`], since each of
//! several numbers would take its own.

/// Numbers, and what can be done with them: each operation does the same with each of several.
#[allow(
    missing_docs,
    reason = "the names say what IEEE 754 and two's complement say"
)]
pub trait Lanes {
    /// Of `f32`.
    type Float: Copy;
    /// Of 32-bit integers.
    type Int: Copy;
    /// Of `f64`.
    type Double: Copy;
    /// Of truths.
    type Mask: Copy;

    fn float(&mut self, value: f32) -> Self::Float;
    fn add(&mut self, x: Self::Float, y: Self::Float) -> Self::Float;
    fn sub(&mut self, x: Self::Float, y: Self::Float) -> Self::Float;
    fn mul(&mut self, x: Self::Float, y: Self::Float) -> Self::Float;
    fn div(&mut self, x: Self::Float, y: Self::Float) -> Self::Float;
    /// `x y + z`, rounded once.
    fn fma(&mut self, x: Self::Float, y: Self::Float, z: Self::Float) -> Self::Float;
    fn neg(&mut self, x: Self::Float) -> Self::Float;
    fn abs(&mut self, x: Self::Float) -> Self::Float;
    fn sqrt(&mut self, x: Self::Float) -> Self::Float;
    fn floor(&mut self, x: Self::Float) -> Self::Float;
    fn round_even(&mut self, x: Self::Float) -> Self::Float;
    /// NaN stays NaN.
    fn clamp(&mut self, x: Self::Float, low: f32, high: f32) -> Self::Float;
    fn copysign(&mut self, x: Self::Float, sign: Self::Float) -> Self::Float;
    fn lt(&mut self, x: Self::Float, y: Self::Float) -> Self::Mask;
    fn le(&mut self, x: Self::Float, y: Self::Float) -> Self::Mask;
    fn eq(&mut self, x: Self::Float, y: Self::Float) -> Self::Mask;
    fn choose(&mut self, which: Self::Mask, yes: Self::Float, no: Self::Float) -> Self::Float;
    /// The same, where one number needs only one of both; most numbers need `yes`.
    fn either(
        &mut self,
        which: Self::Mask,
        yes: impl FnOnce(&mut Self) -> Self::Float,
        no: impl FnOnce(&mut Self) -> Self::Float,
    ) -> Self::Float;
    /// `yes` costs less than `no`, and is right where this is true; `no` always is.
    fn shortcut(
        &mut self,
        which: Self::Mask,
        yes: impl FnOnce(&mut Self) -> Self::Float,
        no: impl FnOnce(&mut Self) -> Self::Float,
    ) -> Self::Float;

    fn int(&mut self, value: i32) -> Self::Int;
    fn bits(&mut self, x: Self::Float) -> Self::Int;
    fn of_bits(&mut self, x: Self::Int) -> Self::Float;
    fn add_ints(&mut self, x: Self::Int, y: Self::Int) -> Self::Int;
    fn sub_ints(&mut self, x: Self::Int, y: Self::Int) -> Self::Int;
    fn and(&mut self, x: Self::Int, y: Self::Int) -> Self::Int;
    fn or(&mut self, x: Self::Int, y: Self::Int) -> Self::Int;
    fn xor(&mut self, x: Self::Int, y: Self::Int) -> Self::Int;
    fn min_signed(&mut self, x: Self::Int, y: Self::Int) -> Self::Int;
    fn min_unsigned(&mut self, x: Self::Int, y: Self::Int) -> Self::Int;
    fn shift_left(&mut self, x: Self::Int, count: u32) -> Self::Int;
    fn shift_right(&mut self, x: Self::Int, count: u32) -> Self::Int;
    fn shift_right_signed(&mut self, x: Self::Int, count: u32) -> Self::Int;
    fn is_zero(&mut self, x: Self::Int) -> Self::Mask;
    /// Cut and saturated; NaN is 0.
    fn to_int(&mut self, x: Self::Float) -> Self::Int;
    /// Cut. It must be one of the integers; NaN is 0, or the least of them.
    fn to_near_int(&mut self, x: Self::Float) -> Self::Int;
    fn to_float(&mut self, x: Self::Int) -> Self::Float;

    fn double(&mut self, value: f64) -> Self::Double;
    fn widen(&mut self, x: Self::Float) -> Self::Double;
    fn narrow(&mut self, x: Self::Double) -> Self::Float;
    fn add_doubles(&mut self, x: Self::Double, y: Self::Double) -> Self::Double;
    fn sub_doubles(&mut self, x: Self::Double, y: Self::Double) -> Self::Double;
    fn mul_doubles(&mut self, x: Self::Double, y: Self::Double) -> Self::Double;
    fn div_doubles(&mut self, x: Self::Double, y: Self::Double) -> Self::Double;
    /// `x y + z`, rounded once or twice, whichever costs less: for what comes to the same in the end.
    fn mul_add_doubles(
        &mut self,
        x: Self::Double,
        y: Self::Double,
        z: Self::Double,
    ) -> Self::Double;
    fn sqrt_doubles(&mut self, x: Self::Double) -> Self::Double;
    /// Halves to even.
    fn round_doubles(&mut self, x: Self::Double) -> Self::Double;
    /// Cut. It must be one of the integers.
    fn double_to_near_int(&mut self, x: Self::Double) -> Self::Int;
    fn int_to_double(&mut self, x: Self::Int) -> Self::Double;

    /// Says that what is computed is of no use where this is not true.
    fn demand(&mut self, that: Self::Mask);
}

/// A polynomial, highest coefficient first.
#[inline(always)]
pub(super) fn horner<L: Lanes>(on: &mut L, x: L::Float, coefficients: &[f32]) -> L::Float {
    let mut rest = coefficients.iter();
    let first = rest.next().copied().unwrap_or(0.0);
    let mut sum = on.float(first);
    for coefficient in rest {
        let coefficient = on.float(*coefficient);
        sum = on.fma(x, sum, coefficient);
    }
    sum
}

/// The same with each product and each sum rounded.
#[inline(always)]
pub(super) fn horner_apart<L: Lanes>(on: &mut L, x: L::Float, coefficients: &[f32]) -> L::Float {
    let mut rest = coefficients.iter();
    let first = rest.next().copied().unwrap_or(0.0);
    let mut sum = on.float(first);
    for coefficient in rest {
        let (product, coefficient) = (on.mul(x, sum), on.float(*coefficient));
        sum = on.add(product, coefficient);
    }
    sum
}

/// One number.
pub(crate) struct Alone;

/// Methods of a number alone, each by an expression.
macro_rules! alone {
    ($($name:ident($($x:ident: $X:ty),*) -> $Y:ty = $value:expr;)*) => {$(
        #[inline(always)]
        fn $name(&mut self, $($x: $X),*) -> $Y {
            $value
        }
    )*};
}

impl Lanes for Alone {
    type Float = f32;
    type Int = i32;
    type Double = f64;
    type Mask = bool;

    alone! {
        float(value: f32) -> f32 = value;
        add(x: f32, y: f32) -> f32 = x + y;
        sub(x: f32, y: f32) -> f32 = x - y;
        mul(x: f32, y: f32) -> f32 = x * y;
        div(x: f32, y: f32) -> f32 = x / y;
        fma(x: f32, y: f32, z: f32) -> f32 = super::nearly_fma(x, y, z);
        neg(x: f32) -> f32 = -x;
        abs(x: f32) -> f32 = x.abs();
        sqrt(x: f32) -> f32 = x.sqrt();
        floor(x: f32) -> f32 = x.floor();
        round_even(x: f32) -> f32 = x.round_ties_even();
        clamp(x: f32, low: f32, high: f32) -> f32 = x.clamp(low, high);
        copysign(x: f32, sign: f32) -> f32 = x.copysign(sign);
        lt(x: f32, y: f32) -> bool = x < y;
        le(x: f32, y: f32) -> bool = x <= y;
        eq(x: f32, y: f32) -> bool = x == y;
        choose(which: bool, yes: f32, no: f32) -> f32 = if which { yes } else { no };
        int(value: i32) -> i32 = value;
        bits(x: f32) -> i32 = x.to_bits() as i32;
        of_bits(x: i32) -> f32 = f32::from_bits(x as u32);
        add_ints(x: i32, y: i32) -> i32 = x.wrapping_add(y);
        sub_ints(x: i32, y: i32) -> i32 = x.wrapping_sub(y);
        and(x: i32, y: i32) -> i32 = x & y;
        or(x: i32, y: i32) -> i32 = x | y;
        xor(x: i32, y: i32) -> i32 = x ^ y;
        min_signed(x: i32, y: i32) -> i32 = x.min(y);
        min_unsigned(x: i32, y: i32) -> i32 = (x as u32).min(y as u32) as i32;
        shift_left(x: i32, count: u32) -> i32 = x << count;
        shift_right(x: i32, count: u32) -> i32 = (x as u32 >> count) as i32;
        shift_right_signed(x: i32, count: u32) -> i32 = x >> count;
        is_zero(x: i32) -> bool = x == 0;
        to_int(x: f32) -> i32 = x as i32;
        to_near_int(x: f32) -> i32 = x as i32;
        to_float(x: i32) -> f32 = x as f32;
        double(value: f64) -> f64 = value;
        widen(x: f32) -> f64 = f64::from(x);
        narrow(x: f64) -> f32 = x as f32;
        add_doubles(x: f64, y: f64) -> f64 = x + y;
        sub_doubles(x: f64, y: f64) -> f64 = x - y;
        mul_doubles(x: f64, y: f64) -> f64 = x * y;
        div_doubles(x: f64, y: f64) -> f64 = x / y;
        mul_add_doubles(x: f64, y: f64, z: f64) -> f64 = x * y + z;
        sqrt_doubles(x: f64) -> f64 = x.sqrt();
        round_doubles(x: f64) -> f64 = x.round_ties_even();
        double_to_near_int(x: f64) -> i32 = x as i32;
        int_to_double(x: i32) -> f64 = f64::from(x);
    }

    #[inline(always)]
    fn either(
        &mut self,
        which: bool,
        yes: impl FnOnce(&mut Self) -> f32,
        no: impl FnOnce(&mut Self) -> f32,
    ) -> f32 {
        if which { yes(self) } else { no(self) }
    }

    #[inline(always)]
    fn shortcut(
        &mut self,
        which: bool,
        yes: impl FnOnce(&mut Self) -> f32,
        no: impl FnOnce(&mut Self) -> f32,
    ) -> f32 {
        self.either(which, yes, no)
    }

    #[inline(always)]
    fn demand(&mut self, that: bool) {
        debug_assert!(that, "a number that this form of the function is not for");
    }
}
