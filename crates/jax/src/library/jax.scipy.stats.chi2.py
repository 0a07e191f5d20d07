"""The rest of jax.scipy.stats.chi2."""

import numpy as _np
from jax import lax as _lax, numpy as _jnp
from jax._src.numpy.util import promote_args_inexact as _inexact
from jax.scipy import special as _special


def _const(x, value):
    # A number beside an array; one beside a number stays one.
    return _jnp.asarray(float(value)) if x.weak_type else _lax.full_like(x, value)


def _placed(x, loc, scale, most):
    return _lax.clamp(_const(x, 0), _lax.div(_lax.sub(x, loc), scale), _const(x, most))


def cdf(x, df, loc=0, scale=1):
    """The probability of at most `x`.

    >>> jax.scipy.stats.chi2.cdf(jnp.float32(1.5), 3.0)
    Array(0.31772965, dtype=float32)
    """
    x, df, loc, scale = _inexact("chi2.cdf", x, df, loc, scale)
    return _special.gammainc(_lax.div(df, _const(scale, 2)), _placed(x, loc, _lax.mul(scale, _const(scale, 2)), _np.inf))


def logcdf(x, df, loc=0, scale=1):
    """The logarithm of the probability of at most `x`.

    >>> jax.scipy.stats.chi2.logcdf(jnp.float32(1.5), 3.0)
    Array(-1.1465545, dtype=float32)
    """
    return _lax.log(cdf(x, df, loc, scale))


def sf(x, df, loc=0, scale=1):
    """The probability of more than `x`.

    >>> jax.scipy.stats.chi2.sf(jnp.float32(1.5), 3.0)
    Array(0.68227035, dtype=float32)
    """
    x, df, loc, scale = _inexact("chi2.sf", x, df, loc, scale)
    return _special.gammaincc(_lax.div(df, _const(scale, 2)), _placed(x, loc, _lax.mul(scale, _const(scale, 2)), _np.inf))


def logsf(x, df, loc=0, scale=1):
    """The logarithm of the probability of more than `x`.

    >>> jax.scipy.stats.chi2.logsf(jnp.float32(1.5), 3.0)
    Array(-0.3823293, dtype=float32)
    """
    return _lax.log(sf(x, df, loc, scale))
