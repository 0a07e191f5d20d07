"""What this engine tells of itself. Real JAX has no such module."""

from jax import jit as _jit, make_jaxpr as _make_jaxpr
from jax._src.library import listing as _listing


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
    traced = fun if hasattr(fun, "trace") else _jit(fun)
    if hasattr(traced, "trace"):
        jaxpr = traced.trace(*args, **kwargs).jaxpr
    else:
        jaxpr = _make_jaxpr(fun)(*args, **kwargs)
    return Loops(_listing(jaxpr).rstrip())
