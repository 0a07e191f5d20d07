"""Numbers without NaNs."""

import math as _math
from builtins import range as _range

import numpy as _np


def _replaced(a, value):
    a = _np.array(a)
    if not _np.issubdtype(a.dtype, _np.inexact):
        return a, _np.zeros(a.shape, bool)
    mask = _np.isnan(a)
    a[mask] = value
    return a, mask


def nanprod(a, axis=None, dtype=None, out=None, keepdims=False):
    """The product over `axis`, a NaN counted as one.

    >>> np.nanprod([2.0, np.nan, 3.0])
    np.float64(6.0)
    """
    return _np.prod(_replaced(a, 1)[0], axis=axis, dtype=dtype, keepdims=keepdims)


def nancumsum(a, axis=None, dtype=None, out=None):
    """The running sum along `axis`, a NaN counted as zero.

    >>> np.nancumsum([1.0, np.nan, 2.0])
    array([1., 1., 3.])
    """
    return _np.cumsum(_replaced(a, 0)[0], axis=axis, dtype=dtype)


def nancumprod(a, axis=None, dtype=None, out=None):
    """The running product along `axis`, a NaN counted as one.

    >>> np.nancumprod([2.0, np.nan, 3.0])
    array([2., 2., 6.])
    """
    return _np.cumprod(_replaced(a, 1)[0], axis=axis, dtype=dtype)


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    """The variance over `axis` of what is not NaN.

    >>> np.nanvar([1.0, np.nan, 3.0])
    np.float64(1.0)
    """
    a, mask = _replaced(a, 0)
    if not mask.any() and not _np.issubdtype(a.dtype, _np.inexact):
        return _np.var(a, axis=axis, dtype=dtype, ddof=ddof, keepdims=keepdims)
    kept = ~mask
    count = _np.sum(kept, axis=axis, keepdims=True, dtype=_np.intp)
    mean = (_np.sum(a, axis=axis, keepdims=True, dtype=dtype) / count).astype(dtype or a.dtype)
    apart = _np.where(mask, 0, a - mean).astype(a.dtype)
    squares = (apart * apart.conj()).real if _np.iscomplexobj(apart) else apart * apart
    total = _np.sum(squares, axis=axis, keepdims=keepdims, dtype=dtype)
    left = (count if keepdims else _np.sum(kept, axis=axis, dtype=_np.intp)) - ddof
    found = total / left
    return _np.where(left <= 0, _np.nan, found).astype(_np.asarray(total).dtype)[()]


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    """The standard deviation over `axis` of what is not NaN.

    >>> np.nanstd([1.0, np.nan, 3.0])
    np.float64(1.0)
    """
    return _np.sqrt(nanvar(a, axis=axis, dtype=dtype, ddof=ddof, keepdims=keepdims))


def _along(a, axis, keepdims, function):
    # A function of vectors without NaNs, along one axis, several, or all.
    a = _np.asarray(a)
    axes = tuple(_range(a.ndim)) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    axes = tuple(each % a.ndim for each in axes)
    rows = _np.moveaxis(a, axes, tuple(_range(a.ndim - len(axes), a.ndim)))
    shape = rows.shape[: a.ndim - len(axes)]
    rows = rows.reshape((-1, _math.prod(a.shape[each] for each in axes)))
    found = []
    for row in rows:
        if _np.issubdtype(row.dtype, _np.inexact):
            row = row[~_np.isnan(row)]
        found.append(function(row) if row.size else None)
    like = next((each for each in found if each is not None), _np.float64(_np.nan))
    extra = _np.shape(like)
    found = [_np.full(extra, _np.nan) if each is None else each for each in found]
    result = _np.array(found, dtype=_np.asarray(like).dtype).reshape(shape + extra)
    if extra:
        result = _np.moveaxis(result, tuple(_range(len(shape), result.ndim)), tuple(_range(len(extra))))
    if keepdims:
        kept = tuple(1 if at in axes else size for at, size in enumerate(a.shape))
        result = result.reshape(extra + kept)
    return result[()]


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The median over `axis` of what is not NaN.

    >>> np.nanmedian([1.0, np.nan, 2.0, 4.0])
    np.float64(2.0)
    """
    return _along(a, axis, keepdims, _np.median)


def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None):
    """The quantiles `q` over `axis` of what is not NaN.

    >>> np.nanquantile([1.0, np.nan, 2.0, 4.0], 0.5)
    np.float64(2.0)
    """
    if weights is not None:
        raise NotImplementedError("np.nanquantile with weights")
    return _along(a, axis, keepdims, lambda row: _np.quantile(row, q, method=method))


def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None):
    """The percentiles `q` over `axis` of what is not NaN.

    >>> np.nanpercentile([1.0, np.nan, 2.0, 4.0], 50)
    np.float64(2.0)
    """
    if weights is not None:
        raise NotImplementedError("np.nanpercentile with weights")
    return _along(a, axis, keepdims, lambda row: _np.percentile(row, q, method=method))


def _place_of(a, axis, keepdims, value, function):
    a, mask = _replaced(a, value)
    if mask.any() and _np.all(mask, axis=axis).any():
        raise ValueError("All-NaN slice encountered")
    return function(a, axis=axis, keepdims=keepdims)


def nanargmax(a, axis=None, out=None, *, keepdims=False):
    """Where the largest element along `axis` stands that is not NaN.

    >>> np.nanargmax([1.0, np.nan, 3.0])
    np.int64(2)
    """
    return _place_of(a, axis, keepdims, -_np.inf, _np.argmax)


def nanargmin(a, axis=None, out=None, *, keepdims=False):
    """Where the smallest element along `axis` stands that is not NaN.

    >>> np.nanargmin([np.nan, 2.0, 1.0])
    np.int64(2)
    """
    return _place_of(a, axis, keepdims, _np.inf, _np.argmin)
