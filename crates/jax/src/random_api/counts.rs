//! Random counts, and draws that are made of other variates.

use super::keys::{Drawn, Key};
use crate::ops::{R, counts, draws, promote};
use crate::py::*;
use crate::row::{Call, Facts};
use crate::sharding::OutSharding;
use freezeframe_array::{DType, Shape};

/// Counts, and more distributions of floats.
#[natives(scope = Call)]
pub(super) mod functions {
    use super::*;

    /// Points in the ball of `d` dimensions with radius one, all places as likely, where the length is that of the norm `p`.
    ///
    /// >>> jax.random.ball(jax.random.key(0), 3).shape
    /// (3,)
    #[native("(key, d, p=2, shape=(), dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn ball(
        key: Key,
        out_sharding: OutSharding,
        d: i64,
        p: &Value,
        shape: Drawn,
        dtype: Option<DType>,
    ) -> R {
        out_sharding.laid({
            let d = freezeframe_base::how_many(d).unwrap_or(0);
            let dtype = dtype.unwrap_or_else(promote::float_dtype);
            draws::ball(&key.value, d, p, &shape.0, dtype)
        })
    }

    /// How many of `n` trials succeed, each with probability `p`, as floats.
    ///
    /// >>> jax.random.binomial(jax.random.key(0), 10, 0.5)
    /// Array(6., dtype=float32)
    #[native("(key, n, p, shape=None, dtype=None)", facts = Facts::DRAWS)]
    fn binomial(key: Key, n: &Value, p: &Value, shape: Option<Shape>, dtype: Option<DType>) -> R {
        let dtype = dtype.unwrap_or_else(promote::float_dtype);
        counts::binomial(&key.value, n, p, shape.as_ref(), dtype)
    }

    /// How many of `n` trials have each outcome, whose probabilities are along the last axis of `p`.
    ///
    /// >>> jax.random.multinomial(jax.random.key(0), 10, jnp.array([0.5, 0.5])).sum()
    /// Array(10., dtype=float32)
    #[native("(key, n, p, *, shape=None, dtype=None, unroll=1)", facts = Facts::DRAWS)]
    fn multinomial(
        key: Key,
        n: &Value,
        p: &Value,
        shape: Option<Shape>,
        dtype: Option<DType>,
    ) -> R {
        let dtype = dtype.unwrap_or_else(promote::float_dtype);
        counts::multinomial(&key.value, n, p, shape.as_ref(), dtype)
    }

    /// How many trials there are up to the first success, each with probability `p`.
    ///
    /// >>> jax.random.geometric(jax.random.key(0), 0.3)
    /// Array(1, dtype=int32)
    #[native("(key, p, shape=None, dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn geometric(
        key: Key,
        out_sharding: OutSharding,
        p: &Value,
        shape: Option<Shape>,
        dtype: Option<DType>,
    ) -> R {
        out_sharding.laid({
            let dtype = dtype.unwrap_or_else(promote::int_dtype);
            let dims = draws::common_shape("geometric", shape, &[p])?;
            counts::geometric(&key.value, p, &dims, dtype)
        })
    }

    /// Counts of events of which there are `lam` on average.
    ///
    /// >>> jax.random.poisson(jax.random.key(0), 4.0)
    /// Array(0, dtype=int32)
    #[native("(key, lam, shape=None, dtype=None, *, method='exact', out_sharding=None)", facts = Facts::DRAWS)]
    fn poisson(
        key: Key,
        out_sharding: OutSharding,
        lam: &Value,
        shape: Option<Shape>,
        dtype: Option<DType>,
        method: &str,
    ) -> R {
        out_sharding.laid({
            if method == "approximate" {
                return Err(Error::not_implemented(
                    "jax.random.poisson with method='approximate' is not implemented",
                ));
            }
            if method != "exact" {
                return Err(Error::value_error(format_args!(
                    "method argument to `poisson` must be one of {{'exact', 'approximate'}}, got '{method}'"
                )));
            }
            let dtype = dtype.unwrap_or_else(promote::int_dtype);
            let dims = shape.unwrap_or_else(|| lam.shape());
            counts::poisson(&key.value, lam, &dims, dtype)
        })
    }

    /// Numbers of the F distribution: the ratio of two chi-square numbers, each divided by its degrees of freedom.
    ///
    /// >>> jax.random.f(jax.random.key(0), 3.0, 5.0).round(4)
    /// Array(2.5797, dtype=float32)
    #[native("(key, dfnum, dfden, shape=None, dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn f(
        key: Key,
        out_sharding: OutSharding,
        dfnum: &Value,
        dfden: &Value,
        shape: Option<Shape>,
        dtype: Option<DType>,
    ) -> R {
        out_sharding.laid({
            let dtype = dtype.unwrap_or_else(promote::float_dtype);
            let dims = draws::common_shape("f", shape, &[dfnum, dfden])?;
            draws::f(&key.value, dfnum, dfden, &dims, dtype)
        })
    }

    /// Numbers whose density falls as `exp(-abs(x)**p)`.
    ///
    /// >>> jax.random.generalized_normal(jax.random.key(0), 2.0).shape
    /// ()
    #[native("(key, p, shape=(), dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn generalized_normal(
        key: Key,
        out_sharding: OutSharding,
        p: &Value,
        shape: Drawn,
        dtype: Option<DType>,
    ) -> R {
        out_sharding.laid({
            let dtype = dtype.unwrap_or_else(promote::float_dtype);
            draws::generalized_normal(&key.value, p, &shape.0, dtype)
        })
    }

    /// Positive numbers of the Maxwell distribution: lengths of vectors of three normal numbers.
    ///
    /// >>> jax.random.maxwell(jax.random.key(0))
    /// Array(2.6310966, dtype=float32)
    #[native("(key, shape=(), dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn maxwell(key: Key, out_sharding: OutSharding, shape: Drawn, dtype: Option<DType>) -> R {
        out_sharding.laid({
            let dtype = dtype.unwrap_or_else(promote::float_dtype);
            draws::maxwell(&key.value, &shape.0, dtype)
        })
    }

    /// Numbers of the Maxwell distribution with a random sign, times `scale`, around `loc`.
    ///
    /// >>> jax.random.double_sided_maxwell(jax.random.key(0), 0.0, 1.0).shape
    /// ()
    #[native("(key, loc, scale, shape=(), dtype=None)", facts = Facts::DRAWS)]
    fn double_sided_maxwell(
        key: Key,
        loc: &Value,
        scale: &Value,
        shape: Drawn,
        dtype: Option<DType>,
    ) -> R {
        let dtype = dtype.unwrap_or_else(promote::float_dtype);
        draws::double_sided_maxwell(&key.value, loc, scale, &shape.0, dtype)
    }

    /// Positive numbers of the Wald distribution with this mean.
    ///
    /// >>> jax.random.wald(jax.random.key(0), 1.0).shape
    /// ()
    #[native("(key, mean, shape=None, dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn wald(
        key: Key,
        out_sharding: OutSharding,
        mean: &Value,
        shape: Option<Shape>,
        dtype: Option<DType>,
    ) -> R {
        out_sharding.laid({
            let dtype = dtype.unwrap_or_else(promote::float_dtype);
            let dims = draws::common_shape("wald", shape, &[mean])?;
            draws::wald(&key.value, mean, &dims, dtype)
        })
    }
}
