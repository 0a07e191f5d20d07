"""The rest of jax.scipy.stats.poisson."""

import numpy as _np
from jax import lax as _lax, numpy as _jnp
from jax._src.numpy.util import ensure_arraylike as _ensure, promote_args_inexact as _inexact
from jax._src.numpy.util import promote_dtypes_inexact as _floats
from jax.scipy import special as _special
from jax.scipy.stats import poisson as _poisson


def cdf(k, mu, loc=0):
    """The probability of at most `k` events.

    >>> jax.scipy.stats.poisson.cdf(2, 1.5)
    Array(0.80884683, dtype=float32, weak_type=True)
    """
    k, mu, loc = _inexact("poisson.logpmf", k, mu, loc)
    zero = _jnp.asarray(0.0) if k.weak_type else _lax.full_like(k, 0)
    x = _lax.sub(k, loc)
    return _jnp.where(_lax.lt(x, zero), zero, _special.gammaincc(_jnp.floor(1 + x), mu))


def _summed(mu, count, most):
    k = _jnp.arange(count, dtype=mu.dtype)[:, None]
    logarithms = _poisson.logpmf(k, mu, 0)
    inside = k < _jnp.ceil(most(mu)).astype(k.dtype)[None, :]
    return _jnp.sum(_jnp.where(inside, -_jnp.exp(logarithms) * logarithms, 0.0), axis=0)


def entropy(mu, loc=0):
    """The entropy of the distribution.

    >>> jax.scipy.stats.poisson.entropy(2.0)
    Array(1.7048829, dtype=float32)
    """
    mu, loc = _floats(*_ensure("poisson.entropy", mu, loc))
    flat = _jnp.ravel(mu)
    small = _summed(_jnp.where((flat == 0) | (flat >= 10), 1, flat), 35, lambda mu: mu + 20)
    middle = _summed(_jnp.where((flat < 10) | (flat >= 100), 10, flat), 250, lambda mu: mu + 10 * _jnp.sqrt(mu) + 20)
    large = _jnp.where(flat < 100, 100, flat)
    large = 0.5 * _jnp.log(2 * _np.pi * _np.e * large) - 1.0 / (12 * large)
    found = _jnp.where(flat < 10, small, _jnp.where(flat < 100, middle, large))
    found = _jnp.where(flat == 0, _jnp.zeros_like(flat), found)
    return _jnp.broadcast_to(_jnp.reshape(found, mu.shape), _jnp.broadcast_shapes(mu.shape, loc.shape))
