"""The rest of jax.experimental."""

from jax._src.earray import EArray as EArray
