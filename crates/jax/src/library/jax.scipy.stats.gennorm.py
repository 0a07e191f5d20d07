"""The rest of jax.scipy.stats.gennorm."""

from jax import lax as _lax
from jax._src.numpy.util import promote_args_inexact as _inexact


def cdf(x, beta):
    """The probability of at most `x`.

    >>> jax.scipy.stats.gennorm.cdf(0.5, 2.0)
    Array(0.7602499, dtype=float32, weak_type=True)
    """
    x, beta = _inexact("gennorm.cdf", x, beta)
    return 0.5 * (1 + _lax.sign(x) * _lax.igamma(1 / beta, _lax.abs(x) ** beta))
