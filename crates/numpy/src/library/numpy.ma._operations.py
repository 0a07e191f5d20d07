"""Functions of elements that leave masked ones alone, and hide what has no value."""

import builtins as _b

import numpy as _np
from numpy.ma._masks import MaskError, _late, filled, getdata, getmask, getmaskarray, make_mask_none, nomask

_tiny = float(_np.finfo(float).tiny)


def _outcome(data, mask, kept, of):
    """The result: an element, the masked one, or a masked array in which hidden elements hold what was there."""
    if _np.ndim(data) == 0:
        return _late.masked if mask is not nomask and _np.any(mask) else data
    if mask is not nomask and kept is not None and _np.any(mask):
        kept = _np.broadcast_to(kept, data.shape)
        mask = _np.broadcast_to(mask, data.shape)
        if data.dtype != bool or kept.dtype == bool:
            data[mask] = kept[mask].astype(data.dtype)
    return of(data, mask)


def _maker(*operands):
    for operand in operands:
        if isinstance(operand, _late.array):
            return lambda data, mask: operand._like(data, mask)
    return lambda data, mask: _late.array(data, mask=mask)


class _MaskedUFunc:
    def __init__(self, function, domain=None, fill=None):
        self.f, self.domain, self.fill = function, domain, fill
        self.__name__ = getattr(function, "__name__", "function")
        self.__doc__ = f"The function `{self.__name__}` of elements that are not masked."

    def __str__(self):
        return f"Masked version of {self.f}"


class _MaskedUnaryOperation(_MaskedUFunc):
    __module__ = "numpy.ma.core"

    def __call__(self, a, *args, **kwargs):
        data, mask = getdata(a), getmask(a)
        with _np.errstate(divide="ignore", invalid="ignore"):
            result = self.f(data, *args, **kwargs)
        if self.domain is not None:
            outside = ~_np.isfinite(result) | self.domain(data)
            mask = outside if mask is nomask else outside | mask
        return _outcome(result, mask, data, _maker(a))


class _MaskedBinaryOperation(_MaskedUFunc):
    __module__ = "numpy.ma.core"

    def __call__(self, a, b, *args, **kwargs):
        da, db = getdata(a), getdata(b)
        with _np.errstate(all="ignore"):
            result = self.f(da, db, *args, **kwargs)
        ma, mb = getmask(a), getmask(b)
        if ma is nomask and mb is nomask:
            mask = nomask
        else:
            mask = _np.logical_or(ma, mb)
            mask = mask if mask.shape == _np.shape(result) else _np.broadcast_to(mask, _np.shape(result)).copy()
        return _outcome(result, mask, da, _maker(a, b))

    def reduce(self, target, axis=0, dtype=None):
        """Joins the elements along an axis two by two."""
        data, mask = filled(target, self.fill), getmask(target)
        data = data if data.shape else data.reshape(1)
        result = self.f.reduce(data, axis, dtype) if dtype else self.f.reduce(data, axis)
        if mask is nomask:
            return result if _np.ndim(result) == 0 else _maker(target)(result, nomask)
        mask = _np.logical_and.reduce(mask.reshape(data.shape), axis)
        return _outcome(result, mask, None, _maker(target))

    def outer(self, a, b):
        """The function of each element of one array with each of the other."""
        da, db = getdata(a), getdata(b)
        result = self.f.outer(da, db)
        mask = nomask
        if getmask(a) is not nomask or getmask(b) is not nomask:
            mask = _np.logical_or.outer(getmaskarray(a), getmaskarray(b))
        kept = _np.broadcast_to(_np.reshape(da, _np.shape(da) + (1,) * _np.ndim(db)), _np.shape(result))
        return _outcome(result, mask, kept, _maker(a, b))

    def accumulate(self, target, axis=0):
        """All results on the way of a reduction."""
        return _maker(target)(self.f.accumulate(filled(target, self.fill), axis), nomask)


class _DomainedOperation(_MaskedUFunc):
    __module__ = "numpy.ma.core"

    def __call__(self, a, b, *args, **kwargs):
        da, db = getdata(a), getdata(b)
        with _np.errstate(all="ignore"):
            result = self.f(da, db, *args, **kwargs)
            mask = ~_np.isfinite(result) | self.domain(da, db)
        mask = mask | getmask(a) | getmask(b)
        return _outcome(result, mask, da, _maker(a, b))


def _divides(a, b):
    with _np.errstate(all="ignore"):
        return _np.absolute(a) * _tiny >= _np.absolute(b)


def _inside(low, high):
    return lambda x: (x > high) | (x < low)


_PLAIN = "exp conjugate sin cos arctan arcsinh sinh cosh tanh absolute fabs negative floor ceil around logical_not"
_BINARY = """add subtract multiply arctan2 equal not_equal less_equal greater_equal less greater logical_and logical_or
logical_xor bitwise_and bitwise_or bitwise_xor hypot"""
_FILLS = {"add": 0, "subtract": 0, "multiply": 1, "logical_and": 1, "logical_or": 0, "equal": 0, "not_equal": 0}
_DOMAINS = {
    "sqrt": lambda x: x < 0.0,
    "log": lambda x: x <= 0.0,
    "log2": lambda x: x <= 0.0,
    "log10": lambda x: x <= 0.0,
    "tan": lambda x: _np.absolute(_np.cos(x)) < 1e-35,
    "arcsin": _inside(-1.0, 1.0),
    "arccos": _inside(-1.0, 1.0),
    "arccosh": lambda x: x < 1.0,
    "arctanh": _inside(-1.0 + 1e-15, 1.0 - 1e-15),
}
operations = {_name: _MaskedUnaryOperation(getattr(_np, _name)) for _name in _PLAIN.split()}
operations |= {_name: _MaskedUnaryOperation(getattr(_np, _name), _domain) for _name, _domain in _DOMAINS.items()}
operations |= {_name: _MaskedBinaryOperation(getattr(_np, _name), fill=_FILLS.get(_name, 0)) for _name in _BINARY.split()}
operations |= {
    _name: _DomainedOperation(getattr(_np, _name), _divides)
    for _name in ("divide", "true_divide", "floor_divide", "remainder", "fmod", "mod")
}
operations["abs"] = operations["absolute"]


def power(a, b, third=None):
    """`a ** b`; what is no finite number becomes masked."""
    if third is not None:
        raise MaskError("3-argument power not supported.")
    da, db = getdata(a), getdata(b)
    ma, mb = getmask(a), getmask(b)
    with _np.errstate(divide="ignore", invalid="ignore"):
        result = _np.power(da, db)
    mask = nomask if ma is nomask and mb is nomask else _np.broadcast_to(_np.logical_or(ma, mb), _np.shape(result)).copy()
    if _np.ndim(result):
        invalid = ~_np.isfinite(result)
        if invalid.any():
            mask = invalid if mask is nomask else mask | invalid
            new = _outcome(result, mask, None, _maker(a, b))
            result[invalid] = new.fill_value
            return new
    return _outcome(result, mask, da, _maker(a, b))


def left_shift(a, n):
    """`a << n`."""
    mask = getmask(a)
    return _late.array(_np.left_shift(filled(a, 0), n), mask=mask)


def right_shift(a, n):
    """`a >> n`."""
    mask = getmask(a)
    return _late.array(_np.right_shift(filled(a, 0), n), mask=mask)


def _comparison(self, other, name):
    """Masked elements of both are as equal as their masks are; the result is masked there."""
    if other is not None and not isinstance(other, (str, bytes)) and not hasattr(other, "__array__") and not _np.isscalar(other):
        other = _np.asanyarray(other)
    omask, smask = getmask(other), self._mask
    sdata, odata = self._data, getdata(other)
    check = getattr(_np, name)(sdata, odata)
    if omask is nomask and smask is nomask:
        mask = nomask
    else:
        mask = _np.broadcast_to(_np.logical_or(smask, omask), _np.shape(check)).copy()
    if mask is not nomask and name in ("equal", "not_equal"):
        check = _np.where(mask, _np.equal(smask, omask) if name == "equal" else _np.not_equal(smask, omask), check)
    if _np.ndim(check) == 0:
        return _late.masked if mask is not nomask and _np.any(mask) else _np.bool_(check)
    new = self._like(check, mask, fill=False)
    return new


def _operator(name):
    operation = operations.get(name) or power

    def forward(self, other):
        return NotImplemented if self._defers(other) else operation(self, other)

    def backward(self, other):
        return operation(other, self)

    return forward, backward


def _written(name):
    """An operator that writes into the array: hidden elements stay as they are."""
    function = getattr(_np, name)
    neutral = 1 if name in ("multiply", "divide", "floor_divide", "power") else 0

    def in_place(self, other):
        odata, omask = getdata(other), getmask(other)
        if name in ("divide", "floor_divide"):
            outside = _divides(self._data, odata)
            if _np.any(outside):
                odata = _np.where(outside, 1, odata)
                omask = _np.logical_or(omask, outside)
        if omask is not nomask and _np.any(omask):
            if self._mask is nomask:
                self._mask = make_mask_none(self.shape, self.dtype)
            self._mask |= omask
        if self._mask is not nomask:
            odata = _np.where(self._mask, self.dtype.type(neutral), odata)
        with _np.errstate(all="ignore"):
            result = function(self._data, odata)
        if not _np.can_cast(result.dtype, self.dtype, "same_kind"):
            function(self._data, odata, out=self._data)
        self._data[...] = result
        return self

    return in_place


class Operators:
    """The operators of masked arrays."""

    def _defers(self, other):
        priority = getattr(other, "__array_priority__", None)
        return not isinstance(other, type(self)) and not hasattr(other, "__array__") and priority is not None and priority > 15

    for _short, _long in {
        "add": "add",
        "sub": "subtract",
        "mul": "multiply",
        "truediv": "divide",
        "floordiv": "floor_divide",
        "mod": "remainder",
        "pow": "power",
        "and": "bitwise_and",
        "or": "bitwise_or",
        "xor": "bitwise_xor",
    }.items():
        locals()[f"__{_short}__"], locals()[f"__r{_short}__"] = _operator(_long)
        if _short not in ("mod", "and", "or", "xor"):
            locals()[f"__i{_short}__"] = _written(_long)
    del _short, _long

    def __divmod__(self, other):
        return self // other, self % other

    def __lshift__(self, other):
        return left_shift(self, other)

    def __rshift__(self, other):
        return right_shift(self, other)

    def __matmul__(self, other):
        return _np.ma.dot(self, other)

    def __rmatmul__(self, other):
        return _np.ma.dot(other, self)

    def __neg__(self):
        return operations["negative"](self)

    def __pos__(self):
        return self._like(+self._data)

    def __abs__(self):
        return operations["absolute"](self)

    def __invert__(self):
        return self._like(~self._data)

    def __eq__(self, other):
        return _comparison(self, other, "equal")

    def __ne__(self, other):
        return _comparison(self, other, "not_equal")

    def __lt__(self, other):
        return _comparison(self, other, "less")

    def __le__(self, other):
        return _comparison(self, other, "less_equal")

    def __gt__(self, other):
        return _comparison(self, other, "greater")

    def __ge__(self, other):
        return _comparison(self, other, "greater_equal")

    __hash__ = None
