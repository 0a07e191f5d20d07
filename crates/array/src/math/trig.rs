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
    let (size, near, tiny) = (on.abs(x), on.float(NEAR), on.float(0.000_244_140_63));
    let is_near = on.lt(size, near);
    on.demand(is_near);
    // Half of a right angle, and less: where nothing is to be turned.
    let half_angle = on.float(0.785);
    let is_unturned = on.lt(size, half_angle);
    let result = on.shortcut(
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
        |on| turned_near(on, x, cosine),
    );
    let is_tiny = on.lt(size, tiny);
    let least = if cosine { on.float(1.0) } else { x };
    on.choose(is_tiny, least, result)
}

/// The same where it is to be turned first.
#[inline(always)]
fn turned_near<L: Lanes>(on: &mut L, x: L::Float, cosine: bool) -> L::Float {
    let (per_turn, turn) = (on.double(16_777_216.0 / FRAC_PI_2), on.double(FRAC_PI_2));
    let (wide, half) = (on.widen(x), on.int(0x80_0000));
    let scaled = on.mul_doubles(wide, per_turn);
    let turns = on.double_to_near_int(scaled);
    let turns = on.add_ints(turns, half);
    let turns = on.shift_right_signed(turns, 24);
    let whole = on.int_to_double(turns);
    let whole = on.mul_doubles(whole, turn);
    let rest = on.sub_doubles(wide, whole);
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

#[inline(always)]
fn odd_polynomial<L: Lanes>(on: &mut L, x: L::Double, square: L::Double) -> L::Double {
    const SINE: [f64; 3] = [
        -0.16666654943701084,
        0.008332178146138854,
        -0.00019517298981385725,
    ];
    let [third, fifth, seventh] = SINE.map(|it| on.double(it));
    let cube = on.mul_doubles(x, square);
    let high = on.mul_doubles(square, seventh);
    let high = on.add_doubles(fifth, high);
    let low = on.mul_doubles(cube, third);
    let low = on.add_doubles(x, low);
    let power = on.mul_doubles(cube, square);
    let high = on.mul_doubles(power, high);
    on.add_doubles(low, high)
}

#[inline(always)]
fn even_polynomial<L: Lanes>(on: &mut L, square: L::Double) -> L::Double {
    const COSINE: [f64; 4] = [
        -0.49999999725108224,
        0.041666623324344516,
        -0.001388676379437604,
        2.4390450703564542e-05,
    ];
    let [second, fourth, sixth, eighth] = COSINE.map(|it| on.double(it));
    let one = on.double(1.0);
    let power = on.mul_doubles(square, square);
    let high = on.mul_doubles(square, eighth);
    let high = on.add_doubles(sixth, high);
    let low = on.mul_doubles(square, second);
    let low = on.add_doubles(one, low);
    let middle = on.mul_doubles(power, fourth);
    let low = on.add_doubles(low, middle);
    let power = on.mul_doubles(power, square);
    let high = on.mul_doubles(power, high);
    on.add_doubles(low, high)
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
