"""Primitives that programs define, and what those use who write their own interpreters."""

from jax import core as _core
from jax._src import library as _library
from jax.core import AbstractValue as AbstractValue, ClosedJaxpr as ClosedJaxpr, Jaxpr as Jaxpr, JaxprEqn as JaxprEqn
from jax.core import Literal as Literal, ShapedArray as ShapedArray, Tracer as Tracer, Var as Var
from jax.core import eval_jaxpr as eval_jaxpr, get_aval as get_aval

_jvps = {}
_transposes = {}
_batchers = {}
_sized_batchers = {}
_lowerings = {}

no_effects = frozenset()


class Effect:
    """What a primitive does besides computing: a class of one's own below this."""


class Zero:
    """A tangent or cotangent that is known to be zero, of an aval."""

    def __init__(self, aval):
        self.aval = aval

    def __repr__(self):
        return f"Zero({self.aval})"

    @staticmethod
    def from_primal_value(val):
        """The zero tangent of a value."""
        return Zero(get_aval(val))


class UndefinedPrimal:
    """An operand whose cotangent a transposition rule is to give."""

    def __init__(self, aval):
        self.aval = aval

    def __repr__(self):
        return f"UndefinedPrimal({self.aval})"


class LoweringRuleContext:
    """What a lowering is told: the avals of operands and results."""

    def __init__(self, primitive, avals_in):
        self.primitive, self.avals_in = primitive, avals_in


class _SourceInfo:
    """Where the user's program staged an equation."""

    def __init__(self, eqn):
        self.traceback, self.name_stack, self._text = None, "", eqn._source


class _EqnContext:
    """Within what an equation was staged; entering it changes nothing here."""

    def __init__(self, eqn):
        self.compute_type, self.threefry_partitionable = None, True

    @property
    def manager(self):
        """What is entered while the equation is bound again."""
        from contextlib import nullcontext

        return nullcontext()


def _own(known):
    return [it.aval if isinstance(it, Zero) else it for it in known]


class Primitive:
    """A primitive of a name, with the rules that its methods and the tables of `jax.interpreters` are given.

    >>> from jax.extend.core import Primitive
    >>> twice_p = Primitive("twice")
    >>> twice_p.def_abstract_eval(lambda x: x) is not None
    True
    >>> jax.make_jaxpr(lambda x: twice_p.bind(x))(1.0)
    { lambda ; a:f32[]. let b:f32[] = twice a in (b,) }
    """

    multiple_results = False
    call_primitive = False
    map_primitive = False
    ref_primitive = False
    # The parameters that jaxprs do not show.
    _hidden = ()

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"{self.name}"

    def bind(self, *args, **params):
        """What the current trace makes of the operands: the result, or the list of them."""
        if _library.evaluating() and not any(isinstance(it, Tracer) for it in args):
            return self.impl(*args, **params)
        for name, value in params.items():
            try:
                hash(value)
            except TypeError:
                raise TypeError(
                    "As of JAX v0.7, parameters to jaxpr equations must have __hash__ and __eq__ methods. In a call to "
                    f"primitive {self}, the value of parameter {name} was not hashable: {value}"
                ) from None
        texts = [(name, str(params[name])) for name in sorted(params) if name not in self._hidden]
        found = _library.bound(self, params, texts, *args)
        return found if self.multiple_results else found[0]

    def def_impl(self, impl):
        """Says what the primitive gives for arrays."""
        self.impl = impl
        return impl

    def def_abstract_eval(self, abstract_eval):
        """Says which abstract value, or list of them, the primitive gives for abstract values."""
        self.abstract_eval = lambda *args, **params: (abstract_eval(*args, **params), no_effects)
        return abstract_eval

    def def_effectful_abstract_eval(self, effectful_abstract_eval):
        """As `def_abstract_eval`, for a function that also gives the set of effects."""
        self.abstract_eval = effectful_abstract_eval
        return effectful_abstract_eval

    def get_bind_params(self, params):
        """What `bind` is given besides the operands: the parameters as they are."""
        return params

    def impl(self, *args, **params):
        raise NotImplementedError(f"Evaluation rule for '{self.name}' not implemented")

    def abstract_eval(self, *args, **params):
        raise NotImplementedError(f"Abstract evaluation for '{self.name}' not implemented")

    # What the tracer asks.

    def _listed(self, found):
        return list(found) if self.multiple_results else [found]

    def _evaluated(self, args, params):
        return self._listed(self.impl(*args, **params))

    def _abstract(self, avals, params):
        found, effects = self.abstract_eval(*avals, **params)
        if isinstance(found, (tuple, list)) != self.multiple_results:
            raise ValueError(
                f"{self}.abstract_eval() method should return a tuple or a list iff {self}.multiple_results."
            )
        return self._listed(found), list(effects)

    def _differentiated(self, primals, tangents, params):
        rule = _jvps.get(self)
        if rule is None:
            raise NotImplementedError(f"Differentiation rule for '{self}' not implemented")
        tangents = [Zero(it) if isinstance(it, ShapedArray) else it for it in tangents]
        results, found = rule(tuple(primals), tuple(tangents), **params)
        return self._listed(results), _own(self._listed(found))

    def _transposed(self, cts, inputs, params):
        rule = _transposes.get(self)
        if rule is None:
            raise NotImplementedError(
                f"Transpose rule (for reverse-mode differentiation) for '{self}' not implemented"
            )
        cts = [Zero(it) if isinstance(it, ShapedArray) else it for it in cts]
        inputs = [UndefinedPrimal(it) if isinstance(it, ShapedArray) else it for it in inputs]
        found = rule(cts if self.multiple_results else cts[0], *inputs, **params)
        if found is Zero:
            return [None] * len(inputs)
        return _own(found)

    def _batched(self, size, args, dims, params):
        if self in _sized_batchers:
            from jax.interpreters.batching import AxisData

            values, found = _sized_batchers[self](AxisData(None, size, None, None), tuple(args), tuple(dims), **params)
        elif self in _batchers:
            values, found = _batchers[self](tuple(args), tuple(dims), **params)
        else:
            raise NotImplementedError(f"Batching rule for '{self}' not implemented")
        if not self.multiple_results:
            return [values], [found]
        values = list(values)
        return values, list(found) if isinstance(found, (tuple, list)) else [found] * len(values)

    def _check_lowering(self, params):
        if self not in _lowerings:
            raise NotImplementedError(f"MLIR translation rule for primitive '{self}' not found for platform cpu")

    def _compiled(self, args, params):
        context = LoweringRuleContext(self, [get_aval(it) for it in args])
        flat = []
        for it in _lowerings[self](context, *args, **params):
            flat.extend(it if isinstance(it, (tuple, list)) else [it])
        return flat
