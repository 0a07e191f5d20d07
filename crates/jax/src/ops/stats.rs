//! The densities and shares of distributions, as formulas of their arguments: where, the parameters, and `loc` and
//! `scale`, by which the distribution is moved and stretched.

use super::formula::{self, Formula};
use super::{R, activations, elementwise as ew, lax, nn, normal, promote};
use freezeframe_core::{BinaryOp, Error, Value};
use std::f64::consts::PI;

/// A function of promoted arguments.
pub type Function = fn(&[Formula]) -> Formula;

/// What such a function gives.
pub fn of(args: &[&Value], function: Function) -> R {
    function(&formula::inexact(args)?).done()
}

const NEVER: f64 = f64::NEG_INFINITY;

fn never() -> Formula {
    Formula::float(NEVER)
}

fn unknown() -> Formula {
    Formula::float(f64::NAN)
}

fn or(a: Formula, b: Formula) -> Formula {
    a.with(&b, |a, b| ew::logical(BinaryOp::Or, a, b))
}

fn and(a: Formula, b: Formula) -> Formula {
    a.with(&b, |a, b| ew::logical(BinaryOp::And, a, b))
}

fn is_nan(x: &Formula) -> Formula {
    x.ne(x)
}

/// `(x - loc) / scale`.
fn standard(x: &Formula, loc: &Formula, scale: &Formula) -> Formula {
    (x - loc) / scale
}

/// The first value whose condition holds, else the last.
fn first_of(cases: &[(Formula, Formula)], last: Formula) -> Formula {
    let mut result = last;
    for (condition, value) in cases.iter().rev() {
        result = condition.choose(value, &result);
    }
    result
}

fn expit(x: &Formula) -> Formula {
    x.logistic()
}

fn logit(x: &Formula) -> Formula {
    x.then(nn::logit)
}

fn log1mexp(x: &Formula) -> Formula {
    x.then(activations::log1mexp)
}

fn weak_xlogy(x: f64, y: &Formula, one_more: bool) -> Formula {
    Formula::int(x as i64).with(y, |x, y| nn::xlogy(x, y, one_more))
}

/// The logarithm of the beta function.
pub fn betaln(a: &Formula, b: &Formula) -> Formula {
    a.lgamma() + b.lgamma() - (a + b).lgamma()
}

macro_rules! exponentials {
    ($($(#[$doc:meta])* $name:ident = $of:ident;)*) => {
        $($(#[$doc])* pub fn $name(args: &[Formula]) -> Formula { $of(args).exp() })*
    };
}

macro_rules! logarithms {
    ($($(#[$doc:meta])* $name:ident = $of:ident;)*) => {
        $($(#[$doc])* pub fn $name(args: &[Formula]) -> Formula { $of(args).log() })*
    };
}

exponentials! {
    /// Of `bernoulli`.
    bernoulli_pmf = bernoulli_logpmf;
    /// Of `betabinom`.
    betabinom_pmf = betabinom_logpmf;
    /// Of `binom`.
    binom_pmf = binom_logpmf;
    /// Of `cauchy`.
    cauchy_pdf = cauchy_logpdf;
    /// Of `expon`.
    expon_pdf = expon_logpdf;
    /// Of `expon`.
    expon_sf = expon_logsf;
    /// Of `geom`.
    geom_pmf = geom_logpmf;
    /// Of `gumbel_l`.
    gumbel_l_pdf = gumbel_l_logpdf;
    /// Of `gumbel_l`.
    gumbel_l_cdf = gumbel_l_logcdf;
    /// Of `gumbel_l`.
    gumbel_l_sf = gumbel_l_logsf;
    /// Of `gumbel_r`.
    gumbel_r_pdf = gumbel_r_logpdf;
    /// Of `gumbel_r`.
    gumbel_r_cdf = gumbel_r_logcdf;
    /// Of `laplace`.
    laplace_pdf = laplace_logpdf;
    /// Of `logistic`.
    logistic_pdf = logistic_logpdf;
    /// Of `nbinom`.
    nbinom_pmf = nbinom_logpmf;
    /// Of `pareto`.
    pareto_pdf = pareto_logpdf;
    /// Of `pareto`.
    pareto_sf = pareto_logsf;
    /// Of `poisson`.
    poisson_pmf = poisson_logpmf;
    /// Of `uniform`.
    uniform_pdf = uniform_logpdf;
    /// Of `chi2`.
    chi2_pdf = chi2_logpdf;
    /// Of `gamma`.
    gamma_pdf = gamma_logpdf;
    /// Of `beta`.
    beta_pdf = beta_logpdf;
    /// Of `t`.
    t_pdf = t_logpdf;
    /// Of `gennorm`.
    gennorm_pdf = gennorm_logpdf;
    /// Of `vonmises`.
    vonmises_pdf = vonmises_logpdf;
    /// Of `wrapcauchy`.
    wrapcauchy_pdf = wrapcauchy_logpdf;
}

logarithms! {
    /// Of `cauchy`.
    cauchy_logcdf = cauchy_cdf;
}

/// Of `bernoulli`: `k`, `p`, `loc`.
pub fn bernoulli_logpmf(args: &[Formula]) -> Formula {
    let (k, p, loc) = (&args[0], &args[1], &args[2]);
    let x = k - loc;
    let log = x.xlogy(p) + (1.0 - &x).xlog1py(&-p);
    or(x.is_below(0.0), x.is_above(1.0)).choose(&never(), &log)
}

/// Of `bernoulli`: `k`, `p`.
pub fn bernoulli_cdf(args: &[Formula]) -> Formula {
    let (k, p) = (&args[0], &args[1]);
    let wrong = is_nan(k)
        .or(&is_nan(p))
        .or(&p.is_below(0.0))
        .or(&p.is_above(1.0));
    let between = and(k.is_from(0.0), k.is_below(1.0));
    let cases = [
        (wrong, unknown()),
        (k.is_below(0.0), k.like(0.0)),
        (between, 1.0 - p),
        (k.is_from(1.0), k.like(1.0)),
    ];
    first_of(&cases, Formula::int(0))
}

/// Of `bernoulli`: `q`, `p`.
pub fn bernoulli_ppf(args: &[Formula]) -> Formula {
    let (q, p) = (&args[0], &args[1]);
    let wrong = is_nan(q)
        .or(&is_nan(p))
        .or(&p.is_below(0.0))
        .or(&p.is_above(1.0));
    let wrong = wrong.or(&q.is_below(0.0)).or(&q.is_above(1.0));
    let found = q.le(&(1.0 - p)).choose(&q.like(0.0), &q.like(1.0));
    wrong.choose(&unknown(), &found)
}

/// Of `beta`: `x`, `a`, `b`, `loc`, `scale`.
pub fn beta_logpdf(args: &[Formula]) -> Formula {
    let (x, a, b, loc, scale) = (&args[0], &args[1], &args[2], &args[3], &args[4]);
    let shape = -betaln(a, b);
    let y = standard(x, loc, scale);
    let linear = (a - 1.0).xlogy(&y) + (b - 1.0).xlog1py(&-&y);
    let log = shape + linear - scale.log();
    let result = or(x.gt(&(loc + scale)), x.lt(loc)).choose(&never(), &log);
    let wrong = or(or(a.is_upto(0.0), b.is_upto(0.0)), scale.is_upto(0.0));
    wrong.choose(&unknown(), &result)
}

/// Of `betabinom`: `k`, `n`, `a`, `b`, `loc`.
pub fn betabinom_logpmf(args: &[Formula]) -> Formula {
    let (k, n, a, b, loc) = (&args[0], &args[1], &args[2], &args[3], &args[4]);
    let y = k.floor() - loc;
    let rest = n - &y;
    let combinations = -(n.log1p() + betaln(&(&rest + 1.0), &(&y + 1.0)));
    let betas = betaln(&(&y + a), &(&rest + b)) - betaln(a, b);
    let log = combinations + betas;
    let log = and(y.is(0.0), n.is(0.0)).choose(&Formula::float(0.0), &log);
    let outside = or(or(y.lt(&-loc), y.gt(n)), (&y + a).is_upto(0.0));
    let log = outside.choose(&never(), &log);
    let wrong = or(or(n.is_below(0.0), a.is_upto(0.0)), b.is_upto(0.0));
    wrong.choose(&unknown(), &log)
}

/// Of `binom`: `k`, `n`, `p`, `loc`.
pub fn binom_logpmf(args: &[Formula]) -> Formula {
    let (k, n, p, loc) = (&args[0], &args[1], &args[2], &args[3]);
    let y = k - loc;
    let combinations = (n + 1.0).lgamma() - ((&y + 1.0).lgamma() + (n - &y + 1.0).lgamma());
    let linear = y.xlogy(p) + (n - &y).xlog1py(&-p);
    let log = combinations + &linear;
    let sure = or(and(y.is(0.0), n.is(0.0)), linear.is(0.0));
    let log = sure.choose(&Formula::float(0.0), &log);
    let inside = k.ge(loc).and(&k.lt(&(loc + n + 1.0)));
    inside.choose(&log, &never())
}

/// Of `cauchy`: `x`, `loc`, `scale`.
pub fn cauchy_logpdf(args: &[Formula]) -> Formula {
    let scale = &args[2];
    let y = standard(&args[0], &args[1], scale);
    let normalizer = (PI * scale).log();
    -(normalizer + (&y * &y).log1p())
}

/// Of `cauchy`.
pub fn cauchy_cdf(args: &[Formula]) -> Formula {
    let x = &args[0];
    let y = standard(x, &args[1], &args[2]);
    let share = x.like(1.0) / x.like(PI);
    0.5 + share * y.atan()
}

/// The arguments mirrored at zero.
fn mirrored(args: &[Formula]) -> [Formula; 3] {
    [-&args[0], -&args[1], args[2].clone()]
}

/// Of `cauchy`.
pub fn cauchy_sf(args: &[Formula]) -> Formula {
    cauchy_cdf(&mirrored(args))
}

/// Of `cauchy`.
pub fn cauchy_logsf(args: &[Formula]) -> Formula {
    cauchy_logcdf(&mirrored(args))
}

/// Of `cauchy`: `q`, `loc`, `scale`.
pub fn cauchy_ppf(args: &[Formula]) -> Formula {
    let (q, loc, scale) = (&args[0], &args[1], &args[2]);
    let upper = q.is_above(0.5);
    let angle = PI * upper.choose(&(1.0 - q), &q.abs());
    let (one, minus) = (q.like(1.0), -q.like(1.0));
    let sign = upper.choose(&one, &minus);
    let found = q.is(0.5).choose(&q.like(0.0), &(sign / angle.tan()));
    let wrong = q.is_below(0.0).or(&q.is_above(1.0));
    wrong.choose(&unknown(), &(found * scale + loc))
}

/// Of `cauchy`.
pub fn cauchy_isf(args: &[Formula]) -> Formula {
    let turned = [args[0].clone(), -&args[1], args[2].clone()];
    -cauchy_ppf(&turned)
}

/// Of `chi2`: `x`, `df`, `loc`, `scale`.
pub fn chi2_logpdf(args: &[Formula]) -> Formula {
    let (x, df, loc, scale) = (&args[0], &args[1], &args[2], &args[3]);
    let y = standard(x, loc, scale);
    let half = df / 2.0;
    let kernel = (&half - 1.0).xlogy(&y) - &y / 2.0;
    let normalizer = -(half.lgamma() + x.like(2.0).log() * df / 2.0);
    let log = normalizer - scale.log() + kernel;
    x.lt(loc).choose(&never(), &log)
}

/// Of `expon`: `x`, `loc`, `scale`.
pub fn expon_logpdf(args: &[Formula]) -> Formula {
    let (x, loc, scale) = (&args[0], &args[1], &args[2]);
    let log_scale = scale.log();
    let log = -(standard(x, loc, scale) + log_scale);
    x.lt(loc).choose(&never(), &log)
}

/// Of `expon`.
pub fn expon_cdf(args: &[Formula]) -> Formula {
    let (x, loc, scale) = (&args[0], &args[1], &args[2]);
    let y = (loc - x) / scale;
    x.lt(loc).choose(&y.filled(0.0), &-y.expm1())
}

/// Of `expon`.
pub fn expon_logcdf(args: &[Formula]) -> Formula {
    let (x, loc, scale) = (&args[0], &args[1], &args[2]);
    let y = standard(x, loc, scale);
    let outside = x.lt(loc);
    let safe = outside.choose(&Formula::int(1), &y);
    outside.choose(&never(), &log1mexp(&safe))
}

/// Of `expon`.
pub fn expon_logsf(args: &[Formula]) -> Formula {
    let (x, loc, scale) = (&args[0], &args[1], &args[2]);
    let y = (loc - x) / scale;
    x.lt(loc).choose(&y.filled(0.0), &y)
}

fn no_share(q: &Formula) -> Formula {
    is_nan(q).or(&q.is_below(0.0)).or(&q.is_above(1.0))
}

/// Of `expon`: `q`, `loc`, `scale`.
pub fn expon_ppf(args: &[Formula]) -> Formula {
    let (q, loc, scale) = (&args[0], &args[1], &args[2]);
    let wrong = no_share(q);
    wrong.choose(&unknown(), &(loc - scale * (-q).log1p()))
}

/// Of `gamma`: `x`, `a`, `loc`, `scale`.
pub fn gamma_logpdf(args: &[Formula]) -> Formula {
    let (x, a, loc, scale) = (&args[0], &args[1], &args[2], &args[3]);
    let inside = x.ge(loc);
    let y = inside.choose(&standard(x, loc, scale), &x.like(1.0));
    let linear = (a - 1.0).xlogy(&y) - &y;
    let log = linear - (a.lgamma() + scale.log());
    inside.choose(&log, &never())
}

/// Of `gennorm`: `x`, `beta`.
pub fn gennorm_logpdf(args: &[Formula]) -> Formula {
    let (x, beta) = (&args[0], &args[1]);
    (0.5 * beta).log() - (1.0 / beta).lgamma() - x.abs().pow(beta)
}

/// Of `geom`: `k`, `p`, `loc`.
pub fn geom_logpmf(args: &[Formula]) -> Formula {
    let (k, p, loc) = (&args[0], &args[1], &args[2]);
    let x = k - loc;
    let log = (&x - 1.0).xlog1py(&-p) + p.log();
    x.is_upto(0.0).choose(&never(), &log)
}

/// A result where the scale is positive.
fn if_scaled(scale: &Formula, result: impl FnOnce() -> Formula) -> Formula {
    let sound = scale.is_above(0.0);
    let result = result();
    sound.choose(&result, &unknown())
}

/// Of `gumbel_l`: `x`, `loc`, `scale`.
pub fn gumbel_l_logpdf(args: &[Formula]) -> Formula {
    let (x, loc, scale) = (&args[0], &args[1], &args[2]);
    if_scaled(scale, || {
        let z = standard(x, loc, scale);
        let log_scale = weak_xlogy(-1.0, scale, false);
        log_scale + (&z - z.exp())
    })
}

/// Of `gumbel_l`.
pub fn gumbel_l_logcdf(args: &[Formula]) -> Formula {
    let (x, loc, scale) = (&args[0], &args[1], &args[2]);
    if_scaled(scale, || {
        let z = standard(x, loc, scale);
        (-(-z.exp()).expm1()).log()
    })
}

/// Of `gumbel_l`.
pub fn gumbel_l_logsf(args: &[Formula]) -> Formula {
    let (x, loc, scale) = (&args[0], &args[1], &args[2]);
    if_scaled(scale, || -standard(x, loc, scale).exp())
}

fn inner_share(p: &Formula) -> Formula {
    p.is_above(0.0).and(&p.is_below(1.0))
}

/// Of `gumbel_l`: `p`, `loc`, `scale`.
pub fn gumbel_l_ppf(args: &[Formula]) -> Formula {
    let (p, loc, scale) = (&args[0], &args[1], &args[2]);
    let sound = inner_share(p);
    let place = scale * weak_xlogy(-1.0, &-p, true).log();
    sound.choose(&(loc + place), &unknown())
}

/// Of `gumbel_r`: `x`, `loc`, `scale`.
pub fn gumbel_r_logpdf(args: &[Formula]) -> Formula {
    let (x, loc, scale) = (&args[0], &args[1], &args[2]);
    if_scaled(scale, || {
        let z = standard(x, loc, scale);
        let log_scale = weak_xlogy(-1.0, scale, false);
        log_scale + -(&z + (-&z).exp())
    })
}

/// Of `gumbel_r`.
pub fn gumbel_r_logcdf(args: &[Formula]) -> Formula {
    let (x, loc, scale) = (&args[0], &args[1], &args[2]);
    if_scaled(scale, || -(-standard(x, loc, scale)).exp())
}

/// Of `gumbel_r`.
pub fn gumbel_r_sf(args: &[Formula]) -> Formula {
    let (x, loc, scale) = (&args[0], &args[1], &args[2]);
    if_scaled(scale, || {
        let z = (loc - x) / scale;
        1.0 - (-z.exp()).exp()
    })
}

/// Of `gumbel_r`.
pub fn gumbel_r_logsf(args: &[Formula]) -> Formula {
    let (x, loc, scale) = (&args[0], &args[1], &args[2]);
    if_scaled(scale, || log1mexp(&((loc - x) / scale).exp()))
}

/// Of `gumbel_r`: `p`, `loc`, `scale`.
pub fn gumbel_r_ppf(args: &[Formula]) -> Formula {
    let (p, loc, scale) = (&args[0], &args[1], &args[2]);
    let sound = inner_share(p);
    let place = scale * weak_xlogy(-1.0, p, false).log();
    sound.choose(&(loc - place), &unknown())
}

/// Of `laplace`: `x`, `loc`, `scale`.
pub fn laplace_logpdf(args: &[Formula]) -> Formula {
    let (x, loc, scale) = (&args[0], &args[1], &args[2]);
    let linear = (x - loc).abs() / scale;
    -(linear + (2.0 * scale).log())
}

/// Of `laplace`.
pub fn laplace_cdf(args: &[Formula]) -> Formula {
    let y = standard(&args[0], &args[1], &args[2]);
    let half = 0.5 * (-y.abs()).exp();
    y.is_below(0.0).select(&half, &(1.0 - &half))
}

/// Of `logistic`: `x`, `loc`, `scale`.
pub fn logistic_logpdf(args: &[Formula]) -> Formula {
    let scale = &args[2];
    let half = standard(&args[0], &args[1], scale) / 2.0;
    let sum = half.with(&-&half, |x, y| super::smooth::logaddexp(x, y, false));
    -half.like(2.0) * sum - scale.log()
}

/// Of `logistic`: `q`, `loc`, `scale`.
pub fn logistic_ppf(args: &[Formula]) -> Formula {
    logit(&args[0]) * &args[2] + &args[1]
}

/// Of `logistic`.
pub fn logistic_isf(args: &[Formula]) -> Formula {
    -logit(&args[0]) * &args[2] + &args[1]
}

/// Of `logistic`.
pub fn logistic_cdf(args: &[Formula]) -> Formula {
    expit(&standard(&args[0], &args[1], &args[2]))
}

/// Of `logistic`.
pub fn logistic_sf(args: &[Formula]) -> Formula {
    expit(&-standard(&args[0], &args[1], &args[2]))
}

/// Of `nbinom`: `k`, `n`, `p`, `loc`.
pub fn nbinom_logpmf(args: &[Formula]) -> Formula {
    let (k, n, p, loc) = (&args[0], &args[1], &args[2], &args[3]);
    let y = k - loc;
    let combinations = (&y + n).lgamma() - n.lgamma() - (&y + 1.0).lgamma();
    let linear = n.xlogy(p) + y.xlogy(&(1.0 - p));
    k.lt(loc).choose(&never(), &(combinations + linear))
}

/// Of `norm`: `x`, `loc`, `scale`.
pub fn norm_sf(args: &[Formula]) -> Formula {
    let [x, loc, scale] = mirrored(args);
    standard(&x, &loc, &scale).then(normal::ndtr)
}

/// Of `norm`.
pub fn norm_logsf(args: &[Formula]) -> Formula {
    let [x, loc, scale] = mirrored(args);
    standard(&x, &loc, &scale).then(|x| normal::log_ndtr(x, 3))
}

/// Of `pareto`: `x`, `b`, `loc`, `scale`.
pub fn pareto_logpdf(args: &[Formula]) -> Formula {
    let (x, b, loc, scale) = (&args[0], &args[1], &args[2], &args[3]);
    let y = standard(x, loc, scale);
    let normalizer = (scale / b).log();
    let log = -(normalizer + (b + 1.0) * y.log());
    y.is_below(1.0).choose(&never(), &log)
}

/// Of `pareto`.
pub fn pareto_cdf(args: &[Formula]) -> Formula {
    let (x, b, loc, scale) = (&args[0], &args[1], &args[2], &args[3]);
    let y = standard(x, loc, scale);
    let share = 1.0 - y.pow(&-b);
    y.is_below(1.0).choose(&x.like(0.0), &share)
}

/// Of `pareto`.
pub fn pareto_logcdf(args: &[Formula]) -> Formula {
    let (x, b, loc, scale) = (&args[0], &args[1], &args[2], &args[3]);
    let y = standard(x, loc, scale);
    let log = (-y.pow(&-b)).log1p();
    y.is_below(1.0).choose(&never(), &log)
}

/// Of `pareto`.
pub fn pareto_logsf(args: &[Formula]) -> Formula {
    let (x, b, loc, scale) = (&args[0], &args[1], &args[2], &args[3]);
    let y = standard(x, loc, scale);
    let log = -(b * y.log());
    y.is_below(1.0).choose(&x.like(0.0), &log)
}

/// Of `pareto`: `q`, `b`, `loc`, `scale`.
pub fn pareto_ppf(args: &[Formula]) -> Formula {
    let (q, b, loc, scale) = (&args[0], &args[1], &args[2], &args[3]);
    let place = loc + scale * (1.0 - q).pow(&-(1.0 / b));
    no_share(q).choose(&unknown(), &place)
}

/// Of `poisson`: `k`, `mu`, `loc`.
pub fn poisson_logpmf(args: &[Formula]) -> Formula {
    let (k, mu, loc) = (&args[0], &args[1], &args[2]);
    let x = k - loc;
    let log = x.xlogy(mu) - (&x + 1.0).lgamma() - mu;
    let whole = x.then(|x| ew::round(x, 0));
    or(x.is_below(0.0), whole.ne(&x)).choose(&never(), &log)
}

/// Of `t`: `x`, `df`, `loc`, `scale`.
pub fn t_logpdf(args: &[Formula]) -> Formula {
    let (x, df, loc, scale) = (&args[0], &args[1], &args[2], &args[3]);
    let y = standard(x, loc, scale);
    let half = df / 2.0;
    let more = &half + 0.5;
    let spread = scale * scale * PI;
    let normalizer = (spread * df).log() / 2.0;
    let normalizer = half.lgamma() + normalizer - more.lgamma();
    let quadratic = &y * &y / df;
    -(normalizer + more * quadratic.log1p())
}

/// Of `uniform`: `x`, `loc`, `scale`.
pub fn uniform_logpdf(args: &[Formula]) -> Formula {
    let scale = &args[2];
    let z = standard(&args[0], &args[1], scale);
    let log = -scale.log();
    let cases = [
        (z.is_below(0.0).or(&z.is_above(1.0)), never()),
        (z.is_from(0.0).and(&z.is_upto(1.0)), log),
    ];
    first_of(&cases, unknown())
}

/// Of `uniform`.
pub fn uniform_cdf(args: &[Formula]) -> Formula {
    let (low, high) = (lax::weak_int(0), lax::weak_int(1));
    let z = standard(&args[0], &args[1], &args[2]);
    z.then(|z| ew::clip(z, Some(&low), Some(&high)))
}

/// Of `uniform`: `q`, `loc`, `scale`.
pub fn uniform_ppf(args: &[Formula]) -> Formula {
    let (q, loc, scale) = (&args[0], &args[1], &args[2]);
    let wrong = no_share(q);
    wrong.choose(&unknown(), &(loc + scale * q))
}

/// Of `vonmises`: `x`, `kappa`.
pub fn vonmises_logpdf(args: &[Formula]) -> Formula {
    let (x, kappa) = (&args[0], &args[1]);
    let sound = kappa.is_from(0.0);
    let log = kappa * (x.cos() - kappa.sign()) - 1.837_877_066_409_345_3 - kappa.i0e().log();
    sound.choose(&log, &unknown())
}

/// Of `wrapcauchy`: `x`, `c`.
pub fn wrapcauchy_logpdf(args: &[Formula]) -> Formula {
    let (x, c) = (&args[0], &args[1]);
    let sound = c.is_above(0.0).and(&c.is_below(1.0));
    let inside = x.is_from(0.0).and(&x.is_upto(2.0 * PI));
    let around = Formula::float(2.0 * PI).log();
    let below = (1.0 + c * c - 2.0 * c * x.cos()).log();
    let log = (1.0 - c * c).log() - around - below;
    sound.choose(&inside.choose(&log, &never()), &unknown())
}

/// `dirichlet.logpdf`.
pub fn dirichlet_logpdf(x: &Value, alpha: &Value) -> R {
    let both = promote::promote_inexact(&[x.clone(), alpha.clone()])?;
    let (mut x, mut alpha) = (both[0].clone(), both[1].clone());
    if alpha.ndim() != 1 {
        return Err(Error::value_error(format_args!(
            "`alpha` must be one-dimensional; got alpha.shape={}",
            alpha.shape()
        )));
    }
    let n = alpha.shape()[0];
    let rows = x.shape().first().copied().unwrap_or(0);
    if rows != n && rows + 1 != n {
        return Err(Error::value_error(format_args!(
            "`x` must have either the same number of entries as `alpha` or one entry fewer; got x.shape={}, alpha.shape={}",
            x.shape(),
            alpha.shape()
        )));
    }
    if rows != n {
        let rest = 1.0 - Formula::from(&x).total(&[0]);
        let rest = rest.then(|rest| lax::expand_dims(rest, &[0])).done()?;
        x = lax::concatenate(&[x, rest], 0)?;
    }
    let whole = Formula::from(&alpha);
    let normalizer = whole.lgamma().total(&[0]) - whole.total(&[0]).lgamma();
    if x.ndim() > 1 {
        let mut dims = vec![1; x.ndim()];
        dims[0] = n;
        alpha = lax::broadcast_in_dim(&alpha, dims, &[0])?;
    }
    let x = Formula::from(&x);
    let log = (Formula::from(&alpha) - 1.0).xlogy(&x).total(&[0]) - normalizer;
    let positive = x
        .is_above(0.0)
        .then(|x| lax::reduce(freezeframe_core::ReduceOp::And, x, &[0]));
    let one = (x.total(&[0]) - 1.0).abs().is_below(1e-6);
    positive.and(&one).choose(&log, &never()).done()
}

/// `multinomial.logpmf`.
pub fn multinomial_logpmf(x: &Value, n: &Value, p: &Value) -> R {
    let p = promote::promote_inexact(std::slice::from_ref(p))?.remove(0);
    let both = promote::promote_numeric(&[x.clone(), n.clone()])?;
    let (x, n) = (&both[0], &both[1]);
    if !x.dtype().is_integer() {
        return Err(Error::value_error(format_args!(
            "x and n must be of integer type; got x.dtype={}, n.dtype={}",
            x.dtype(),
            n.dtype()
        )));
    }
    let last = |x: &Formula| {
        x.then(|x| {
            let axis = super::canonical_axis(-1, x.ndim())?;
            lax::reduce(freezeframe_core::ReduceOp::Sum, x, &[axis])
        })
    };
    let inside = last(&x.into()).eq(&n.into());
    let (x, n) = (
        Formula::from(x).as_dtype(p.dtype()),
        Formula::from(n).as_dtype(p.dtype()),
    );
    let terms = x.xlogy(&Formula::from(&p)) - (&x + 1.0).lgamma();
    let log = (&n + 1.0).lgamma() + last(&terms);
    inside.choose(&log, &never()).done()
}

/// `norm` between two bounds: the logarithm of the share of the normal distribution between `a` and `b`.
fn log_mass(a: &Formula, b: &Formula) -> Formula {
    let both = a.with(b, |a, b| {
        let both = promote::broadcast_arrays(&[a.clone(), b.clone()])?;
        super::places::listed(&both)
    });
    let row = |at: usize| both.then(|both| lax::index_in_dim(both, at, 0));
    let (a, b) = (row(0), row(1));
    let (left, right) = (b.is_upto(0.0), a.is_above(0.0));
    let central = left.or(&right).not();
    let (low, high) = (right.choose(&-&b, &a), right.choose(&-&a, &b));
    let log_ndtr = |x: &Formula| x.then(|x| normal::log_ndtr(x, 3));
    let tail = log_ndtr(&high).with(&log_ndtr(&low), |high, low| {
        let pair = super::places::listed(&[high.clone(), low.clone()])?;
        let one = |sign: f64| lax::full(high.shape(), &lax::scalar(high.dtype(), sign));
        let signs = super::places::listed(&[one(1.0)?, one(-1.0)?])?;
        let options = super::reduce::Options {
            axes: Some(vec![0]),
            ..Default::default()
        };
        super::reduce::logsumexp(&pair, &options, Some(&signs))
    });
    let ndtr = |x: &Formula| x.then(normal::ndtr);
    let middle = (-ndtr(&a) - ndtr(&-&b)).log1p();
    central.choose(&middle, &tail)
}

/// Of `truncnorm`: `x`, `a`, `b`, `loc`, `scale`.
pub fn truncnorm_logpdf(args: &[Formula]) -> Formula {
    let (x, a, b, loc, scale) = (&args[0], &args[1], &args[2], &args[3], &args[4]);
    let square = scale.square();
    let normalizer = (2.0 * PI * &square).log();
    let quadratic = (x - loc).square() / square;
    let log = (normalizer + quadratic) / -2.0 - log_mass(a, b);
    let y = standard(x, loc, scale);
    let log = y.lt(a).or(&y.gt(b)).choose(&never(), &log);
    a.lt(b).choose(&log, &unknown())
}

/// Of `truncnorm`.
pub fn truncnorm_logcdf(args: &[Formula]) -> Formula {
    let (a, b) = (&args[1], &args[2]);
    let x = standard(&args[0], &args[3], &args[4]);
    let whole = log_mass(a, b);
    let below = log_mass(a, &x) - &whole;
    let above = log_mass(&x, b) - &whole;
    let cases = [
        (x.ge(b), Formula::int(0)),
        (x.le(a), never()),
        (below.is_above(-0.1), (-above.exp()).log1p()),
        (x.gt(a), below),
    ];
    a.lt(b).choose(&first_of(&cases, unknown()), &unknown())
}

/// Of `truncnorm`.
pub fn truncnorm_logsf(args: &[Formula]) -> Formula {
    let turned = [-&args[0], -&args[2], -&args[1], -&args[3], args[4].clone()];
    truncnorm_logcdf(&turned)
}

exponentials! {
    /// Of `truncnorm`.
    truncnorm_pdf = truncnorm_logpdf;
    /// Of `truncnorm`.
    truncnorm_cdf = truncnorm_logcdf;
    /// Of `truncnorm`.
    truncnorm_sf = truncnorm_logsf;
}
