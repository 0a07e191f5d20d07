//! Special functions in `f64`; their `f32` versions round these.

use std::f64::consts::PI;

/// The logarithmic derivative of the gamma function: reflection, recurrence, asymptotic series.
pub(crate) fn digamma(x: f64) -> f64 {
    if x <= 0.0 {
        if x == libm::floor(x) {
            return f64::NAN;
        }
        return digamma(1.0 - x) - PI / libm::tan(PI * x);
    }
    let (mut x, mut sum) = (x, 0.0);
    while x < 10.0 {
        sum -= 1.0 / x;
        x += 1.0;
    }
    let inverse = 1.0 / (x * x);
    let series = [
        1.0 / 12.0,
        -1.0 / 132.0,
        1.0 / 240.0,
        -1.0 / 252.0,
        1.0 / 120.0,
        -1.0 / 12.0,
    ];
    let tail = series
        .iter()
        .fold(0.0, |tail, coefficient| tail * inverse + coefficient)
        * inverse;
    sum + libm::log(x) - 0.5 / x + tail
}

/// The inverse of the error function: a rational start, then Halley's steps.
pub(crate) fn erf_inv(x: f64) -> f64 {
    if !(-1.0..=1.0).contains(&x) {
        return f64::NAN;
    }
    if x.abs() == 1.0 {
        return x * f64::INFINITY;
    }
    let logarithm = libm::log1p(-x * x);
    let middle = 2.0 / (PI * 0.147) + logarithm / 2.0;
    let mut y = libm::sqrt(libm::sqrt(middle * middle - logarithm / 0.147) - middle).copysign(x);
    for _ in 0..4 {
        let error = if x.abs() < 0.5 {
            libm::erf(y) - x
        } else {
            residual(x, y)
        };
        let step = error / (2.0 / libm::sqrt(PI) * libm::exp(-y * y));
        y -= step / (1.0 + y * step);
    }
    y
}

/// `erf(y) - x` without cancellation near one.
fn residual(x: f64, y: f64) -> f64 {
    let tail = (1.0 - x.abs()) - libm::erfc(y.abs());
    if x < 0.0 { -tail } else { tail }
}

/// `exp(-|x|) I0(x)`, by the integral `(1/pi) int exp(|x| (cos t - 1)) dt`.
pub(crate) fn bessel_i0e(x: f64) -> f64 {
    bessel_integral(x.abs(), |_| 1.0)
}

/// `exp(-|x|) I1(x)`, by the integral `(1/pi) int exp(|x| (cos t - 1)) cos t dt`.
pub(crate) fn bessel_i1e(x: f64) -> f64 {
    bessel_integral(x.abs(), libm::cos) * 1.0f64.copysign(x)
}

/// The trapezoidal rule converges geometrically for a periodic integrand; more points where it is narrow.
fn bessel_integral(x: f64, weight: fn(f64) -> f64) -> f64 {
    if !x.is_finite() {
        return if x.is_nan() { x } else { 0.0 };
    }
    let points = 40 + (8.0 * libm::sqrt(x.min(1e6))) as usize;
    let term = |index: usize| {
        let angle = PI * index as f64 / points as f64;
        let half = libm::sin(angle / 2.0);
        libm::exp(-2.0 * x * half * half) * weight(angle)
    };
    let ends = (term(0) + term(points)) / 2.0;
    ((1..points).map(term).sum::<f64>() + ends) / points as f64
}
