"""Arrays of other libraries."""

from jax import numpy as _jnp


def from_dlpack(external_array, device=None, copy=None):
    """An array of another library, such as NumPy, as one of JAX's."""
    return _jnp.from_dlpack(external_array, device=device, copy=copy)


def is_supported_dtype(dtype):
    """Whether arrays of a dtype can be handed over.

    >>> from jax import dlpack
    >>> dlpack.is_supported_dtype(jnp.float32)
    True
    """
    kind = _jnp.dtype(dtype)
    return kind.name in ("bool", "bfloat16") or kind.kind in "iufc"
