"""Indices, and arrays that are written to."""

import itertools as _itertools
from builtins import abs as _abs, min as _min, range as _range

import numpy as _np


class _IndexMaker:
    def __init__(self, maketuple):
        self.maketuple = maketuple

    def __getitem__(self, item):
        return (item,) if self.maketuple and not isinstance(item, tuple) else item


index_exp = _IndexMaker(True)
s_ = _IndexMaker(False)


class _Joiner:
    def __init__(self, axis=0, ndmin=1, trans1d=-1):
        self.options = axis, ndmin, trans1d

    def __len__(self):
        return 0

    def __getitem__(self, key):
        axis, ndmin, trans1d = self.options
        if isinstance(key, str):
            raise NotImplementedError("np.r_ and np.c_ with a matrix in a text")
        key = key if isinstance(key, tuple) else (key,)
        if key and isinstance(key[0], str):
            if key[0] in ("r", "c"):
                raise NotImplementedError("np.r_ and np.c_ that make matrices")
            numbers = [int(part) for part in key[0].split(",")]
            axis, ndmin, trans1d = (numbers + [ndmin, trans1d][len(numbers) - 1 :])[:3]
            key = key[1:]
        parts, plain = [], []
        for item in key:
            is_plain = False
            if isinstance(item, slice):
                step = 1 if item.step is None else item.step
                start = 0 if item.start is None else item.start
                if isinstance(step, complex):
                    part = _np.linspace(start, item.stop, num=int(_abs(step)))
                else:
                    part = _np.arange(start, item.stop, step)
                part = _turned(part, ndmin, trans1d)
            elif isinstance(item, (bool, int, float, complex, _np.generic)):
                part, is_plain = _np.array(item, ndmin=ndmin), not isinstance(item, _np.generic)
            else:
                depth = _np.ndim(item)
                part = _np.asarray(item)
                part = _turned(part, ndmin, trans1d, depth)
            parts.append(part)
            plain.append(item if is_plain else part)
        dtype = _np.result_type(*plain) if parts else None
        return _np.concatenate([part.astype(dtype) for part in parts], axis=axis)


def _turned(part, ndmin, trans1d, depth=1):
    new = _np.array(part, ndmin=ndmin)
    if trans1d == -1 or depth >= ndmin:
        return new
    first = trans1d + ndmin + 1 if trans1d < 0 else trans1d
    order = list(_range(ndmin - depth))
    old = list(_range(ndmin - depth, ndmin))
    return new.transpose(order[:first] + old + order[first:])


r_ = _Joiner(0)
c_ = _Joiner(-1, ndmin=2, trans1d=0)


def ix_(*args):
    """Arrays by which an index takes all combinations of places: each along an axis of its own.

    >>> np.arange(9).reshape(3, 3)[np.ix_([0, 2], [1, 2])]
    array([[1, 2],
           [7, 8]])
    """
    found = []
    for at, each in enumerate(args):
        each = _np.asarray(each)
        if each.size == 0 and not isinstance(args[at], _np.ndarray):
            each = each.astype(_np.intp)
        if each.ndim != 1:
            raise ValueError("Cross index must be 1 dimensional")
        if each.dtype == _np.bool_:
            (each,) = each.nonzero()
        found.append(each.reshape((1,) * at + (each.size,) + (1,) * (len(args) - at - 1)))
    return tuple(found)


class ndindex:
    """All indices of arrays of a shape, in order.

    >>> list(np.ndindex(2, 2))
    [(0, 0), (0, 1), (1, 0), (1, 1)]
    """

    def __init__(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], tuple):
            shape = shape[0]
        if _min(shape, default=0) < 0:
            raise ValueError("negative dimensions are not allowed")
        self._places = _itertools.product(*map(_range, shape))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._places)


class ndenumerate:
    """All indices of an array, each with the element there.

    >>> list(np.ndenumerate(np.array([[1, 2]])))
    [((0, 0), np.int64(1)), ((0, 1), np.int64(2))]
    """

    def __init__(self, arr):
        arr = _np.asarray(arr)
        self._pairs = zip(ndindex(*arr.shape), arr.flat)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._pairs)


def diag_indices_from(arr):
    """The places of the diagonal of an array whose axes are all equally long.

    >>> np.diag_indices_from(np.zeros((2, 2)))
    (array([0, 1]), array([0, 1]))
    """
    arr = _np.asarray(arr)
    if not arr.ndim >= 2:
        raise ValueError("input array must be at least 2-d")
    if len(set(arr.shape)) > 1:
        raise ValueError("All dimensions of input must be of equal length")
    return _np.diag_indices(arr.shape[0], arr.ndim)


def tril_indices_from(arr, k=0):
    """The places of the lower triangle of a matrix.

    >>> np.tril_indices_from(np.zeros((2, 2)))
    (array([0, 1, 1]), array([0, 0, 1]))
    """
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return _np.tril_indices(arr.shape[-2], k=k, m=arr.shape[-1])


def triu_indices_from(arr, k=0):
    """The places of the upper triangle of a matrix.

    >>> np.triu_indices_from(np.zeros((2, 2)))
    (array([0, 0, 1]), array([0, 1, 1]))
    """
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return _np.triu_indices(arr.shape[-2], k=k, m=arr.shape[-1])


def mask_indices(n, mask_func, k=0):
    """The places where a function of matrices of ones, such as `np.triu`, leaves something.

    >>> np.mask_indices(3, np.triu, 1)
    (array([0, 0, 1]), array([1, 2, 2]))
    """
    return _np.nonzero(mask_func(_np.ones((n, n), int), k) != 0)


def copyto(dst, src, casting="same_kind", where=True):
    """Writes an array into another, where a condition holds."""
    if not _np.can_cast(_np.asarray(src).dtype, dst.dtype, casting):
        raise TypeError(
            f"Cannot cast array data from {_np.asarray(src).dtype!r} to {dst.dtype!r} according to the rule '{casting}'"
        )
    if where is True:
        dst[...] = src
        return
    where = _np.broadcast_to(where, dst.shape)
    dst[where] = _np.broadcast_to(src, dst.shape)[where]


def place(arr, mask, vals):
    """Writes numbers, over and over again, to where a mask holds."""
    mask = _np.asarray(mask, dtype=bool)
    count, vals = int(mask.sum()), _np.ravel(vals)
    if count and not vals.size:
        raise ValueError("Cannot insert from an empty array!")
    if count:
        arr[mask] = _np.resize(vals, count)


def putmask(a, mask, values):
    """Writes to where a mask holds what stands at the same place of `values`, which is repeated to the size of `a`."""
    mask, values = _np.asarray(mask, dtype=bool), _np.ravel(values)
    if values.size:
        a[mask] = _np.resize(values, a.size).reshape(a.shape)[mask]


def put(a, ind, v, mode="raise"):
    """Writes numbers to places of the flattened array."""
    ind, v = _np.ravel(ind), _np.ravel(v)
    if mode == "wrap":
        ind = ind % a.size
    elif mode == "clip":
        ind = _np.clip(ind, 0, a.size - 1)
    if ind.size and v.size:
        _put_flat(a, ind, _np.resize(v, ind.size))


def _put_flat(a, places, values):
    places = _np.where(places < 0, places + a.size, places)
    if places.size and (places.min() < 0 or places.max() >= a.size):
        raise IndexError(f"index {places.max()} is out of bounds for axis 0 with size {a.size}")
    a[_np.unravel_index(places, a.shape)] = values


def put_along_axis(arr, indices, values, axis):
    """Writes to the places along an axis that `take_along_axis` would take."""
    indices = _np.asarray(indices)
    if axis is None:
        if indices.ndim != 1:
            raise ValueError("when axis=None, `indices` must have a single dimension.")
        _put_flat(arr, indices, values)
        return
    axis = axis % arr.ndim
    where = []
    for at in _range(arr.ndim):
        if at == axis:
            where.append(indices)
        else:
            shape = [1] * arr.ndim
            shape[at] = arr.shape[at]
            where.append(_np.arange(arr.shape[at]).reshape(shape))
    arr[tuple(where)] = values
