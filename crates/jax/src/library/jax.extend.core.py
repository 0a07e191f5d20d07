"""Jaxprs, and primitives of one's own."""

from jax import core as _core
from jax._src.library import Primitive as Primitive
from jax.core import Var as Var, Literal as Literal, Jaxpr as Jaxpr, JaxprEqn as JaxprEqn

ClosedJaxpr = Jaxpr


def jaxpr_as_fun(closed_jaxpr):
    """The function that a jaxpr is, of its arguments to the list of its results.

    >>> from jax.extend.core import jaxpr_as_fun
    >>> jaxpr_as_fun(jax.make_jaxpr(lambda x: x * 2)(1.0))(3.0)
    [Array(6., dtype=float32, weak_type=True)]
    """
    return lambda *args: _core.eval_jaxpr(closed_jaxpr.jaxpr, closed_jaxpr.consts, *args)
