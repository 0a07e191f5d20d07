"""References to arrays, which can be written to."""

from jax._src.state.types import AbstractRef as AbstractRef
from jax import Ref as Ref, freeze as freeze, new_ref as new_ref
from jax import numpy as _jnp


def get(ref, idx=None):
    """What a reference holds, or a part of it.

    >>> from jax import ref
    >>> ref.get(jax.new_ref(jnp.arange(3)), 1)
    Array(1, dtype=int32)
    """
    return ref[...] if idx is None else ref[idx]


def set(ref, idx, value):
    """Writes to a reference, or a part of it; `None` is all."""
    ref[... if idx is None else idx] = value


def swap(ref, idx, value, _function_name="ref_swap"):
    """Writes to a reference, or a part of it, and gives what was there."""
    idx = ... if idx is None else idx
    before = ref[idx]
    ref[idx] = value
    return before


def addupdate(ref, idx, x):
    """Adds to what a reference holds, or to a part of it; `None` is all."""
    idx = ... if idx is None else idx
    ref[idx] = ref[idx] + x


def empty_ref(ty, memory_space=None, pin=False):
    """A reference to an array of a shape and dtype, which holds zeros until it is written to.

    >>> jax.empty_ref(jax.ShapeDtypeStruct((2,), jnp.float32))[...].shape
    (2,)
    """
    return new_ref(_jnp.zeros(ty.shape, ty.dtype))


def free_ref(ref):
    """Uses a reference up."""
    freeze(ref)
