//! The exponential and what is made of it, in `f32`, operation for operation as XLA's CPU backend computes it.
//!
//! XLA's CPU code flushes subnormal results to zero, and so do these.

use super::lanes::{Alone, Lanes, horner};
use super::polynomial::nearly_fma;
use std::f32::consts::{LN_2, LOG2_E};

/// `ln 2` in two parts, of which products of the first with small integers are exact.
const LN_2_HIGH: f32 = f32::from_bits(0x3f31_7200);
const LN_2_LOW: f32 = f32::from_bits(0x35bf_be8e);

/// Zero for subnormal numbers.
#[inline]
pub(crate) fn flush(x: f32) -> f32 {
    if x.abs() < f32::MIN_POSITIVE {
        0.0f32.copysign(x)
    } else {
        x
    }
}

/// The same over lanes.
#[inline(always)]
pub(super) fn flush_on<L: Lanes>(on: &mut L, x: L::Float) -> L::Float {
    let (size, smallest, zero) = (on.abs(x), on.float(f32::MIN_POSITIVE), on.float(0.0));
    let (small, zero) = (on.lt(size, smallest), on.copysign(zero, x));
    on.choose(small, zero, x)
}

/// `exp(x)` as a number near one and a power of two.
#[inline(always)]
fn exp_parts<L: Lanes>(on: &mut L, x: L::Float) -> (L::Float, L::Float) {
    const TAYLOR: [f32; 6] = [
        f32::from_bits(0x3950_6967),
        f32::from_bits(0x3ab7_43ce),
        f32::from_bits(0x3c08_8908),
        f32::from_bits(0x3d2a_a9c1),
        f32::from_bits(0x3e2a_aaaa),
        0.5,
    ];
    let x = on.clamp(x, -87.8, 88.8);
    let (log2_e, half, one) = (on.float(LOG2_E), on.float(0.5), on.float(1.0));
    let (less_high, less_low) = (on.float(-LN_2_HIGH), on.float(-LN_2_LOW));
    let n = on.fma(x, log2_e, half);
    // From -127 to 128, as `x` is clamped.
    let n = on.floor(n);
    let rest = on.fma(n, less_high, x);
    let rest = on.fma(n, less_low, rest);
    let (series, square) = (horner(on, rest, &TAYLOR), on.mul(rest, rest));
    let near_one = on.fma(series, square, rest);
    let near_one = on.add(near_one, one);
    let (bias, largest) = (on.int(0x3f80_0000), on.int(0x7f00_0000));
    let power = on.to_near_int(n);
    let power = on.shift_left(power, 23);
    let power = on.add_ints(power, bias);
    let scale = on.min_unsigned(power, largest);
    let (bits, beyond) = (on.bits(near_one), on.sub_ints(power, scale));
    let bits = on.add_ints(bits, beyond);
    (on.of_bits(bits), on.of_bits(scale))
}

/// `e^x`.
#[inline]
pub(crate) fn exp(x: f32) -> f32 {
    exp_on(&mut Alone, x)
}

#[inline(always)]
pub(super) fn exp_on<L: Lanes>(on: &mut L, x: L::Float) -> L::Float {
    let (near_one, scale) = exp_parts(on, x);
    let product = on.mul(near_one, scale);
    // It has no sign to keep.
    let (smallest, zero) = (on.float(f32::MIN_POSITIVE), on.float(0.0));
    let small = on.lt(product, smallest);
    on.choose(small, zero, product)
}

/// `2^x`.
pub(crate) fn exp2(x: f32) -> f32 {
    exp2_on(&mut Alone, x)
}

#[inline(always)]
pub(super) fn exp2_on<L: Lanes>(on: &mut L, x: L::Float) -> L::Float {
    let ln_2 = on.float(LN_2);
    let x = on.mul(x, ln_2);
    exp_on(on, x)
}

/// `1 / (1 + e^-x)`.
pub(crate) fn logistic(x: f32) -> f32 {
    logistic_on(&mut Alone, x)
}

#[inline(always)]
pub(super) fn logistic_on<L: Lanes>(on: &mut L, x: L::Float) -> L::Float {
    let (x, one) = (on.neg(x), on.float(1.0));
    let (near_one, scale) = exp_parts(on, x);
    let more = on.fma(scale, near_one, one);
    let inverse = on.div(one, more);
    flush_on(on, inverse)
}

/// `e^x - 1`.
pub(crate) fn expm1(x: f32) -> f32 {
    expm1_on(&mut Alone, x)
}

#[inline(always)]
pub(super) fn expm1_on<L: Lanes>(on: &mut L, x: L::Float) -> L::Float {
    const LARGEST: f32 = f32::from_bits(0x42b1_7217);
    let result = expm1_between(on, x);
    let (least, low, largest) = (on.float(-18.0), on.float(-1.0), on.float(LARGEST));
    let (high, zero) = (on.float(f32::INFINITY), on.float(0.0));
    let (is_low, is_high) = (on.lt(x, least), on.lt(largest, x));
    let result = on.choose(is_low, low, result);
    let result = on.choose(is_high, high, result);
    let (is_zero, is_number) = (on.eq(x, zero), on.eq(x, x));
    let result = on.choose(is_zero, x, result);
    on.choose(is_number, result, x)
}

/// Where the result is neither nearly -1 nor infinite.
#[inline(always)]
fn expm1_between<L: Lanes>(on: &mut L, x: L::Float) -> L::Float {
    const TAYLOR: [f32; 5] = [
        f32::from_bits(0x3951_7fe2),
        f32::from_bits(0x3ab6_87fd),
        f32::from_bits(0x3c08_87d8),
        f32::from_bits(0x3d2a_aa8d),
        f32::from_bits(0x3e2a_aaab),
    ];
    let (log2_e, half, one) = (on.float(LOG2_E), on.float(0.5), on.float(1.0));
    let (ln_2_high, less_ln_2_low) = (on.float(LN_2_HIGH), on.float(-LN_2_LOW));
    let n = on.mul(x, log2_e);
    let n = on.round_even(n);
    let less = on.neg(n);
    let (high, low) = (on.fma(less, ln_2_high, x), on.mul(n, less_ln_2_low));
    let rest = on.add(high, low);
    let error = on.sub(high, rest);
    let error = on.add(low, error);
    let (series, square) = (horner(on, rest, &TAYLOR), on.mul(rest, rest));
    let scaled = on.mul(rest, series);
    let cubic = on.fma(square, scaled, error);
    let halved = on.mul(rest, half);
    let tail = on.fma(rest, halved, cubic);
    let (n, most) = (on.to_int(n), on.int(127));
    let held = on.min_signed(n, most);
    let beyond = on.sub_ints(n, held);
    let (first, second) = (power_of_two(on, held), power_of_two(on, beyond));
    let less_one = on.sub(first, one);
    let lost = on.sub(first, less_one);
    let lost = on.sub(lost, one);
    let sum = on.fma(first, rest, less_one);
    let missed = on.sub(less_one, sum);
    let missed = on.fma(first, rest, missed);
    let lost = on.add(lost, missed);
    let rest = on.fma(first, tail, lost);
    let sum = on.add(sum, rest);
    on.mul(sum, second)
}

#[inline(always)]
fn power_of_two<L: Lanes>(on: &mut L, n: L::Int) -> L::Float {
    let bias = on.int(127);
    let exponent = on.add_ints(n, bias);
    let bits = on.shift_left(exponent, 23);
    on.of_bits(bits)
}

/// The hyperbolic sine.
pub(crate) fn sinh(x: f32) -> f32 {
    if x.abs() < 1.0 {
        let less_one = expm1(x);
        return 0.5 * (less_one + less_one / (less_one + 1.0));
    }
    let (near_one, scale) = exp_parts(&mut Alone, x - LN_2);
    nearly_fma(scale, near_one, -exp(-LN_2 - x))
}

/// The hyperbolic cosine.
pub(crate) fn cosh(x: f32) -> f32 {
    let (near_one, scale) = exp_parts(&mut Alone, x - LN_2);
    nearly_fma(scale, near_one, exp(-LN_2 - x))
}

/// The hyperbolic tangent: an odd rational function of degree 13 over 6.
#[inline]
pub(crate) fn tanh(x: f32) -> f32 {
    tanh_on(&mut Alone, x)
}

#[inline(always)]
pub(super) fn tanh_on<L: Lanes>(on: &mut L, x: L::Float) -> L::Float {
    const NUMERATOR: [f32; 7] = [
        f32::from_bits(0xa59f_25c0),
        f32::from_bits(0x2a61_337e),
        f32::from_bits(0xaebd_37ff),
        f32::from_bits(0x335c_0041),
        f32::from_bits(0x3779_434a),
        f32::from_bits(0x3a27_0ded),
        f32::from_bits(0x3ba0_59dc),
    ];
    const DENOMINATOR: [f32; 4] = [
        f32::from_bits(0x35a0_d3d8),
        f32::from_bits(0x38f8_95d6),
        f32::from_bits(0x3b14_aa05),
        f32::from_bits(0x3ba0_59dd),
    ];
    const LINEAR_BELOW: f32 = f32::from_bits(0x39d1_b717);
    const CONSTANT_ABOVE: f32 = f32::from_bits(0x40ff_f644);
    let near = on.clamp(x, -CONSTANT_ABOVE, CONSTANT_ABOVE);
    let square = on.mul(near, near);
    let (above, below) = (
        horner(on, square, &NUMERATOR),
        horner(on, square, &DENOMINATOR),
    );
    let above = on.mul(near, above);
    let ratio = on.div(above, below);
    let (size, one) = (on.abs(x), on.float(1.0));
    let (small, large) = (on.float(LINEAR_BELOW), on.float(20.0));
    let (is_small, is_large) = (on.lt(size, small), on.le(large, size));
    let sign = on.copysign(one, x);
    let result = on.choose(is_large, sign, ratio);
    on.choose(is_small, x, result)
}
