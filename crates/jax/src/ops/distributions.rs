//! The distributions of `jax.random` that are made of uniform, normal and gamma variates.

use super::elementwise as ew;
use super::promote::broadcast_to;
use super::random::{exponential, normal, split2, unit_uniform};
use super::{R, jitted, lax, nn};
use freezeframe_array::{DType, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{BinaryOp, Primitive, Value, bind1};

/// A distribution with parameters: its name and how it is made of a key, the parameters, the result's shape and dtype.
pub struct Distribution {
    /// JAX's name.
    pub name: &'static str,
    /// The jitted function behind it.
    pub inner: &'static str,
    /// Its Python signature.
    pub signature: &'static str,
    /// The rule.
    pub draw: fn(&Value, &[Value], &Shape, DType) -> R,
}

impl Distribution {
    /// How many parameters it has.
    pub fn parameters(&self) -> usize {
        self.signature.matches(',').count() - 2
    }

    /// Variates of one key.
    pub fn sample(&self, key: &Value, parameters: &[Value], dims: &Shape, dtype: DType) -> R {
        let args: Vec<Value> = std::iter::once(key).chain(parameters).cloned().list();
        jitted(
            self.inner,
            &format!("{}{dims}{dtype}", self.name),
            &args,
            |args| {
                let parameters: Vec<Value> = args[1..]
                    .iter()
                    .map(|it| lax::convert(it, dtype))
                    .try_list()?;
                (self.draw)(&args[0], &parameters, dims, dtype)
            },
        )
    }
}

/// All of them, sorted by name.
pub const DISTRIBUTIONS: &[Distribution] = &[
    Distribution {
        name: "beta",
        inner: "_beta",
        signature: "(key, a, b, shape=None, dtype=None)",
        draw: beta,
    },
    Distribution {
        name: "chisquare",
        inner: "_chisquare",
        signature: "(key, df, shape=None, dtype=None)",
        draw: chisquare,
    },
    Distribution {
        name: "dirichlet",
        inner: "_dirichlet",
        signature: "(key, alpha, shape=None, dtype=None)",
        draw: dirichlet,
    },
    Distribution {
        name: "gamma",
        inner: "_gamma",
        signature: "(key, a, shape=None, dtype=None)",
        draw: |k, p, s, d| gamma_of(k, p, s, d, false),
    },
    Distribution {
        name: "loggamma",
        inner: "_gamma",
        signature: "(key, a, shape=None, dtype=None)",
        draw: |k, p, s, d| gamma_of(k, p, s, d, true),
    },
    Distribution {
        name: "lognormal",
        inner: "_lognormal",
        signature: "(key, sigma=1.0, shape=None, dtype=None)",
        draw: lognormal,
    },
    Distribution {
        name: "pareto",
        inner: "_pareto",
        signature: "(key, b, shape=None, dtype=None)",
        draw: pareto,
    },
    Distribution {
        name: "rayleigh",
        inner: "_rayleigh",
        signature: "(key, scale, shape=None, dtype=None)",
        draw: rayleigh,
    },
    Distribution {
        name: "t",
        inner: "_t",
        signature: "(key, df, shape=None, dtype=None)",
        draw: t,
    },
    Distribution {
        name: "triangular",
        inner: "_triangular",
        signature: "(key, left, mode, right, shape=None, dtype=None)",
        draw: triangular,
    },
    Distribution {
        name: "weibull_min",
        inner: "_weibull_min",
        signature: "(key, scale, concentration, shape=None, dtype=None)",
        draw: weibull_min,
    },
];

fn gamma_of(key: &Value, parameters: &[Value], dims: &Shape, _: DType, log_space: bool) -> R {
    let shapes = broadcast_to(&parameters[0], dims)?;
    bind1(
        &Primitive::RandomGamma { log_space },
        &[key.clone(), shapes],
    )
}

fn named(name: &str) -> &'static Distribution {
    let found = DISTRIBUTIONS.iter().find(|it| it.name == name);
    found.expect("the name is in the table")
}

fn beta(key: &Value, parameters: &[Value], dims: &Shape, dtype: DType) -> R {
    let (first, second) = split2(key)?;
    let draw = |key: &Value, at: usize| {
        let shapes = broadcast_to(&parameters[at], dims)?;
        named("loggamma").sample(key, &[shapes], dims, dtype)
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
    let logs = named("loggamma").sample(key, std::slice::from_ref(alpha), &full.into(), dtype)?;
    nn::softmax(&logs, Some(&[-1]))
}

fn half(x: &Value) -> R {
    lax::div(x, &lax::constant(x, 2.0))
}

fn t(key: &Value, parameters: &[Value], dims: &Shape, dtype: DType) -> R {
    let (first, second) = split2(key)?;
    let n = normal(&first, dims, dtype)?;
    let half_df = half(&parameters[0])?;
    let g = named("gamma").sample(&second, std::slice::from_ref(&half_df), dims, dtype)?;
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
    let logs = named("loggamma").sample(key, &[half_df], dims, dtype)?;
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
