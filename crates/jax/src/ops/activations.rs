//! More activations of `jax.nn`, and attention.

use super::custom::Rule;
use super::formula::{Formula, formulas};
use super::reduce::{Options, logsumexp, reduce};
use super::{R, choose::where_, elementwise as ew, jitted, lax, linalg, nn, promote};
use freezeframe_array::{DType, Shape};
use freezeframe_core::{Error, ReduceOp, Value};

/// A jitted function of arrays.
fn of(name: &'static str, args: &[&Value], f: impl FnOnce(&[Formula]) -> Formula) -> R {
    let args: Vec<Value> = args.iter().map(|value| (*value).clone()).collect();
    jitted(name, "", &args, |args| f(&formulas(args)).done())
}

/// A float at least.
fn float(x: &Formula) -> Formula {
    x.then(nn::inexact)
}

/// `jax.nn.squareplus`.
pub fn squareplus(x: &Value, b: &Value) -> R {
    of("squareplus", &[x, b], |args| {
        let (x, b) = (&args[0], &args[1]);
        let y = x + float(&(x.then(ew::square) + b)).sqrt();
        y.with(&y.like(2.0), ew::divide)
    })
}

/// `jax.nn.sparse_plus`.
pub fn sparse_plus(x: &Value) -> R {
    of("sparse_plus", &[x], |x| {
        let x = float(&x[0]);
        let curve = (&x + 1.0).powi(2) / 4.0;
        let low = x.is_upto(-1.0);
        low.choose(&Formula::float(0.0), &x.is_from(1.0).choose(&x, &curve))
    })
}

/// `jax.nn.sparse_sigmoid`.
pub fn sparse_sigmoid(x: &Value) -> R {
    of("sparse_sigmoid", &[x], |x| {
        let x = float(&x[0]) + 1.0;
        let (low, high) = (lax::weak_float(0.0), lax::weak_float(2.0));
        0.5 * x.then(|x| ew::clip(x, Some(&low), Some(&high)))
    })
}

/// `jax.nn.mish`.
pub fn mish(x: &Value) -> R {
    of("mish", &[x], |x| &x[0] * x[0].then(nn::softplus).tanh())
}

/// `jax.nn.hard_sigmoid`.
pub fn hard_sigmoid(x: &Value) -> R {
    of("hard_sigmoid", &[x], |x| {
        (float(&x[0]) + 3.0).then(relu6) / 6.0
    })
}

/// `jax.nn.hard_silu`.
pub fn hard_silu(x: &Value) -> R {
    of("hard_silu", &[x], |x| &x[0] * x[0].then(hard_sigmoid))
}

const RELU6: Rule = Rule {
    name: "relu6",
    jvp_name: "jvp",
    fun: |x| {
        x[0].then(|x| {
            of("relu6", &[x], |x| {
                let six = Formula::float(6.0);
                x[0].at_least(0.0).min(&six)
            })
        })
    },
    tangent: |x, x_dot| {
        let inside = x[0].is_above(0.0).and(&x[0].is_below(6.0));
        inside.select(&x_dot[0], &x_dot[0].filled(0.0))
    },
};

/// `jax.nn.relu6`.
pub fn relu6(x: &Value) -> R {
    RELU6.call(std::slice::from_ref(x))
}

const LOG1MEXP: Rule = Rule {
    name: "log1mexp",
    jvp_name: "jvp",
    fun: |x| {
        x[0].then(|x| {
            of("log1mexp", &[x], |x| {
                let x = float(&x[0]);
                let limit = Formula::float(2.0).log();
                let near = (-(-&x).expm1()).log();
                let far = (-(-&x).exp()).log1p();
                x.lt(&limit).choose(&near, &far)
            })
        })
    },
    tangent: |x, x_dot| &x_dot[0] / x[0].expm1(),
};

/// `jax.nn.log1mexp`: `log(1 - exp(-x))`.
pub fn log1mexp(x: &Value) -> R {
    LOG1MEXP.call(std::slice::from_ref(x))
}

/// `jax.nn.logmeanexp`.
pub fn logmeanexp(x: &Value, axes: Option<Vec<i64>>, mask: Option<&Value>, keepdims: bool) -> R {
    let mut args = vec![x.clone()];
    args.extend(mask.cloned());
    jitted(
        "logmeanexp",
        &format!("{axes:?}{keepdims}"),
        &args,
        |args| {
            let options = Options {
                axes: axes.clone(),
                keepdims,
                ..Options::default()
            };
            let x = nn::inexact(&args[0])?;
            let Some(mask) = args.get(1) else {
                let (shape, axes) = (x.shape(), options.axes_of(&x)?);
                let count: usize = axes.iter().map(|axis| shape[*axis]).product();
                let sum = logsumexp(&x, &options, None)?;
                let count = lax::log(&lax::scalar(sum.dtype(), count as f64))?;
                return lax::sub(&sum, &count);
            };
            let kept = where_(mask, &x, &lax::weak_float(f64::NEG_INFINITY))?;
            let sum = logsumexp(&kept, &options, None)?;
            let counted = promote::broadcast_to(mask, &x.shape())?;
            let counted = lax::convert(&counted, sum.dtype())?;
            let count = reduce("sum", ReduceOp::Sum, &counted, &options)?;
            lax::sub(&sum, &lax::log(&count)?)
        },
    )
}

/// What attention may be told.
#[derive(Default)]
pub struct Attention {
    /// Added to the logits.
    pub bias: Option<Value>,
    /// Which places may be looked at.
    pub mask: Option<Value>,
    /// What logits are multiplied by.
    pub scale: Option<f64>,
    /// Only what is not later may be looked at.
    pub is_causal: bool,
    /// How long each query is.
    pub query_lengths: Option<Value>,
    /// How long what is looked at is.
    pub key_lengths: Option<Value>,
    /// How far may be looked to the left and to the right.
    pub window: Option<(i64, i64)>,
}

fn check(x: &Value, wanted: &[Option<usize>], dtype: Option<DType>, name: &str) -> R<()> {
    if x.ndim() != wanted.len() {
        return Err(Error::value_error(format_args!(
            "{name} ndim should be {}, but got {}",
            wanted.len(),
            x.ndim()
        )));
    }
    if let Some(dtype) = dtype
        && x.dtype() != dtype
    {
        return Err(Error::value_error(format_args!(
            "{name} dtype should be {dtype}, but got {}",
            x.dtype()
        )));
    }
    let shape = x.shape();
    let mut pairs = wanted.iter().zip(shape.iter());
    if pairs.all(|(wanted, own)| wanted.is_none_or(|wanted| wanted == *own)) {
        return Ok(());
    }
    let texts: Vec<String> = wanted
        .iter()
        .map(|size| size.map_or("-1".to_owned(), |size| size.to_string()))
        .collect();
    Err(Error::value_error(format_args!(
        "{name} shape should be [{}]: but got {shape}",
        texts.join(", ")
    )))
}

impl Attention {
    /// `jax.nn.dot_product_attention`, of arrays of batch, place, head and feature.
    pub fn of(&self, query: &Value, key: &Value, value: &Value) -> R {
        let is_batched = query.ndim() == 4;
        let lift = |x: &Value| {
            if x.ndim() == 3 {
                lax::expand_dims(x, &[0])
            } else {
                Ok(x.clone())
            }
        };
        let result = self.batched(&lift(query)?, &lift(key)?, &lift(value)?)?;
        if is_batched {
            Ok(result)
        } else {
            lax::squeeze(&result, &[0])
        }
    }

    fn batched(&self, query: &Value, key: &Value, value: &Value) -> R {
        if key.ndim() != 4 {
            return Err(Error::value_error(format_args!(
                "not enough values to unpack (expected 4, got {})",
                key.ndim()
            )));
        }
        let dims = key.shape();
        let (b, s, k, h) = (dims[0], dims[1], dims[2], dims[3]);
        let dtype = Some(key.dtype());
        check(value, &[Some(b), Some(s), Some(k), Some(h)], dtype, "value")?;
        check(query, &[Some(b), None, None, Some(h)], dtype, "query")?;
        if let Some(mask) = &self.mask {
            check(mask, &[None; 4], Some(DType::Bool), "mask")?;
        }
        if let Some(bias) = &self.bias {
            check(bias, &[None; 4], None, "bias")?;
        }
        let (t, n) = (query.shape()[1], query.shape()[2]);
        if k == 0 || !n.is_multiple_of(k) {
            return Err(Error::value_error(format_args!(
                "The number of query heads must be a multiple of key/value heads, but got {n} vs {k}"
            )));
        }
        let groups = n / k;
        let query = lax::reshape(query, [b, t, k, groups, h])?;
        let float = promote::result_type(&[query.clone(), lax::scalar(DType::Float32, 0.0)])?.0;
        let (wide_query, wide_key) = (lax::convert(&query, float)?, lax::convert(key, float)?);
        let logits = linalg::einsum("btkgh,bskh->bkgts", &[wide_query, wide_key])?;
        let scale = self.scale.unwrap_or(1.0 / (h as f64).sqrt());
        let mut logits = lax::mul(&logits, &lax::scalar(float, scale))?;
        if let Some(bias) = &self.bias {
            let bias = grouped(bias, k, groups)?;
            logits = lax::convert(&ew::add(&logits, &bias)?, float)?;
        }
        let logits = self.masked(&logits, k, groups)?;
        let logits = lax::convert(&logits, DType::Float32)?;
        let shares = lax::convert(&nn::softmax(&logits, Some(&[-1]))?, key.dtype())?;
        let mut result = linalg::einsum("bkgts,bskh->btkgh", &[shares, value.clone()])?;
        if let Some(lengths) = &self.query_lengths {
            let there = within(t, lengths)?;
            let there = lax::expand_dims(&there, &[2, 3, 4])?;
            let there = lax::convert(&there, result.dtype())?;
            result = ew::multiply(&result, &there)?;
        }
        lax::reshape(&result, [b, t, n, h])
    }

    /// The logits with a large negative number where nothing may be looked at.
    fn masked(&self, logits: &Value, heads: usize, groups: usize) -> R {
        let (t, s) = (logits.shape()[3], logits.shape()[4]);
        let mut masks = Vec::new();
        if let Some(mask) = &self.mask {
            masks.push(grouped(mask, heads, groups)?);
        }
        let ramp = |axis: usize| lax::iota(DType::Int32, [t, s], axis);
        if self.is_causal {
            masks.push(lax::ge(&ramp(0)?, &ramp(1)?)?);
        }
        if let Some((left, right)) = self.window {
            let shifted = |by: i64| ew::add(&ramp(1)?, &lax::weak_int(by));
            masks.push(lax::le(&ramp(0)?, &shifted(left)?)?);
            masks.push(lax::ge(&ramp(0)?, &shifted(-right)?)?);
        }
        if let Some(lengths) = &self.query_lengths {
            masks.push(lax::expand_dims(&within(t, lengths)?, &[1, 2, 4])?);
        }
        if let Some(lengths) = &self.key_lengths {
            masks.push(lax::expand_dims(&within(s, lengths)?, &[1, 2, 3])?);
        }
        let Some(first) = masks.first() else {
            return Ok(logits.clone());
        };
        let mut all = first.clone();
        for mask in &masks[1..] {
            all = ew::logical(freezeframe_core::BinaryOp::And, &all, mask)?;
        }
        let top = logits.dtype().finfo().map_or(f64::MAX, |info| info.max);
        let low = -0.7 * top.min(f64::from(f32::MAX));
        where_(&all, logits, &lax::scalar(logits.dtype(), low))
    }
}

/// Whether places from 0 on are before the length of each item of a batch.
fn within(length: usize, lengths: &Value) -> R {
    let shape: Shape = [lengths.shape()[0], length].into();
    let places = lax::iota(DType::Int32, shape, 1)?;
    let lengths = lax::expand_dims(lengths, &[1])?;
    ew::compare(freezeframe_core::BinaryOp::Lt, &places, &lengths)
}

/// An array of batch, head, query and key, the heads by groups.
fn grouped(x: &Value, heads: usize, groups: usize) -> R {
    let dims = x.shape();
    if dims[1] == 1 {
        return lax::expand_dims(x, &[2]);
    }
    lax::reshape(x, [dims[0], heads, groups, dims[2], dims[3]])
}
