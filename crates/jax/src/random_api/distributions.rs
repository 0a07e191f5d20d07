//! Draws from distributions with parameters. The parameters are spread to the shape of the result.

use super::keys::Key;
use crate::ops::R;
use crate::ops::distributions as of;
use crate::py::*;
use crate::row::{Call, Facts};
use crate::sharding::OutSharding;
use freezeframe_array::{DType, Shape};

/// Draws from distributions that others are computed from.
#[natives(scope = Call)]
pub(super) mod functions {
    use super::*;

    /// Numbers between 0 and 1 of the beta distribution.
    ///
    /// >>> jax.random.beta(jax.random.key(0), 2.0, 3.0)
    /// Array(0.23627362, dtype=float32)
    #[native("(key, a, b, shape=None, dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn beta(
        key: Key,
        out_sharding: OutSharding,
        a: &Value,
        b: &Value,
        dtype: Option<DType>,
        shape: Option<Shape>,
    ) -> R {
        out_sharding.laid(of::BETA.sample(&key.value, &[a.clone(), b.clone()], shape, dtype))
    }

    /// Numbers of the chi-square distribution with `df` degrees of freedom.
    ///
    /// >>> jax.random.chisquare(jax.random.key(0), 3.0)
    /// Array(2.205084, dtype=float32)
    #[native("(key, df, shape=None, dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn chisquare(
        key: Key,
        out_sharding: OutSharding,
        df: &Value,
        dtype: Option<DType>,
        shape: Option<Shape>,
    ) -> R {
        out_sharding.laid(of::CHISQUARE.sample(&key.value, std::slice::from_ref(df), shape, dtype))
    }

    /// Vectors of shares that sum to one, of the Dirichlet distribution.
    ///
    /// A ValueError says if `alpha` is no vector.
    ///
    /// >>> jax.random.dirichlet(jax.random.key(0), jnp.ones(3)).shape
    /// (3,)
    #[native("(key, alpha, shape=None, dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn dirichlet(
        key: Key,
        out_sharding: OutSharding,
        alpha: &Value,
        dtype: Option<DType>,
        shape: Option<Shape>,
    ) -> R {
        out_sharding.laid({
            let Some(last) = alpha.ndim().checked_sub(1) else {
                return Err(Error::value_error(
                    "dirichlet requires alpha.ndim >= 1, got alpha.ndim == 0",
                ));
            };
            let shape = shape.unwrap_or_else(|| alpha.shape().without_axes(&[last]));
            of::DIRICHLET.sample(&key.value, std::slice::from_ref(alpha), Some(shape), dtype)
        })
    }

    #[member(gamma = of::GAMMA, "Positive numbers of the gamma distribution with shape `a` and scale 1.

        >>> jax.random.gamma(jax.random.key(0), 2.0)
        Array(1.5897877, dtype=float32)")]
    #[member(loggamma = of::LOGGAMMA, "The logarithms of numbers of the gamma distribution.

        >>> jax.random.loggamma(jax.random.key(0), 2.0)
        Array(0.46360058, dtype=float32)")]
    #[native("(key, a, shape=None, dtype=None)", facts = Facts::DRAWS)]
    fn of_a(
        key: Key,
        a: &Value,
        dtype: Option<DType>,
        shape: Option<Shape>,
        member: of::Distribution,
    ) -> R {
        member.sample(&key.value, std::slice::from_ref(a), shape, dtype)
    }

    /// Numbers whose logarithms are of the normal distribution with deviation `sigma`.
    ///
    /// >>> jax.random.lognormal(jax.random.key(0))
    /// Array(5.066459, dtype=float32)
    #[native("(key, sigma=1.0, shape=None, dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn lognormal(
        key: Key,
        out_sharding: OutSharding,
        sigma: &Value,
        dtype: Option<DType>,
        shape: Option<Shape>,
    ) -> R {
        out_sharding.laid(of::LOGNORMAL.sample(
            &key.value,
            std::slice::from_ref(sigma),
            shape,
            dtype,
        ))
    }

    /// Numbers from 1 on of the Pareto distribution.
    ///
    /// >>> jax.random.pareto(jax.random.key(0), 3.0)
    /// Array(2.6734667, dtype=float32)
    #[native("(key, b, shape=None, dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn pareto(
        key: Key,
        out_sharding: OutSharding,
        b: &Value,
        dtype: Option<DType>,
        shape: Option<Shape>,
    ) -> R {
        out_sharding.laid(of::PARETO.sample(&key.value, std::slice::from_ref(b), shape, dtype))
    }

    /// Positive numbers of the Rayleigh distribution.
    ///
    /// >>> jax.random.rayleigh(jax.random.key(0), 2.0)
    /// Array(0.65575665, dtype=float32)
    #[native("(key, scale, shape=None, dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn rayleigh(
        key: Key,
        out_sharding: OutSharding,
        scale: &Value,
        dtype: Option<DType>,
        shape: Option<Shape>,
    ) -> R {
        out_sharding.laid(of::RAYLEIGH.sample(
            &key.value,
            std::slice::from_ref(scale),
            shape,
            dtype,
        ))
    }

    /// Numbers of Student's distribution with `df` degrees of freedom.
    ///
    /// >>> jax.random.t(jax.random.key(0), 5.0)
    /// Array(0.7589499, dtype=float32)
    #[native("(key, df, shape=None, dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn t(
        key: Key,
        out_sharding: OutSharding,
        df: &Value,
        dtype: Option<DType>,
        shape: Option<Shape>,
    ) -> R {
        out_sharding.laid(of::T.sample(&key.value, std::slice::from_ref(df), shape, dtype))
    }

    /// Numbers from `left` to `right`, likeliest at `mode`, and less likely in a straight line to both ends.
    ///
    /// >>> jax.random.triangular(jax.random.key(0), 0.0, 1.0, 3.0)
    /// Array(2.4396448, dtype=float32)
    #[native("(key, left, mode, right, shape=None, dtype=None, *, out_sharding=None)", facts = Facts::DRAWS)]
    fn triangular(
        key: Key,
        out_sharding: OutSharding,
        left: &Value,
        mode: &Value,
        right: &Value,
        dtype: Option<DType>,
        shape: Option<Shape>,
    ) -> R {
        out_sharding.laid({
            let parameters = [left, mode, right].map(Value::clone);
            of::TRIANGULAR.sample(&key.value, &parameters, shape, dtype)
        })
    }

    /// Positive numbers of the Weibull distribution.
    ///
    /// >>> jax.random.weibull_min(jax.random.key(0), 2.0, 1.5)
    /// Array(4.1139336, dtype=float32)
    #[native(
        "(key, scale, concentration, shape=None, dtype=None)",
        facts = Facts::DRAWS
    )]
    fn weibull_min(
        key: Key,
        scale: &Value,
        concentration: &Value,
        dtype: Option<DType>,
        shape: Option<Shape>,
    ) -> R {
        let parameters = [scale.clone(), concentration.clone()];
        of::WEIBULL_MIN.sample(&key.value, &parameters, shape, dtype)
    }
}
