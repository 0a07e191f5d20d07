//! Windows of signals, and the Bessel functions.

use super::custom::Rule;
use super::formula::{Formula, jitted_inexact};
use super::{R, elementwise as ew, lax, promote};
use freezeframe_core::{Error, Value};
use std::f64::consts::PI;

/// Which window.
#[derive(Clone, Copy)]
pub enum Window {
    /// `jnp.bartlett`.
    Bartlett,
    /// `jnp.blackman`.
    Blackman,
    /// `jnp.hamming`.
    Hamming,
    /// `jnp.hanning`.
    Hanning,
}

/// A window of one element or of none.
fn short(length: i64) -> R {
    let length = freezeframe_base::how_many(length).ok_or_else(|| {
        Error::type_error(format_args!(
            "broadcast_in_dim shape must have every element be nonnegative, got ({length},)."
        ))
    })?;
    lax::full([length], &lax::scalar(promote::float_dtype(), 1.0))
}

/// A window of so many elements.
pub fn window(kind: Window, length: i64) -> R {
    if length <= 1 {
        return short(length);
    }
    let n = Formula::from(lax::iota(promote::float_dtype(), [length as usize], 0));
    let last = (length - 1) as f64;
    let wave = |times: f64| (times * PI * &n / last).cos();
    let window = match kind {
        Window::Bartlett => 1.0 - (2.0 * &n + 1.0 - length as f64).abs() / last,
        Window::Blackman => 0.42 - 0.5 * wave(2.0) + 0.08 * wave(4.0),
        Window::Hamming => 0.54 - 0.46 * wave(2.0),
        Window::Hanning => 0.5 * (1.0 - wave(2.0)),
    };
    window.done()
}

/// `jnp.kaiser`.
pub fn kaiser(length: i64, beta: &Value) -> R {
    if length <= 1 {
        return short(length);
    }
    let n = Formula::from(lax::iota(promote::float_dtype(), [length as usize], 0));
    let middle = 0.5 * (length - 1) as f64;
    let root = (1.0 - ((&n - middle) / middle).powi(2)).sqrt();
    let shape = Formula::from(beta) * root;
    (shape.then(i0) / Formula::from(beta).then(i0)).done()
}

/// `exp(|x|)` times a scaled function of it.
fn grown(x: &Formula, scaled: fn(&Formula) -> Formula) -> Formula {
    let size = x.abs();
    size.exp() * scaled(&size)
}

const I0: Rule = Rule {
    name: "i0_impl",
    jvp_name: "i0_impl_jvp",
    fun: |x| grown(&x[0], Formula::i0e),
    tangent: |x, x_dot| &x_dot[0] * i1_of(&x[0]),
};

/// The Bessel function of order 1, as the derivative of that of order 0 has it.
pub fn i1_of(x: &Formula) -> Formula {
    x.abs().exp() * x.i1e()
}

/// The Bessel function of order 0, of floats.
pub fn i0_of(x: &Value) -> R {
    I0.call(std::slice::from_ref(x))
}

/// `jnp.i0`.
pub fn i0(x: &Value) -> R {
    jitted_inexact("i0", &[x], |x| {
        x[0].then(|x| {
            if x.dtype().is_float() {
                I0.call(std::slice::from_ref(x))
            } else {
                Err(Error::value_error(format_args!(
                    "Unsupported input type to jax.numpy.i0: {}",
                    x.dtype()
                )))
            }
        })
    })
}

/// `jnp.unwrap`.
pub fn unwrap(p: &Value, discont: Option<&Value>, axis: i64, period: Option<&Value>) -> R {
    let mut args = vec![p.clone()];
    args.extend(period.into_iter().chain(discont).cloned());
    let statics = format!("{axis},{}", period.is_some());
    super::jitted("unwrap", &statics, &args, |args| {
        let mut rest = args[1..].iter().cloned();
        let period = period.and_then(|_| rest.next());
        let discont = rest.next();
        let period = period.unwrap_or_else(|| lax::weak_float(2.0 * std::f64::consts::PI));
        let both = promote::promote(&[args[0].clone(), period])?;
        let (p, period) = (&both[0], Formula::from(&both[1]));
        if p.dtype().is_complex() {
            return Err(Error::value_error(
                "jnp.unwrap does not support complex inputs.",
            ));
        }
        let at = super::canonical_axis(axis, p.ndim())?;
        let length = p.shape()[at];
        if length == 0 {
            return Ok(p.clone());
        }
        let half = || &period / period.like(2.0);
        let discont = discont.map_or_else(half, Formula::from);
        let interval = if p.dtype().is_integer() {
            period.then(|period| ew::floor_divide(period, &lax::weak_int(2)))
        } else {
            half()
        };
        let steps = Formula::from(super::shape::diff(p, 1, axis, None, None));
        let turned = (&steps + &interval).with(&period, ew::remainder) - &interval;
        let at_edge = turned.eq(&-&interval).and(&steps.is_above(0.0));
        let turned = at_edge.choose(&interval, &turned);
        let small = steps.abs().lt(&discont);
        let correction = small.choose(&Formula::int(0), &(&turned - &steps));
        let first = lax::slice_axis(p, 0, 1, at, Some(1))?;
        let rest = Formula::from(lax::slice_axis(p, 1, length, at, Some(1)));
        let summed = correction.then(|x| {
            super::reduce::cumulative(
                "cumsum",
                freezeframe_core::CumulativeOp::Sum,
                x,
                Some(axis),
                None,
            )
        });
        super::shape::concatenate(&[first, (rest + summed).done()?], Some(axis))
    })
}
