//! The inverse root in `f32`, operation for operation as XLA's CPU backend computes it.

use super::lanes::{Alone, Lanes};

/// `1 / sqrt(x)`: the processor's estimate of 13 bits, then Newton's step twice.
pub(crate) fn rsqrt(x: f32) -> f32 {
    rsqrt_on(&mut Alone, x)
}

#[inline(always)]
pub(super) fn rsqrt_on<L: Lanes>(on: &mut L, x: L::Float) -> L::Float {
    let (half, one, zero) = (on.float(0.5), on.float(1.0), on.float(0.0));
    let mut y = estimate(on, x);
    for _ in 0..2 {
        let product = on.mul(x, y);
        let less = on.neg(product);
        let error = on.fma(less, y, one);
        let halved = on.mul(half, y);
        y = on.fma(halved, error, y);
    }
    let (infinity, nan) = (on.float(f32::INFINITY), on.float(f32::NAN));
    let (size, smallest) = (on.abs(x), on.float(f32::MIN_POSITIVE));
    let is_infinite = on.eq(x, infinity);
    let result = on.choose(is_infinite, zero, y);
    let has_root = on.le(zero, x);
    let result = on.choose(has_root, result, nan);
    let (is_tiny, signed) = (on.lt(size, smallest), on.copysign(infinity, x));
    on.choose(is_tiny, signed, result)
}

/// The estimate is the same for all `x` that share ten bits of the mantissa: that of the middle one, of 13 bits.
#[inline(always)]
fn estimate<L: Lanes>(on: &mut L, x: L::Float) -> L::Float {
    const PRECISION: f64 = 8192.0;
    let (bias, one) = (on.int(127), on.int(1));
    let (kept, middle) = (on.int(0x007f_e000), on.int(0x1000));
    let bits = on.bits(x);
    let exponent = on.shift_right(bits, 23);
    let exponent = on.sub_ints(exponent, bias);
    let (halves, odd) = (on.shift_right_signed(exponent, 1), on.and(exponent, one));
    let odd = on.add_ints(odd, bias);
    let (odd, mantissa) = (on.shift_left(odd, 23), on.and(bits, kept));
    let mantissa = on.or(mantissa, middle);
    let middle = on.or(mantissa, odd);
    let middle = on.of_bits(middle);
    let (wide, precision) = (on.widen(middle), on.double(PRECISION));
    let root = on.sqrt_doubles(wide);
    let near = on.div_doubles(precision, root);
    // Nothing lies halfway: the root of a number of so few bits would have to be a power of two.
    let near = on.round_doubles(near);
    let near = on.div_doubles(near, precision);
    let near = on.narrow(near);
    let power = on.sub_ints(bias, halves);
    let power = on.shift_left(power, 23);
    let power = on.of_bits(power);
    on.mul(near, power)
}
