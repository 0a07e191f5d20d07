//! The gamma function and what is made of it.

use super::formula::{self, Formula};
use super::{R, lax, windows};
use freezeframe_core::{Error, Value};
use std::f64::consts::PI;

fn one(x: &Value) -> R<Formula> {
    Ok(formula::inexact(&[x])?.remove(0))
}

/// `exp(-|x|) I0(x)`.
pub fn i0e(x: &Value) -> R {
    one(x)?.i0e().done()
}

/// `exp(-|x|) I1(x)`.
pub fn i1e(x: &Value) -> R {
    one(x)?.i1e().done()
}

/// The modified Bessel function of order 0.
pub fn i0(x: &Value) -> R {
    windows::i0_of(&one(x)?.done()?)
}

/// The modified Bessel function of order 1.
pub fn i1(x: &Value) -> R {
    windows::i1_of(&one(x)?).done()
}

/// The sign of the gamma function.
pub fn gammasgn(x: &Value) -> R {
    let x = one(x)?.done()?;
    if x.dtype().is_complex() {
        return Err(Error::value_error(
            "gammasgn does not support complex-valued inputs.",
        ));
    }
    let number = |value: f64| Formula::from(lax::scalar(x.dtype(), value));
    let x = Formula::from(&x);
    let floor = x.floor();
    let negative = x.is_below(0.0);
    let nowhere = negative.and(&x.eq(&floor)).or(&x.ne(&x));
    let odd = floor.then(|floor| super::elementwise::remainder(floor, &lax::constant(floor, 2.0)));
    let minus_zero = x.is(0.0).and(&x.then(super::elementwise::signbit));
    let below = negative.and(&odd.is_not(0.0)).or(&minus_zero);
    let sign = below.choose(&number(-1.0), &number(1.0));
    nowhere.choose(&number(f64::NAN), &sign).done()
}

/// The gamma function.
pub fn gamma(x: &Value) -> R {
    let x = one(x)?.done()?;
    if x.dtype().is_complex() {
        return Err(Error::not_implemented(
            "jax.scipy.special.gamma of complex numbers is not implemented",
        ));
    }
    let size = Formula::from(&x).lgamma().exp();
    (Formula::from(gammasgn(&x)) * size).done()
}

/// The factorial.
pub fn factorial(n: &Value) -> R {
    let n = one(n)?;
    let size = (&n + 1.0).lgamma().exp();
    n.is_below(0.0).choose(&Formula::int(0), &size).done()
}

/// How many ways there are to choose.
pub fn comb(n: &Value, k: &Value, repetition: bool) -> R {
    let both = formula::inexact(&[n, k])?;
    let (n, k) = (&both[0], &both[1]);
    if repetition {
        let none = k.is(0.0).and(&n.is_from(0.0));
        let more = (n + k - 1.0).done()?;
        let result = comb(&more, &k.clone().done()?, false)?;
        return none.choose(&Formula::float(1.0), &result.into()).done();
    }
    let sound = k.le(n).and(&n.is_from(0.0)).and(&k.is_from(0.0));
    let zero = Formula::float(0.0);
    let (n, k) = (sound.choose(n, &zero), sound.choose(k, &zero));
    let log = (&n + 1.0).lgamma() - (&k + 1.0).lgamma() - (&n + 1.0 - &k).lgamma();
    sound.choose(&log.exp(), &zero).done()
}

/// What is left of `lgamma(b) - lgamma(a + b)` for large `b`, by the series of Stirling.
fn difference(a: &Formula, b: &Formula) -> Formula {
    const SERIES: [f64; 6] = [
        0.083_333_333_333_333_3,
        -0.002_777_777_777_609_91,
        0.000_793_650_666_825_39,
        -0.000_595_202_931_351_87,
        0.000_837_308_034_031_215,
        -0.001_653_229_627_807_13,
    ];
    let h = a / b;
    let c = &h / (1.0 + &h);
    let x = &h / (1.0 + &h);
    let d = b + (a - 0.5);
    let square = &x * &x;
    let mut sums = vec![1.0 + (&x + &square)];
    for at in 0..4 {
        let next = 1.0 + (&x + &square * &sums[at]);
        sums.push(next);
    }
    let t = (1.0 / b).powi(2);
    let mut w = SERIES[5] * &sums[4] * &t;
    for at in (0..4).rev() {
        w = (w + SERIES[at + 1] * &sums[at]) * &t;
    }
    let w = (w + SERIES[0]) * (c / b);
    let u = d * (a / b).log1p();
    let v = a * (b.log() - 1.0);
    u.le(&v).choose(&(&w - &v - &u), &(&w - &u - &v))
}

fn betaln_of(a: &Formula, b: &Formula) -> Formula {
    let is_ordered = a.le(b);
    let (small, large) = (is_ordered.choose(a, b), a.le(b).choose(b, a));
    let near = small.lgamma() + (large.lgamma() - (&small + &large).lgamma());
    let far = small.lgamma() + difference(&small, &large);
    large.is_below(8.0).choose(&near, &far)
}

/// The logarithm of the beta function.
pub fn betaln(a: &Value, b: &Value) -> R {
    let both = formula::inexact(&[a, b])?;
    betaln_of(&both[0], &both[1]).done()
}

/// The beta function.
pub fn beta(a: &Value, b: &Value) -> R {
    let both = formula::inexact(&[a, b])?;
    let (a, b) = (&both[0], &both[1]);
    let sign = a.then(gammasgn) * b.then(gammasgn) * (a + b).then(gammasgn);
    (sign * betaln_of(a, b).exp()).done()
}

/// The transformation of Box and Cox, of `x` or of `1 + x`.
pub fn boxcox(x: &Value, lambda: &Value, one_more: bool) -> R {
    let both = formula::inexact(&[x, lambda])?;
    let (x, lambda) = (&both[0], &both[1]);
    let is_zero = lambda.is(0.0);
    let safe = is_zero.choose(&lambda.filled(1.0), lambda);
    let log = if one_more { x.log1p() } else { x.log() };
    let power = (&safe * &log).expm1() / &safe;
    is_zero.choose(&log, &power).done()
}

/// The logarithm of the gamma function of `d` dimensions.
pub fn multigammaln(a: &Value, d: i64) -> R {
    let count = freezeframe_base::how_many(d).unwrap_or(0);
    let both = formula::inexact(&[a, &lax::weak_int(d)])?;
    let (a, d) = (&both[0], &both[1]);
    let constant = 0.25 * d * (d - 1.0) * a.like(PI).log();
    let terms = a.then(|a| {
        let halves = Formula::from(lax::iota(a.dtype(), [count], 0)) / 2.0;
        let rank = a.ndim();
        let column = Formula::from(lax::expand_dims(a, &[rank]));
        let lead: Vec<usize> = (0..rank).collect();
        let row = halves.then(|halves| lax::expand_dims(halves, &lead));
        (column - row).lgamma().total(&[rank]).done()
    });
    (terms + constant).done()
}
