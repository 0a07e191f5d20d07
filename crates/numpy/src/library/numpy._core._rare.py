"""What functions of numbers do seldom: padding by statistics or functions, inserting at several places."""

import builtins as _b

import numpy as _np


def _pairs(given, ndim):
    """A pair for each axis, of what may be given once for all."""
    if isinstance(given, dict):
        pairs = [(0, 0)] * ndim
        for axis, pair in given.items():
            pairs[axis] = tuple(pair) if isinstance(pair, (tuple, list)) else (pair, pair)
        return pairs
    given = _np.asarray(given).tolist()
    if not isinstance(given, list):
        return [(given, given)] * ndim
    if not isinstance(given[0], list):
        return [(given[0], given[-1])] * ndim
    pairs = [(pair[0], pair[-1]) for pair in given]
    return pairs * ndim if _b.len(pairs) == 1 else pairs


def _part(ndim, axis, span):
    return (slice(None),) * axis + (span,) + (slice(None),) * (ndim - axis - 1)


def _rounded(values, dtype):
    return _np.rint(values).astype(dtype) if dtype.kind in "iu" else values.astype(dtype)


def _sides(array, axis, before, after, mode, low, high):
    """What a padding mode puts before and behind an axis."""
    ndim, length = array.ndim, array.shape[axis]
    if mode == "constant" or mode == "linear_ramp":
        parts = []
        for value, count, edge, is_left in ((low, before, 0, True), (high, after, length - 1, False)):
            shape = (*array.shape[:axis], count, *array.shape[axis + 1 :])
            if mode == "constant":
                parts.append(_np.full(shape, value, dtype=array.dtype))
                continue
            start = array[_part(ndim, axis, slice(edge, edge + 1))]
            ramp = _np.linspace(value, start.astype(float), count, endpoint=False, axis=axis).squeeze(axis=axis + 1)
            ramp = ramp if is_left else _np.flip(ramp, axis)
            parts.append(_np.trunc(ramp).astype(array.dtype) if array.dtype.kind in "iu" else ramp.astype(array.dtype))
        return parts
    function = {"maximum": _np.max, "minimum": _np.min, "mean": _np.mean, "median": _np.median}[mode]
    parts = []
    for count, span in ((before, slice(0, low)), (after, slice(length - (high or length), length))):
        value = function(array[_part(ndim, axis, span)], axis=axis, keepdims=True)
        parts.append(_np.repeat(_rounded(_np.asarray(value), array.dtype), count, axis=axis))
    return parts


def pad(array, pad_width, mode="constant", **kwargs):
    """An array with more elements at its edges."""
    array = _np.asarray(array)
    widths = _pairs(pad_width, array.ndim)
    if callable(mode):
        padded = _np.pad(array, widths)
        for axis, width in enumerate(widths):
            lines = _np.moveaxis(padded, axis, -1)
            for place in _np.ndindex(lines.shape[:-1]):
                line = lines[place].copy()
                result = mode(line, width, axis, kwargs)
                lines[place] = line if result is None else result
        return padded
    if mode not in ("constant", "linear_ramp", "maximum", "minimum", "mean", "median"):
        if isinstance(pad_width, dict):
            return _np.pad(array, widths, mode, **kwargs)
        raise ValueError(f"mode '{mode}' is not supported")
    name = {"constant": "constant_values", "linear_ramp": "end_values"}.get(mode, "stat_length")
    given = kwargs.get(name, 0 if name != "stat_length" else None)
    values = [(None, None)] * array.ndim if given is None else _pairs(given, array.ndim)
    for axis, (before, after) in enumerate(widths):
        low, high = _sides(array, axis, before, after, mode, *values[axis])
        array = _np.concatenate([low, array, high], axis=axis)
    return array


def insert(arr, obj, values, axis=None):
    """The array with values before several places along an axis."""
    arr = _np.asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    axis = axis % arr.ndim
    length = arr.shape[axis]
    places = _np.arange(length)[obj] if isinstance(obj, slice) else _np.asarray(obj)
    if places.dtype == bool:
        places = _np.flatnonzero(places)
    values = _np.array(values, ndmin=arr.ndim).astype(arr.dtype)
    if places.ndim == 0:
        values = _np.moveaxis(values, 0, axis)
        places = _np.full(values.shape[axis], int(places))
    places = places.astype(int)
    for place in places.tolist():
        if not -length <= place <= length:
            raise IndexError(f"index {place} is out of bounds for axis {axis} with size {length}")
    places = _np.where(places < 0, places + length, places)
    order = _np.argsort(places, kind="stable")
    at = places.copy()
    at[order] += _np.arange(places.size)
    shape = [*arr.shape]
    shape[axis] += places.size
    new = _np.empty(shape, dtype=arr.dtype)
    kept = _np.ones(shape[axis], dtype=bool)
    kept[at] = False
    new[_part(arr.ndim, axis, at)] = values
    new[_part(arr.ndim, axis, kept)] = arr
    return new


def tensordot(a, b, axes=2):
    """Sums of products over axes of both, of objects."""
    a, b = _np.asarray(a), _np.asarray(b)
    if isinstance(axes, int):
        left, right = [*_b.range(a.ndim - axes, a.ndim)], [*_b.range(axes)]
    else:
        left, right = [[it] if isinstance(it, int) else [*it] for it in axes]
    left, right = [it % a.ndim for it in left], [it % b.ndim for it in right]
    rows, columns = [it for it in _b.range(a.ndim) if it not in left], [it for it in _b.range(b.ndim) if it not in right]
    shape = tuple(a.shape[it] for it in rows) + tuple(b.shape[it] for it in columns)
    inner = 1
    for it in left:
        inner *= a.shape[it]
    x = a.transpose([*rows, *left]).reshape((-1, inner)).astype(object)
    y = b.transpose([*right, *columns]).reshape((inner, -1)).astype(object)
    return _np.dot(x, y).reshape(shape)
