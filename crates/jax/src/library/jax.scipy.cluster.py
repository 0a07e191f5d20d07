"""Groups of points."""

from jax.scipy.cluster import vq as vq
