//! Sines and their inverses, in `f32`.
//!
//! XLA's CPU backend calls the C library for these, whose `sinf` and `cosf` compute in `f64`.

use super::polynomial::horner;
use std::f64::consts::FRAC_PI_2;

/// The even and the odd polynomial about zero.
fn polynomial(x: f64, square: f64, quadrant: u32, cosine_sign: f64) -> f32 {
    const SINE: [f64; 3] = [
        -0.16666654943701084,
        0.008332178146138854,
        -0.00019517298981385725,
    ];
    const COSINE: [f64; 4] = [
        -0.49999999725108224,
        0.041666623324344516,
        -0.001388676379437604,
        2.4390450703564542e-05,
    ];
    if quadrant & 1 == 0 {
        let cube = x * square;
        let high = SINE[1] + square * SINE[2];
        ((x + cube * SINE[0]) + cube * square * high) as f32
    } else {
        let fourth = square * square;
        let high = COSINE[2] + square * COSINE[3];
        let low = 1.0 + square * COSINE[0];
        (cosine_sign * ((low + fourth * COSINE[1]) + fourth * square * high)) as f32
    }
}

/// `x` less a multiple of a right angle, and that multiple.
fn reduce(x: f32) -> (f64, u32) {
    if x.abs() < 120.0 {
        let x = f64::from(x);
        let scaled = x * (16_777_216.0 / FRAC_PI_2);
        let turns = ((scaled as i32).wrapping_add(0x80_0000)) >> 24;
        return (x - f64::from(turns) * FRAC_PI_2, turns as u32);
    }
    reduce_large(x)
}

/// The same for large numbers: the product with 96 bits of `4 / pi`, of which only the fraction is kept.
fn reduce_large(x: f32) -> (f64, u32) {
    const FOUR_OVER_PI: [u8; 27] = [
        0x00, 0x00, 0x00, 0xa2, 0xf9, 0x83, 0x6e, 0x4e, 0x44, 0x15, 0x29, 0xfc, 0x27, 0x57, 0xd1,
        0xf5, 0x34, 0xdd, 0xc0, 0xdb, 0x62, 0x95, 0x99, 0x3c, 0x43, 0x90, 0x41,
    ];
    const TURN: f64 = FRAC_PI_2 / 4_611_686_018_427_387_904.0;
    let bits = x.to_bits();
    let word = |at: usize| {
        FOUR_OVER_PI[at..at + 4]
            .iter()
            .fold(0u32, |word, &byte| word << 8 | u32::from(byte))
    };
    let start = (bits >> 26 & 15) as usize;
    let mantissa = (bits & 0x00ff_ffff | 0x0080_0000) << (bits >> 23 & 7);
    let high = u64::from(mantissa.wrapping_mul(word(start)));
    let middle = u64::from(mantissa) * u64::from(word(start + 4));
    let low = u64::from(mantissa) * u64::from(word(start + 8));
    let product = (low >> 32 | high << 32).wrapping_add(middle);
    let turns = product.wrapping_add(1 << 61) >> 62;
    let rest = product.wrapping_sub(turns << 62) as i64;
    let rest = rest as f64 * TURN;
    if x < 0.0 {
        (-rest, (turns as u32).wrapping_neg())
    } else {
        (rest, turns as u32)
    }
}

/// The sine.
pub(crate) fn sin(x: f32) -> f32 {
    if !x.is_finite() {
        return f32::NAN;
    }
    if x.abs() < 0.000_244_140_63 {
        return x;
    }
    let (rest, turns) = if x.abs() < std::f32::consts::FRAC_PI_4 {
        (f64::from(x), 0)
    } else {
        reduce(x)
    };
    let sign = if turns & 2 == 0 { 1.0 } else { -1.0 };
    let turned = if turns & 1 == 0 { sign * rest } else { rest };
    polynomial(turned, rest * rest, turns, sign)
}

/// The cosine.
pub(crate) fn cos(x: f32) -> f32 {
    if !x.is_finite() {
        return f32::NAN;
    }
    if x.abs() < 0.000_244_140_63 {
        return 1.0;
    }
    let (rest, turns) = if x.abs() < std::f32::consts::FRAC_PI_4 {
        (f64::from(x), 0)
    } else {
        reduce(x)
    };
    let sign = if turns.wrapping_add(turns & 1) & 2 == 0 {
        1.0
    } else {
        -1.0
    };
    polynomial(sign * rest, rest * rest, turns ^ 1, sign)
}

/// The inverse sine.
pub(crate) fn asin(x: f32) -> f32 {
    libm::atan2f(x, ((1.0 - x) * (x + 1.0)).sqrt())
}

/// The inverse cosine.
pub(crate) fn acos(x: f32) -> f32 {
    libm::atan2f(((1.0 - x) * (x + 1.0)).sqrt(), x)
}

/// The inverse tangent: an odd rational function, of the inverse beyond one.
pub(crate) fn atan(x: f32) -> f32 {
    const NUMERATOR: [f32; 3] = [
        f32::from_bits(0x3de5_6e67),
        f32::from_bits(0x3f3a_cba0),
        f32::from_bits(0x3f4f_9d60),
    ];
    const DENOMINATOR: [f32; 4] = [
        f32::from_bits(0x3c25_57b4),
        f32::from_bits(0x3e90_fdb4),
        1.0,
        f32::from_bits(0x3f4f_9d60),
    ];
    let size = x.abs();
    let large = size > 1.0;
    let inner = if large { 1.0 / size } else { size };
    let square = inner * inner;
    let angle = inner * (horner(square, &NUMERATOR) / horner(square, &DENOMINATOR));
    let angle = if large {
        std::f32::consts::FRAC_PI_2 - angle
    } else {
        angle
    };
    angle.copysign(x)
}

/// The power, rounded from `f64`, which is what the C library's does but for one case in a thousand.
pub(crate) fn pow(base: f32, exponent: f32) -> f32 {
    super::exp::flush(libm::pow(f64::from(base), f64::from(exponent)) as f32)
}

/// The tangent, rounded from `f64`.
pub(crate) fn tan(x: f32) -> f32 {
    libm::tan(f64::from(x)) as f32
}
