//! The distributions of `jax.random` that are made of uniform, normal and gamma variates.

use super::elementwise as ew;
use super::promote::{broadcast_to, float_dtype};
use super::random::{exponential, normal, split2, unit_uniform};
use super::{R, jitted, lax, nn};
use freezeframe_array::{DType, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{BinaryOp, Primitive, Value, bind1};

/// A distribution with parameters: how it is made of a key, the parameters, the result's shape and dtype.
pub struct Distribution {
    name: &'static str,
    /// The jitted function behind it.
    inner: &'static str,
    draw: fn(&Value, &[Value], &Shape, DType) -> R,
}

impl Distribution {
    const fn new(
        name: &'static str,
        inner: &'static str,
        draw: fn(&Value, &[Value], &Shape, DType) -> R,
    ) -> Self {
        Self { name, inner, draw }
    }

    /// Variates of one key, in a shape or in that of the parameters, and in a dtype or in that of floats.
    pub fn sample(
        &self,
        key: &Value,
        parameters: &[Value],
        dims: Option<Shape>,
        dtype: Option<DType>,
    ) -> R {
        let common = || {
            let shapes = parameters.iter().map(Value::shape);
            let whole = shapes.reduce(|a, b| a.broadcast(&b).unwrap_or(a));
            whole.unwrap_or_default()
        };
        let dims = dims.unwrap_or_else(common);
        self.of_shape(key, parameters, &dims, dtype.unwrap_or_else(float_dtype))
    }

    fn of_shape(&self, key: &Value, parameters: &[Value], dims: &Shape, dtype: DType) -> R {
        let args: Vec<Value> = std::iter::once(key).chain(parameters).cloned().list();
        let statics = format!("{}{dims}{dtype}", self.name);
        jitted(self.inner, &statics, &args, |args| {
            let parameters = args[1..].iter().map(|it| lax::convert(it, dtype));
            (self.draw)(&args[0], &parameters.try_list()?, dims, dtype)
        })
    }
}

/// Of `a` and `b`.
pub const BETA: Distribution = Distribution::new("beta", "_beta", beta);
/// Of the degrees of freedom.
pub const CHISQUARE: Distribution = Distribution::new("chisquare", "_chisquare", chisquare);
/// Of vectors `alpha`.
pub const DIRICHLET: Distribution = Distribution::new("dirichlet", "_dirichlet", dirichlet);
/// Of `a`.
pub const GAMMA: Distribution =
    Distribution::new("gamma", "_gamma", |k, p, s, d| gamma_of(k, p, s, d, false));
/// The logarithm of a gamma variate.
pub const LOGGAMMA: Distribution = Distribution::new("loggamma", "_gamma", |k, p, s, d| {
    gamma_of(k, p, s, d, true)
});
/// Of the deviation of the logarithm.
pub const LOGNORMAL: Distribution = Distribution::new("lognormal", "_lognormal", lognormal);
/// Of `b`.
pub const PARETO: Distribution = Distribution::new("pareto", "_pareto", pareto);
/// Of the scale.
pub const RAYLEIGH: Distribution = Distribution::new("rayleigh", "_rayleigh", rayleigh);
/// Of the degrees of freedom.
pub const T: Distribution = Distribution::new("t", "_t", t);
/// Of left end, mode and right end.
pub const TRIANGULAR: Distribution = Distribution::new("triangular", "_triangular", triangular);
/// Of scale and concentration.
pub const WEIBULL_MIN: Distribution = Distribution::new("weibull_min", "_weibull_min", weibull_min);

fn gamma_of(key: &Value, parameters: &[Value], dims: &Shape, _: DType, log_space: bool) -> R {
    let shapes = broadcast_to(&parameters[0], dims)?;
    bind1(
        &Primitive::RandomGamma { log_space },
        &[key.clone(), shapes],
    )
}

fn beta(key: &Value, parameters: &[Value], dims: &Shape, dtype: DType) -> R {
    let (first, second) = split2(key)?;
    let draw = |key: &Value, at: usize| {
        let shapes = broadcast_to(&parameters[at], dims)?;
        LOGGAMMA.of_shape(key, &[shapes], dims, dtype)
    };
    let (a, b) = (draw(&first, 0)?, draw(&second, 1)?);
    let top = lax::max(&a, &b)?;
    let (a, b) = (
        lax::exp(&lax::sub(&a, &top)?)?,
        lax::exp(&lax::sub(&b, &top)?)?,
    );
    lax::div(&a, &lax::add(&a, &b)?)
}

fn dirichlet(key: &Value, parameters: &[Value], dims: &Shape, dtype: DType) -> R {
    let alpha = &parameters[0];
    let mut full: Vec<usize> = dims.to_vec();
    full.extend(alpha.shape().last());
    let logs = LOGGAMMA.of_shape(key, std::slice::from_ref(alpha), &full.into(), dtype)?;
    nn::softmax(&logs, Some(&[-1]))
}

fn half(x: &Value) -> R {
    lax::div(x, &lax::constant(x, 2.0))
}

fn t(key: &Value, parameters: &[Value], dims: &Shape, dtype: DType) -> R {
    let (first, second) = split2(key)?;
    let n = normal(&first, dims, dtype)?;
    let half_df = half(&parameters[0])?;
    let g = GAMMA.of_shape(&second, std::slice::from_ref(&half_df), dims, dtype)?;
    lax::mul(
        &n,
        &lax::sqrt(&ew::binary(
            BinaryOp::Div,
            ew::Promote::Inexact,
            &half_df,
            &g,
        )?)?,
    )
}

fn chisquare(key: &Value, parameters: &[Value], dims: &Shape, dtype: DType) -> R {
    let half_df = half(&parameters[0])?;
    let logs = LOGGAMMA.of_shape(key, &[half_df], dims, dtype)?;
    lax::mul(&lax::exp(&logs)?, &lax::constant(&logs, 2.0))
}

fn lognormal(key: &Value, parameters: &[Value], dims: &Shape, dtype: DType) -> R {
    let n = normal(key, dims, dtype)?;
    lax::exp(&ew::binary(
        BinaryOp::Mul,
        ew::Promote::Common,
        &n,
        &parameters[0],
    )?)
}

fn pareto(key: &Value, parameters: &[Value], dims: &Shape, dtype: DType) -> R {
    let e = exponential(key, dims, dtype)?;
    lax::exp(&ew::binary(
        BinaryOp::Div,
        ew::Promote::Inexact,
        &e,
        &parameters[0],
    )?)
}

fn rayleigh(key: &Value, parameters: &[Value], dims: &Shape, dtype: DType) -> R {
    let u = unit_uniform(key, dims, dtype)?;
    let scale = broadcast_to(&parameters[0], dims)?;
    let root = lax::sqrt(&lax::mul(&lax::log(&u)?, &lax::constant(&u, -2.0))?)?;
    lax::mul(&scale, &root)
}

fn triangular(key: &Value, parameters: &[Value], dims: &Shape, dtype: DType) -> R {
    let [left, mode, right] = [0, 1, 2].map(|at| broadcast_to(&parameters[at], dims));
    let (left, mode, right) = (left?, mode?, right?);
    let span = lax::sub(&right, &left)?;
    let (before, after) = (lax::sub(&mode, &left)?, lax::sub(&right, &mode)?);
    let split = lax::div(&before, &span)?;
    let u = unit_uniform(key, dims, dtype)?;
    let low = lax::sqrt(&lax::mul(&lax::mul(&u, &span)?, &before)?)?;
    let rest = lax::sub(&lax::constant(&u, 1.0), &u)?;
    let high = lax::sqrt(&lax::mul(&lax::mul(&rest, &span)?, &after)?)?;
    lax::select(
        &lax::lt(&u, &split)?,
        &lax::add(&left, &low)?,
        &lax::sub(&right, &high)?,
    )
}

fn weibull_min(key: &Value, parameters: &[Value], dims: &Shape, dtype: DType) -> R {
    let u = unit_uniform(key, dims, dtype)?;
    let base = lax::neg(&lax::log1p(&lax::neg(&u)?)?)?;
    let exponent = lax::div(&lax::constant(&parameters[1], 1.0), &parameters[1])?;
    let power = ew::power(&base, &exponent, None)?;
    ew::binary(BinaryOp::Mul, ew::Promote::Common, &power, &parameters[0])
}
