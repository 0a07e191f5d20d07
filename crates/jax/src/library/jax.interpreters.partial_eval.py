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
