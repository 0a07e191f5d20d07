"""Jaxprs, and primitives of one's own."""

import numpy as _np
import jax as _jax
from jax import core as _core
from jax._src.core import Effect as Effect, Primitive as Primitive, no_effects as no_effects
from jax._src.library import evaluating as _evaluating
from jax.core import Var as Var, Literal as Literal, Jaxpr as Jaxpr, JaxprEqn as JaxprEqn, ClosedJaxpr as ClosedJaxpr


def jaxpr_as_fun(closed_jaxpr):
    """The function that a jaxpr is, of its arguments to the list of its results.

    >>> from jax.extend.core import jaxpr_as_fun
    >>> jaxpr_as_fun(jax.make_jaxpr(lambda x: x * 2)(1.0))(3.0)
    [Array(6., dtype=float32, weak_type=True)]
    """
    return lambda *args: _core.eval_jaxpr(closed_jaxpr.jaxpr, closed_jaxpr.consts, *args)


def valid_jaxtype(x):
    """Whether a value is one that functions of JAX take: a number or an array of numbers.

    >>> from jax.extend.core import valid_jaxtype
    >>> valid_jaxtype(1.0), valid_jaxtype("a")
    (True, False)
    """
    from jax.api_util import shaped_abstractify

    try:
        shaped_abstractify(x)
    except TypeError:
        return False
    return True


def mapped_aval(size, axis, aval):
    """An abstract value without one of its axes."""
    shape = aval.shape if axis is None else aval.shape[:axis] + aval.shape[axis + 1 :]
    return _core.ShapedArray(shape, aval.dtype, aval.weak_type)


def unmapped_aval(size, axis, aval, explicit_mesh_axis=None):
    """An abstract value with an axis more."""
    shape = aval.shape if axis is None else aval.shape[:axis] + (size,) + aval.shape[axis:]
    return _core.ShapedArray(shape, aval.dtype, aval.weak_type)


class _TraceState:
    def __init__(self, is_evaluating):
        self._is_evaluating = is_evaluating

    def __eq__(self, other):
        return isinstance(other, _TraceState) and self._is_evaluating == other._is_evaluating

    def __hash__(self):
        return hash(self._is_evaluating)

    def __repr__(self):
        return "OpaqueTraceState"


def get_opaque_trace_state(convention="flax"):
    """What stands for the trace that goes on, for comparing."""
    return _TraceState(_evaluating())


class DropVar:
    """A result that nothing reads; those of jaxprs here are variables."""


class TraceTag:
    """What tells the traces of one interpretation."""


def _no_traces(name):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"jax.extend.core.{name}: programs cannot put a trace of their own in the way here")

    refused.__name__ = refused.__qualname__ = name
    refused.__doc__ = "Refused: programs cannot put a trace of their own in the way."
    return refused


take_current_trace = _no_traces("take_current_trace")
set_current_trace = _no_traces("set_current_trace")
find_top_trace = _no_traces("find_top_trace")
Effects = frozenset
JaxprTypeError = _jax.errors.JaxprTypeError
InconclusiveDimensionOperation = _jax.errors.InconclusiveDimensionOperation
array_types = {_np.ndarray, _np.bool_, _np.int32, _np.int64, _np.float32, _np.float64, _np.complex64, _np.complex128}


def concrete_or_error(force, val, context="", *, cast_dtype=None):
    """The value, forced by a function such as `int`; an error for one that is traced.

    >>> from jax.extend.core import concrete_or_error
    >>> concrete_or_error(int, 2.0)
    2
    """
    return val if force is None and not isinstance(val, _core.Tracer) else (force or _np.asarray)(val)


def jaxprs_in_params(params):
    """The jaxprs among the parameters of an equation."""
    for value in params.values():
        for it in value if isinstance(value, (tuple, list)) else (value,):
            if isinstance(it, (Jaxpr, ClosedJaxpr)):
                yield it


def subjaxprs(jaxpr):
    """The jaxprs in the equations of a jaxpr."""
    for eqn in jaxpr.eqns:
        yield from jaxprs_in_params(eqn.params)


def primal_dtype_to_tangent_dtype(primal_dtype):
    """The dtype of tangents: that of floats is their own, that of others `float0`.

    >>> from jax.extend.core import primal_dtype_to_tangent_dtype
    >>> primal_dtype_to_tangent_dtype(jnp.dtype("float32"))
    dtype('float32')
    """
    is_inexact = _jax.numpy.issubdtype(primal_dtype, _jax.numpy.inexact)
    return primal_dtype if is_inexact else _jax.float0


def unsafe_am_i_under_a_jit_DO_NOT_USE():
    """Whether a function is traced now."""
    return not _evaluating()


def __getattr__(name):
    if name == "primitives":
        import importlib

        return importlib.import_module("jax.extend.core.primitives")
    raise AttributeError(f"module 'jax.extend.core' has no attribute '{name}'")
