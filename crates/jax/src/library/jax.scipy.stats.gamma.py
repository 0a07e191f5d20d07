"""The rest of jax.scipy.stats.gamma."""

import numpy as _np
from jax import lax as _lax, numpy as _jnp
from jax._src.numpy.util import promote_args_inexact as _inexact
from jax.scipy import special as _special


def _const(x, value):
    # A number beside an array; one beside a number stays one.
    return _jnp.asarray(float(value)) if x.weak_type else _lax.full_like(x, value)


def _placed(x, loc, scale, most):
    return _lax.clamp(_const(x, 0), _lax.div(_lax.sub(x, loc), scale), _const(x, most))


def cdf(x, a, loc=0, scale=1):
    """The probability of at most `x`.

    >>> jax.scipy.stats.gamma.cdf(jnp.float32(1.5), 2.0)
    Array(0.44217455, dtype=float32)
    """
    x, a, loc, scale = _inexact("gamma.cdf", x, a, loc, scale)
    return _special.gammainc(a, _placed(x, loc, scale, _np.inf))


def logcdf(x, a, loc=0, scale=1):
    """The logarithm of the probability of at most `x`.

    >>> jax.scipy.stats.gamma.logcdf(jnp.float32(1.5), 2.0)
    Array(-0.8160505, dtype=float32)
    """
    return _lax.log(cdf(x, a, loc, scale))


def sf(x, a, loc=0, scale=1):
    """The probability of more than `x`.

    >>> jax.scipy.stats.gamma.sf(jnp.float32(1.5), 2.0)
    Array(0.55782545, dtype=float32)
    """
    x, a, loc, scale = _inexact("gamma.sf", x, a, loc, scale)
    y = _lax.div(_lax.sub(x, loc), scale)
    return _jnp.where(_lax.lt(y, _lax.full_like(y, 0)), 1, _special.gammaincc(a, y))


def logsf(x, a, loc=0, scale=1):
    """The logarithm of the probability of more than `x`.

    >>> jax.scipy.stats.gamma.logsf(jnp.float32(1.5), 2.0)
    Array(-0.5837092, dtype=float32)
    """
    return _lax.log(sf(x, a, loc, scale))
