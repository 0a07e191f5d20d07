//! Functions whose derivatives are to be right where a formula would have a corner or 0 / 0.

use super::elementwise::{is_infinity, isnan, where_};
use super::promote::{self, broadcast_arrays, promote_shapes};
use super::{R, custom_jvp, jitted, lax, only};
use freezeframe_core::{UnaryOp, Value};

/// `jnp.logaddexp` and, in base 2, `jnp.logaddexp2`.
pub fn logaddexp(x: &Value, y: &Value, base_two: bool) -> R {
    let args = promote_shapes(&promote::promote_inexact(&[x.clone(), y.clone()])?)?;
    let (name, jvp_name) = match base_two {
        true => ("logaddexp2", "_logaddexp2_jvp"),
        false => ("logaddexp", "_logaddexp_jvp"),
    };
    let exp = move |x: &Value| match base_two {
        true => lax::exp2(x),
        false => lax::exp(x),
    };
    only(custom_jvp(
        name,
        jvp_name,
        &args,
        move |args| {
            let (x, y) = (&args[0], &args[1]);
            let (top, delta) = (lax::max(x, y)?, lax::sub(x, y)?);
            let (unordered, sum) = (isnan(&delta)?, lax::add(x, y)?);
            let rest = lax::log1p(&exp(&lax::neg(&lax::abs(&delta)?)?)?)?;
            let rest = match base_two {
                true => lax::mul(&lax::constant(&rest, std::f64::consts::LOG2_E), &rest)?,
                false => rest,
            };
            let all = broadcast_arrays(&[unordered, sum, lax::add(&top, &rest)?])?;
            Ok(vec![lax::select(&all[0], &all[1], &all[2])?])
        },
        // Each tangent by the share of its argument, which is defined where both are the same or infinite, too.
        move |args| {
            let out = logaddexp(&args[0], &args[1], base_two)?;
            let shared = |x: &Value, tangent: &Value| {
                let share = exp(&lax::sub(&without_infinity(x)?, &without_infinity(&out)?)?)?;
                lax::mul(tangent, &share)
            };
            let (first, second) = (shared(&args[0], &args[2])?, shared(&args[1], &args[3])?);
            Ok(vec![out, lax::add(&first, &second)?])
        },
    ))
}

fn without_infinity(x: &Value) -> R {
    let is_infinite = is_infinity(x, f64::INFINITY)?;
    lax::select(
        &is_infinite,
        &lax::full(x.shape(), &lax::constant(x, 0.0))?,
        x,
    )
}

/// `jnp.sinc`: what is left of the nearest whole number is taken, so that zeros are zeros, and derivatives at 0 what they
/// are.
pub fn sinc(x: &Value) -> R {
    jitted("sinc", "", std::slice::from_ref(x), |args| {
        let x = promote::promote_inexact(args)?.remove(0);
        if x.dtype().is_complex() {
            return plain_sinc(&x);
        }
        let number = |value: f64| lax::constant(&x, value);
        let whole = lax::stop_gradient(&lax::unary(UnaryOp::RoundEven, &x)?)?;
        let is_infinite = is_infinity(&lax::abs(&x)?, f64::INFINITY)?;
        let left = where_(&is_infinite, &number(0.0), &lax::sub(&x, &whole)?)?;
        let square = lax::mul(&left, &left)?;
        // sin(πr) / (πr) - 1 is the square times this.
        let mut series = number(SINC[0]);
        for coefficient in &SINC[1..] {
            series = lax::add(&lax::mul(&series, &square)?, &number(*coefficient))?;
        }
        let less = lax::mul(&square, &series)?;
        let at_zero = lax::add(&number(1.0), &less)?;
        let sine = lax::add(&left, &lax::mul(&left, &less)?)?;
        let half = lax::unary(UnaryOp::RoundEven, &lax::mul(&number(0.5), &whole)?)?;
        let is_odd = lax::ne(&lax::mul(&number(2.0), &half)?, &whole)?;
        let is_zero = lax::eq(&whole, &number(0.0))?;
        let safe = where_(&is_zero, &number(1.0), &x)?;
        let away = lax::div(&sine, &where_(&is_odd, &lax::neg(&x)?, &safe)?)?;
        let nothing = lax::sub(&away, &lax::stop_gradient(&away)?)?;
        let away = where_(&lax::eq(&left, &number(0.0))?, &nothing, &away)?;
        where_(&is_zero, &at_zero, &away)
    })
}

/// The coefficients of the series of sin(πr) / (πr) - 1 in r², the highest first.
const SINC: [f64; 6] = [
    0.000_148_428_793_181_665_24,
    -0.002_346_080_960_705_874,
    0.026_147_847_995_162_01,
    -0.190_751_820_802_688_6,
    0.811_742_424_964_904_8,
    -1.644_934_058_189_392,
];

fn plain_sinc(x: &Value) -> R {
    let is_zero = lax::eq(x, &lax::constant(x, 0.0))?;
    let angle = lax::mul(&lax::constant(x, std::f64::consts::PI), x)?;
    let safe = where_(&is_zero, &lax::constant(x, 1.0), &angle)?;
    let found = lax::div(&lax::sin(&safe)?, &safe)?;
    where_(&is_zero, &lax::constant(x, 1.0), &found)
}
