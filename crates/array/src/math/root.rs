//! The inverse root in `f32`, operation for operation as XLA's CPU backend computes it.

use super::exp::flush;
use super::polynomial::fma;

/// `1 / sqrt(x)`: the processor's estimate of 13 bits, then Newton's step twice.
pub(crate) fn rsqrt(x: f32) -> f32 {
    if x.is_nan() || x < 0.0 {
        return if flush(x) == 0.0 {
            f32::NEG_INFINITY
        } else {
            f32::NAN
        };
    }
    if flush(x) == 0.0 {
        return f32::INFINITY.copysign(x);
    }
    if x == f32::INFINITY {
        return 0.0;
    }
    let mut y = estimate(x);
    for _ in 0..2 {
        y = fma(0.5 * y, fma(-(x * y), y, 1.0), y);
    }
    y
}

/// The estimate is the same for all `x` that share ten bits of the mantissa: that of the middle one, of 13 bits.
fn estimate(x: f32) -> f32 {
    const PRECISION: f64 = 8192.0;
    let bits = x.to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let (halves, odd) = (exponent.div_euclid(2), exponent.rem_euclid(2) as u32);
    let middle = f32::from_bits(bits & 0x007f_e000 | 0x1000 | (127 + odd) << 23);
    let near = (PRECISION / f64::from(middle).sqrt()).round() / PRECISION;
    near as f32 * f32::from_bits(((127 - halves) << 23) as u32)
}
