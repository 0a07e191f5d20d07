"""Rules of differentiation for primitives that programs define."""

import __future__ as _future

import jax as _jax
from jax import numpy as _jnp
from jax._src import core as _core
from jax._src.library import primitive as _primitive
from jax.core import Literal as _Literal
from jax._src.core import UndefinedPrimal as UndefinedPrimal, Zero as Zero

primitive_jvps = _core._jvps
primitive_transposes = _core._transposes


def is_undefined_primal(x):
    """Whether an operand of a transposition rule is one whose cotangent is wanted."""
    return type(x) is UndefinedPrimal


def instantiate_zeros(tangent):
    """A tangent, as an array where it is a `Zero`."""
    return zeros_like_aval(tangent.aval) if type(tangent) is Zero else tangent


def zeros_like_aval(aval):
    """Zeros of the shape and dtype of an abstract value."""
    return _jnp.zeros(aval.shape, aval.dtype)


def add_jaxvals(x, y):
    """The sum of two arrays of one shape and dtype."""
    return _jax.lax.add(x, y)


def add_tangents(x, y):
    """The sum of two tangents, either of which may be a `Zero`."""
    if type(x) is Zero:
        return y
    return x if type(y) is Zero else add_jaxvals(x, y)


def deflinear(primitive, transpose_rule):
    """Says that a primitive is linear, and how a cotangent of its result becomes those of its operands."""
    deflinear2(primitive, lambda cotangent, *operands, **params: transpose_rule(cotangent, **params))


def deflinear2(primitive, transpose_rule):
    """As `deflinear`, for a rule that is given the operands too."""

    def jvp(primals, tangents, **params):
        results = primitive.bind(*primals, **params)
        if all(type(it) is Zero for it in tangents):
            avals = [_core.get_aval(it) for it in (results if primitive.multiple_results else [results])]
            zeros = [Zero(aval) for aval in avals]
            return results, zeros if primitive.multiple_results else zeros[0]
        return results, primitive.bind(*map(instantiate_zeros, tangents), **params)

    def transpose(cotangent, *operands, **params):
        several = cotangent if primitive.multiple_results else [cotangent]
        if all(type(it) is Zero for it in several):
            return [Zero(it.aval) if is_undefined_primal(it) else None for it in operands]
        return transpose_rule(cotangent, *operands, **params)

    primitive_jvps[primitive] = jvp
    primitive_transposes[primitive] = transpose


def defjvp(primitive, *jvprules):
    """Says for each operand of a primitive what its tangent becomes: a function of the tangent and the operands, or None."""

    def with_result(rule):
        return rule and (lambda tangent, result, *operands, **params: rule(tangent, *operands, **params))

    defjvp2(primitive, *map(with_result, jvprules))


def defjvp2(primitive, *jvprules):
    """As `defjvp`, for functions of the tangent, the result and the operands."""

    def jvp(primals, tangents, **params):
        result = primitive.bind(*primals, **params)
        total = Zero.from_primal_value(result)
        for rule, tangent in zip(jvprules, tangents):
            if rule is not None and type(tangent) is not Zero:
                total = add_tangents(total, rule(tangent, result, *primals, **params))
        return result, total

    primitive_jvps[primitive] = jvp


def defbilinear(prim, lhs_rule, rhs_rule):
    """Says that a primitive is linear in each of two operands, and what a cotangent becomes for either."""
    defjvp(
        prim,
        lambda tangent, x, y, **params: prim.bind(tangent, y, **params),
        lambda tangent, x, y, **params: prim.bind(x, tangent, **params),
    )

    def transpose(cotangent, x, y, **params):
        wanted, other = (x, y) if is_undefined_primal(x) else (y, x)
        if is_undefined_primal(other) or not is_undefined_primal(wanted):
            raise AssertionError()
        if type(cotangent) is Zero:
            found = Zero(wanted.aval)
        elif wanted is x:
            found = lhs_rule(cotangent, x, y, **params)
        else:
            found = rhs_rule(cotangent, x, y, **params)
        return (found, None) if wanted is x else (None, found)

    primitive_transposes[prim] = transpose


def get_primitive_transpose(p):
    """The transposition rule of a primitive."""
    try:
        return primitive_transposes[p]
    except KeyError:
        raise NotImplementedError(
            f"Transpose rule (for reverse-mode differentiation) for '{p}' not implemented"
        ) from None


class JVPTrace:
    """What a function is traced by while it is differentiated; here the engine has that, and programs cannot make one."""

    def __init__(self, parent_trace, tag):
        raise NotImplementedError("jax.interpreters.ad.JVPTrace: programs cannot put a trace of their own in the way here")


class JVPTracer:
    """A value that a function sees while it is differentiated; here that is a tracer like others."""

    def __init__(self, trace, primal, tangent):
        raise NotImplementedError("jax.interpreters.ad.JVPTracer: programs cannot put a tracer of their own in the way here")


annotations = _future.annotations


def _called(fun):
    # A function of `linear_util`, or a plain one.
    return fun.call_wrapped if hasattr(fun, "call_wrapped") else fun


def _zeros_apart(primals, tangents):
    return [_zero_tangent(x) if type(t) is Zero else t for x, t in zip(primals, tangents)]


def _zero_tangent(x):
    aval = _core.get_aval(x)
    return _jnp.zeros(aval.shape, aval.dtype if _jnp.issubdtype(aval.dtype, _jnp.inexact) else _jax.float0)


def jvp(fun, primals, tangents, has_aux=False, instantiate=True, transform_stack=True):
    """What a function gives for primals, and how that changes along tangents, which may be `Zero`s."""
    found = _jax.jvp(_called(fun), tuple(primals), tuple(_zeros_apart(primals, tangents)), has_aux=has_aux)
    return found


def linearize(traceable, primals_ft, has_aux=False, is_vjp=False, in_nzs=None):
    """What a function gives for primals, and the linear function of tangents."""
    return _jax.linearize(_called(traceable), *primals_ft, has_aux=has_aux)


def jvp_jaxpr(jaxpr, nonzeros, instantiate):
    """The jaxpr of the values and tangents of a jaxpr's results, of its arguments and the tangents that `nonzeros` says are
    there; and which results have one."""
    avals = [var.aval for var in jaxpr.jaxpr.invars]
    places = [at for at, is_there in enumerate(nonzeros) if is_there]
    every = instantiate if isinstance(instantiate, (list, tuple)) else [instantiate] * len(jaxpr.jaxpr.outvars)
    needed, known = set(), {var for var, is_there in zip(jaxpr.jaxpr.invars, nonzeros) if is_there}
    for eqn in jaxpr.jaxpr.eqns:
        if any(not isinstance(it, _Literal) and it in known for it in eqn.invars):
            known.update(eqn.outvars)
    out = [bool(always) or not isinstance(it, _Literal) and it in known for it, always in zip(jaxpr.jaxpr.outvars, every)]

    def both(*args):
        primals, given = args[: len(avals)], dict(zip(places, args[len(avals) :]))
        tangents = [given[at] if at in given else _zero_tangent(x) for at, x in enumerate(primals)]
        values, dots = _jax.jvp(lambda *own: _jax.core.eval_jaxpr(jaxpr.jaxpr, jaxpr.consts, *own), primals, tuple(tangents))
        return [*values, *[dot for dot, is_there in zip(dots, out) if is_there]]

    return _jax.make_jaxpr(both)(*avals, *[avals[at] for at in places]), out


def backward_pass(jaxpr, transform_stack, consts, primals_in, cts_in, *, return_logs=False):
    """The cotangents of the arguments of a linear jaxpr that are `UndefinedPrimal`s, for those of its results."""
    at = [number for number, it in enumerate(primals_in) if is_undefined_primal(it)]
    inner = getattr(jaxpr, "jaxpr", jaxpr)

    def of_linear(*linear):
        args = list(primals_in)
        for number, it in zip(at, linear):
            args[number] = it
        return _jax.core.eval_jaxpr(inner, consts, *args)

    cts = [instantiate_zeros(it) for it in cts_in]
    pulled = _jax.linear_transpose(of_linear, *[primals_in[number].aval for number in at])(cts)
    found = [Zero(_core.get_aval(it)) if not is_undefined_primal(it) else None for it in primals_in]
    for number, it in zip(at, pulled):
        found[number] = it
    return (found, {}) if return_logs else found


add_jaxvals_p = _primitive("add_any")
