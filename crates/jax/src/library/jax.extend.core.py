"""Jaxprs, and primitives of one's own."""

from collections import namedtuple as _namedtuple

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


class AbstractToken(_core.AbstractValue):
    """The type of what orders effects."""

    def str_short(self, short_dtypes=False):
        """Its name."""
        return "Tok"

    def __repr__(self):
        return "AbstractToken()"

    def __eq__(self, other):
        return isinstance(other, AbstractToken)

    def __hash__(self):
        return hash(AbstractToken)


class Token:
    """What orders effects; here they are in the order of the program."""

    def __init__(self, buf=None):
        self._buf = buf

    def block_until_ready(self):
        """Nothing is left to wait for."""


DebugInfo = _namedtuple("DebugInfo", ["traced_for", "func_src_info", "arg_names", "result_paths"])


def gensym():
    """What makes variables of an aval: the class of them.

    >>> from jax.extend import core
    >>> core.gensym()
    <class 'jax._src.core.Var'>
    """
    return Var


def check_jaxpr(jaxpr):
    """That each variable of a jaxpr is defined before it is used, and once; else a JaxprTypeError."""
    inner = jaxpr.jaxpr if isinstance(jaxpr, ClosedJaxpr) else jaxpr
    known = {*inner.constvars, *inner.invars}
    for eqn in inner.eqns:
        for atom in eqn.invars:
            if not isinstance(atom, Literal) and atom not in known:
                raise JaxprTypeError(f"Variable '{atom}' not defined")
        for var in eqn.outvars:
            if var in known:
                raise JaxprTypeError(f"Variable '{var}' already bound")
            known.add(var)
        for sub in jaxprs_in_params(eqn.params):
            check_jaxpr(sub)
    for atom in inner.outvars:
        if not isinstance(atom, Literal) and atom not in known:
            raise JaxprTypeError(f"Variable '{atom}' not defined")


def create_call_primitive(name, inline_jax_late=True):
    """A primitive that does what its parameter `call_jaxpr` does.

    >>> from jax.extend import core
    >>> call_p = core.create_call_primitive("my_call")
    >>> call_p.bind(2.0, call_jaxpr=jax.make_jaxpr(lambda x: x * 3)(1.0))
    [Array(6., dtype=float32, weak_type=True)]
    """
    own = Primitive(name)
    own.multiple_results = True
    register_call_primitive_rules(own, name)
    return own


def _run(*args, call_jaxpr, **params):
    return _core.eval_jaxpr(call_jaxpr.jaxpr, call_jaxpr.consts, *args)


def register_call_primitive_rules(prim, name=None, transpose_rule=None, inline_jax_late=True):
    """Says that a primitive does what its parameter `call_jaxpr` does, for every transformation."""
    from jax.interpreters import ad, batching, mlir

    def jvp(primals, tangents, *, call_jaxpr, **params):
        given = [at for at, it in enumerate(tangents) if type(it) is not ad.Zero]
        both, there = ad.jvp_jaxpr(call_jaxpr, [at in given for at in range(len(primals))], True)
        found = prim.bind(*primals, *[tangents[at] for at in given], call_jaxpr=both, **params)
        return found[: len(there)], found[len(there) :]

    def batched(args, dims, *, call_jaxpr, **params):
        (size,) = {x.shape[dim] for x, dim in zip(args, dims) if dim is not None}
        wide, _ = batching.batch_jaxpr_axes(
            call_jaxpr, batching.AxisData(None, size, None, None), dims, [0] * len(call_jaxpr.jaxpr.outvars)
        )
        return prim.bind(*args, call_jaxpr=wide, **params), [0] * len(call_jaxpr.jaxpr.outvars)

    prim.def_impl(_run)
    prim.def_effectful_abstract_eval(
        lambda *avals, call_jaxpr, **params: ([atom.aval for atom in call_jaxpr.jaxpr.outvars], call_jaxpr.jaxpr.effects)
    )
    ad.primitive_jvps[prim] = jvp
    ad.primitive_transposes[prim] = transpose_rule or (lambda cts, *args, **params: eval_jaxpr_transpose(prim, cts, *args, **params))
    batching.primitive_batchers[prim] = batched
    mlir.register_lowering(prim, mlir.lower_fun(_run, multiple_results=True))


def eval_jaxpr_transpose(prim, ct, *args, call_jaxpr, **params):
    """The cotangents of the linear operands of such a primitive, for those of its results."""
    from jax.interpreters import ad

    return ad.backward_pass(call_jaxpr.jaxpr, False, call_jaxpr.consts, args, ct)


def _not_told(name, why):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"jax.extend.core.{name}: {why} here")

    refused.__name__ = refused.__qualname__ = name
    refused.__doc__ = f"Refused: {why}."
    return refused


new_jaxpr_eqn = _not_told("new_jaxpr_eqn", "equations are made by staging functions")
unsafe_get_axis_names_DO_NOT_USE = _not_told("unsafe_get_axis_names_DO_NOT_USE", "mapped axes cannot be asked for")
nonempty_axis_env_DO_NOT_USE = _not_told("nonempty_axis_env_DO_NOT_USE", "mapped axes cannot be asked for")
unsafe_am_i_under_a_vmap_DO_NOT_USE = _not_told("unsafe_am_i_under_a_vmap_DO_NOT_USE", "mapped axes cannot be asked for")


def __getattr__(name):
    if name == "primitives":
        import importlib

        return importlib.import_module("jax.extend.core.primitives")
    raise AttributeError(f"module 'jax.extend.core' has no attribute '{name}'")
