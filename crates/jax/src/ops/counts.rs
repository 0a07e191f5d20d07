//! Random counts: of successes, of trials, of events. What is drawn until it fits is a loop.

use super::formula::{Formula, formulas};
use super::random::{split, split2, unit_uniform};
use super::{R, elementwise as ew, jitted, lax, promote, shape};
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{
    BinaryOp, DebugInfo, Error, Primitive, ReduceOp, Value, While, bind, trace_to_jaxpr,
};
use std::rc::Rc;

/// A loop: `goes_on` sees its constants and the state, `step` its own and the state.
struct Loop<'a> {
    asked: &'a [Value],
    used: &'a [Value],
    state: &'a [Value],
}

impl Loop<'_> {
    fn run(
        &self,
        goes_on: impl FnOnce(&[Value], &[Value]) -> R,
        step: impl FnOnce(&[Value], &[Value]) -> R<Vec<Value>>,
    ) -> R<Vec<Value>> {
        let avals = |consts: &[Value]| consts.iter().chain(self.state).map(Value::aval).list();
        let asked = self.asked.len();
        let cond = trace_to_jaxpr(
            &avals(self.asked),
            DebugInfo::internal("while_cond", "cond_fn"),
            |args| Ok(vec![goes_on(&args[..asked], &args[asked..])?]),
        )?;
        let used = self.used.len();
        let body = trace_to_jaxpr(
            &avals(self.used),
            DebugInfo::internal("while_body", "body_fn"),
            |args| step(&args[..used], &args[used..]),
        )?;
        let whole = While {
            cond_jaxpr: Rc::new(cond),
            cond_nconsts: asked,
            body_jaxpr: Rc::new(body),
            body_nconsts: used,
        };
        let args: Vec<Value> = self
            .asked
            .iter()
            .chain(self.used)
            .chain(self.state)
            .cloned()
            .list();
        bind(&Primitive::While(Rc::new(whole)), &args)
    }
}

/// Whether any element is true, as a scalar.
fn any(mask: &Formula) -> Formula {
    mask.then(|mask| {
        let axes: Vec<usize> = (0..mask.ndim()).collect();
        lax::reduce(ReduceOp::Or, mask, &axes)
    })
}

/// Whether a counter is below a limit.
fn below(counter: &Value, limit: &Value) -> Formula {
    Formula::from(ew::binary(
        BinaryOp::Lt,
        ew::Promote::Common,
        counter,
        limit,
    ))
}

fn next(counter: &Value) -> R {
    lax::add(counter, &lax::constant(counter, 1.0))
}

fn three_keys(key: &Value) -> R<[Value; 3]> {
    let keys = shape::unstack(&split(key, [3])?, 0)?;
    keys.try_into()
        .map_err(|_| Error::value_error("split gives three keys"))
}

/// `jax.random.geometric`.
pub fn geometric(key: &Value, p: &Value, dims: &Shape, dtype: DType) -> R {
    if !dtype.is_integer() {
        return Err(Error::value_error(format_args!(
            "dtype argument to `geometric` must be an int dtype, got {dtype}"
        )));
    }
    let statics = format!("{dims}{dtype}");
    jitted("_geometric", &statics, &[key.clone(), p.clone()], |args| {
        let p = promote::promote_inexact(&args[1..])?.remove(0);
        let u = Formula::from(unit_uniform(&args[0], dims, p.dtype()));
        let u = u.is(0.0).choose(&Formula::int(1), &u);
        let failure = (-Formula::from(&p)).log1p().spread(dims);
        let trials = (u.log() / failure).floor() + 1.0;
        trials.as_dtype(dtype).done()
    })
}

/// `jax.random.poisson`.
pub fn poisson(key: &Value, lam: &Value, dims: &Shape, dtype: DType) -> R {
    let lam = promote::broadcast_to(lam, dims)?;
    let lam = lax::convert(&lam, DType::Float32)?;
    let statics = format!("{dims}{dtype}");
    jitted("_poisson", &statics, &[key.clone(), lam], |args| {
        let (key, lam) = (&args[0], Formula::from(&args[1]));
        let is_small = lam.ne(&lam).or(&lam.is_below(10.0));
        let small = is_small.select(&lam, &lam.filled(0.0)).done()?;
        let large = is_small.select(&lam.filled(100_000.0), &lam).done()?;
        let top = dtype.iinfo().map_or(0, |info| info.max);
        let limit = Value::from(Array::from_scalar(dtype, Scalar::UInt(top)));
        let counted = jitted("_poisson_knuth", &statics, &[key.clone(), small], |args| {
            knuth(&args[0], &args[1], dims, dtype, &limit)
        })?;
        let rejected = jitted(
            "_poisson_rejection",
            &statics,
            &[key.clone(), large],
            |args| rejection(&args[0], &args[1], dims, dtype, &limit),
        )?;
        let result = is_small.select(&counted.into(), &rejected.into());
        lam.is(0.0).select(&result.filled(0.0), &result).done()
    })
}

/// For each element the first count that is accepted of those that `propose` makes of the constants and of two draws from
/// the unit interval, with whether it is accepted; -1 where `limit` rounds accept none.
fn first_accepted(
    key: &Value,
    consts: &[Value],
    (dims, float): (&Shape, DType),
    limit: &Value,
    propose: impl Fn(&[Formula], &dyn Fn(usize) -> Formula) -> (Formula, Formula),
) -> R {
    let state = [
        lax::weak_int(0),
        lax::full(dims.clone(), &lax::scalar(float, -1.0))?,
        lax::full(dims.clone(), &lax::scalar(DType::Bool, 0.0))?,
        key.clone(),
    ];
    let whole = Loop {
        asked: &[],
        used: consts,
        state: &state,
    };
    let found = whole.run(
        |_, state| {
            any(&Formula::from(&state[2]).not())
                .and(&below(&state[0], limit))
                .done()
        },
        |consts, state| {
            let [rest, own @ ..] = three_keys(&state[3])?;
            let uniform = |at: usize| Formula::from(unit_uniform(&own[at], dims, float));
            let (k, accept) = propose(&formulas(consts), &uniform);
            let k = accept.select(&k, &Formula::from(&state[1]));
            let accepted = Formula::from(&state[2]).or(&accept);
            Ok(vec![next(&state[0])?, k.done()?, accepted.done()?, rest])
        },
    )?;
    Ok(found[1].clone())
}

/// Events counted until their probabilities multiply to less than that of none.
fn knuth(key: &Value, lam: &Value, dims: &Shape, dtype: DType, limit: &Value) -> R {
    let zeros = |dtype: DType| lax::full(dims.clone(), &lax::scalar(dtype, 0.0));
    let state = [
        lax::weak_int(0),
        zeros(dtype)?,
        key.clone(),
        zeros(DType::Float32)?,
    ];
    let consts = [lam.clone()];
    let whole = Loop {
        asked: &consts,
        used: &consts,
        state: &state,
    };
    let open = |lam: &Value, log: &Value| Formula::from(log).gt(&-Formula::from(lam));
    let found = whole.run(
        |consts, state| {
            any(&open(&consts[0], &state[3]))
                .and(&below(&state[0], limit))
                .done()
        },
        |consts, state| {
            let (rest, own) = split2(&state[2])?;
            let k = Formula::from(&state[1]);
            let k = open(&consts[0], &state[3]).select(&(&k + 1.0), &k);
            let u = Formula::from(unit_uniform(&own, dims, DType::Float32));
            let log = Formula::from(&state[3]) + u.log();
            Ok(vec![next(&state[0])?, k.done()?, rest, log.done()?])
        },
    )?;
    (Formula::from(&found[1]) - 1.0).as_dtype(dtype).done()
}

/// Counts proposed by a hat function until one is accepted.
fn rejection(key: &Value, lam: &Value, dims: &Shape, dtype: DType, limit: &Value) -> R {
    let lam = Formula::from(lam);
    let log_lam = lam.log();
    let b = 0.931 + 2.53 * lam.sqrt();
    let a = -0.059 + 0.02483 * &b;
    let inv_alpha = 1.1239 + 1.1328 / (&b - 3.4);
    let v_r = 0.9277 - 3.6224 / (&b - 2.0);
    let consts: Vec<Value> = [&a, &b, &lam, &inv_alpha, &log_lam, &v_r]
        .into_iter()
        .map(|it| it.clone().done())
        .try_list()?;
    let float = consts[2].dtype();
    let found = first_accepted(key, &consts, (dims, float), limit, |c, uniform| {
        let (a, b, lam, inv_alpha, log_lam, v_r) = (&c[0], &c[1], &c[2], &c[3], &c[4], &c[5]);
        let (u, v) = (uniform(0) - 0.5, uniform(1));
        let shifted = 0.5 - u.abs();
        let k = ((2.0 * a / &shifted + b) * &u + lam + 0.43).floor();
        let s = (&v * inv_alpha / (a / (&shifted * &shifted) + b)).log();
        let t = -lam + &k * log_lam - (&k + 1.0).lgamma();
        let first = shifted.is_from(0.07).and(&v.le(v_r));
        let outside = k.is_below(0.0);
        let reject = outside.or(&shifted.is_below(0.013).and(&v.gt(&shifted)));
        let accept = first.or(&reject.not().and(&s.le(&t)));
        (k, accept)
    })?;
    lax::convert(&found, dtype)
}

/// `jax.random.binomial`.
pub fn binomial(key: &Value, n: &Value, p: &Value, dims: Option<&Shape>, dtype: DType) -> R {
    if !dtype.is_float() {
        return Err(Error::value_error(format_args!(
            "dtype argument to `binomial` must be a float dtype, got {dtype}"
        )));
    }
    let dims = match dims {
        Some(dims) => dims.clone(),
        None => promote::broadcast_shape(&[n.shape(), p.shape()])?,
    };
    let prob = promote::promote_inexact(std::slice::from_ref(p))?.remove(0);
    let count = lax::convert(n, prob.dtype())?;
    let count = Formula::from(promote::broadcast_to(&count, &dims));
    let prob = Formula::from(promote::broadcast_to(&prob, &dims));
    let is_low = prob.is_below(0.5);
    let q = is_low.select(&prob, &(1.0 - &prob));
    let no_count = count.ne(&count).or(&count.is_below(0.0));
    let endless = count.then(ew::isinf);
    let no_chance = q.ne(&q);
    let negative = q.is_below(0.0);
    let q = no_chance.or(&negative).select(&q.filled(0.01), &q);
    let few = no_count.or(&(&count * &q).is_upto(10.0));
    let count = count.floor();
    let count_few = few.select(&count, &count.filled(0.0)).done()?;
    let count_many = few.select(&count.filled(10_000.0), &count).done()?;
    let q_many = few.select(&q.filled(0.5), &q).done()?;
    let top = dtype.finfo().map_or(f64::MAX, |info| info.max);
    let limit = lax::scalar(dtype, top);
    let inverted = inversion(key, &count_few, &q.clone().done()?, &dims, dtype, &limit)?;
    let transformed = transformed_rejection(key, &count_many, &q_many, &dims, dtype, &limit)?;
    let samples = few.select(&inverted.into(), &transformed.into());
    let invalid = negative.or(&no_chance).or(&no_count);
    let samples = invalid.select(&samples.filled(f64::NAN), &samples);
    let samples = endless
        .and(&invalid.not())
        .select(&samples.filled(f64::INFINITY), &samples);
    let kept = is_low.or(&no_count).or(&no_chance).or(&endless);
    kept.select(&samples, &(count.as_dtype(dtype) - &samples))
        .done()
}

/// Successes counted by how many failures lie between them.
fn inversion(
    key: &Value,
    count: &Value,
    prob: &Value,
    dims: &Shape,
    dtype: DType,
    limit: &Value,
) -> R {
    let float = prob.dtype();
    let log = (-Formula::from(prob)).log1p().done()?;
    let zeros = || lax::full(dims.clone(), &lax::scalar(float, 0.0));
    let state = [lax::weak_int(0), zeros()?, zeros()?, key.clone()];
    let whole = Loop {
        asked: std::slice::from_ref(count),
        used: &[count.clone(), log],
        state: &state,
    };
    let open = |count: &Value, sum: &Value| Formula::from(sum).le(&Formula::from(count));
    let found = whole.run(
        |consts, state| {
            any(&open(&consts[0], &state[2]))
                .and(&below(&state[0], limit))
                .done()
        },
        |consts, state| {
            let (own, rest) = split2(&state[3])?;
            let number = Formula::from(&state[1]);
            let number = open(&consts[0], &state[2]).select(&(&number + 1.0), &number);
            let u = Formula::from(unit_uniform(&own, dims, float));
            let gap = (u.log() / Formula::from(&consts[1])).ceil();
            let sum = Formula::from(&state[2]) + gap;
            Ok(vec![next(&state[0])?, number.done()?, sum.done()?, rest])
        },
    )?;
    (Formula::from(&found[1]) - 1.0).as_dtype(dtype).done()
}

/// What Stirling's formula leaves of the logarithm of a factorial.
fn stirling_rest(k: &Formula) -> Formula {
    // log(k!) - (k + 1/2) log(k + 1) + (k + 1) - log(2 pi) / 2.
    const SMALL: [f64; 10] = [
        0.081_061_466_795_327_2,
        0.041_340_695_955_409_2,
        0.027_677_925_684_998_3,
        0.020_790_672_103_765_09,
        0.016_644_691_189_821_1,
        0.013_876_128_823_070_7,
        0.011_896_709_945_891_7,
        0.010_411_265_261_972,
        0.009_255_462_182_712_73,
        0.008_330_563_433_362_87,
    ];
    let is_small = k.is_upto(9.0);
    let k = k.then(|k| lax::clamp(&lax::constant(k, 0.0), k, &lax::constant(k, 9.0)));
    let square = (&k + 1.0) * (&k + 1.0);
    let series = (1.0 / 12.0 - (1.0 / 360.0 - 1.0 / 1260.0 / &square) / &square) / (&k + 1.0);
    let exact = k.floor().then(|k| {
        let scalars = SMALL.map(Scalar::Float);
        let table = Value::from(Array::from_scalars(k.dtype(), &scalars, [SMALL.len()])?);
        super::sets::pick(&table, &lax::convert(k, DType::Int32)?)
    });
    is_small.select(&exact, &series)
}

/// Counts proposed by a transformed hat function until one is accepted.
fn transformed_rejection(
    key: &Value,
    count: &Value,
    prob: &Value,
    dims: &Shape,
    dtype: DType,
    limit: &Value,
) -> R {
    let float = prob.dtype();
    let (count, prob) = (Formula::from(count), Formula::from(prob));
    let deviation = (&count * &prob * (1.0 - &prob)).sqrt();
    let b = 1.15 + 2.53 * &deviation;
    let a = -0.0873 + 0.0248 * &b + 0.01 * &prob;
    let c = &count * &prob + 0.5;
    let v_r = 0.92 - 4.2 / &b;
    let r = &prob / (1.0 - &prob);
    let alpha = (2.83 + 5.1 / &b) * &deviation;
    let m = ((&count + 1.0) * &prob).floor();
    let consts: Vec<Value> = [&v_r, &a, &b, &c, &count, &alpha, &m, &r]
        .into_iter()
        .map(|it| it.clone().done())
        .try_list()?;
    let found = first_accepted(key, &consts, (dims, float), limit, proposed)?;
    lax::convert(&found, dtype)
}

/// The count for two uniform numbers, and whether it is accepted.
fn proposed(consts: &[Formula], uniform: &dyn Fn(usize) -> Formula) -> (Formula, Formula) {
    let (u, v) = (uniform(0), uniform(1));
    let [v_r, a, b, c, count, alpha, m, r] = consts else {
        return (u, v);
    };
    let u = u - 0.5;
    let us = 0.5 - u.abs();
    let first = us.is_from(0.07).and(&v.le(v_r));
    let k = ((2.0 * a / &us + b) * &u + c).floor();
    let reject = k.is_below(0.0).or(&k.gt(count));
    let v = (&v * alpha / (a / (&us * &us) + b)).log();
    let bound = (m + 0.5) * ((m + 1.0) / (r * (count - m + 1.0))).log()
        + (count + 1.0) * ((count - m + 1.0) / (count - &k + 1.0)).log()
        + (&k + 0.5) * (r * (count - &k + 1.0) / (&k + 1.0)).log()
        + stirling_rest(m)
        + stirling_rest(&(count - m))
        - stirling_rest(&k)
        - stirling_rest(&(count - &k));
    let accept = first.or(&reject.not().and(&v.le(&bound)));
    (k, accept)
}

/// `jax.random.multinomial`: the counts of each outcome, one after the other.
pub fn multinomial(key: &Value, n: &Value, p: &Value, dims: Option<&Shape>, dtype: DType) -> R {
    let both = promote::promote_inexact(&[n.clone(), p.clone()])?;
    let (n, p) = (&both[0], &both[1]);
    let Some(last) = p.ndim().checked_sub(1) else {
        return Err(Error::value_error(
            "multinomial needs probabilities along an axis",
        ));
    };
    let outcomes = p.shape()[last];
    let dims = match dims {
        Some(dims) => dims.clone(),
        None => p.shape().without_axes(&[last]),
    };
    let mut remainder = promote::broadcast_to(n, &dims)?;
    let whole: Vec<usize> = dims.iter().copied().chain([outcomes]).list();
    let p = promote::broadcast_to(p, &whole.into())?;
    let p = shape::moveaxis(&p, &[-1], &[0])?;
    let remaining = lax::cumulative(freezeframe_core::CumulativeOp::Sum, &p, 0, true)?;
    let remaining = Formula::from(&remaining);
    let safe = remaining.is(0.0).choose(&Formula::int(1), &remaining);
    let ratios = (Formula::from(&p) / safe).done()?;
    let keys = shape::unstack(&split(key, [outcomes])?, 0)?;
    let mut counts = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        let ratio = lax::index_in_dim(&ratios, at, 0)?;
        let (low, high) = (lax::weak_int(0), lax::weak_int(1));
        let ratio = ew::clip(&ratio, Some(&low), Some(&high))?;
        let drawn = binomial(key, &remainder, &ratio, None, remainder.dtype())?;
        remainder = lax::sub(&remainder, &drawn)?;
        counts.push(drawn);
    }
    let counts = shape::stack(&counts, 0)?;
    lax::convert(&shape::moveaxis(&counts, &[0], &[-1])?, dtype)
}
