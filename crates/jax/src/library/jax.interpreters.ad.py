"""Rules of differentiation for primitives that programs define."""

import jax as _jax
from jax import numpy as _jnp
from jax._src import core as _core
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
