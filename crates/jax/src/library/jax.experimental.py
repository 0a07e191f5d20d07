"""The rest of jax.experimental."""

from jax._src.earray import EArray as EArray


def __getattr__(name):
    if name == "sparse":
        from jax.experimental import sparse

        return sparse
    raise AttributeError(f"module 'jax.experimental' has no attribute '{name}'")
