"""Points and the nearest of a code book."""

import jax as _jax
from jax import numpy as _jnp
from jax._src.numpy.util import check_arraylike as _check, promote_dtypes_inexact as _inexact


def vq(obs, code_book, check_finite=True):
    """For each point, which of a code book is nearest, and how far that is.

    >>> from jax.scipy.cluster.vq import vq
    >>> vq(jnp.array([[1.0], [4.0]]), jnp.array([[0.0], [5.0]]))
    (Array([0, 1], dtype=int32), Array([1., 1.], dtype=float32))
    """
    _check("scipy.cluster.vq.vq", obs, code_book)
    obs, code_book = _inexact(obs, code_book)
    if obs.ndim != code_book.ndim:
        raise ValueError("Observation and code_book should have the same rank")
    if obs.ndim == 1:
        obs, code_book = obs[..., None], code_book[..., None]
    if obs.ndim != 2:
        raise ValueError("ndim different than 1 or 2 are not supported")
    distances = _jax.vmap(lambda one: _jnp.linalg.norm(one[None] - code_book, axis=-1))(obs)
    nearest = _jnp.argmin(distances, axis=-1)
    return nearest, _jax.vmap(lambda row, at: row[at])(distances, nearest)
