"""What those use who write their own interpreters of jaxprs."""

from typing import Any as _Any

from jax import core as _core
from jax._src.library import closed as _closed
from jax.core import Literal as _Literal, Tracer as DynamicJaxprTracer

dce_rules = {}
partial_eval_jaxpr_custom_rules = {}
custom_partial_eval_rules = {}
JaxprTracer = DynamicJaxprTracer


class PartialVal(tuple):
    """An abstract value and None for what is not known, None and the value for what is."""

    def __new__(cls, xs):
        return tuple.__new__(cls, xs)

    @classmethod
    def known(cls, const):
        """A value that is known."""
        return cls((None, const))

    @classmethod
    def unknown(cls, aval):
        """A value of which the abstract value is known."""
        return cls((aval, None))

    def is_known(self):
        """Whether the value is known."""
        return self[0] is None

    def get_known(self):
        """The value, or None."""
        return self[1] if self.is_known() else None

    def get_aval(self):
        """The abstract value."""
        return _core.get_aval(self[1]) if self.is_known() else self[0]


def trace_to_jaxpr_nounits(fun, pvals, instantiate=False):
    """The jaxpr of a function of which some arguments are known, what is known of its results, and the jaxpr's constants."""
    unknown = [pval[0] for pval in pvals if not pval.is_known()]

    def of_unknown(*args):
        given = iter(args)
        return fun.call_wrapped(*[pval[1] if pval.is_known() else next(given) for pval in pvals])

    jaxpr, outer, _ = _closed(of_unknown, *unknown)
    known = dict(zip(jaxpr.constvars, jaxpr.consts))
    known.update(zip(jaxpr.invars, outer))
    is_known = lambda atom: isinstance(atom, _Literal) or atom in known
    read = lambda atom: atom.val if isinstance(atom, _Literal) else known[atom]
    for eqn in jaxpr.eqns:
        if all(map(is_known, eqn.invars)):
            found = eqn.primitive.bind(*map(read, eqn.invars), **eqn.params)
            known.update(zip(eqn.outvars, found if eqn.primitive.multiple_results else [found]))
    results = [
        PartialVal.known(read(atom)) if is_known(atom) and not instantiate else PartialVal.unknown(atom.aval)
        for atom in jaxpr.outvars
    ]
    return jaxpr, results, [*outer, *jaxpr.consts]


def trace_to_jaxpr_dynamic(fun, in_avals, *, keep_inputs=None, lower=False):
    """The jaxpr of a function, which takes what the function closes over before the arguments; the avals of its results, and
    the values for the former."""
    jaxpr, outer, _ = _closed(fun.call_wrapped, *in_avals)
    if jaxpr.consts:
        jaxpr, outer = _hoisted(jaxpr, outer, in_avals)
    return jaxpr, [atom.aval for atom in jaxpr.outvars], list(outer)


def _hoisted(jaxpr, outer, in_avals):
    # The jaxpr with its constants among the arguments.
    consts = list(jaxpr.consts)

    def of_all(*args):
        return _core.eval_jaxpr(jaxpr, args[: len(consts)], *args[len(consts) :])

    from jax import make_jaxpr

    avals = [_core.get_aval(it) for it in (*consts, *outer)] + list(in_avals)
    return make_jaxpr(of_all)(*avals), [*consts, *outer]


# What does something besides computing.
_EFFECTFUL = ("addupdate", "check", "debug_callback", "debug_print", "io_callback", "swap")


def dce_jaxpr(jaxpr, used_outputs, instantiate=False):
    """The jaxpr of the results that are used, without what they do not need, and which arguments it still takes."""
    from jax import make_jaxpr

    outs = [atom for atom, is_used in zip(jaxpr.outvars, used_outputs) if is_used]
    needed, kept = {atom for atom in outs if not isinstance(atom, _Literal)}, []
    for eqn in reversed(jaxpr.eqns):
        if str(eqn.primitive) in _EFFECTFUL or any(it in needed for it in eqn.outvars):
            kept.append(eqn)
            needed.update(it for it in eqn.invars if not isinstance(it, _Literal))
    instantiate = (instantiate,) * len(jaxpr.invars) if isinstance(instantiate, bool) else instantiate
    used = [var in needed or bool(always) for var, always in zip(jaxpr.invars, instantiate)]
    invars = [var for var, is_used in zip(jaxpr.invars, used) if is_used]

    def of_used(*args):
        known = dict(zip(jaxpr.constvars, getattr(jaxpr, "consts", ())))
        known.update(zip(invars, args))
        read = lambda atom: atom.val if isinstance(atom, _Literal) else known[atom]
        for eqn in reversed(kept):
            found = eqn.primitive.bind(*map(read, eqn.invars), **eqn.params)
            known.update(zip(eqn.outvars, found if eqn.primitive.multiple_results else [found]))
        return [read(atom) for atom in outs]

    return make_jaxpr(of_used)(*[var.aval for var in invars]).jaxpr, used


Val = _Any


def close_jaxpr(jaxpr):
    """The jaxpr with its constants, which it has anyway."""
    return jaxpr


def abstract_eval_fun(fun, *avals, debug_info=None, **params):
    """The avals of what a function gives for these."""
    from jax import make_jaxpr

    return [atom.aval for atom in make_jaxpr(lambda *args: fun(*args, **params))(*avals).jaxpr.outvars]


def convert_constvars_jaxpr(jaxpr):
    """The jaxpr whose constants are its first arguments."""
    if not jaxpr.constvars:
        return jaxpr
    count = len(jaxpr.constvars)
    flat = lambda *args: _core.eval_jaxpr(jaxpr, args[:count], *args[count:])
    return _made(flat, [var.aval for var in (*jaxpr.constvars, *jaxpr.invars)])


def _made(function, avals):
    from jax import make_jaxpr

    return make_jaxpr(function)(*avals).jaxpr


def move_binders_to_back(closed_jaxpr, to_move):
    """The jaxpr whose arguments are those that are not to be moved, and then those that are."""
    invars, moved = closed_jaxpr.jaxpr.invars, [bool(it) for it in to_move]
    moved += [False] * (len(invars) - len(moved))
    order = [at for at, it in enumerate(moved) if not it] + [at for at, it in enumerate(moved) if it]

    def of_moved(*args):
        own = dict(zip(order, args))
        return _core.eval_jaxpr(closed_jaxpr.jaxpr, closed_jaxpr.consts, *[own[at] for at in range(len(invars))])

    from jax import make_jaxpr

    return make_jaxpr(of_moved)(*[invars[at].aval for at in order])


def prune_closed_jaxpr_outputs(jaxpr, used_outputs):
    """The jaxpr with the results that are used."""
    from jax import make_jaxpr

    def of_used(*args):
        found = _core.eval_jaxpr(jaxpr.jaxpr, jaxpr.consts, *args)
        return [it for it, is_used in zip(found, used_outputs) if is_used]

    return make_jaxpr(of_used)(*[var.aval for var in jaxpr.jaxpr.invars])


def dce_jaxpr_consts(jaxpr, used_outputs, instantiate=False):
    """As `dce_jaxpr`, and also which constants are still used."""
    own = convert_constvars_jaxpr(jaxpr)
    count = len(own.invars) - len(jaxpr.invars)
    if not isinstance(instantiate, bool):
        instantiate = [False] * count + list(instantiate)
    found, used = dce_jaxpr(own, used_outputs, instantiate)
    return found, used[:count], used[count:]


def dce_jaxpr_call_rule(used_outputs, live_ins, eqn):
    """Which operands of a call are needed for these results, and the equation as it is."""
    if not any(used_outputs):
        return [False] * len(eqn.invars), None
    return [True] * len(eqn.invars), eqn


dce_jaxpr_closed_call_rule = dce_jaxpr_call_rule


def partial_eval_jaxpr_nounits(jaxpr, unknowns, instantiate):
    """A jaxpr in two: what can be computed without the arguments that are unknown, with what the rest needs of it as its
    further results, and that rest; which results are unknown, and the avals of what is handed over."""
    inner, known = jaxpr.jaxpr, {}
    known = {var for var, is_unknown in zip(inner.invars, unknowns) if not is_unknown} | set(inner.constvars)
    is_known = lambda atom: isinstance(atom, _Literal) or atom in known
    first, second = [], []
    for eqn in inner.eqns:
        if all(map(is_known, eqn.invars)) and str(eqn.primitive) not in _EFFECTFUL:
            first.append(eqn)
            known.update(eqn.outvars)
        else:
            second.append(eqn)
    every = [instantiate] * len(inner.outvars) if isinstance(instantiate, bool) else list(instantiate)
    out_unknown = [bool(always) or not is_known(atom) for atom, always in zip(inner.outvars, every)]
    wanted = [it for eqn in second for it in eqn.invars] + [it for it, unknown in zip(inner.outvars, out_unknown) if unknown]
    handed = list(dict.fromkeys(it for it in wanted if not isinstance(it, _Literal) and it in known))
    of_first = [it for it, is_unknown in zip(inner.outvars, out_unknown) if not is_unknown] + handed

    def run(eqns, names, outs):
        def of(*args):
            own = dict(zip([*inner.constvars, *names], [*jaxpr.consts, *args]))
            read = lambda atom: atom.val if isinstance(atom, _Literal) else own[atom]
            for eqn in eqns:
                found = eqn.primitive.bind(*map(read, eqn.invars), **eqn.params)
                own.update(zip(eqn.outvars, found if eqn.primitive.multiple_results else [found]))
            return [read(atom) for atom in outs]

        from jax import make_jaxpr

        return make_jaxpr(of)(*[var.aval for var in names])

    of_known = [var for var, is_unknown in zip(inner.invars, unknowns) if not is_unknown]
    of_unknown = [var for var, is_unknown in zip(inner.invars, unknowns) if is_unknown]
    rest = [it for it, is_unknown in zip(inner.outvars, out_unknown) if is_unknown]
    return (
        run(first, of_known, of_first), run(second, [*handed, *of_unknown], rest), out_unknown, [var.aval for var in handed]
    )


def _no_hijax(name):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"jax.interpreters.partial_eval.{name}: programs cannot put traces of their own in the way here")

    refused.__name__ = refused.__qualname__ = name
    refused.__doc__ = "Refused: programs cannot put traces of their own in the way."
    return refused


lower_jaxpr = _no_hijax("lower_jaxpr")
lower_jaxpr2 = _no_hijax("lower_jaxpr2")
new_eqn_recipe = _no_hijax("new_eqn_recipe")
