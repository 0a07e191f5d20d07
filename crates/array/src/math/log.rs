//! Logarithms and what is made of them, in `f32`, operation for operation as XLA's CPU backend computes them.

use super::lanes::{Alone, Lanes, horner};
use super::polynomial::nearly_fma;
use std::f32::consts::{FRAC_1_SQRT_2, LN_2};

/// The natural logarithm; subnormal numbers count as zero.
pub(crate) fn log(x: f32) -> f32 {
    log_on(&mut Alone, x)
}

#[inline(always)]
pub(super) fn log_on<L: Lanes>(on: &mut L, x: L::Float) -> L::Float {
    let result = log_of_normal(on, x);
    let (size, smallest, zero) = (on.abs(x), on.float(f32::MIN_POSITIVE), on.float(0.0));
    let (infinity, least, nan) = (
        on.float(f32::INFINITY),
        on.float(f32::NEG_INFINITY),
        on.float(f32::NAN),
    );
    let is_infinite = on.eq(x, infinity);
    let result = on.choose(is_infinite, x, result);
    let has_one = on.le(zero, x);
    let result = on.choose(has_one, result, nan);
    let is_tiny = on.lt(size, smallest);
    on.choose(is_tiny, least, result)
}

/// Where `x` is positive, finite and not subnormal.
#[inline(always)]
fn log_of_normal<L: Lanes>(on: &mut L, x: L::Float) -> L::Float {
    const A: [f32; 3] = [
        f32::from_bits(0x3d90_21bb),
        f32::from_bits(0xbdeb_d1b8),
        f32::from_bits(0x3def_251a),
    ];
    const B: [f32; 3] = [
        f32::from_bits(0xbdfe_5d4f),
        f32::from_bits(0x3e11_e9bf),
        f32::from_bits(0xbe2a_ae50),
    ];
    const C: [f32; 3] = [
        f32::from_bits(0x3e4c_ceac),
        f32::from_bits(0xbe7f_fffc),
        f32::from_bits(0x3eaa_aaaa),
    ];
    const LN_2_HIGH: f32 = f32::from_bits(0x3f31_8000);
    const LN_2_LOW: f32 = f32::from_bits(0xb95e_8083);
    let (one, root, half) = (on.float(1.0), on.float(FRAC_1_SQRT_2), on.float(-0.5));
    let (high, low) = (on.float(LN_2_HIGH), on.float(LN_2_LOW));
    let (bias, mantissa_bits, of_half) = (on.int(126), on.int(0x007f_ffff), on.int(0x3f00_0000));
    let bits = on.bits(x);
    let exponent = on.shift_right(bits, 23);
    let exponent = on.sub_ints(exponent, bias);
    let exponent = on.to_float(exponent);
    let mantissa = on.and(bits, mantissa_bits);
    let mantissa = on.or(mantissa, of_half);
    let mantissa = on.of_bits(mantissa);
    let is_low = on.lt(mantissa, root);
    let rest = on.sub(mantissa, one);
    let (twice, less) = (on.add(rest, mantissa), on.sub(exponent, one));
    let (rest, exponent) = (
        on.choose(is_low, twice, rest),
        on.choose(is_low, less, exponent),
    );
    let square = on.mul(rest, rest);
    let cube = on.mul(square, rest);
    let (a, b, c) = (
        horner(on, rest, &A),
        horner(on, rest, &B),
        horner(on, rest, &C),
    );
    let sum = on.fma(cube, a, b);
    let sum = on.fma(cube, sum, c);
    let low = on.mul(exponent, low);
    let sum = on.fma(cube, sum, low);
    let near = on.fma(half, square, rest);
    let sum = on.add(near, sum);
    on.fma(high, exponent, sum)
}

/// Below this size `log1p` is a series.
const SMALL: f32 = f32::from_bits(0x3ed4_13cd);

/// The factor of `x³` in the series of `log(1 + x)`.
#[inline(always)]
fn log1p_cubic<L: Lanes>(on: &mut L, x: L::Float) -> L::Float {
    const P: [f32; 7] = [
        f32::from_bits(0x383d_e04b),
        f32::from_bits(0x3eff_40c5),
        f32::from_bits(0x40d2_84fa),
        f32::from_bits(0x41ef_4b9c),
        f32::from_bits(0x4273_cc76),
        f32::from_bits(0x4264_73ad),
        f32::from_bits(0x41a0_5101),
    ];
    const Q: [f32; 7] = [
        1.0,
        f32::from_bits(0x4171_01ad),
        f32::from_bits(0x42a6_185b),
        f32::from_bits(0x435d_c32d),
        f32::from_bits(0x439a_8ca3),
        f32::from_bits(0x4358_6d8a),
        f32::from_bits(0x4270_7982),
    ];
    let (above, below) = (horner(on, x, &P), horner(on, x, &Q));
    on.div(above, below)
}

/// `log(1 + x)`.
pub(crate) fn log1p(x: f32) -> f32 {
    log1p_on(&mut Alone, x)
}

#[inline(always)]
pub(super) fn log1p_on<L: Lanes>(on: &mut L, x: L::Float) -> L::Float {
    let (size, small) = (on.abs(x), on.float(SMALL));
    let is_small = on.lt(size, small);
    let series = |on: &mut L| {
        let (square, half) = (on.mul(x, x), on.float(-0.5));
        let (cube, factor) = (on.mul(x, square), log1p_cubic(on, x));
        let cubic = on.mul(cube, factor);
        let rest = on.fma(half, square, cubic);
        on.add(x, rest)
    };
    on.either(is_small, series, |on| {
        let one = on.float(1.0);
        let more = on.add(x, one);
        log_on(on, more)
    })
}

/// The same where XLA fuses the other product of the series, as it does inside `atanh`.
fn log1p_in_atanh(x: f32) -> f32 {
    if x.abs() < SMALL {
        let square = x * x;
        return x + nearly_fma(x * square, log1p_cubic(&mut Alone, x), -0.5 * square);
    }
    log(x + 1.0)
}

/// The inverse hyperbolic sine.
pub(crate) fn asinh(x: f32) -> f32 {
    const LARGE: f32 = f32::from_bits(0x5f7f_ffff);
    let size = x.abs();
    if x == 0.0 || x.is_nan() {
        return x;
    }
    let result = if size >= LARGE {
        log(size) + LN_2
    } else {
        let square = x * x;
        log1p(size + square / ((square + 1.0).sqrt() + 1.0))
    };
    result * 1.0f32.copysign(x)
}

/// The inverse hyperbolic cosine.
pub(crate) fn acosh(x: f32) -> f32 {
    const LARGE: f32 = f32::from_bits(0x7eff_ffff);
    if x >= LARGE {
        return log(x) + LN_2;
    }
    let (above, below) = ((x + 1.0).sqrt(), (x - 1.0).sqrt());
    log1p(below * (above + below))
}

/// The inverse hyperbolic tangent.
pub(crate) fn atanh(x: f32) -> f32 {
    if x.abs() > 1.0 {
        f32::NAN
    } else {
        (log1p_in_atanh(x) - log1p_in_atanh(-x)) * 0.5
    }
}
