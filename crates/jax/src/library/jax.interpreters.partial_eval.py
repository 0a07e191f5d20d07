"""What those use who write their own interpreters of jaxprs."""

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
