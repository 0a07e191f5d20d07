"""The rest of jax.random."""

import operator as _operator
import typing as _typing

import jax as _jax
from jax import numpy as _jnp
from jax._src.library import jitted as _jitted

Key = _typing.Any


def key_dtype(impl=None):
    """The dtype of the keys of an implementation of random bits.

    >>> jax.random.key_dtype()
    key<fry>
    """
    return _jax.random.key(0, impl=impl).dtype


def orthogonal(key, n, shape=(), dtype=float, m=None, *, out_sharding=None):
    """Random matrices of `n` rows and `m` columns that stand at right angles on each other; `shape` is that of the stack.

    >>> q = jax.random.orthogonal(jax.random.key(0), 3)
    >>> jnp.allclose(q @ q.T, jnp.eye(3), atol=1e-5)
    Array(True, dtype=bool)
    """
    n, m = _operator.index(n), n if m is None else _operator.index(m)
    shape = tuple(shape)
    dtype = _jnp.zeros((), dtype).dtype
    return _jitted("_orthogonal", f"{n} {m} {shape} {dtype}", lambda key: _orthogonal(key, n, m, shape, dtype), key)


def _orthogonal(key, n, m, shape, dtype):
    z = _jax.random.normal(key, (*shape, max(n, m), min(n, m)), dtype)
    q, r = _jnp.linalg.qr(z)
    q = q * _jnp.expand_dims(_jnp.sign(_jnp.linalg.diagonal(r)), -2)
    return q.mT if n < m else q


from jax._src.library import primitive as _primitive

random_gamma_p = _primitive("random_gamma")
