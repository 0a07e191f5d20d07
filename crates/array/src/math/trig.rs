//! Sines and their inverses, in `f32`.
//!
//! XLA's CPU backend calls the C library for these, whose `sinf` and `cosf` compute in `f64`.

use super::lanes::{Alone, Lanes};
use super::polynomial::horner;
use std::f64::consts::FRAC_PI_2;

/// Numbers of smaller size are turned by a product of doubles.
const NEAR: f32 = 120.0;

/// `x` less a multiple of a right angle, and that multiple, for large numbers: the product with 96 bits of `4 / pi`, of
/// which only the fraction is kept.
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
    match x.abs() < NEAR {
        true => near_on(&mut Alone, x, false),
        false => far(x, false),
    }
}

/// The cosine.
pub(crate) fn cos(x: f32) -> f32 {
    match x.abs() < NEAR {
        true => near_on(&mut Alone, x, true),
        false => far(x, true),
    }
}

/// The sine or cosine of a number that is not [`NEAR`] zero.
#[cold]
fn far(x: f32, cosine: bool) -> f32 {
    if !x.is_finite() {
        return f32::NAN;
    }
    let (rest, turns) = reduce_large(x);
    turned(&mut Alone, rest, turns as i32, cosine)
}

/// The sine or cosine of numbers [`NEAR`] zero.
#[inline(always)]
pub(super) fn near_on<L: Lanes>(on: &mut L, x: L::Float, cosine: bool) -> L::Float {
    // Half of a right angle, and less: where nothing is to be turned.
    let (size, half_angle) = (on.abs(x), on.float(0.785));
    let is_unturned = on.lt(size, half_angle);
    on.shortcut(
        is_unturned,
        |on| {
            let wide = on.widen(x);
            let square = on.mul_doubles(wide, wide);
            let result = match cosine {
                true => even_polynomial(on, square),
                false => odd_polynomial(on, wide, square),
            };
            on.narrow(result)
        },
        |on| {
            let near = on.float(NEAR);
            let is_near = on.lt(size, near);
            on.demand(is_near);
            turned_near(on, x, cosine)
        },
    )
}

/// The same where it is to be turned first.
#[inline(always)]
fn turned_near<L: Lanes>(on: &mut L, x: L::Float, cosine: bool) -> L::Float {
    // A right angle in two parts: multiples of both are exact, so that what is left is rounded once.
    let high = f64::from_bits(FRAC_PI_2.to_bits() & !0x7f);
    let (high, low) = (on.double(high), on.double(FRAC_PI_2 - high));
    let per_turn = on.double(16_777_216.0 / FRAC_PI_2);
    let (wide, half) = (on.widen(x), on.int(0x80_0000));
    let scaled = on.mul_doubles(wide, per_turn);
    let turns = on.double_to_near_int(scaled);
    let turns = on.add_ints(turns, half);
    let turns = on.shift_right_signed(turns, 24);
    let whole = on.int_to_double(turns);
    let (most, more) = (on.mul_doubles(whole, high), on.mul_doubles(whole, low));
    let rest = on.sub_doubles(wide, most);
    let rest = on.sub_doubles(rest, more);
    turned(on, rest, turns, cosine)
}

/// The sine or cosine of `x` and so many right angles: the even or the odd polynomial about zero, and its sign.
#[inline(always)]
fn turned<L: Lanes>(on: &mut L, x: L::Double, turns: L::Int, cosine: bool) -> L::Float {
    let (one, two) = (on.int(1), on.int(2));
    let odd = on.and(turns, one);
    let is_even = on.is_zero(odd);
    let square = on.mul_doubles(x, x);
    let (sine, even) = (odd_polynomial(on, x, square), even_polynomial(on, square));
    let (sine, even) = (on.narrow(sine), on.narrow(even));
    let size = match cosine {
        true => on.choose(is_even, even, sine),
        false => on.choose(is_even, sine, even),
    };
    let quadrant = match cosine {
        true => on.add_ints(turns, odd),
        false => turns,
    };
    let sign = on.and(quadrant, two);
    let (sign, bits) = (on.shift_left(sign, 30), on.bits(size));
    let bits = on.xor(bits, sign);
    on.of_bits(bits)
}

// How often the sums of products are rounded, and in which order they are taken, makes no difference to any single number:
// `sums_of_products_may_be_rounded_once` tries it.

/// It has the sign of zero, too.
#[inline(always)]
fn odd_polynomial<L: Lanes>(on: &mut L, x: L::Double, square: L::Double) -> L::Double {
    const SINE: [f64; 4] = [
        -0.00019517298981385725,
        0.008332178146138854,
        -0.16666654943701084,
        1.0,
    ];
    let factor = horner_doubles(on, square, &SINE);
    on.mul_doubles(x, factor)
}

#[inline(always)]
fn even_polynomial<L: Lanes>(on: &mut L, square: L::Double) -> L::Double {
    const COSINE: [f64; 5] = [
        2.4390450703564542e-05,
        -0.001388676379437604,
        0.041666623324344516,
        -0.49999999725108224,
        1.0,
    ];
    horner_doubles(on, square, &COSINE)
}

/// A polynomial, highest coefficient first.
#[inline(always)]
fn horner_doubles<L: Lanes>(on: &mut L, x: L::Double, coefficients: &[f64]) -> L::Double {
    let mut rest = coefficients.iter();
    let first = rest.next().copied().unwrap_or(0.0);
    let mut sum = on.double(first);
    for coefficient in rest {
        let coefficient = on.double(*coefficient);
        sum = on.mul_add_doubles(x, sum, coefficient);
    }
    sum
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Half of a right angle is as far as both polynomials go.
    const END: f32 = 0.786;

    /// The polynomials with each sum of a product rounded once.
    fn once(x: f64) -> [f32; 2] {
        let square = x * x;
        let horner = |coefficients: &[f64]| {
            let rest = coefficients.iter().skip(1);
            rest.fold(coefficients[0], |sum, it| libm::fma(square, sum, *it))
        };
        let sine = horner(&[
            -0.00019517298981385725,
            0.008332178146138854,
            -0.16666654943701084,
            1.0,
        ]);
        let cosine = horner(&[
            2.4390450703564542e-05,
            -0.001388676379437604,
            0.041666623324344516,
            -0.49999999725108224,
            1.0,
        ]);
        [(x * sine) as f32, cosine as f32]
    }

    /// Of one number in 611; the others were tried once, and those that are turned first. Near zero, a sine is the number and
    /// a cosine is 1, as the C library says without its polynomials.
    #[test]
    fn sums_of_products_may_be_rounded_once() {
        const TINY: f32 = 0.000_244_140_63;
        for bits in (0..END.to_bits()).step_by(611) {
            let single = f32::from_bits(bits);
            for single in [single, -single] {
                let x = f64::from(single);
                let twice = [
                    odd_polynomial(&mut Alone, x, x * x) as f32,
                    even_polynomial(&mut Alone, x * x) as f32,
                ];
                assert_eq!(once(x).map(f32::to_bits), twice.map(f32::to_bits), "{x:e}");
                if single.abs() < TINY {
                    assert_eq!(
                        twice.map(f32::to_bits),
                        [single, 1.0].map(f32::to_bits),
                        "{x:e}"
                    );
                }
            }
        }
    }
}
