//! The error function and its relatives, in `f32`, operation for operation as XLA's CPU backend computes them.

use super::exp::{exp, flush};
use super::lanes::{Alone, Lanes, horner, horner_apart};
use super::log::log1p_on;
use super::polynomial;
use super::polynomial::nearly_fma;

/// The error function: an odd rational function.
pub(crate) fn erf(x: f32) -> f32 {
    erf_on(&mut Alone, x)
}

#[inline(always)]
pub(super) fn erf_on<L: Lanes>(on: &mut L, x: L::Float) -> L::Float {
    const NUMERATOR: [f32; 5] = [
        f32::from_bits(0x3970_2d51),
        f32::from_bits(0x3b5f_5da2),
        f32::from_bits(0x3d50_b6eb),
        f32::from_bits(0x3e3d_a740),
        f32::from_bits(0x3f90_6eba),
    ];
    const DENOMINATOR: [f32; 7] = [
        f32::from_bits(0xb3fd_3906),
        f32::from_bits(0x37c5_88df),
        f32::from_bits(0x3a85_6d28),
        f32::from_bits(0x3c66_87d4),
        f32::from_bits(0x3de3_4c21),
        f32::from_bits(0x3efe_b44a),
        1.0,
    ];
    const ONE_ABOVE: f32 = f32::from_bits(0x4075_47cb);
    let (size, one, most) = (on.abs(x), on.float(1.0), on.float(ONE_ABOVE));
    let (is_one, sign) = (on.le(most, size), on.copysign(one, x));
    let square = on.mul(x, x);
    let (above, below) = (
        horner(on, square, &NUMERATOR),
        horner(on, square, &DENOMINATOR),
    );
    let above = on.mul(x, above);
    let ratio = on.div(above, below);
    on.choose(is_one, sign, ratio)
}

/// `1 - erf(x)`.
pub(crate) fn erfc(x: f32) -> f32 {
    const BELOW_ONE: [f32; 7] = [
        f32::from_bits(0x38a4_b519),
        f32::from_bits(0xba51_fb80),
        f32::from_bits(0x3baa_02d9),
        f32::from_bits(0xbcdb_fc87),
        f32::from_bits(0x3de7_167c),
        f32::from_bits(0xbec0_939f),
        f32::from_bits(0x3f90_6eba),
    ];
    const BELOW_TWO: [f32; 9] = [
        f32::from_bits(0x3cbe_9cf4),
        f32::from_bits(0xbe0e_0868),
        f32::from_bits(0x3ebc_cbd0),
        f32::from_bits(0xbf15_1cf8),
        f32::from_bits(0x3f1e_f9e3),
        f32::from_bits(0xbefd_28c0),
        f32::from_bits(0x3eae_5471),
        f32::from_bits(0xbe8c_5880),
        f32::from_bits(0x3f10_56e6),
    ];
    const ABOVE_TWO: [f32; 8] = [
        f32::from_bits(0xc127_a483),
        f32::from_bits(0x414f_a29c),
        f32::from_bits(0xc0ef_db4a),
        f32::from_bits(0x403a_f1fa),
        f32::from_bits(0xbf81_f436),
        f32::from_bits(0x3ed7_fc3e),
        f32::from_bits(0xbe90_6c5d),
        f32::from_bits(0x3f10_6eb9),
    ];
    const LARGEST: f32 = f32::from_bits(0x42b1_7218);
    let (size, square) = (x.abs(), x * x);
    if size < 1.0 {
        return nearly_fma(-x, polynomial::horner(square, &BELOW_ONE), 1.0);
    }
    let inverse = 1.0 / square;
    let series = if size < 2.0 {
        polynomial::horner(inverse, &BELOW_TWO)
    } else {
        polynomial::horner(inverse, &ABOVE_TWO)
    };
    let tail = if square > LARGEST {
        0.0
    } else {
        flush(exp(-square) * (1.0 / size) * series)
    };
    if x < 0.0 { 2.0 - tail } else { tail }
}

/// The inverse of the error function: Giles' polynomials in `log(1 - x²)`.
pub(crate) fn erf_inv(x: f32) -> f32 {
    erf_inv_on(&mut Alone, x, horner)
}

/// The same with each product and each sum of the polynomials rounded.
pub(crate) fn erf_inv_apart(x: f32) -> f32 {
    erf_inv_on(&mut Alone, x, horner_apart)
}

#[inline(always)]
pub(super) fn erf_inv_on<L: Lanes>(
    on: &mut L,
    x: L::Float,
    polynomial: impl Fn(&mut L, L::Float, &[f32]) -> L::Float,
) -> L::Float {
    const CENTRE: [f32; 9] = [
        f32::from_bits(0x32f1_6588),
        f32::from_bits(0x34b8_4b36),
        f32::from_bits(0xb66c_7357),
        f32::from_bits(0xb693_5ac1),
        f32::from_bits(0x3965_32db),
        f32::from_bits(0xbaa4_5408),
        f32::from_bits(0xbb88_e4ef),
        f32::from_bits(0x3e7c_8f63),
        f32::from_bits(0x3fc0_2e2f),
    ];
    const TAIL: [f32; 9] = [
        f32::from_bits(0xb951_f09b),
        f32::from_bits(0x38d3_b56b),
        f32::from_bits(0x3ab0_dc72),
        f32::from_bits(0xbb70_bde7),
        f32::from_bits(0x3bbc_127b),
        f32::from_bits(0xbbf9_c5d7),
        f32::from_bits(0x3c1a_a57e),
        f32::from_bits(0x3f80_36db),
        f32::from_bits(0x4035_4f7e),
    ];
    let (less, size, one) = (on.neg(x), on.abs(x), on.float(1.0));
    let square = on.mul(x, less);
    let logarithm = log1p_on(on, square);
    let border = on.float(-5.0);
    let is_central = on.lt(border, logarithm);
    let centre = |on: &mut L| {
        let shift = on.float(-2.5);
        let w = on.sub(shift, logarithm);
        polynomial(on, w, &CENTRE)
    };
    let factor = on.either(is_central, centre, |on| {
        let (w, shift) = (on.neg(logarithm), on.float(3.0));
        let w = on.sqrt(w);
        let w = on.sub(w, shift);
        polynomial(on, w, &TAIL)
    });
    let result = on.mul(x, factor);
    let infinity = on.float(f32::INFINITY);
    let (is_one, infinite) = (on.eq(size, one), on.mul(x, infinity));
    on.choose(is_one, infinite, result)
}
