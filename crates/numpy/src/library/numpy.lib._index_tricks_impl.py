"""Indices, and arrays that are written to."""

import itertools as _itertools
from builtins import abs as _abs, any as _builtins_any, min as _min, range as _range

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


class broadcast:
    """What several arrays are together: an iterator over tuples of their elements.

    >>> np.broadcast(np.zeros((3, 1)), np.zeros(2)).shape
    (3, 2)
    """

    __module__ = "numpy"

    def __init__(self, *args):
        self._arrays = _np.broadcast_arrays(*[_np.asarray(arg) for arg in args])
        self.shape = self._arrays[0].shape if args else ()
        self.numiter = len(args)
        self.reset()

    ndim = property(lambda self: len(self.shape))
    nd = ndim
    size = property(lambda self: int(_np.prod(self.shape, dtype=int)))
    iters = property(lambda self: tuple(array.flat for array in self._arrays))

    def reset(self):
        """Begins again."""
        self.index = 0
        self._items = zip(*[array.ravel() for array in self._arrays])

    def __iter__(self):
        return self

    def __next__(self):
        found = next(self._items)
        self.index += 1
        return found


class nditer:
    """An iterator over the elements of arrays, broadcast together; with `readwrite` they can be written to by `[...]`.

    >>> it = np.nditer(np.array([[1, 2], [3, 4]]), flags=["multi_index"])
    >>> [it.multi_index for x in it]
    [(0, 0), (0, 1), (1, 0), (1, 1)]
    """

    __module__ = "numpy"
    _KNOWN = {"multi_index", "c_index", "f_index", "refs_ok", "zerosize_ok", "buffered", "external_loop", "common_dtype"}

    def __init__(self, op, flags=(), op_flags=None, op_dtypes=None, order="K", casting="safe", op_axes=None, itershape=None, buffersize=0):
        if op_dtypes is not None or op_axes is not None or itershape is not None:
            raise NotImplementedError("numpy.nditer with op_dtypes, op_axes or itershape")
        for flag in flags:
            if flag not in self._KNOWN - {"external_loop", "common_dtype"}:
                raise NotImplementedError(f"numpy.nditer with the flag '{flag}'")
        several = isinstance(op, (tuple, list))
        given = list(op) if several else [op]
        per = list(op_flags or [])
        per = [per] * len(given) if not per or isinstance(per[0], str) else per
        self._write = ["readwrite" in each or "writeonly" in each for each in per]
        if _builtins_any(array is None for array in given):
            raise NotImplementedError("numpy.nditer that makes its results")
        arrays = [_np.asarray(array) for array in given]
        self.shape = _np.broadcast_shapes(*[array.shape for array in arrays])
        if _builtins_any(write and array.shape != self.shape for write, array in zip(self._write, arrays)):
            raise ValueError("output operand requires a reduction, but reduction is not enabled")
        self.operands = tuple(arrays)
        self._views = [_np.broadcast_to(array, self.shape) if array.shape != self.shape else array for array in arrays]
        self._several, self._flags = several and len(arrays) > 1, tuple(flags)
        self.ndim, self.nop, self.itersize = len(self.shape), len(arrays), int(_np.prod(self.shape, dtype=int))
        self.has_multi_index = "multi_index" in flags
        self.reset()

    def reset(self):
        """Begins again."""
        self._places = _itertools.product(*map(_range, self.shape))
        self.iterindex, self._at, self._next = -1, None, None
        self._step()

    def _step(self):
        self._next = next(self._places, None)

    finished = property(lambda self: self._place() is None)

    def _place(self):
        return self._at if self._at is not None else self._next

    @property
    def multi_index(self):
        if not self.has_multi_index:
            raise ValueError("Iterator is not tracking a multi-index")
        return self._place()

    @property
    def index(self):
        if "c_index" not in self._flags and "f_index" not in self._flags:
            raise ValueError("Iterator does not have an index")
        found, place = 0, self._place()
        order = list(_range(self.ndim))
        for axis in order if "c_index" in self._flags else order[::-1]:
            found = found * self.shape[axis] + place[axis]
        return found

    @property
    def value(self):
        place = self._place()
        found = [view[tuple(slice(at, at + 1) for at in place)].reshape(()) if write else _np.array(view[place])
                 for view, write in zip(self._views, self._write)]
        return tuple(found) if self._several else found[0]

    def __getitem__(self, index):
        found = self.value
        return found[index] if self._several else (found,)[index]

    def iternext(self):
        """Goes on; false at the end."""
        self._at = None
        self._step()
        return self._next is not None

    def __iter__(self):
        return self

    def __next__(self):
        if self._next is None:
            self._at = None
            raise StopIteration
        self._at = self._next
        self.iterindex += 1
        found = self.value
        self._step()
        return found

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        """Nothing is left to be written back."""


class flatiter:
    """The elements of an array row by row, as `a.flat` gives them: to go through, to index, and to write to.

    >>> a = np.zeros((2, 2))
    >>> a.flat[1:3] = 5
    >>> a
    array([[0., 5.],
           [5., 0.]])
    """

    __module__ = "numpy"

    def __init__(self, base):
        self.base, self.index = base, 0

    @property
    def coords(self):
        return tuple(int(at) for at in _np.unravel_index(self.index, self.base.shape))

    def __iter__(self):
        return self

    def __next__(self):
        if self.index >= self.base.size:
            raise StopIteration
        self.index += 1
        return self.base[_np.unravel_index(self.index - 1, self.base.shape)]

    def __len__(self):
        return self.base.size

    def __getitem__(self, key):
        return self.base.ravel()[key]

    def __setitem__(self, key, value):
        places = _np.arange(self.base.size)[key]
        value = _np.resize(_np.asarray(value).ravel(), _np.shape(places))
        self.base[_np.unravel_index(places, self.base.shape)] = value

    def __array__(self, dtype=None, copy=None):
        return self.base.flatten() if dtype is None else self.base.flatten().astype(dtype)

    def copy(self):
        """The elements as an array."""
        return self.base.flatten()

    def _fill(self, value):
        self[...] = value

    def _compared(self, other, compare):
        return compare(self.base.ravel(), other)

    def __eq__(self, other):
        return self._compared(other, _np.equal)

    def __ne__(self, other):
        return self._compared(other, _np.not_equal)

    def __lt__(self, other):
        return self._compared(other, _np.less)

    def __gt__(self, other):
        return self._compared(other, _np.greater)

    __hash__ = None
