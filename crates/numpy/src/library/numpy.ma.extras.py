"""Functions of masked arrays that are built on others."""

import builtins as _b
import itertools as _itertools

import numpy as _np
from numpy.ma._functions import (
    array, asanyarray, concatenate, count, dot, expand_dims, masked_array, ones, sort, zeros,
)
from numpy.ma._masks import *
from numpy.ma._single import masked
from numpy.ma.core import MaskedArray


def _seq(name, doc):
    function = getattr(_np, name)

    def mapped(*args, **kwargs):
        first = args[0]
        if isinstance(first, (list, tuple)) and name not in _ALONE:
            data = function(tuple(getdata(_np.ma.asanyarray(x)) for x in first), *args[1:], **kwargs)
            mask = function(tuple(getmaskarray(x) for x in first), *args[1:], **kwargs)
            return masked_array(data, mask=mask)
        if name in _ALONE and _b.len(args) > 1 and not kwargs and name.startswith("atleast"):
            return tuple(mapped(x) for x in args)
        data = function(getdata(_np.ma.asanyarray(first)), *args[1:], **kwargs)
        mask = function(getmaskarray(first), *args[1:], **kwargs)
        if isinstance(data, (list, tuple)):
            return [masked_array(d, mask=m) for d, m in zip(data, mask)]
        return masked_array(data, mask=mask)

    mapped.__name__ = mapped.__qualname__ = name
    mapped.__doc__ = doc
    return mapped


_ALONE = {"atleast_1d", "atleast_2d", "atleast_3d", "diagflat", "hsplit"}
atleast_1d = _seq("atleast_1d", "With one axis at least.")
atleast_2d = _seq("atleast_2d", "With two axes at least.")
atleast_3d = _seq("atleast_3d", "With three axes at least.")
vstack = row_stack = _seq("vstack", "Arrays as rows below each other.")
hstack = _seq("hstack", "Arrays beside each other.")
column_stack = _seq("column_stack", "Arrays as columns.")
dstack = _seq("dstack", "Arrays behind each other.")
stack = _seq("stack", "Arrays along a new axis.")
hsplit = _seq("hsplit", "Parts beside each other.")
diagflat = _seq("diagflat", "A matrix with the elements on its diagonal.")


def count_masked(arr, axis=None):
    """How many elements are masked."""
    return getmaskarray(arr).sum(axis)


def masked_all(shape, dtype=float):
    """An array in which all is masked."""
    return masked_array(_np.empty(shape, dtype), mask=_np.ones(shape, make_mask_descr(dtype)))


def masked_all_like(arr):
    """An array in which all is masked, in the shape and dtype of another."""
    a = _np.empty_like(getdata(arr)).view()
    return masked_array(a, mask=_np.ones(a.shape, dtype=make_mask_descr(a.dtype)))


def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    """The mean, with weights."""
    a = asanyarray(a)
    keep = {"keepdims": True} if keepdims else {}
    if weights is None:
        avg = a.mean(axis, **keep)
        scale = count(a, axis, **keep) * 1.0 if axis is not None else _np.float64(a.count(axis))
    else:
        wgt = asanyarray(weights)
        if a.shape != wgt.shape:
            if axis is None:
                raise TypeError("Axis must be specified when shapes of a and weights differ.")
            axes = axis if isinstance(axis, tuple) else (axis,)
            if wgt.shape != tuple(a.shape[ax] for ax in axes):
                raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
            wgt = wgt.reshape(tuple(size if ax in [x % a.ndim for x in axes] else 1 for ax, size in enumerate(a.shape)))
            wgt = masked_array(_np.broadcast_to(wgt._data, a.shape), mask=wgt._mask if wgt._mask is nomask else _np.broadcast_to(wgt._mask, a.shape))
        if a._mask is not nomask:
            wgt = masked_array(wgt._data * ~a._mask, mask=mask_or(wgt._mask, a._mask))
        scale = wgt.sum(axis=axis, dtype=_np.result_type(a.dtype, wgt.dtype, *(["f8"] if a.dtype.kind in "iub" else [])), **keep)
        avg = _np.ma.multiply(a, wgt).sum(axis, **keep) / scale
    if not returned:
        return avg
    if _np.shape(scale) != _np.shape(avg):
        scale = _np.ma.array(_np.broadcast_to(scale, _np.shape(avg)).copy())
    return avg, scale


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The median of the elements that are not masked."""
    if not hasattr(a, "mask"):
        result = _np.median(getdata(asanyarray(a)), axis=axis, keepdims=keepdims)
        return masked_array(result) if _np.ndim(result) else result
    axes = [*_b.range(a.ndim)] if axis is None else [ax % a.ndim for ax in (axis if isinstance(axis, tuple) else (axis,))]
    rest = [ax for ax in _b.range(a.ndim) if ax not in axes]
    turned = a.transpose(*rest, *axes) if a.ndim > 1 else a
    lines = turned.reshape(tuple(a.shape[ax] for ax in rest) + (-1,))
    flat = lines.reshape((-1, lines.shape[-1]))
    values, hidden = [], []
    for place in _b.range(flat.shape[0]):
        row = flat[place].compressed()
        values.append(float(_np.median(row)) if row.size else 0.0)
        hidden.append(row.size == 0)
    shape = lines.shape[:-1]
    if keepdims:
        shape = tuple(1 if ax in axes else size for ax, size in enumerate(a.shape))
    if not shape:
        return masked if hidden[0] else _np.float64(values[0])
    return masked_array(_np.array(values).reshape(shape), mask=_np.array(hidden).reshape(shape))


def compress_nd(x, axis=None):
    """Without the slices in which an element is masked."""
    x = asanyarray(x)
    axes = _b.range(x.ndim) if axis is None else [ax % x.ndim for ax in (axis if isinstance(axis, tuple) else (axis,))]
    mask, data = x._mask, x._data
    if mask is nomask or not mask.any():
        return data
    if mask.all():
        return _np.array([])
    for ax in axes:
        others = tuple(other for other in _b.range(x.ndim) if other != ax)
        data = data[(slice(None),) * ax + (~mask.any(axis=others),)]
    return data


def compress_rowcols(x, axis=None):
    """A matrix without the rows and columns in which an element is masked."""
    if asanyarray(x).ndim != 2:
        raise NotImplementedError("compress_rowcols works for 2D arrays only.")
    return compress_nd(x, axis=axis)


def compress_rows(a):
    """A matrix without the rows in which an element is masked."""
    a = asanyarray(a)
    if a.ndim != 2:
        raise NotImplementedError("compress_rows works for 2D arrays only.")
    return compress_rowcols(a, 0)


def compress_cols(a):
    """A matrix without the columns in which an element is masked."""
    a = asanyarray(a)
    if a.ndim != 2:
        raise NotImplementedError("compress_cols works for 2D arrays only.")
    return compress_rowcols(a, 1)


def mask_rowcols(a, axis=None):
    """Masks the rows and columns in which an element is masked."""
    a = array(a, subok=False)
    if a.ndim != 2:
        raise NotImplementedError("mask_rowcols works for 2D arrays only.")
    if a._mask is nomask or not a._mask.any():
        return a
    places = a._mask.nonzero()
    a._mask = a._mask.copy()
    if not axis:
        a._mask[_np.unique(places[0])] = True
    if axis in (None, 1, -1):
        a._mask[:, _np.unique(places[1])] = True
    return a


def mask_rows(a, axis=None):
    """Masks the rows in which an element is masked."""
    return mask_rowcols(a, 0)


def mask_cols(a, axis=None):
    """Masks the columns in which an element is masked."""
    return mask_rowcols(a, 1)


def ediff1d(arr, to_end=None, to_begin=None):
    """Differences of neighbors in the flat array."""
    arr = asanyarray(arr).ravel()
    parts = [part for part in (to_begin, arr[1:] - arr[:-1], to_end) if part is not None]
    return parts[0] if _b.len(parts) == 1 else hstack(tuple(parts))


def unique(ar1, return_index=False, return_inverse=False):
    """The values, each once; the masked element is one of them."""
    ar1 = asanyarray(ar1).ravel()
    seen = ar1.compressed()
    values, first = _np.unique(seen, return_index=True)
    places = _np.flatnonzero(~getmaskarray(ar1))
    hidden = _np.flatnonzero(getmaskarray(ar1))
    data, mask, index = values, nomask, places[first]
    if hidden.size:
        data = _np.append(values, getdata(ar1)[hidden[:1]])
        mask = _np.append(_np.zeros(values.size, bool), True)
        index = _np.append(index, hidden[0])
    result = masked_array(data, mask=mask)
    extras = [index] if return_index else []
    if return_inverse:
        inverse = _np.full(ar1.size, values.size)
        inverse[places] = _np.searchsorted(values, seen)
        extras.append(inverse)
    return (result, *extras) if extras else result


def intersect1d(ar1, ar2, assume_unique=False):
    """The values that are in both."""
    aux = concatenate((ar1, ar2) if assume_unique else (unique(ar1), unique(ar2)))
    aux = sort(aux)
    return aux[:-1][aux[1:] == aux[:-1]]


def setxor1d(ar1, ar2, assume_unique=False):
    """The values that are in one of both only."""
    ar1, ar2 = (ar1, ar2) if assume_unique else (unique(ar1), unique(ar2))
    aux = sort(concatenate((ar1, ar2)))
    if aux.size == 0:
        return aux
    differs = filled(aux[1:] != aux[:-1], True)
    flags = concatenate(([True], differs, [True]))
    return aux[filled(flags[1:] == flags[:-1], False) & filled(flags[1:], False)]


def isin(element, test_elements, assume_unique=False, invert=False):
    """Where an element is one of others."""
    element = asanyarray(element)
    return in1d(element, test_elements, assume_unique, invert).reshape(element.shape)


def in1d(ar1, ar2, assume_unique=False, invert=False):
    """Where an element is one of others, on one axis."""
    ar1 = asanyarray(ar1).ravel()
    ar2 = asanyarray(ar2).ravel()
    found = _np.isin(ar1._data, ar2.compressed())
    if ar1._mask is not nomask:
        found = _np.where(ar1._mask, _b.bool(getmaskarray(ar2).any()), found)
    return masked_array(~found if invert else found, mask=getmask(ar1))


def union1d(ar1, ar2):
    """The values of both, each once."""
    return unique(concatenate((asanyarray(ar1).ravel(), asanyarray(ar2).ravel())))


def setdiff1d(ar1, ar2, assume_unique=False):
    """The values of one that are not in the other."""
    ar1 = asanyarray(ar1).ravel() if assume_unique else unique(ar1)
    kept = ~filled(in1d(ar1, ar2), False)
    return ar1[kept]


def _pairs(x, y, rowvar, allow_masked):
    x = masked_array(x, ndmin=2, copy=True, dtype=float)
    if not allow_masked and getmaskarray(x).any():
        raise ValueError("Cannot process masked data.")
    rowvar = True if x.shape[0] == 1 else _b.bool(rowvar)
    if y is not None:
        y = masked_array(y, copy=False, ndmin=2, dtype=float)
        if y.shape[0] == 1:
            rowvar = True
        if y.shape == x.shape and (getmask(x) is not nomask or getmask(y) is not nomask):
            common = getmaskarray(x) | getmaskarray(y)
            x, y = masked_array(x._data, mask=common), masked_array(y._data, mask=common)
        x = concatenate((x, y), 1 - int(rowvar))
    seen = (~getmaskarray(x)).astype(int)
    x = x - expand_dims(x.mean(axis=1 if rowvar else 0), 1 if rowvar else 0)
    return x, seen, rowvar


def cov(x, y=None, rowvar=True, bias=False, allow_masked=True, ddof=None):
    """The covariance matrix; masked elements take no part."""
    ddof = (0 if bias else 1) if ddof is None else ddof
    x, seen, rowvar = _pairs(x, y, rowvar, allow_masked)
    flat = x.filled(0)
    if not rowvar:
        flat, seen = flat.T, seen.T
    factor = _np.dot(seen, seen.T) - ddof
    with _np.errstate(all="ignore"):
        data = _np.dot(flat, flat.conj().T) / factor
    return masked_array(data, mask=factor <= 0).squeeze()


def corrcoef(x, y=None, rowvar=True, allow_masked=True):
    """The coefficients of correlation; masked elements take no part."""
    c = cov(x, y, rowvar=rowvar, allow_masked=allow_masked)
    if c.ndim == 0:
        return _np.ma.divide(c, c)
    scale = _np.ma.sqrt(c.diagonal())
    return c / _np.ma.multiply.outer(scale, scale)


def vander(x, n=None):
    """Powers of a vector as columns; those of masked elements are zero."""
    result = _np.vander(getdata(x), n)
    mask = getmask(x)
    if mask is not nomask:
        result[mask] = 0
    return result


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    """The polynomial nearest to points; masked ones take no part."""
    x, y = asanyarray(x), asanyarray(y)
    mask = getmaskarray(x)
    mask = mask | (getmaskarray(y) if y.ndim == 1 else getmaskarray(y).any(axis=1))
    if w is not None:
        w = asanyarray(w)
        mask = mask | getmaskarray(w)
        w = getdata(w)[~mask]
    return _np.polyfit(getdata(x)[~mask], getdata(y)[~mask], deg, rcond, full, w, cov)


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """A function of each line along an axis."""
    arr = array(arr, copy=False)
    axis = axis % arr.ndim
    rest = [size for ax, size in enumerate(arr.shape) if ax != axis]
    results = []
    for place in _itertools.product(*map(_b.range, rest)):
        key = place[:axis] + (slice(None),) + place[axis:]
        results.append(func1d(arr[key], *args, **kwargs))
    joined = masked_array([getdata(r).tolist() if _np.ndim(r) else r for r in results])
    if _np.ndim(results[0]) == 0:
        return joined.reshape(tuple(rest))
    joined = joined.reshape((*rest, -1))
    order = [*_b.range(joined.ndim - 1)]
    order.insert(axis, joined.ndim - 1)
    return joined.transpose(*order)


def apply_over_axes(func, a, axes):
    """A function along several axes, one after the other; none goes away."""
    val = asanyarray(a)
    ndim = val.ndim
    for axis in (axes,) if _np.ndim(axes) == 0 else axes:
        axis = axis + ndim if axis < 0 else axis
        result = func(val, axis)
        val = result if result.ndim == val.ndim else expand_dims(result, axis)
        if val.ndim != ndim:
            raise ValueError("function is not returning an array of the correct shape")
    return val


def flatnotmasked_edges(a):
    """The first and the last place that are not masked."""
    places = _np.flatnonzero(~getmaskarray(a))
    return places[[0, -1]] if places.size else None


def notmasked_edges(a, axis=None):
    """The first and the last place along an axis that are not masked."""
    a = asanyarray(a)
    if axis is None or a.ndim == 1:
        return flatnotmasked_edges(a)
    mask = getmaskarray(a)
    index = masked_array(_np.indices(a.shape), mask=_np.asarray([mask] * a.ndim))
    return [tuple(index[i].min(axis).compressed() for i in _b.range(a.ndim)), tuple(index[i].max(axis).compressed() for i in _b.range(a.ndim))]


def _slices(flags):
    found, at = [], 0
    for value, group in _itertools.groupby(flags.tolist()):
        length = _b.len([*group])
        if value:
            found.append(slice(at, at + length, None))
        at += length
    return found


def flatnotmasked_contiguous(a):
    """The slices of the flat array that are not masked."""
    mask = getmask(a)
    return [slice(0, a.size, None)] if mask is nomask else _slices(~mask.ravel())


def notmasked_contiguous(a, axis=None):
    """The slices that are not masked, for each line along an axis."""
    a = asanyarray(a)
    if axis is None or a.ndim == 1:
        return flatnotmasked_contiguous(a)
    if a.ndim > 2:
        raise NotImplementedError("Currently limited to at most 2D array.")
    lines = a if axis in (1, -1) else a.T
    return [flatnotmasked_contiguous(lines[i]) for i in _b.range(lines.shape[0])]


def _clumps(flags):
    """The slices as NumPy gives them: bounds that were found are its own numbers."""
    size = flags.size
    return [
        slice(it.start and _np.int64(it.start), it.stop if it.stop == size else _np.int64(it.stop), None) for it in _slices(flags)
    ]


def clump_unmasked(a):
    """The slices of a vector that are not masked."""
    mask = getattr(a, "_mask", nomask)
    return [slice(0, a.size)] if mask is nomask else _clumps(~mask)


def clump_masked(a):
    """The slices of a vector that are masked."""
    mask = getmask(a)
    return [] if mask is nomask else _clumps(mask)


def ndenumerate(a, compressed=True):
    """Pairs of index and element of what is not masked."""
    a = asanyarray(a)
    hidden = getmaskarray(a)
    for place in _np.ndindex(a.shape):
        if not hidden[place]:
            yield place, a._data[place]
        elif not compressed:
            yield place, masked


class _Joiner:
    """Arrays joined by indexing, as `np.r_` does."""

    __module__ = "numpy.ma.extras"

    def __getitem__(self, key):
        if isinstance(key, str):
            raise MAError("Unavailable for masked array.")
        key = key if isinstance(key, tuple) else (key,)
        data = _np.r_[tuple(getdata(part) if isinstance(part, MaskedArray) else part for part in key)]
        parts = [part for part in key if not isinstance(part, str)]
        if not _b.any(isinstance(part, MaskedArray) for part in parts):
            return masked_array(data)
        if _b.all(getmask(part) is nomask for part in parts):
            return masked_array(data)
        mask = _np.r_[tuple(getmaskarray(part) if not isinstance(part, (slice, str)) else part for part in key)]
        return masked_array(data, mask=mask)


mr_ = _Joiner()
