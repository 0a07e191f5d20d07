"""The rest of jax.scipy.stats.beta."""

from jax import lax as _lax, numpy as _jnp
from jax._src.numpy.util import promote_args_inexact as _inexact
from jax.scipy import special as _special


def _const(x, value):
    # A number beside an array; one beside a number stays one.
    return _jnp.asarray(float(value)) if x.weak_type else _lax.full_like(x, value)


def _placed(x, loc, scale, most):
    return _lax.clamp(_const(x, 0), _lax.div(_lax.sub(x, loc), scale), _const(x, most))


def cdf(x, a, b, loc=0, scale=1):
    """The probability of at most `x`.

    >>> jax.scipy.stats.beta.cdf(jnp.float32(0.3), 2.0, 3.0)
    Array(0.34829986, dtype=float32)
    """
    x, a, b, loc, scale = _inexact("beta.cdf", x, a, b, loc, scale)
    return _special.betainc(a, b, _placed(x, loc, scale, 1))


def logcdf(x, a, b, loc=0, scale=1):
    """The logarithm of the probability of at most `x`.

    >>> jax.scipy.stats.beta.logcdf(jnp.float32(0.3), 2.0, 3.0)
    Array(-1.0546916, dtype=float32)
    """
    return _lax.log(cdf(x, a, b, loc, scale))


def sf(x, a, b, loc=0, scale=1):
    """The probability of more than `x`.

    >>> jax.scipy.stats.beta.sf(jnp.float32(0.3), 2.0, 3.0)
    Array(0.65170014, dtype=float32)
    """
    x, a, b, loc, scale = _inexact("beta.sf", x, a, b, loc, scale)
    return _special.betainc(b, a, 1 - _placed(x, loc, scale, 1))


def logsf(x, a, b, loc=0, scale=1):
    """The logarithm of the probability of more than `x`.

    >>> jax.scipy.stats.beta.logsf(jnp.float32(0.3), 2.0, 3.0)
    Array(-0.42817074, dtype=float32)
    """
    return _lax.log(sf(x, a, b, loc, scale))
