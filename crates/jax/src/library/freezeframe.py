"""What this engine tells of itself. Real JAX has no such module."""

from jax import jit as _jit, make_jaxpr as _make_jaxpr, tree as _tree
from jax._src.library import listing as _listing, measured_listing as _measured_listing


class Loops(str):
    """The loops that a function was compiled into, as text."""

    def __repr__(self):
        return str(self)


def loops(fun, *args, **kwargs):
    """The loops that a function is compiled into for these arguments: what is computed in each, and what it reads, writes
    and does. Variables have the names that the function's jaxpr gives them; `t1` is memory and `r1` a register that no
    variable stands for.

    >>> import jax.numpy as jnp, freezeframe
    >>> freezeframe.loops(lambda x: jnp.sin(x) * x, jnp.ones(3))
    # 1: reads 12 B, writes 12 B, 6 FLOP (3 transcendental)
    for i0 < 3:
      b:f32 = sin a[i0]
      c[i0]:f32 = mul b a[i0]
    """
    return Loops(_listing(_jaxpr(fun, args, kwargs)).rstrip())


def measure(fun, *args, **kwargs):
    """The loops that a function is compiled into for these arguments, as `loops` gives them, each with the time that it
    takes, and how much of that the machine would need at best for what it reads, writes and computes: by the bytes that
    a simple loop moves and the operations that a product of matrices makes, which are measured first. Static arguments
    have to be bound before.

    >>> import jax.numpy as jnp, freezeframe
    >>> text = freezeframe.measure(lambda x: jnp.sin(x) * x, jnp.ones(3))
    >>> "of the roofline" in text
    True
    """
    leaves = _tree.leaves((args, kwargs))
    return Loops(_measured_listing(_jaxpr(fun, args, kwargs), *leaves).rstrip())


def _jaxpr(fun, args, kwargs):
    traced = fun if hasattr(fun, "trace") else _jit(fun)
    if hasattr(traced, "trace"):
        return traced.trace(*args, **kwargs).jaxpr
    return _make_jaxpr(fun)(*args, **kwargs)
