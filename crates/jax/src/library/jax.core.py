"""The rest of jax.core."""

import jax as _jax
import numpy as _np
from jax.core import Literal as _Literal, ShapedArray as _ShapedArray


class _AbstractValues(type):
    # ShapedArray is one of them, and no class of Python's.
    def __instancecheck__(cls, it):
        return type.__instancecheck__(cls, it) or cls is AbstractValue and isinstance(it, _ShapedArray)

    def __subclasscheck__(cls, it):
        return type.__subclasscheck__(cls, it) or cls is AbstractValue and issubclass(it, _ShapedArray)


class AbstractValue(metaclass=_AbstractValues):
    """What is known of a value while it is traced."""


class Trace:
    """What a transformation makes of primitives; programs cannot put one of their own in the way."""


def ensure_compile_time_eval():
    """While it is entered, primitives are evaluated, also within what is traced."""
    return _jax.ensure_compile_time_eval()


eval_context = ensure_compile_time_eval
pytype_aval_mappings = {kind: _jax.typeof for kind in (_np.ndarray, _np.generic, bool, int, float, complex)}
Atom = _jax.core.Var
ParamDict = dict
Value = object


def eval_jaxpr(jaxpr, consts, *args, propagate_source_info=True):
    """The list of what a jaxpr gives for constants and arguments: its equations bound one after the other.

    >>> closed = jax.make_jaxpr(lambda x: jnp.sin(x) + 1)(0.0)
    >>> jax.core.eval_jaxpr(closed.jaxpr, closed.consts, 0.0)
    [Array(1., dtype=float32, weak_type=True)]
    """
    known = {}

    def read(atom):
        return atom.val if isinstance(atom, _Literal) else known[atom]

    known.update(zip([*jaxpr.constvars, *jaxpr.invars], [*consts, *args]))
    for eqn in jaxpr.eqns:
        found = eqn.primitive.bind(*map(read, eqn.invars), **eqn.params)
        known.update(zip(eqn.outvars, found if eqn.primitive.multiple_results else [found]))
    return [read(atom) for atom in jaxpr.outvars]


def max_dim(*sizes):
    """The largest of several sizes."""
    return max(*sizes)


def min_dim(*sizes):
    """The smallest of several sizes."""
    return min(*sizes)
