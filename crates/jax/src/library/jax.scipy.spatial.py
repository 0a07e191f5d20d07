"""Rotations: `jax.scipy.spatial.transform`."""

from jax.scipy.spatial import transform as transform
