//! The derivative of the gamma function's logarithm, in `f32`, by the Lanczos series that XLA uses.

use super::log::log1p;
use super::trig::{cos, sin};
use std::f32::consts::PI;

const GAMMA: f32 = 7.0;
const BASE: f32 = 1.0;
const COEFFICIENTS: [f32; 8] = [
    676.520_4,
    -1_259.139_2,
    771.323_4,
    -176.615_03,
    12.507_343,
    -0.138_571_1,
    9.984_369e-6,
    1.505_632_7e-7,
];

/// `log(GAMMA + 0.5 + z)` without loss for small `z`.
fn log_shifted(z: f32) -> f32 {
    const LOG_SHIFT: f32 = 2.014_903;
    log1p(z / (GAMMA + 0.5)) + LOG_SHIFT
}

/// The derivative of the gamma function's logarithm.
pub(crate) fn digamma(x: f32) -> f32 {
    if x == 0.0 {
        return f32::NEG_INFINITY;
    }
    if x < 0.0 && x == x.floor() {
        return f32::NAN;
    }
    let reflect = x < 0.5;
    let z = if reflect { -x } else { x - 1.0 };
    let (mut numerator, mut denominator) = (0.0f32, BASE);
    for (index, coefficient) in COEFFICIENTS.iter().enumerate() {
        let place = z + (index + 1) as f32;
        numerator -= coefficient / (place * place);
        denominator += coefficient / place;
    }
    let shifted = z + (GAMMA + 0.5);
    let result = (log_shifted(z) + numerator / denominator) - GAMMA / shifted;
    if !reflect {
        return result;
    }
    let angle = PI * (x + (x + 0.5).floor().abs());
    result - PI * cos(angle) / sin(angle)
}
