"""The normal distribution of several variables."""

import functools as _functools

import numpy as _np
from jax import lax as _lax, numpy as _jnp
from jax._src.numpy.util import promote_dtypes_inexact as _floats


def logpdf(x, mean, cov, allow_singular=None):
    """The logarithm of the density at `x`, whose last axis is that of the variables.

    >>> jax.scipy.stats.multivariate_normal.logpdf(jnp.zeros(2), jnp.ones(2), jnp.eye(2))
    Array(-2.837877, dtype=float32)
    """
    if allow_singular is not None:
        raise NotImplementedError("allow_singular argument of multivariate_normal.logpdf")
    x, mean, cov = _floats(x, mean, cov)
    logarithm = lambda it: _jnp.log(2 * _np.pi) + _jnp.log(it)
    if not mean.shape:
        return -1 / 2 * _jnp.square(x - mean) / cov - 1 / 2 * logarithm(cov)
    n = mean.shape[-1]
    square = lambda y: _jnp.einsum("...i,...i->...", y, y)
    if not cov.shape:
        return -1 / 2 * square(x - mean) / cov - n / 2 * logarithm(cov)
    if cov.ndim < 2 or cov.shape[-2:] != (n, n):
        raise ValueError("multivariate_normal.logpdf got incompatible shapes")
    lower = _lax.linalg.cholesky(cov)
    solve = _functools.partial(_lax.linalg.triangular_solve, lower=True, transpose_a=True)
    y = _jnp.vectorize(solve, signature="(n,n),(n)->(n)")(lower, x - mean)
    diagonal = _jnp.log(lower.diagonal(axis1=-1, axis2=-2)).sum(-1)
    return -1 / 2 * square(y) - n / 2 * _jnp.log(2 * _np.pi) - diagonal


def pdf(x, mean, cov):
    """The density at `x`.

    >>> jax.scipy.stats.multivariate_normal.pdf(jnp.zeros(2), jnp.zeros(2), jnp.eye(2))
    Array(0.15915495, dtype=float32)
    """
    return _lax.exp(logpdf(x, mean, cov))
