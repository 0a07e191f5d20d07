"""Derivatives of higher order, along a curve."""

from collections.abc import Callable as Callable
from functools import partial as partial
import math as _math
from typing import Any as Any

import jax as _jax
from jax import lax as _lax, numpy as _jnp, tree_util as _tree
from jax._src.util import safe_zip as safe_zip, unzip2 as unzip2
from jax.core import Literal as _Literal
from jax.tree_util import register_pytree_node as register_pytree_node, tree_flatten as tree_flatten
from jax.tree_util import tree_structure as tree_structure, tree_unflatten as tree_unflatten, treedef_is_leaf as treedef_is_leaf

# The rules that programs give for primitives: functions of the values and the terms of the operands.
jet_rules = {}
call_param_updaters = {}


class ZeroTerm:
    """In the place of a term that is zero."""


class ZeroSeries:
    """In the place of terms that are all zero."""


zero_term, zero_series = ZeroTerm(), ZeroSeries()
register_pytree_node(ZeroTerm, lambda _: ((), None), lambda *_: zero_term)
register_pytree_node(ZeroSeries, lambda _: ((), None), lambda *_: zero_series)


def jet(fun, primals, series, *, factorial_scaled=True, **_):
    """What a function gives for arguments that move along curves: the value, and the derivatives of as many orders as
    `series` has of each argument; or, where they are not `factorial_scaled`, the coefficients of powers.

    >>> from jax.experimental import jet
    >>> jet.jet(lambda x: x**2, (3.0,), ((1.0, 0.0),))
    (Array(9., dtype=float32, weak_type=True), [Array(6., dtype=float32, weak_type=True), Array(2., dtype=float32, weak_type=True)])
    """
    orders = {len(terms) for terms in series}
    if len(orders) != 1:
        raise ValueError("jet terms have inconsistent lengths for different arguments")
    for at, (x, terms) in enumerate(zip(primals, series)):
        if not _tree.all_leaves([x]):
            raise ValueError(f"primal value at position {at} is not an array")
        for number, term in enumerate(terms):
            if not _tree.all_leaves([term]):
                raise ValueError(f"term {number} for argument {at} is not an array")
    (order,) = orders
    scale = _math.factorial if not factorial_scaled else lambda power: 1
    series = [[term * scale(power) for power, term in enumerate(terms, 1)] for terms in series]
    out, found = (_by_rules if jet_rules else _along)(fun, order, list(primals), series)
    found = [_tree.tree_map(lambda it: it / scale(power), own) if scale(power) != 1 else own for power, own in enumerate(found, 1)]
    if not _tree.tree_leaves(out) or _tree.all_leaves([out]):
        return out, found
    return out, _tree.tree_map(lambda *own: list(own), *found)


def _along(fun, order, leaves, series):
    # The derivatives by the time at which the arguments are where they move.
    def moved(time):
        values = []
        for leaf, own in zip(leaves, series):
            value = leaf
            for power, term in enumerate(own, 1):
                value = value + term * time**power / _math.factorial(power)
            values.append(_jnp.asarray(value))
        return fun(*values)

    def derivatives(count, time):
        # The value and the derivatives of the first `count` orders, each by the one before.
        if not count:
            return [moved(time)]
        known, dots = _jax.jvp(lambda at: derivatives(count - 1, at), (time,), (1.0,))
        return [*known, dots[-1]]

    found = derivatives(order, 0.0)
    return found[0], found[1:]


def _by_rules(fun, order, primals, series):
    # Equation by equation, with the rules that programs gave, and along the curve where there is none.
    jaxpr, shape = _jax.make_jaxpr(fun, return_shape=True)(*primals)
    found = _run(jaxpr, order, primals, [_coefficients(own) for own in series])
    tree = _tree.tree_structure(shape)
    values, terms = zip(*found) if found else ((), ())
    terms = [_whole(value, own, order) for value, own in zip(values, terms)]
    of_order = [[own[at] * _math.factorial(at + 1) for own in terms] for at in range(order)]
    return _tree.tree_unflatten(tree, values), [_tree.tree_unflatten(tree, own) for own in of_order]


def _coefficients(terms):
    return [term / _math.factorial(power) for power, term in enumerate(terms, 1)]


def _whole(value, terms, order):
    # The terms as arrays.
    if terms is zero_series:
        return [_jnp.zeros_like(value)] * order
    return [_jnp.zeros_like(value) if term is zero_term else term for term in terms]


def _run(jaxpr, order, primals, series):
    known = dict(zip(jaxpr.jaxpr.constvars, [(it, zero_series) for it in jaxpr.consts]))
    known.update(zip(jaxpr.jaxpr.invars, zip(primals, series)))
    read = lambda atom: (atom.val, zero_series) if isinstance(atom, _Literal) else known[atom]
    for eqn in jaxpr.jaxpr.eqns:
        values, terms = map(list, zip(*map(read, eqn.invars))) if eqn.invars else ([], [])
        if all(own is zero_series for own in terms):
            found = eqn.primitive.bind(*values, **eqn.params)
            found = found if eqn.primitive.multiple_results else [found]
            known.update(zip(eqn.outvars, [(it, zero_series) for it in found]))
            continue
        rule = jet_rules.get(eqn.primitive) or jet_rules.get(str(eqn.primitive))
        if rule is None and "jaxpr" in eqn.params and str(eqn.primitive) in ("jit", "pjit"):
            known.update(zip(eqn.outvars, _run(eqn.params["jaxpr"], order, values, terms)))
            continue
        if rule is None:
            value, own = _of_equation(eqn, order, values, terms)
        else:
            terms = [_whole(it, own, order) for it, own in zip(values, terms)]
            value, own = rule(values, terms, **eqn.params)
        pairs = zip(value, own) if eqn.primitive.multiple_results else [(value, own)]
        known.update(zip(eqn.outvars, pairs))
    return [read(atom) for atom in jaxpr.jaxpr.outvars]


def _of_equation(eqn, order, values, terms):
    terms = [_whole(it, own, order) for it, own in zip(values, terms)]
    scaled = [[term * _math.factorial(power) for power, term in enumerate(own, 1)] for own in terms]
    value, found = _along(lambda *args: eqn.primitive.bind(*args, **eqn.params), order, values, scaled)
    if not eqn.primitive.multiple_results:
        return value, _coefficients(found)
    return value, [_coefficients(own) for own in zip(*found)]


jet2 = partial(jet, factorial_scaled=False)


def fact(n):
    """The factorial of a number, as a float."""
    return _lax.exp(_lax.lgamma(n + 1.0))


def defzero(prim):
    """Says that a primitive does not change along curves."""
    jet_rules[prim] = partial(zero_prop, prim)


def zero_prop(prim, primals_in, series_in, **params):
    """What a primitive gives whose terms are all zero."""
    return prim.bind(*primals_in, **params), zero_series


def deflinear(prim):
    """Says that a primitive is linear."""
    jet_rules[prim] = partial(linear_prop, prim)


def linear_prop(prim, primals_in, series_in, **params):
    """What a linear primitive gives: for each term what it gives for that."""
    value = prim.bind(*primals_in, **params)
    terms = [prim.bind(*own, **params) for own in zip(*series_in)]
    return value, list(zip(*terms)) if prim.multiple_results else terms


def def_deriv(prim, deriv):
    """Says what the derivative of a primitive of one operand is."""
    jet_rules[prim] = partial(deriv_prop, prim, deriv)


def deriv_prop(prim, deriv, primals_in, series_in, **params):
    """What a primitive of one operand gives, by its derivative."""
    (x,), (own,) = primals_in, series_in
    # The terms of the result by those of the operand and of the derivative at it.
    _, slopes = jet2(deriv, (x,), (own[:-1],)) if len(own) > 1 else (None, [])
    slopes = [deriv(x), *slopes]
    terms = []
    for power in range(1, len(own) + 1):
        terms.append(sum(at * own[at - 1] * slopes[power - at] for at in range(1, power + 1)) / power)
    return prim.bind(x, **params), terms


def def_comp(prim, comp, **kwargs):
    """Says that a primitive does what a function of others does."""
    jet_rules[prim] = partial(_composed, comp, kwargs)


def _composed(comp, kwargs, primals_in, series_in, **params):
    value, terms = jet2(partial(comp, **kwargs, **params), primals_in, series_in)
    return value, terms


def _no_traces(name):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"jax.experimental.jet.{name}: programs cannot put a trace of their own in the way here")

    refused.__name__ = refused.__qualname__ = name
    refused.__doc__ = "Refused: programs cannot put a trace of their own in the way."
    return refused


JetTrace = _no_traces("JetTrace")
JetTracer = _no_traces("JetTracer")
jet_fun = _no_traces("jet_fun")
jet_subtrace = _no_traces("jet_subtrace")
traceable = _no_traces("traceable")


def weakref_lru_cache(f=None, *, maxsize=2048, trace_context_in_key=True, explain=None):
    """The function with a cache of what it gave."""
    import functools

    return functools.lru_cache(maxsize)(f) if f is not None else functools.lru_cache(maxsize)
