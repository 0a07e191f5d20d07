"""Lowerings of primitives that programs define: functions of arrays. There is no MLIR here."""

from jax._src import core as _core
from jax._src.core import LoweringRuleContext as LoweringRuleContext


def register_lowering(prim, rule, platform=None, inline=True, cacheable=True):
    """Says what a primitive is in a compiled program: a function of a context, the operands and the parameters.

    `lower_fun` makes one of a function of arrays.
    """
    if platform in (None, "cpu"):
        _core._lowerings[prim] = rule
    return rule


def lower_fun(fun, multiple_results=True):
    """A lowering that does what a function of arrays does.

    >>> from jax.extend.core import Primitive
    >>> from jax.interpreters import mlir
    >>> twice_p = Primitive("twice")
    >>> _ = twice_p.def_abstract_eval(lambda x: x)
    >>> mlir.register_lowering(twice_p, mlir.lower_fun(lambda x: 2 * x, multiple_results=False)) is not None
    True
    >>> jax.jit(twice_p.bind)(3.0)
    Array(6., dtype=float32, weak_type=True)
    """

    def rule(context, *args, **params):
        found = fun(*args, **params)
        return list(found) if multiple_results else [found]

    return rule


def __getattr__(name):
    raise AttributeError(
        f"module 'jax.interpreters.mlir' has no attribute '{name}': programs are not lowered to MLIR here; mlir.lower_fun "
        "makes a lowering of a function"
    )
