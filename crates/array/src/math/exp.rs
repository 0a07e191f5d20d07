//! The exponential and what is made of it, in `f32`, operation for operation as XLA's CPU backend computes it.
//!
//! XLA's CPU code flushes subnormal results to zero, and so do these.

use super::polynomial::{fma, horner};
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

/// `exp(x)` as a number near one and a power of two.
#[inline]
fn exp_parts(x: f32) -> (f32, f32) {
    const TAYLOR: [f32; 6] = [
        f32::from_bits(0x3950_6967),
        f32::from_bits(0x3ab7_43ce),
        f32::from_bits(0x3c08_8908),
        f32::from_bits(0x3d2a_a9c1),
        f32::from_bits(0x3e2a_aaaa),
        0.5,
    ];
    let x = x.clamp(-87.8, 88.8);
    let n = fma(x, LOG2_E, 0.5).floor().clamp(-127.0, 128.0);
    let rest = fma(-n, LN_2_LOW, fma(-n, LN_2_HIGH, x));
    let near_one = fma(horner(rest, &TAYLOR), rest * rest, rest) + 1.0;
    let power = (((n as i32) << 23).wrapping_add(0x3f80_0000)) as u32;
    let scale = power.min(0x7f00_0000);
    (
        f32::from_bits(near_one.to_bits().wrapping_add(power - scale)),
        f32::from_bits(scale),
    )
}

/// `e^x`.
#[inline]
pub(crate) fn exp(x: f32) -> f32 {
    let (near_one, scale) = exp_parts(x);
    flush(near_one * scale)
}

/// `2^x`.
pub(crate) fn exp2(x: f32) -> f32 {
    exp(x * LN_2)
}

/// `1 / (1 + e^-x)`.
pub(crate) fn logistic(x: f32) -> f32 {
    let (near_one, scale) = exp_parts(-x);
    flush(1.0 / fma(scale, near_one, 1.0))
}

/// `e^x - 1`.
pub(crate) fn expm1(x: f32) -> f32 {
    const TAYLOR: [f32; 5] = [
        f32::from_bits(0x3951_7fe2),
        f32::from_bits(0x3ab6_87fd),
        f32::from_bits(0x3c08_87d8),
        f32::from_bits(0x3d2a_aa8d),
        f32::from_bits(0x3e2a_aaab),
    ];
    const LARGEST: f32 = f32::from_bits(0x42b1_7217);
    if x < -18.0 {
        return -1.0;
    }
    if x > LARGEST {
        return f32::INFINITY;
    }
    if x == 0.0 || x.is_nan() {
        return x;
    }
    let n = (x * LOG2_E).round_ties_even();
    let high = fma(-n, LN_2_HIGH, x);
    let low = n * -LN_2_LOW;
    let rest = high + low;
    let error = low + (high - rest);
    let cubic = fma(rest * rest, rest * horner(rest, &TAYLOR), error);
    let tail = fma(rest, rest * 0.5, cubic);
    let n = n as i32;
    let (first, second) = (power_of_two(n.min(127)), power_of_two(n - n.min(127)));
    let less_one = first - 1.0;
    let lost = (first - less_one) - 1.0;
    let sum = fma(first, rest, less_one);
    let lost = lost + fma(first, rest, less_one - sum);
    (sum + fma(first, tail, lost)) * second
}

fn power_of_two(n: i32) -> f32 {
    f32::from_bits(((n + 127) << 23) as u32)
}

/// The hyperbolic sine.
pub(crate) fn sinh(x: f32) -> f32 {
    if x.abs() < 1.0 {
        let less_one = expm1(x);
        return 0.5 * (less_one + less_one / (less_one + 1.0));
    }
    let (near_one, scale) = exp_parts(x - LN_2);
    fma(scale, near_one, -exp(-LN_2 - x))
}

/// The hyperbolic cosine.
pub(crate) fn cosh(x: f32) -> f32 {
    let (near_one, scale) = exp_parts(x - LN_2);
    fma(scale, near_one, exp(-LN_2 - x))
}

/// The hyperbolic tangent: an odd rational function of degree 13 over 6.
#[inline]
pub(crate) fn tanh(x: f32) -> f32 {
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
    let near = x.clamp(-CONSTANT_ABOVE, CONSTANT_ABOVE);
    let square = near * near;
    let ratio = near * horner(square, &NUMERATOR) / horner(square, &DENOMINATOR);
    // All is computed, and then chosen from, so that loops over it are vectorized.
    if x.abs() < LINEAR_BELOW {
        x
    } else if x.abs() >= 20.0 {
        1.0f32.copysign(x)
    } else {
        ratio
    }
}
