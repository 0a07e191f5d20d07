"""The functions of numpy.ma that are methods, or are about one array."""

import builtins as _b

import numpy as _np
from numpy.ma._masks import *
from numpy.ma.core import MaskedArray, array, masked_array
from numpy.ma._single import masked


def _method(name, doc, *order):
    def function(a, *args, **kwargs):
        method = getattr(a if isinstance(a, MaskedArray) else MaskedArray(a), name)
        return method(*args, **kwargs)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = doc
    return function


all = _method("all", "Whether all elements that are not masked are true.")
any = _method("any", "Whether an element that is not masked is true.")
anom = anomalies = _method("anom", "What each element is more than the mean.")
argmax = _method("argmax", "Where the greatest element is.")
argmin = _method("argmin", "Where the least element is.")
compressed = _method("compressed", "The elements that are not masked, on one axis.")
count = _method("count", "How many elements are not masked.")
cumprod = _method("cumprod", "Running products.")
cumsum = _method("cumsum", "Running sums.")
diagonal = _method("diagonal", "The elements on a diagonal.")
harden_mask = _method("harden_mask", "From now on masked elements stay masked.")
ids = _method("ids", "Where data and mask lie in memory.")
mean = _method("mean", "The mean of the elements that are not masked.")
nonzero = _method("nonzero", "The places of elements that are neither masked nor zero.")
prod = product = _method("prod", "The product of the elements that are not masked.")
ravel = _method("ravel", "One axis.")
repeat = _method("repeat", "Each element several times.")
shrink_mask = _method("shrink_mask", "Drops a mask in which nothing is masked.")
soften_mask = _method("soften_mask", "From now on writing makes masked elements visible.")
squeeze = _method("squeeze", "Without axes of length one.")
std = _method("std", "The standard deviation of the elements that are not masked.")
sum = _method("sum", "The sum of the elements that are not masked.")
swapaxes = _method("swapaxes", "Two axes exchanged.")
take = _method("take", "The elements at these places.")
trace = _method("trace", "The sum of the diagonal.")
transpose = _method("transpose", "The axes in another order.")
unshare_mask = _method("unshare_mask", "Gives the array a mask of its own.")
var = _method("var", "The variance of the elements that are not masked.")
copy = _method("copy", "A copy.")
clip = _method("clip", "Between two bounds.")
alltrue, sometrue = all, any


def compress(condition, x, *args, **kwargs):
    """The slices where a condition holds."""
    return asanyarray(x).compress(condition, *args, **kwargs)


def min(obj, axis=None, out=None, fill_value=None, keepdims=None):
    """The least element that is not masked."""
    return asanyarray(obj).min(axis=axis, fill_value=fill_value, out=out, keepdims=keepdims)


def max(obj, axis=None, out=None, fill_value=None, keepdims=None):
    """The greatest element that is not masked."""
    return asanyarray(obj).max(axis=axis, fill_value=fill_value, out=out, keepdims=keepdims)


def ptp(obj, axis=None, out=None, fill_value=None, keepdims=False):
    """The greatest element less the least one."""
    return asanyarray(obj).ptp(axis=axis, out=out, fill_value=fill_value, keepdims=keepdims)


amin, amax = min, max


class _Extremum:
    __module__ = "numpy.ma.core"

    def __init__(self, ufunc, compare, fill):
        self.__name__, self.f, self.compare, self.fill = ufunc.__name__, ufunc, compare, fill
        self.__doc__ = f"The {ufunc.__name__} of two arrays, or of one."

    def __call__(self, a, b=None):
        if b is None:
            return self.reduce(a)
        return where(self.compare(a, b), a, b)

    def reduce(self, target, axis=None):
        """The extreme element along an axis."""
        target = asanyarray(target)
        return target.min(axis) if self.f is _np.minimum else target.max(axis)

    def outer(self, a, b):
        """Of each pair of elements the extreme one."""
        mask = nomask
        if getmask(a) is not nomask or getmask(b) is not nomask:
            mask = _np.logical_or.outer(getmaskarray(a), getmaskarray(b))
        return masked_array(self.f.outer(filled(a), filled(b)), mask=mask)


minimum = _Extremum(_np.minimum, lambda a, b: _np.ma.less(a, b), minimum_fill_value)
maximum = _Extremum(_np.maximum, lambda a, b: _np.ma.greater(a, b), maximum_fill_value)


def asarray(a, dtype=None, order=None):
    """The value as a masked array."""
    return masked_array(a, dtype=dtype, copy=False, keep_mask=True, subok=False)


def asanyarray(a, dtype=None, order=None):
    """The value as a masked array; one stays the same object."""
    if isinstance(a, MaskedArray) and (dtype is None or dtype == a.dtype):
        return a
    return masked_array(a, dtype=dtype, copy=False, keep_mask=True, subok=True)


def _made(name, doc):
    def function(*args, fill_value=None, hardmask=False, **kwargs):
        like = args[0] if name.endswith("_like") and isinstance(args[0], MaskedArray) else None
        args = tuple(getdata(arg) if isinstance(arg, MaskedArray) else arg for arg in args)
        result = masked_array(getattr(_np, name)(*args, **kwargs), fill_value=fill_value, hard_mask=hardmask or None)
        if like is not None:
            result = like._like(result._data, like._mask if like._mask is nomask else like._mask.copy())
        return result

    function.__name__ = function.__qualname__ = name
    function.__doc__ = doc
    return function


arange = _made("arange", "Numbers at equal distances.")
empty = _made("empty", "Elements that are still to be written.")
empty_like = _made("empty_like", "Elements that are still to be written, in the shape of another array.")
frombuffer = _made("frombuffer", "The elements that bytes hold.")
fromfunction = _made("fromfunction", "A function of the indices.")
identity = _made("identity", "The identity matrix.")
indices = _made("indices", "The indices of a grid.")
ones = _made("ones", "Ones.")
ones_like = _made("ones_like", "Ones in the shape of another array.")
zeros = _made("zeros", "Zeros.")
zeros_like = _made("zeros_like", "Zeros in the shape of another array.")


def where(condition, x=None, y=None):
    """Elements of `x` where the condition holds, else of `y`; masked where the condition or the element taken is."""
    if (x is None) != (y is None):
        raise ValueError("Must provide both 'x' and 'y' or neither.")
    if x is None:
        return nonzero(condition)
    cf, xd, yd = filled(condition, False), getdata(x), getdata(y)
    cm, xm, ym = getmaskarray(condition), getmaskarray(x), getmaskarray(y)
    if x is masked and y is not masked:
        xd, xm = _np.zeros((), dtype=yd.dtype), _np.ones((), dtype=bool)
    elif y is masked and x is not masked:
        yd, ym = _np.zeros((), dtype=xd.dtype), _np.ones((), dtype=bool)
    data = _np.where(cf, xd, yd)
    mask = _np.where(cm, True, _np.where(cf, xm, ym))
    mask = mask if mask.any() else nomask
    return masked_array(data, mask=mask)


def choose(indices, choices, out=None, mode="raise"):
    """Of several arrays the element that each number says."""
    places = filled(indices, 0)
    data = _np.choose(places, [filled(choice) for choice in choices], mode=mode)
    mask = _np.choose(places, [getmaskarray(choice) if choice is not masked else True for choice in choices], mode=mode)
    mask = make_mask(mask_or(mask, getmask(indices)), copy=False, shrink=True)
    return masked_array(data, mask=mask)


def argsort(a, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=None):
    """The order of the elements, masked ones last."""
    return asanyarray(a).argsort(axis=axis, kind=kind, order=order, endwith=endwith, fill_value=fill_value)


def sort(a, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=None):
    """A sorted copy, masked elements last."""
    a = asanyarray(a).copy()
    if axis is None:
        a, axis = a.flatten(), 0
    a.sort(axis=axis, kind=kind, order=order, endwith=endwith, fill_value=fill_value)
    return a


def concatenate(arrays, axis=0):
    """Arrays joined along an axis, with their masks."""
    data = _np.concatenate([getdata(a) for a in arrays], axis)
    if _b.all(getmask(a) is nomask for a in arrays):
        return masked_array(data)
    mask = _np.concatenate([getmaskarray(a) for a in arrays], axis)
    return masked_array(data, mask=mask)


def append(a, b, axis=None):
    """The elements of both, on one axis unless one is given."""
    return concatenate([ravel(a), ravel(b)] if axis is None else [a, b], 0 if axis is None else axis)


def diag(v, k=0):
    """A diagonal, or the matrix that has it."""
    mask = getmask(v)
    return masked_array(_np.diag(getdata(v), k), mask=nomask if mask is nomask else _np.diag(mask, k))


def diff(a, /, n=1, axis=-1, prepend=None, append=None):
    """Differences of neighbors, `n` times."""
    if n < 0:
        raise ValueError("order must be non-negative but got " + repr(n))
    a = asanyarray(a)
    if a.ndim == 0:
        raise ValueError("diff requires input that is at least one dimensional")
    around = []
    for part in (prepend, append):
        if part is not None:
            part = asanyarray(part)
            if part.ndim == 0:
                shape = [*a.shape]
                shape[axis] = 1
                part = masked_array(_np.broadcast_to(getdata(part), shape), mask=getmask(part))
        around.append(part)
    parts = [part for part in (around[0], a, around[1]) if part is not None]
    a = concatenate(parts, axis) if _b.len(parts) > 1 else a
    for _ in _b.range(n):
        low, high = [slice(None)] * a.ndim, [slice(None)] * a.ndim
        low[axis], high[axis] = slice(None, -1), slice(1, None)
        a = a[tuple(high)] - a[tuple(low)]
    return a


def expand_dims(a, axis):
    """With new axes of length one."""
    if not isinstance(a, MaskedArray):
        return _np.expand_dims(a, axis)
    mask = a._mask
    return a._like(_np.expand_dims(a._data, axis), mask if mask is nomask else _np.expand_dims(mask, axis))


def reshape(a, new_shape, order="C"):
    """Another shape."""
    return a.reshape(new_shape) if isinstance(a, MaskedArray) else asanyarray(_np.reshape(a, new_shape))


def resize(x, new_shape):
    """A new masked array of this shape; what is missing is repeated."""
    mask = getmask(x)
    mask = mask if mask is nomask else _np.resize(mask, new_shape)
    return masked_array(_np.resize(getdata(x), new_shape), mask=mask)


def round(a, decimals=0, out=None):
    """Rounded to this many decimals."""
    result = asanyarray(a).round(decimals)
    if out is None:
        return result
    getdata(out)[...] = result._data
    if hasattr(out, "_mask"):
        out._mask = result._mask
    return out


round_ = around = round


def shape(obj):
    """The lengths of the axes."""
    return _np.shape(getdata(obj))


def ndim(obj):
    """The number of axes."""
    return _np.ndim(getdata(obj))


def size(obj, axis=None):
    """The number of elements."""
    return _np.size(getdata(obj), axis)


def put(a, indices, values, mode="raise"):
    """Writes values to places of the flat array."""
    return a.put(indices, values, mode=mode)


def putmask(a, mask, values):
    """Writes values where a mask is set."""
    if not isinstance(a, MaskedArray):
        a = a.view(MaskedArray)
    data, hidden, mask = getdata(values), getmask(values), getdata(mask)
    if getmask(a) is nomask and hidden is not nomask:
        a._sharedmask, a._mask = True, make_mask_none(a.shape, a.dtype)
        _np.copyto(a._mask, hidden, where=mask)
    elif getmask(a) is not nomask:
        _np.copyto(a._mask, getmaskarray(values), where=mask)
    _np.copyto(a._data, data, where=mask)


def allequal(a, b, fill_value=True):
    """Whether all elements are equal; masked ones count as `fill_value`."""
    mask = mask_or(getmask(a), getmask(b))
    equal = _np.equal(getdata(a), getdata(b))
    if mask is nomask:
        return equal.all()
    return _np.where(mask, True, equal).all() if fill_value else False


def allclose(a, b, masked_equal=True, rtol=1e-5, atol=1e-8):
    """Whether all elements are close; masked ones count as `masked_equal`."""
    x, y = masked_array(a), masked_array(b)
    mask = mask_or(getmask(x), getmask(y))
    close = _np.isclose(x._data, y._data, rtol=rtol, atol=atol)
    return _np.all(close if mask is nomask else _np.where(mask, masked_equal, close))


def inner(a, b):
    """The inner product; masked elements count as zero."""
    fa, fb = filled(a, 0), filled(b, 0)
    fa, fb = (part if part.ndim else part.reshape(1) for part in (fa, fb))
    result = _np.inner(fa, fb)
    return masked_array(result) if _np.ndim(result) else masked_array(_np.asarray(result))


innerproduct = inner


def outer(a, b):
    """The product of each element of one with each of the other."""
    result = _np.outer(filled(a, 0).ravel(), filled(b, 0).ravel())
    if getmask(a) is nomask and getmask(b) is nomask:
        return masked_array(result)
    seen = _np.outer(~getmaskarray(a).ravel(), ~getmaskarray(b).ravel())
    return masked_array(result, mask=~seen)


outerproduct = outer


def dot(a, b, strict=False, out=None):
    """The product of matrices; masked elements count as zero, and with `strict` hide what they take part in."""
    am, bm = ~getmaskarray(a), ~getmaskarray(b)
    data = _np.dot(filled(a, 0), filled(b, 0))
    mask = ~_np.dot(am, bm)
    if strict:
        mask = _np.dot(getmaskarray(a), _np.ones(shape(b), bool)) | _np.dot(_np.ones(shape(a), bool), getmaskarray(b))
    if _np.ndim(data) == 0:
        return masked if mask else data
    return masked_array(data, mask=mask)


def _convolution(function, a, v, mode, propagate_mask):
    if propagate_mask:
        mask = function(getmaskarray(a), _np.ones(shape(v), dtype=bool), mode=mode) | function(
            _np.ones(shape(a), dtype=bool), getmaskarray(v), mode=mode
        )
        data = function(getdata(a), getdata(v), mode=mode)
    else:
        mask = ~function(~getmaskarray(a), ~getmaskarray(v), mode=mode).astype(bool)
        data = function(filled(a, 0), filled(v, 0), mode=mode)
    return masked_array(data, mask=mask.astype(bool))


def correlate(a, v, mode="valid", propagate_mask=True):
    """The correlation of two sequences; what masked elements take part in is masked."""
    return _convolution(_np.correlate, a, v, mode, propagate_mask)


def convolve(a, v, mode="full", propagate_mask=True):
    """The convolution of two sequences; what masked elements take part in is masked."""
    return _convolution(_np.convolve, a, v, mode, propagate_mask)


def angle(z, deg=False):
    """The angles of complex numbers."""
    z = asanyarray(z)
    return z._like(_np.angle(z._data, deg))


def fix_invalid(a, mask=nomask, copy=True, fill_value=None):
    """Masks what is not a finite number, and puts the fill value in its place."""
    a = array(a, copy=copy, mask=mask)
    invalid = ~_np.isfinite(a._data)
    if not invalid.any():
        return a
    a._mask = invalid if a._mask is nomask else a._mask | invalid
    a._data[invalid] = a.fill_value if fill_value is None else fill_value
    return a


def fromflex(fxarray):
    """The masked array of a structured array with the fields `_data` and `_mask`."""
    return masked_array(fxarray["_data"], mask=fxarray["_mask"])


def flatten_structured_array(a):
    """The fields of a structured array as columns."""
    a = _np.asanyarray(a)

    def flat(item):
        for part in item:
            if isinstance(part, (tuple, list)):
                yield from flat(part)
            else:
                yield part

    rows = [tuple(flat(row)) for row in a.ravel().tolist()]
    data = _np.array(rows)
    if isinstance(a, MaskedArray):
        data = masked_array(data, mask=[[*flat(row)] for row in getmaskarray(a).ravel().tolist()])
    return data.reshape(a.shape + data.shape[1:]) if a.ndim != 1 else data
