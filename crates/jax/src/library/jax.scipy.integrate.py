"""Integrals of what is given at places."""

from jax import numpy as _jnp


def trapezoid(y, x=None, dx=1.0, axis=-1):
    """The integral along an axis, by trapezoids between the places `x`, or places `dx` apart.

    >>> jax.scipy.integrate.trapezoid(jnp.array([1.0, 2.0, 3.0]))
    Array(4., dtype=float32)
    """
    return _jnp.trapezoid(y, x, dx, axis)
