//! The exponential function, powers and what is made of them, to within a hair of half a unit in the last place, so that
//! their digits are those of the C libraries that CPython is built with.

use super::log::{LN_2, exact_sum, parts};

/// Beyond this the exponential function of a double is infinite or 0.
const FARTHEST: f64 = 746.0;

/// `e` to the power of `x`.
pub fn exp(x: f64) -> f64 {
    match x.abs() < FARTHEST {
        true => exp_of(x, 0.0),
        false => libm::exp(x),
    }
}

/// `x` to the power of `y`; NaN for a negative `x` and a `y` that is not whole.
pub fn power(x: f64, y: f64) -> f64 {
    let is_plain = x != 0.0 && x.is_finite() && y.is_finite() && (x > 0.0 || libm::floor(y) == y);
    if !is_plain {
        return libm::pow(x, y);
    }
    let (log, rest) = parts(x.abs());
    let product = y * log;
    if product.abs() >= FARTHEST {
        return libm::pow(x, y);
    }
    let rest = libm::fma(y, log, -product) + y * rest;
    let sign = if x < 0.0 { libm::pow(-1.0, y) } else { 1.0 };
    sign * exp_of(product, rest)
}

/// `e` to the power of a sum whose second part is small.
fn exp_of(x: f64, rest: f64) -> f64 {
    // e^x = 2^n e^r with r between -log 2 / 2 and log 2 / 2.
    let n = libm::round(x * std::f64::consts::LOG2_E);
    let (r, rest) = exact_sum(x - n * LN_2.0, rest - n * LN_2.1);
    // e^r = 1 + r + r²/2 + r³/6 + ..., the first terms in two parts.
    let square = r * r;
    let square_rest = libm::fma(r, r, -square);
    let cube = r * square;
    let cube_rest = libm::fma(r, square, -cube) + r * square_rest;
    let sixth = cube / 6.0;
    let sixth_rest = (libm::fma(-6.0, sixth, cube) + cube_rest) / 6.0;
    // r⁴/4! + r⁵/5! + ... + r¹⁸/18!
    let factors = (5..=18).rev().map(f64::from);
    let tail = factors.fold(1.0, |sum, n| 1.0 + sum * r / n) * square * square / 24.0;
    let (sum, lost) = exact_sum(1.0, r);
    let (sum, lost_then) = exact_sum(sum, square / 2.0);
    let (sum, lost_last) = exact_sum(sum, sixth);
    let small = square_rest / 2.0 + sixth_rest + tail + rest * sum;
    let power = sum + (lost + lost_then + lost_last + small);
    libm::scalbn(power, n as i32)
}

/// The hyperbolic cosine.
pub fn cosh(x: f64) -> f64 {
    let x = x.abs();
    if x < std::f64::consts::LN_2 / 2.0 {
        let above = libm::expm1(x);
        return 1.0 + above * above / (2.0 * (1.0 + above));
    }
    match x < 22.0 {
        true => exp(x) / 2.0 + 0.5 / exp(x),
        false => libm::cosh(x),
    }
}

/// The hyperbolic tangent.
pub fn tanh(x: f64) -> f64 {
    let far = x.abs();
    if !(1e-16..22.0).contains(&far) {
        return libm::tanh(x);
    }
    let size = match far >= 1.0 {
        true => 1.0 - 2.0 / (libm::expm1(2.0 * far) + 2.0),
        false => {
            let above = libm::expm1(-2.0 * far);
            -above / (above + 2.0)
        }
    };
    size.copysign(x)
}
