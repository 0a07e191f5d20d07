"""References to arrays."""

from jax._src.state.types import AbstractRef as AbstractRef
