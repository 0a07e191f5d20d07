"""Calls that functions of numbers hand over: their arguments know themselves what to do, or hold no numbers."""

import sys as _sys

import numpy as _np

_MAKING = {"array", "asarray", "asanyarray", "ascontiguousarray", "asfortranarray", "asarray_chkfinite", "copy", "zeros", "ones", "empty"}
_MAKING |= {"full", "zeros_like", "ones_like", "empty_like", "full_like"}
# What the library does where options are given that functions of numbers do not have.
_WITH_OPTIONS = {"reshape", "ravel", "flatten", "gradient", "cross", "indices", "var", "std", "interp", "nan_to_num", "intersect1d"}
_WITH_OPTIONS |= {"vectorize"}


def _arguments(args, kwargs):
    for arg in (*args, *kwargs.values()):
        yield arg
        if isinstance(arg, (list, tuple)):
            yield from arg


def taken(module, name, args, kwargs):
    """The result of a call; NotImplemented where nobody knows better."""
    owner, _, method = name.rpartition(".")
    if owner in ("", "ndarray") and method in _WITH_OPTIONS:
        from numpy._core._functions import _of_numbers

        if method in ("vectorize", "indices") or _of_numbers(args[:1]):
            from numpy._core import _options

            return getattr(_options, method)(*args, **kwargs)
    if method in ("choice", "permutation") and (module == "numpy.random" or owner in ("Generator", "RandomState")):
        from numpy._core._methods import drawn

        return drawn(method, args, kwargs, bool(owner))
    if owner == "dtype":
        return _dtype(method, args, kwargs)
    if owner == "ufunc":
        return _ufunc(args[0], method, args[1:], kwargs)
    if owner and args and not isinstance(args[0], type):
        return _method(args[0], method, args[1:], kwargs)
    if owner:
        return NotImplemented
    if name in _MAKING:
        from numpy._core._making import make

        return make(name, args, kwargs)
    function = getattr(_sys.modules.get(module) or _np, name, None)
    if function is None:
        return NotImplemented
    types = {type(arg): arg for arg in _arguments(args, kwargs) if hasattr(type(arg), "__array_function__")}
    for arg in types.values():
        result = arg.__array_function__(function, [*types], args, kwargs)
        if result is not NotImplemented:
            return result
    if types:
        names = ", ".join(map(repr, types))
        raise TypeError(f"no implementation found for 'numpy.{name}' on types that implement __array_function__: [{names}]")
    from numpy._core._functions import call

    return call(function, args, kwargs)


def _dtype(method, args, kwargs):
    if method != "__new__":
        return NotImplemented
    from numpy._core._dtypes import dtype_of

    found = dtype_of(args[1] if len(args) > 1 else kwargs.get("dtype"), kwargs.get("align", False))
    return NotImplemented if found is None else found


def _ufunc(function, method, args, kwargs):
    outs = kwargs.get("out")
    candidates = [*args, *(outs if isinstance(outs, tuple) else [outs])]
    for arg in candidates:
        if getattr(type(arg), "__array_ufunc__", None) is not None:
            result = arg.__array_ufunc__(function, method, *args, **kwargs)
            if result is not NotImplemented:
                return result
    if any(getattr(type(arg), "__array_ufunc__", None) is not None for arg in candidates):
        raise TypeError(f"operand type(s) all returned NotImplemented from __array_ufunc__({function!r}, {method!r})")
    from numpy._core._operations import ufunc

    return ufunc(function, method, args, kwargs)


def _method(this, method, args, kwargs):
    if method == "astype":
        from numpy._core._making import converted

        return converted(_np.asarray(this), _np.dtype(args[0]))
    if method == "view":
        kind = args[0] if args else kwargs.get("dtype", kwargs.get("type"))
        if isinstance(kind, type) and issubclass(kind, _np.ndarray):
            return this if kind is _np.ndarray else kind(this)
        from numpy._core._records import viewed

        return viewed(this, _np.dtype(kind))
    function = getattr(_np, method, None)
    if function is None or type(this) is _np.ndarray and not args and not kwargs:
        return NotImplemented
    if type(this) is _np.ndarray or isinstance(this, _np.generic):
        from numpy._core._functions import call

        return call(function, (this, *args), kwargs)
    raise NotImplementedError(f"numpy.ndarray.{method} of {type(this).__name__}")
