"""References to arrays, which can be written to."""

from jax import Ref as Ref, freeze as freeze, new_ref as new_ref


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


from jax import empty_ref as empty_ref, free_ref as free_ref
