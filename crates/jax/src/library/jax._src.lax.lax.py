"""What is defined of `jax.lax` one element at a time, and shapes, by the name of where it is."""

from jax import lax as _lax


def __getattr__(name):
    try:
        return getattr(_lax, name)
    except AttributeError:
        raise AttributeError(f"module 'jax._src.lax.lax' has no attribute {name!r}") from None
