//! Logarithms and what is made of them, in `f32`, operation for operation as XLA's CPU backend computes them.

use super::polynomial::{fma, horner};
use std::f32::consts::{FRAC_1_SQRT_2, LN_2};

/// The natural logarithm; subnormal numbers count as zero.
pub(crate) fn log(x: f32) -> f32 {
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
    if x.abs() < f32::MIN_POSITIVE {
        return f32::NEG_INFINITY;
    }
    if x.is_nan() || x < 0.0 {
        return f32::NAN;
    }
    if x == f32::INFINITY {
        return x;
    }
    let bits = x.to_bits();
    let mut exponent = ((bits >> 23) as i32 - 127) as f32 + 1.0;
    let mantissa = f32::from_bits(bits & 0x807f_ffff | 0x3f00_0000);
    let mut rest = mantissa - 1.0;
    if mantissa < FRAC_1_SQRT_2 {
        rest += mantissa;
        exponent -= 1.0;
    }
    let square = rest * rest;
    let cube = square * rest;
    let sum = fma(
        cube,
        fma(cube, horner(rest, &A), horner(rest, &B)),
        horner(rest, &C),
    );
    let sum = fma(cube, sum, exponent * LN_2_LOW);
    fma(LN_2_HIGH, exponent, fma(-0.5, square, rest) + sum)
}

/// Below this size `log1p` is a series.
const SMALL: f32 = f32::from_bits(0x3ed4_13cd);

/// The factor of `x³` in the series of `log(1 + x)`.
fn log1p_cubic(x: f32) -> f32 {
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
    horner(x, &P) / horner(x, &Q)
}

/// `log(1 + x)`.
pub(crate) fn log1p(x: f32) -> f32 {
    if x.abs() < SMALL {
        let square = x * x;
        return x + fma(-0.5, square, x * square * log1p_cubic(x));
    }
    log(x + 1.0)
}

/// The same where XLA fuses the other product of the series, as it does inside `atanh`.
fn log1p_in_atanh(x: f32) -> f32 {
    if x.abs() < SMALL {
        let square = x * x;
        return x + fma(x * square, log1p_cubic(x), -0.5 * square);
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
