//! Gamma variates by Marsaglia and Tsang's method, draw for draw as JAX makes them.

use super::threefry::{key_split, threefry2x32};
use crate::interrupt::worked;
use crate::math::{erf, exp, fma, log, pow, root};
use crate::storage::{Key, try_vec};
use crate::{Array, Error, Result};

/// A variate, or its logarithm, for each element of `shapes`; the keys' shape is where that of `shapes` begins.
pub fn random_gamma(keys: &Array, shapes: &Array, log_space: bool) -> Result<Array> {
    let fits = shapes.shape().starts_with(keys.shape());
    if !fits {
        return Err(Error::invalid("random_gamma operands do not fit together"));
    }
    let Some(alphas) = shapes.as_slice::<f32>() else {
        return Err(Error::unsupported("random_gamma", shapes.dtype()));
    };
    let keys = keys.try_slice::<Key>()?;
    let count = alphas.len() / keys.len().max(1);
    let mut out = try_vec(alphas.len())?;
    for (at, &alpha) in alphas.iter().enumerate() {
        worked(64)?;
        let key = key_split(keys[at / count.max(1)], (at % count.max(1)) as u64);
        out.push(one(key, alpha, log_space));
    }
    Array::from_vec(out, shapes.shape().clone())
}

/// A number from 0 to 1.
fn uniform(key: Key) -> f32 {
    let [high, low] = threefry2x32(key, [0, 0]);
    f32::from_bits((high ^ low) >> 9 | 0x3f80_0000) - 1.0
}

fn normal(key: Key) -> f32 {
    const LOW: f32 = -1.0 + f32::EPSILON / 2.0;
    let u = fma(uniform(key), 1.0 - LOW, LOW).max(LOW);
    std::f32::consts::SQRT_2 * erf::erf_inv(u)
}

/// The cube of a shifted normal variate that is above zero, and the normal's square.
fn candidate(mut key: Key, c: f32) -> (f32, f32) {
    loop {
        let x = normal(key_split(key, 1));
        let v = fma(x, c, 1.0);
        if v > 0.0 || v.is_nan() {
            return (x * x, v * v * v);
        }
        key = key_split(key, 0);
    }
}

fn one(key: Key, alpha: f32, log_space: bool) -> f32 {
    const THIRD: f32 = 1.0 / 3.0;
    let large = alpha >= 1.0;
    let boosted = if large { alpha } else { alpha + 1.0 };
    let d = boosted - THIRD;
    let c = THIRD * root::rsqrt(d);
    let (mut key, boost_key) = (key_split(key, 0), key_split(key, 1));
    let (mut x, mut v, mut u) = (0.0f32, 1.0f32, 2.0f32);
    // Below the squeeze no logarithm is needed, but the draws are the same.
    while u >= fma(-0.0331, x * x, 1.0) && log::log(u) >= fma(x, 0.5, d * ((1.0 - v) + log::log(v)))
    {
        let (candidate_key, u_key) = (key_split(key, 1), key_split(key, 2));
        key = key_split(key, 0);
        (x, v) = candidate(candidate_key, c);
        u = uniform(u_key);
    }
    if log_space {
        let sample = log::log1p(-uniform(boost_key));
        let boost = if large || sample == 0.0 {
            0.0
        } else {
            sample * (1.0 / alpha)
        };
        return (log::log(d) + log::log(v)) + boost;
    }
    let boost = if large {
        1.0
    } else {
        pow(1.0 - uniform(boost_key), 1.0 / alpha)
    };
    exp::flush(d * v * boost)
}
