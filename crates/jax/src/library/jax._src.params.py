"""The parameters of equations that are always the same here, which programs see when they look at all of them."""

import jax as _jax
from jax import lax as _lax


class _Named:
    """Something that is shown by a text alone."""

    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


class WrappedFun:
    """The function that a rule is, as its equation shows it."""

    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return f"Wrapped function:\n{self._text}"


UNSPECIFIED = _Named("UnspecifiedValue")
EMPTY_MESH = _Named("Mesh(axis_sizes=(), axis_names=())")
_COMBINED = {"scatter-add": _lax.add, "scatter-max": _lax.max, "scatter-min": _lax.min, "scatter-mul": _lax.mul}


def _jit(known, operands, results):
    return {
        "jaxpr": known["jaxpr"],
        "in_shardings": (UNSPECIFIED,) * operands,
        "out_shardings": (UNSPECIFIED,) * results,
        "in_layouts": (None,) * operands,
        "out_layouts": (None,) * results,
        "donated_invars": (False,) * operands,
        "ctx_mesh": EMPTY_MESH,
        "name": known["name"],
        "keep_unused": False,
        "inline": _jax.Inline.AUTO,
        "compiler_options_kvs": (),
    }


def _scan(known, operands, results):
    carry, constants = known["num_carry"], known["num_consts"]
    rights = (_Named("RightsOnly(Right(None))"),) * (results - carry)
    return {
        "reverse": known["reverse"],
        "length": known["length"],
        "jaxpr": known["jaxpr"],
        "ft_in": ((None,) * constants, (None,) * carry, (None,) * (operands - constants - carry)),
        "ft_out": ((None,) * carry, rights),
        "unroll": known["unroll"],
    }


def _while(known, operands, results):
    return {name: known[name] for name in ("cond_nconsts", "cond_jaxpr", "body_nconsts", "body_jaxpr")}


def _custom_jvp_call(known, operands, results):
    rule = WrappedFun("\nCore: memoized\n")
    constants = known.get("num_consts", 0)
    return {"call_jaxpr": known.get("call_jaxpr"), "jvp_jaxpr_fun": rule, "num_consts": constants, "symbolic_zeros": False}


def _custom_vjp_call(known, operands, results):
    return {
        "call_jaxpr": known.get("call_jaxpr"),
        "fwd_jaxpr_thunk": WrappedFun("\nCore: memoized\n"),
        "num_consts": known.get("num_consts", 0),
        "bwd": WrappedFun("\nCore: memoized\n"),
        "out_trees": None,
        "symbolic_zeros": False,
    }


def _gather(known, operands, results):
    mode = known["dimension_numbers"].mode or _lax.GatherScatterMode.PROMISE_IN_BOUNDS
    order = ("dimension_numbers", "slice_sizes", "unique_indices", "indices_are_sorted")
    return {**{name: known[name] for name in order}, "mode": mode, "fill_value": None}


def _scatter(name):
    def of(known, operands, results):
        jaxpr = None
        if name in _COMBINED:
            jaxpr = _jax.make_jaxpr(_COMBINED[name])(0.0, 0.0).jaxpr
        mode = known["dimension_numbers"].mode or _lax.GatherScatterMode.FILL_OR_DROP
        return {"update_jaxpr": jaxpr, "update_consts": (), **known, "mode": mode}

    return of


def _conv_general_dilated(known, operands, results):
    return {**known, "dimension_numbers": _lax.ConvDimensionNumbers(*known["dimension_numbers"])}


_WHOLE = {
    "conj": lambda known, *counts: {"input_dtype": _jax.numpy.dtype("complex64")},
    "conv_general_dilated": _conv_general_dilated,
    "custom_jvp_call": _custom_jvp_call,
    "custom_vjp_call": _custom_vjp_call,
    "gather": _gather,
    "jit": _jit,
    "new_ref": lambda known, *counts: {"memory_space": None, "kind": None, "pin": False},
    "remat2": lambda known, *counts: {**known, "differentiated": False, "policy": None},
    "scan": _scan,
    "while": _while,
    **{name: _scatter(name) for name in ("scatter", *_COMBINED)},
}


def whole(name, known, counts):
    """All parameters of an equation, in JAX's order, from those that the engine tells."""
    return _WHOLE[name](known, *counts)
