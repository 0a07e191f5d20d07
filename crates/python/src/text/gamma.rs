//! The logarithm of the gamma function, by Lanczos' approximation as CPython uses it: where that differs from others is
//! the last digit.

use super::log::log;
use std::f64::consts::PI;

/// The shift of the approximation.
const SHIFT: f64 = 6.024_680_040_776_73;

/// The coefficients of its rational function, a row for each power: above, and below, where the polynomial is
/// x (x + 1) ... (x + 11).
const POWERS: [(f64, f64); 13] = [
    (23_531_376_880.410_76, 0.0),
    (42_919_803_642.649_1, 39_916_800.0),
    (35_711_959_237.355_67, 120_543_840.0),
    (17_921_034_426.037_21, 150_917_976.0),
    (6_039_542_586.352_028, 105_258_076.0),
    (1_439_720_407.311_721_6, 45_995_730.0),
    (248_874_557.862_054_16, 13_339_535.0),
    (31_426_415.585_400_194, 2_637_558.0),
    (2_876_370.628_935_372_4, 357_423.0),
    (186_056.265_395_223_48, 32_670.0),
    (8_071.672_002_365_816, 1_925.0),
    (210.824_277_751_579_35, 66.0),
    (2.506_628_274_631_000_2, 1.0),
];

/// The rational function at a positive number; of a large one it is taken in powers of the inverse.
fn ratio(x: f64) -> f64 {
    let small = |(above, below): (f64, f64), (a, b): &(f64, f64)| (above * x + a, below * x + b);
    let large = |(above, below): (f64, f64), (a, b): &(f64, f64)| (above / x + a, below / x + b);
    let (above, below) = if x < 5.0 {
        POWERS.iter().rev().fold((0.0, 0.0), small)
    } else {
        POWERS.iter().fold((0.0, 0.0), large)
    };
    above / below
}

/// sin(π x) of a positive number, exact where it is 0 or 1.
fn sin_of_turns(x: f64) -> f64 {
    let x = libm::fmod(x, 2.0);
    if x < 0.25 {
        libm::sin(PI * x)
    } else if x < 0.75 {
        libm::cos(PI * (x - 0.5))
    } else if x < 1.25 {
        libm::sin(PI * (1.0 - x))
    } else if x < 1.75 {
        -libm::cos(PI * (x - 1.5))
    } else {
        libm::sin(PI * (x - 2.0))
    }
}

/// log |Γ(x)|; infinite where Γ is.
pub(super) fn lgamma(x: f64) -> f64 {
    if x.is_infinite() {
        return f64::INFINITY;
    }
    if libm::floor(x) == x && x <= 2.0 {
        return if x > 0.0 { 0.0 } else { f64::INFINITY };
    }
    let size = x.abs();
    if size < 1e-20 {
        return -log(size);
    }
    let near = log(ratio(size)) - SHIFT;
    let result = near + (size - 0.5) * (log(size + SHIFT - 0.5) - 1.0);
    if x > 0.0 || x.is_nan() {
        return result;
    }
    // Γ(x) Γ(-x) = -π / (x sin(π x))
    log(PI) - log(sin_of_turns(size).abs()) - log(size) - result
}
