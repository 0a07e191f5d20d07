"""The rest of jax.scipy.stats.norm."""

from jax import numpy as _jnp
from jax._src.numpy.util import promote_args_inexact as _inexact
from jax.scipy import special as _special


def ppf(q, loc=0, scale=1):
    """Where the distribution has collected the probability `q`.

    >>> jax.scipy.stats.norm.ppf(0.975)
    Array(1.9599644, dtype=float32)
    """
    return _jnp.asarray(_special.ndtri(q) * scale + loc, float)


def isf(q, loc=0, scale=1):
    """Where the distribution still has the probability `q` to come.

    >>> jax.scipy.stats.norm.isf(0.025)
    Array(1.9599639, dtype=float32)
    """
    q, loc, scale = _inexact("norm.isf", q, loc, scale)
    return -ppf(q, -loc, scale)
