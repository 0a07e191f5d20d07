"""Functions of elements that are not numbers: what ufuncs do with texts, objects and times."""

import builtins as _b
import functools as _functools
import math as _math
import operator as _operator

import numpy as _np
from numpy._core import _elements as _e
from numpy._core._dtypes import ElementDType, object_dtype
from numpy._core._functions import ranks
from numpy._core._making import array, of_leaves

_COMPARES = {
    "equal": _operator.eq, "not_equal": _operator.ne, "less": _operator.lt, "less_equal": _operator.le,
    "greater": _operator.gt, "greater_equal": _operator.ge,
}
_PYTHON = {
    "add": _operator.add, "subtract": _operator.sub, "multiply": _operator.mul, "divide": _operator.truediv,
    "true_divide": _operator.truediv, "floor_divide": _operator.floordiv, "remainder": _operator.mod, "power": _operator.pow,
    "bitwise_and": _operator.and_, "bitwise_or": _operator.or_, "bitwise_xor": _operator.xor, "left_shift": _operator.lshift,
    "right_shift": _operator.rshift, "negative": _operator.neg, "positive": _operator.pos, "absolute": _operator.abs,
    "invert": _operator.invert, "maximum": lambda a, b: a if a >= b else b, "minimum": lambda a, b: a if a <= b else b,
    "fmax": lambda a, b: a if a >= b else b, "fmin": lambda a, b: a if a <= b else b, "square": lambda a: a * a,
    "logical_and": lambda a, b: a and b, "logical_or": lambda a, b: a or b, "logical_not": lambda a: not a,
    "reciprocal": lambda a: 1 / a, "conjugate": lambda a: a.conjugate(), "sign": lambda a: (a > 0) - (a < 0),
    "gcd": _math.gcd, "lcm": _math.lcm, "floor": _math.floor, "ceil": _math.ceil,
} | _COMPARES
_STARTS = {"add": 0, "multiply": 1, "logical_and": True, "logical_or": False}


def spread(args):
    """The elements of all arguments, in one shape."""
    shape = _np.broadcast_shapes(*(x.shape for x in args))
    lists = []
    for x in args:
        if isinstance(x, _e.ndarray):
            lists.append(x._view(_np.broadcast_to(x._at, shape))._scalars())
        else:
            lists.append([*_np.broadcast_to(x, shape).ravel()])
    return shape, lists


def _plain(items):
    return [item.item() if isinstance(item, _np.generic) and not isinstance(item, (_np.datetime64, _np.timedelta64)) else item for item in items]


def of_results(results, shape, is_object):
    """What a function of elements gave, as an array or as the only element."""
    if not shape:
        return results[0]
    if is_object:
        return _e.made(results, shape, object_dtype())
    if not results:
        return _np.zeros(shape)
    return array(results).reshape(shape)


def _no_loop(function, args, inputs):
    names = ", ".join(repr(x.dtype if not isinstance(arg, (int, float, complex)) or isinstance(arg, _np.generic) else _np.asarray(arg).dtype) for arg, x in zip(args, inputs))
    if function.__name__ not in _PYTHON:
        rule = "the inputs could not be safely coerced to any supported types according to the casting rule ''safe''"
        return TypeError(f"ufunc '{function.__name__}' not supported for the input types, and {rule}")
    return _loop_error(f"ufunc '{function.__name__}' did not contain a loop with signature matching types ({names}) -> None")


def _loop_error(text):
    kind = type("UFuncTypeError", (TypeError,), {"__module__": "numpy._core._exceptions"})
    return kind(text)


def ufunc(function, method, args, kwargs):
    """A ufunc of arguments of which some hold no numbers; NotImplemented where all do."""
    name = function.__name__
    inputs = [arg if isinstance(arg, _np.ndarray) else array(arg) for arg in args[: function.nin if method == "__call__" else 1]]
    if method == "outer":
        inputs = [arg if isinstance(arg, _np.ndarray) else array(arg) for arg in args[:2]]
        inputs[0] = inputs[0].reshape(inputs[0].shape + (1,) * inputs[1].ndim)
        return ufunc(function, "__call__", tuple(inputs), kwargs)
    out = kwargs.get("out") or (args[function.nin :] if method == "__call__" else ())
    if _b.any(hasattr(x, "_fields") for x in inputs):
        from numpy._core._records import compared

        return compared(name, *inputs)
    kinds = {x.dtype.kind for x in inputs if isinstance(x.dtype, ElementDType)}
    wanted = kwargs.get("dtype")
    if not kinds and not (wanted is not None and isinstance(_np.dtype(wanted), ElementDType)):
        return NotImplemented
    if method in ("reduce", "accumulate"):
        return _reduced(function, method, inputs[0], args[1:], kwargs)
    if method != "__call__":
        raise NotImplementedError(f"numpy.{name}.{method} of elements that are no numbers")
    if kwargs.get("where", True) is not True:
        raise NotImplementedError(f"numpy.{name} with `where` of elements that are no numbers")
    result = _called(function, name, args, inputs, kinds)
    target = out[0] if isinstance(out, tuple) and out else out
    if isinstance(target, _np.ndarray):
        target[...] = result
        return target
    return result


def _called(function, name, args, inputs, kinds):
    if "O" in kinds or not kinds:
        shape, lists = spread(inputs)
        python = _PYTHON.get(name) or _method_of(name)
        results = [python(*items) for items in zip(*map(_plain, lists))]
        if name in _COMPARES:
            results = [_b.bool(item) for item in results]
            return _np.array(results, dtype=bool).reshape(shape) if shape else _np.bool_(results[0])
        return of_results(results, shape, True)
    if kinds & {"m", "M"}:
        if name == "isnan" or name == "isnat":
            shape, lists = spread(inputs)
            found = _np.array([item._value is None for item in lists[0]], dtype=bool).reshape(shape)
            return found if shape else found[()]
        from numpy._core._times import operate

        return operate(name, inputs)
    if name in _COMPARES:
        return _texts_compared(function, name, inputs, kinds)
    if name in ("add", "maximum", "minimum") and _b.all(x.dtype.kind in "US" for x in inputs):
        shape, lists = spread(inputs)
        python = _PYTHON[name]
        results = [python(*items) for items in zip(*([_text(part) for part in row] for row in lists))]
        return of_results(results, shape, False) if shape else _e.scalar(results[0], inputs[0].dtype)
    raise _no_loop(function, args, inputs)


def _text(part):
    return str.__str__(part) if isinstance(part, str) else bytes(part)


def _method_of(name):
    def python(item):
        method = getattr(item, name, None)
        if method is None:
            kind = type(item).__name__
            raise TypeError(f"loop of ufunc does not support argument 0 of type {kind} which has no callable {name} method")
        return method()

    return python


def _texts_compared(function, name, inputs, kinds):
    plain = [isinstance(x, _e.ndarray) for x in inputs]
    if not _b.all(plain) or _b.len(kinds) > 1:
        if name in ("equal", "not_equal"):
            shape = _np.broadcast_shapes(*(x.shape for x in inputs))
            answer = _np.full(shape, name == "not_equal")
            return answer if shape else answer[()]
        raise _no_loop(function, inputs, inputs)
    numbers, _, _ = ranks(inputs)
    return function(*numbers)


def _reduced(function, method, x, rest, kwargs):
    name = function.__name__
    axis = rest[0] if rest else kwargs.get("axis", 0)
    python = _PYTHON.get(name)
    kind = x.dtype.kind
    if python is None or kind in "US":
        text = f"ufunc '{name}' did not contain a loop with signature matching types ({x.dtype!r}, {x.dtype!r}) -> None"
        raise _loop_error(text)
    if method == "accumulate":
        python = _functools.partial(_accumulated, python)
    if axis is None or isinstance(axis, tuple) and _b.len(axis) == x.ndim:
        results = [_joined(python, name, x._scalars() if isinstance(x, _e.ndarray) else x.ravel().tolist(), kwargs)]
        shape = (1,) * x.ndim if kwargs.get("keepdims") else ()
        return of_results(results, shape, kind == "O") if method != "accumulate" else array(results[0])
    axis = axis[0] if isinstance(axis, tuple) else axis
    axis = axis % _b.max(1, x.ndim)
    turned = _np.moveaxis(x, axis, -1) if x.ndim > 1 else x
    shape, length = turned.shape[:-1], turned.shape[-1]
    lines = turned.reshape((-1, length))
    results = [_joined(python, name, lines[place]._scalars() if isinstance(lines, _e.ndarray) else lines[place].tolist(), kwargs) for place in _b.range(lines.shape[0])]
    if method == "accumulate":
        flat = [item for row in results for item in row]
        whole = of_results(flat, turned.shape, kind == "O")
        return _np.moveaxis(whole, -1, axis)
    result = of_results(results, shape, kind == "O")
    return _np.expand_dims(result, axis) if kwargs.get("keepdims") else result


def _joined(python, name, items, kwargs):
    initial = kwargs.get("initial")
    if initial is not None:
        items = [initial, *items]
    if isinstance(python, _functools.partial):
        return python(items)
    if not items:
        if name not in _STARTS:
            raise ValueError(f"zero-size array to reduction operation {name} which has no identity")
        return _STARTS[name]
    return _functools.reduce(python, items)


def _accumulated(python, items):
    results = items[:1]
    for item in items[1:]:
        results.append(python(results[-1], item))
    return results
