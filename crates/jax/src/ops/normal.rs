//! The normal distribution, as `jax.scipy` has it.

use super::elementwise::where_;
use super::nn::inexact;
use super::promote::{promote_inexact, promote_shapes};
use super::{R, custom_jvp, lax, only};
use freezeframe_array::DType;
use freezeframe_core::{Error, Value};
use std::f64::consts::PI;

/// The logarithm of the square root of 2π.
const LOG_ROOT: f64 = 0.918_938_533_204_672_7;

fn location_scale(x: &Value, loc: &Value, scale: &Value) -> R<Vec<Value>> {
    promote_shapes(&promote_inexact(&[x.clone(), loc.clone(), scale.clone()])?)
}

/// How many `scale`s each element is above `loc`.
fn standard(x: &Value, loc: &Value, scale: &Value) -> R {
    let args = location_scale(x, loc, scale)?;
    lax::div(&lax::sub(&args[0], &args[1])?, &args[2])
}

/// `jax.scipy.stats.norm.logpdf`.
pub fn log_pdf(x: &Value, loc: &Value, scale: &Value) -> R {
    let args = location_scale(x, loc, scale)?;
    let (x, loc, scale) = (&args[0], &args[1], &args[2]);
    let number = |value: f64| lax::constant(x, value);
    let variance = lax::square(scale)?;
    let normalizer = lax::log(&lax::mul(&number(2.0 * PI), &variance)?)?;
    let quadratic = lax::div(&lax::square(&lax::sub(x, loc)?)?, &variance)?;
    lax::div(&lax::add(&normalizer, &quadratic)?, &number(-2.0))
}

/// `jax.scipy.stats.norm.cdf`.
pub fn cdf(x: &Value, loc: &Value, scale: &Value) -> R {
    ndtr(&standard(x, loc, scale)?)
}

/// `jax.scipy.stats.norm.logcdf`.
pub fn log_cdf(x: &Value, loc: &Value, scale: &Value) -> R {
    log_ndtr(&standard(x, loc, scale)?, 3)
}

/// `jax.scipy.special.ndtr`.
pub fn ndtr(x: &Value) -> R {
    let x = inexact(x)?;
    let x = lax::convert_weak(&x, x.dtype(), false)?;
    let half = lax::constant(&x, 0.5f64.sqrt());
    let w = lax::mul(&x, &half)?;
    let z = lax::abs(&w)?;
    let number = |value: f64| lax::constant(&x, value);
    let small = lax::lt(&z, &half)?;
    let near = lax::add(&number(1.0), &lax::erf(&w)?)?;
    let above = lax::gt(&w, &number(0.0))?;
    let high = lax::sub(&number(2.0), &lax::erfc(&z)?)?;
    let far = lax::select(&above, &high, &lax::erfc(&z)?)?;
    lax::mul(&number(0.5), &lax::select(&small, &near, &far)?)
}

/// `jax.scipy.special.log_ndtr`, with so many terms of the series.
pub fn log_ndtr(x: &Value, order: i64) -> R {
    if !matches!(x.dtype(), DType::Float32 | DType::Float64) {
        return Err(Error::type_error(format_args!(
            "x.dtype={} is not supported.",
            x.dtype()
        )));
    }
    if order < 0 {
        return Err(Error::value_error("series_order must be non-negative."));
    }
    if order > 30 {
        return Err(Error::value_error("series_order must be <= 30."));
    }
    only(custom_jvp(
        "log_ndtr",
        "_log_ndtr_jvp",
        std::slice::from_ref(x),
        move |args| Ok(vec![log_share(&args[0], order)?]),
        // (log F(x))' = f(x) / F(x) x'
        move |args| {
            let (x, tangent) = (&args[0], &args[1]);
            let log_share = log_ndtr(x, order)?;
            let square = lax::mul(&lax::constant(x, -0.5), &lax::square(x)?)?;
            let log_density = lax::sub(&square, &lax::constant(x, LOG_ROOT))?;
            let slope = lax::exp(&lax::sub(&log_density, &log_share)?)?;
            Ok(vec![log_share, lax::mul(tangent, &slope)?])
        },
    ))
}

/// Far above zero `-ndtr(-x)`, in the middle the logarithm, far below zero an asymptotic series.
fn log_share(x: &Value, order: i64) -> R {
    let (lower, upper) = match x.dtype() {
        DType::Float64 => (-20.0, 8.0),
        _ => (-10.0, 5.0),
    };
    let number = |value: f64| lax::scalar(x.dtype(), value);
    let (lower, upper) = (number(lower), number(upper));
    let is_above = lax::gt(x, &upper)?;
    let share = ndtr(&where_(&is_above, &lax::neg(x)?, &lax::max(x, &lower)?)?)?;
    let above = lax::neg(&share)?;
    let is_between = lax::gt(x, &lower)?;
    let between = lax::log(&share)?;
    let below = log_share_below(&lax::min(x, &lower)?, order)?;
    where_(&is_above, &above, &where_(&is_between, &between, &below)?)
}

fn log_share_below(x: &Value, order: i64) -> R {
    let number = |value: f64| lax::scalar(x.dtype(), value);
    let square = lax::mul(&number(-0.5), &lax::square(x)?)?;
    let scale = lax::sub(&square, &lax::log(&lax::neg(x)?)?)?;
    let scale = lax::sub(&scale, &number(LOG_ROOT))?;
    lax::add(&scale, &lax::log(&series(x, order)?)?)
}

/// `1 - 1/x² + 1·3/x⁴ - 1·3·5/x⁶ ...`, the terms with either sign summed apart.
fn series(x: &Value, order: i64) -> R {
    let number = |value: f64| lax::scalar(x.dtype(), value);
    if order == 0 {
        return Ok(number(1.0));
    }
    let square = lax::square(x)?;
    let zeros = || lax::full(x.shape(), &number(0.0));
    let (mut positive, mut negative) = (zeros()?, zeros()?);
    let (mut power, mut factorial) = (square.clone(), 1.0);
    for n in 1..=order {
        factorial *= (2 * n - 1) as f64;
        let term = lax::div(&number(factorial), &power)?;
        let sum = match n % 2 {
            1 => &mut negative,
            _ => &mut positive,
        };
        *sum = lax::add(sum, &term)?;
        power = lax::mul(&power, &square)?;
    }
    lax::sub(&lax::add(&number(1.0), &positive)?, &negative)
}
