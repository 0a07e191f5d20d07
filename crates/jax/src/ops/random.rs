//! `jax.random` over keys: the same bits and the same arithmetic as JAX.

use super::elementwise::{clip, where_};
use super::promote::{float_dtype, int_dtype};
use super::{R, jitted, lax, shape};
use freezeframe_array::{DType, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{CumulativeOp, Error, Primitive, ReduceOp, Value, bind1};

/// `n` new keys from one.
pub fn split(key: &Value, dims: impl Into<Shape>) -> R {
    bind1(
        &Primitive::RandomSplit { shape: dims.into() },
        std::slice::from_ref(key),
    )
}

/// Two new keys from one.
pub fn split2(key: &Value) -> R<(Value, Value)> {
    let mut keys = shape::unstack(&split(key, [2])?, 0)?;
    match (keys.pop(), keys.pop()) {
        (Some(second), Some(first)) => Ok((first, second)),
        _ => Err(Error::value_error("split gives two keys")),
    }
}

/// A key with a number folded in.
pub fn fold_in(key: &Value, data: &Value) -> R {
    bind1(
        &Primitive::RandomFoldIn,
        &[key.clone(), lax::convert(data, DType::UInt32)?],
    )
}

/// Random bits.
pub fn bits(key: &Value, bit_width: u32, dims: &Shape) -> R {
    bind1(
        &Primitive::RandomBits {
            bit_width,
            shape: dims.clone(),
        },
        std::slice::from_ref(key),
    )
}

/// A bound of a distribution with as many axes as its result, in this dtype.
fn bound(value: &Value, dtype: DType, rank: usize) -> R {
    let value = lax::convert(value, dtype)?;
    if value.ndim() == rank {
        Ok(value)
    } else {
        lax::expand_dims(&value, &(0..rank - value.ndim()).collect::<Vec<_>>())
    }
}

/// `jax.random.uniform`.
pub fn uniform(key: &Value, dims: &Shape, dtype: DType, low: &Value, high: &Value) -> R {
    if !dtype.is_float() {
        return Err(Error::value_error(format_args!(
            "dtype argument to `uniform` must be a float dtype, got {dtype}"
        )));
    }
    jitted(
        "_uniform",
        &format!("{dims}{dtype}"),
        &[key.clone(), low.clone(), high.clone()],
        |args| uniform_of(&args[0], dims, dtype, &args[1], &args[2]),
    )
}

fn uniform_of(key: &Value, dims: &Shape, dtype: DType, low: &Value, high: &Value) -> R {
    let rank = dims.ndim();
    let (low, high) = (lax::convert(low, dtype)?, lax::convert(high, dtype)?);
    let (low, high) = (bound(&low, dtype, rank)?, bound(&high, dtype, rank)?);
    let (mantissa, width, uint, one_bits) = match dtype {
        DType::Float64 => (52, 64, DType::UInt64, 0x3ff0_0000_0000_0000),
        DType::Float16 => (10, 16, DType::UInt16, 0x3c00),
        DType::BFloat16 => (7, 8, DType::UInt16, 0x3f80),
        DType::Float8E5M2 => (2, 8, DType::UInt8, 0x3c),
        DType::Float8E4M3Fn => (3, 8, DType::UInt8, 0x38),
        DType::Float8E3M4 => (4, 8, DType::UInt8, 0x30),
        _ => (23, 32, DType::UInt32, 0x3f80_0000),
    };
    let random = bits(key, width, dims)?;
    let random = if random.dtype() == uint {
        random
    } else {
        lax::convert(&random, uint)?
    };
    let shift = i64::from(width.min(uint.bits())) - mantissa;
    let shifted = lax::shift_right_logical(&random, &lax::int_scalar(uint, shift))?;
    let float_bits = lax::or(&shifted, &lax::int_scalar(uint, one_bits))?;
    let floats = lax::sub(&lax::bitcast(&float_bits, dtype)?, &lax::scalar(dtype, 1.0))?;
    let span = lax::sub(&high, &low)?;
    let spread = lax::add(&lax::mul(&floats, &span)?, &low)?;
    let spread = lax::reshape(&spread, dims.clone())?;
    lax::max(&low, &spread)
}

/// `uniform` between 0 and 1, which are Python's numbers.
pub fn unit_uniform(key: &Value, dims: &Shape, dtype: DType) -> R {
    let number = |value: f64| weak(lax::scalar(dtype, value));
    uniform(key, dims, dtype, &number(0.0), &number(1.0))
}

fn weak(value: Value) -> Value {
    match value {
        Value::Concrete { array, .. } => Value::weak(array),
        other => other,
    }
}

/// `uniform` between two numbers.
pub fn uniform_between(key: &Value, dims: &Shape, dtype: DType, low: f64, high: f64) -> R {
    uniform(
        key,
        dims,
        dtype,
        &lax::scalar(dtype, low),
        &lax::scalar(dtype, high),
    )
}

/// `jax.random.normal`.
pub fn normal(key: &Value, dims: &Shape, dtype: DType) -> R {
    if !dtype.is_inexact() {
        return Err(Error::value_error(format_args!(
            "dtype argument to `normal` must be a float or complex dtype, got {dtype}"
        )));
    }
    jitted(
        "_normal",
        &format!("{dims}{dtype}"),
        std::slice::from_ref(key),
        |args| {
            if dtype.is_complex() {
                let (first, second) = split2(&args[0])?;
                let real = dtype.real_part();
                let (re, im) = (
                    normal_real(&first, dims, real)?,
                    normal_real(&second, dims, real)?,
                );
                let root = lax::scalar(real, 2f64.sqrt());
                return lax::complex(&lax::div(&re, &root)?, &lax::div(&im, &root)?);
            }
            normal_real(&args[0], dims, dtype)
        },
    )
}

fn normal_real(key: &Value, dims: &Shape, dtype: DType) -> R {
    jitted(
        "_normal_real",
        &format!("{dims}{dtype}"),
        std::slice::from_ref(key),
        |args| {
            let low = match dtype {
                DType::Float64 => -f64::from_bits(1f64.to_bits() - 1),
                DType::Float16 => -(1.0 - libm::ldexp(1.0, -11)),
                DType::BFloat16 => -(1.0 - libm::ldexp(1.0, -8)),
                _ => -f64::from(f32::from_bits(1f32.to_bits() - 1)),
            };
            let u = uniform_between(&args[0], dims, dtype, low, 1.0)?;
            lax::mul(&lax::scalar(dtype, 2f64.sqrt()), &lax::erf_inv(&u)?)
        },
    )
}

/// `jax.random.randint`.
pub fn randint(key: &Value, dims: &Shape, low: &Value, high: &Value, dtype: DType) -> R {
    let Some(info) = dtype.iinfo() else {
        return Err(Error::type_error(format_args!(
            "randint only accepts integer dtypes, got {dtype}"
        )));
    };
    if dtype.bits() < 32 {
        // Narrow ones are drawn as int32.
        let wide = |x: &Value, max: i64| {
            let number = |value: i64| weak(lax::int_scalar(DType::Int32, value));
            let x = lax::convert(x, DType::Int32)?;
            clip(&x, Some(&number(info.min)), Some(&number(max)))
        };
        let (low, high) = (
            wide(low, info.max as i64)?,
            wide(high, info.max as i64 + 1)?,
        );
        return lax::convert(&randint(key, dims, &low, &high, DType::Int32)?, dtype);
    }
    jitted(
        "_randint",
        &format!("{dims}{dtype}"),
        &[key.clone(), low.clone(), high.clone()],
        |args| {
            let (low, high) = (&args[1], &args[2]);
            // The bounds of both dtypes, as numbers of the value's.
            let limits = |x: &Value| {
                let own = x.dtype().iinfo();
                let held = own.map_or_else(int_dtype, |_| x.dtype());
                let own = own.unwrap_or(info);
                let limit = |value: i64| {
                    let limit = lax::int_scalar(held, value);
                    if held == int_dtype() {
                        weak(limit)
                    } else {
                        limit
                    }
                };
                (
                    limit(info.min.max(own.min)),
                    limit(info.max.min(own.max) as i64),
                )
            };
            let within = |x: &Value| {
                let (min, max) = limits(x);
                lax::convert(&clip(x, Some(&min), Some(&max))?, dtype)
            };
            let top = match high.dtype() == dtype {
                true => {
                    let (min, max) = limits(high);
                    clip(
                        &lax::int_scalar(dtype, info.max as i64),
                        Some(&min),
                        Some(&max),
                    )?
                }
                false => limits(high).1,
            };
            let beyond = lax::gt(high, &top)?;
            let rank = dims.ndim();
            let (low, high) = (within(low)?, within(high)?);
            let (low, high) = (bound(&low, dtype, rank)?, bound(&high, dtype, rank)?);
            let (first, second) = split2(&args[0])?;
            let width = dtype.bits();
            let (upper, lower) = (bits(&first, width, dims)?, bits(&second, width, dims)?);
            let unsigned = upper.dtype();
            let one = lax::int_scalar(unsigned, 1);
            let span = lax::convert(&lax::sub(&high, &low)?, unsigned)?;
            let empty = lax::le(&high, &low)?;
            let ones = lax::full(span.shape(), &one)?;
            let span = lax::select(&empty, &ones, &span)?;
            let whole = lax::and(&beyond, &lax::gt(&high, &low)?)?;
            let span = lax::select(&whole, &lax::add(&span, &one)?, &span)?;
            let half = lax::rem(&lax::int_scalar(unsigned, 1 << (width / 2)), &span)?;
            let multiplier = lax::rem(&lax::mul(&half, &half)?, &span)?;
            let offset = lax::mul(&lax::rem(&upper, &span)?, &multiplier)?;
            let offset = lax::rem(&lax::add(&offset, &lax::rem(&lower, &span)?)?, &span)?;
            lax::add(&low, &lax::convert(&offset, dtype)?)
        },
    )
}

/// The elements of `x` along axis 0 in random order.
pub fn shuffle(key: &Value, x: &Value) -> R {
    let size = x.shape().size().max(1) as f64;
    let rounds = (3.0 * libm::log(size) / libm::log(f64::from(u32::MAX)))
        .ceil()
        .max(1.0) as usize;
    jitted(
        "_shuffle",
        &rounds.to_string(),
        &[key.clone(), x.clone()],
        |args| {
            let (mut key, mut x) = (args[0].clone(), args[1].clone());
            for _ in 0..rounds {
                let (next, sub) = split2(&key)?;
                key = next;
                let sort_keys = bits(&sub, 32, &x.shape())?;
                x = lax::sort(&[sort_keys, x], 0, true, 1)?.remove(1);
            }
            Ok(x)
        },
    )
}

/// `jax.random.permutation` of an array along axis 0.
pub fn permutation(key: &Value, x: &Value) -> R {
    if x.ndim() == 1 {
        return shuffle(key, x);
    }
    let count = x.shape().first().copied().unwrap_or(0);
    let order = shuffle(key, &lax::iota(int_dtype(), [count], 0)?)?;
    super::index::take(x, &[super::index::Index::Array(order)], &Default::default())
}

/// `jax.random.gumbel`.
pub fn gumbel(key: &Value, dims: &Shape, dtype: DType) -> R {
    jitted(
        "_gumbel",
        &format!("{dims}{dtype}"),
        std::slice::from_ref(key),
        |args| {
            let tiny = dtype.finfo().map_or(0.0, |info| info.tiny);
            // The bounds go by keyword, so the upper one, a Python number, comes first.
            let bounds = [weak(lax::scalar(dtype, 1.0)), lax::scalar(dtype, tiny)];
            let u = jitted(
                "_uniform",
                &format!("{dims}{dtype} by keyword"),
                &[&args[..1], &bounds].concat(),
                |args| uniform_of(&args[0], dims, dtype, &args[2], &args[1]),
            )?;
            lax::neg(&lax::log(&lax::neg(&lax::log(&u)?)?)?)
        },
    )
}

/// `jax.random.exponential`.
pub fn exponential(key: &Value, dims: &Shape, dtype: DType) -> R {
    jitted(
        "_exponential",
        &format!("{dims}{dtype}"),
        std::slice::from_ref(key),
        |args| {
            let u = unit_uniform(&args[0], dims, dtype)?;
            lax::neg(&lax::log1p(&lax::neg(&u)?)?)
        },
    )
}

/// `jax.random.laplace`.
pub fn laplace(key: &Value, dims: &Shape, dtype: DType) -> R {
    jitted(
        "_laplace",
        &format!("{dims}{dtype}"),
        std::slice::from_ref(key),
        |args| {
            let low = -1.0 + dtype.finfo().map_or(0.0, |info| info.epsneg);
            let u = uniform_between(&args[0], dims, dtype, low, 1.0)?;
            lax::mul(&lax::sign(&u)?, &lax::log1p(&lax::neg(&lax::abs(&u)?)?)?)
        },
    )
}

/// `jax.random.logistic`.
pub fn logistic(key: &Value, dims: &Shape, dtype: DType) -> R {
    jitted(
        "_logistic",
        &format!("{dims}{dtype}"),
        std::slice::from_ref(key),
        |args| {
            let tiny = dtype.finfo().map_or(0.0, |info| info.tiny);
            let u = uniform_between(&args[0], dims, dtype, tiny, 1.0)?;
            lax::sub(&lax::log(&u)?, &lax::log1p(&lax::neg(&u)?)?)
        },
    )
}

/// `jax.random.cauchy`.
pub fn cauchy(key: &Value, dims: &Shape, dtype: DType) -> R {
    jitted(
        "_cauchy",
        &format!("{dims}{dtype}"),
        std::slice::from_ref(key),
        |args| {
            let eps = dtype.finfo().map_or(0.0, |info| info.eps);
            let u = uniform_between(&args[0], dims, dtype, eps, 1.0)?;
            let angle = lax::mul(
                &lax::scalar(dtype, std::f64::consts::PI),
                &lax::sub(&u, &lax::scalar(dtype, 0.5))?,
            )?;
            lax::tan(&angle)
        },
    )
}

/// `jax.random.bernoulli`.
pub fn bernoulli(key: &Value, p: &Value, dims: &Shape) -> R {
    let p = super::nn::inexact(p)?;
    let p = lax::convert(&p, p.dtype())?;
    jitted("_bernoulli", &dims.to_string(), &[key.clone(), p], |args| {
        let dtype = args[1].dtype();
        let u = unit_uniform(&args[0], dims, dtype)?;
        super::elementwise::compare(freezeframe_core::BinaryOp::Lt, &u, &args[1])
    })
}

/// `jax.random.rademacher`.
pub fn rademacher(key: &Value, dims: &Shape, dtype: DType) -> R {
    jitted(
        "_rademacher",
        &format!("{dims}{dtype}"),
        std::slice::from_ref(key),
        |args| {
            let coin = bernoulli(&args[0], &lax::scalar(float_dtype(), 0.5), dims)?;
            let doubled = lax::mul(&lax::scalar(dtype, 2.0), &lax::convert(&coin, dtype)?)?;
            lax::sub(&doubled, &lax::scalar(dtype, 1.0))
        },
    )
}

/// `jax.random.truncated_normal`.
pub fn truncated_normal(key: &Value, low: &Value, high: &Value, dims: &Shape, dtype: DType) -> R {
    if !dtype.is_float() {
        return Err(Error::value_error(format_args!(
            "dtype argument to `truncated_normal` must be a float dtype, got {dtype}"
        )));
    }
    jitted(
        "_truncated_normal",
        &format!("{dims}{dtype}"),
        &[key.clone(), low.clone(), high.clone()],
        |args| {
            let (low, high) = (
                lax::convert(&args[1], dtype)?,
                lax::convert(&args[2], dtype)?,
            );
            let root = lax::scalar(dtype, 2f64.sqrt());
            let (a, b) = (
                lax::erf(&lax::div(&low, &root)?)?,
                lax::erf(&lax::div(&high, &root)?)?,
            );
            let u = uniform(&args[0], dims, dtype, &a, &b)?;
            let out = lax::mul(&root, &lax::erf_inv(&u)?)?;
            let inside = |x: &Value, towards: f64| {
                lax::nextafter(&lax::stop_gradient(x)?, &lax::scalar(dtype, towards))
            };
            clip(
                &out,
                Some(&inside(&low, f64::INFINITY)?),
                Some(&inside(&high, f64::NEG_INFINITY)?),
            )
        },
    )
}

/// `jax.random.categorical`.
pub fn categorical(key: &Value, logits: &Value, axis: i64, dims: Option<&Shape>) -> R {
    let at = super::canonical_axis(axis, logits.ndim())?;
    let batch = logits.shape().without_axes(&[at]);
    let dims = dims.cloned().unwrap_or_else(|| batch.clone());
    let lead = dims.ndim().checked_sub(batch.ndim()).ok_or_else(|| {
        Error::value_error(format_args!(
            "Shape {dims} must be at least as long as the batch shape {batch}"
        ))
    })?;
    let mut noisy: Vec<usize> = dims.to_vec();
    noisy.insert((lead + at).min(noisy.len()), logits.shape()[at]);
    let noise = gumbel(
        key,
        &noisy.into(),
        super::promote::to_inexact(logits.dtype()),
    )?;
    let lifted = lax::expand_dims(logits, &(0..lead).collect::<Vec<_>>())?;
    let total = super::elementwise::add(&noise, &lifted)?;
    super::reduce::arg_reduce(true, &total, Some((lead + at) as i64), false)
}

/// Indices drawn with probabilities `p`.
pub fn choice_weighted(key: &Value, p: &Value, dims: &Shape) -> R {
    let running = super::reduce::cumulative("cumsum", CumulativeOp::Sum, p, None, None)?;
    let count = running.shape()[0];
    let total = lax::index_in_dim(&running, count - 1, 0)?;
    let u = uniform_between(key, dims, p.dtype(), 0.0, 1.0)?;
    let r = lax::mul(&total, &lax::sub(&lax::constant(&u, 1.0), &u)?)?;
    super::sort::searchsorted(&running, &r, false)
}

/// Indices drawn without replacement, with probabilities `p`.
pub fn choice_weighted_once(key: &Value, p: &Value, count: usize) -> R {
    let noise = gumbel(key, &p.shape(), p.dtype())?;
    let scores = lax::sub(&lax::neg(&noise)?, &lax::log(p)?)?;
    let order = super::sort::argsort(&scores, Some(-1), false, true)?;
    lax::slice_in_dim(&order, 0, count, 0)
}

/// `jax.random.multivariate_normal` by a Cholesky factor.
pub fn multivariate_normal(
    key: &Value,
    mean: &Value,
    cov: &Value,
    dims: Option<&Shape>,
    dtype: DType,
) -> R {
    let statics = format!("{dims:?}{dtype}");
    jitted(
        "_multivariate_normal",
        &statics,
        &[key.clone(), mean.clone(), cov.clone()],
        |args| {
            let (mean, cov) = (&args[1], &args[2]);
            let size = mean.shape().last().copied().unwrap_or(0);
            let factor = super::linalg::cholesky(cov, false, true)?;
            let batch = dims
                .cloned()
                .unwrap_or_else(|| mean.shape()[..mean.ndim().saturating_sub(1)].into());
            let full: Vec<usize> = batch.iter().copied().chain([size]).list();
            let draws = normal(&args[0], &full.into(), dtype)?;
            let letters = "...ij,...j->...i";
            let spread = super::linalg::einsum(letters, &[factor, draws])?;
            super::elementwise::add(mean, &spread)
        },
    )
}

/// Sum over the last axis, kept: for `dirichlet` and its like.
pub fn last_sum(x: &Value) -> R {
    let last = x.ndim() - 1;
    lax::expand_dims(&lax::reduce(ReduceOp::Sum, x, &[last])?, &[last])
}

/// `where` on scalars of one dtype.
pub fn pick(condition: &Value, x: &Value, y: &Value) -> R {
    where_(condition, x, y)
}
