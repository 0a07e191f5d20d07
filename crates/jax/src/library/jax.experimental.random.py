"""A generator of random numbers that keeps where it is, in a `Ref`."""

import dataclasses as _dataclasses
import operator as _operator

import numpy as _np
import jax as _jax
from jax import numpy as _jnp, random as _random


def _size(size, *args):
    if size is None:
        return _np.broadcast_shapes(*map(_jnp.shape, args))
    return tuple(map(_operator.index, size if isinstance(size, (tuple, list)) else (size,)))


@_jax.tree_util.register_dataclass
@_dataclasses.dataclass(frozen=True)
class StatefulPRNG:
    """What draws one after the other from keys of its own.

    >>> from jax.experimental import random
    >>> rng = random.stateful_rng(42)
    >>> rng
    StatefulPRNG(_base_key=Array((), dtype=key<fry>) overlaying:
    [ 0 42], _counter=Ref(0, dtype=int32))
    >>> rng.uniform(), rng.uniform()
    (Array(0.5302608, dtype=float32), Array(0.72766423, dtype=float32))
    """

    _base_key: _jax.Array
    _counter: _jax.Ref

    def key(self, shape=()):
        """A new key, or an array of keys."""
        if self._base_key.shape:
            raise ValueError("cannot operate on split stateful generator")
        found = _random.fold_in(self._base_key, self._counter[...])
        self._counter[...] += 1
        shape = _size(shape)
        return _random.split(found, shape) if shape else found

    def random(self, size=None, dtype=float):
        """Numbers evenly between 0 and 1."""
        return _random.uniform(self.key(), shape=_size(size), dtype=dtype)

    def uniform(self, low=0, high=1, size=None, *, dtype=float):
        """Numbers evenly between two bounds."""
        return _random.uniform(self.key(), _size(size, low, high), minval=low, maxval=high, dtype=dtype)

    def normal(self, loc=0, scale=1, size=None, *, dtype=float):
        """Normally distributed numbers."""
        drawn = _random.normal(self.key(), _size(size, loc, scale), dtype)
        return (_jnp.asarray(loc) + _jnp.asarray(scale) * drawn).astype(dtype)

    def integers(self, low, high=None, size=None, *, dtype=int):
        """Whole numbers from a bound to below another, or below one."""
        low, high = (0, low) if high is None else (low, high)
        return _random.randint(self.key(), _size(size, low, high), minval=low, maxval=high, dtype=dtype)

    def split(self, num):
        """Several generators in one, of which `jax.vmap` gives a function one each."""
        return StatefulPRNG(self.key(num), _jax.new_ref(_jnp.zeros(num, dtype=int)))

    def spawn(self, n_children):
        """The list of several generators that draw differently."""
        return [StatefulPRNG(key, _jax.new_ref(0)) for key in self.key(n_children)]


def stateful_rng(seed=None, *, impl=None):
    """A generator that begins with a seed; without one, with what nobody knows.

    >>> from jax.experimental import random
    >>> random.stateful_rng(0).key()
    Array((), dtype=key<fry>) overlaying:
    [1797259609 2579123966]
    """
    if seed is None:
        from jax._src.library import evaluating

        if not evaluating():
            raise TypeError(
                "When used within transformed code, jax.experimental.random.stateful_rng() requires an explicit seed to be set."
            )
        seed = _np.random.default_rng().integers(2**31)
    return StatefulPRNG(_random.key(seed, impl=impl), _jax.new_ref(0))
