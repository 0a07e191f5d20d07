"""Arrays of elements that are not numbers: an array of places, and a list that holds what stands there.

Whatever moves elements moves places, so that views show, and write, the same list. What compares or sorts elements goes by
their ranks, which are numbers again.
"""

import builtins as _b
import functools as _functools
import operator as _operator

import numpy as _np
from numpy._core._cells import written as _written
from numpy._core._dtypes import ElementDType, object_dtype, text_dtype, time_dtype

_numbers = _np.ndarray
DEEPEST = 64


def scalar(value, dtype):
    """An element as it is given to programs."""
    if dtype.kind == "U":
        return _np.str_(value)
    if dtype.kind == "S":
        return _np.bytes_(value)
    if dtype.kind in "mM":
        return dtype.type._of(value, dtype.unit, dtype.count)
    return value


def number_text(value, dtype):
    """A number as the text that an array of texts holds for it."""
    return str(dtype.type(value)) if dtype.kind in "fc" else str(value)


def _text_width(dtype):
    widths = {"b": 5, "f": 32, "c": 64, "O": 0}
    if dtype.kind in "iu":
        return {1: 4, 2: 6, 4: 11, 8: 21}[dtype.itemsize] if dtype.kind == "i" else {1: 3, 2: 5, 4: 10, 8: 20}[dtype.itemsize]
    return widths.get(dtype.kind, 0)


def read(value, dtype):
    """A Python value as a cell of a dtype."""
    kind = dtype.kind
    if kind == "O":
        return value
    if kind in "mM":
        return _np.datetime64._cell(value, dtype) if kind == "M" else _np.timedelta64._cell(value, dtype)
    limit = dtype.itemsize // (4 if kind == "U" else 1)
    if kind == "U":
        value = value.decode("ascii") if isinstance(value, bytes) else str.__str__(value) if isinstance(value, str) else str(value)
        value = value.rstrip("\0")
    else:
        value = bytes(value) if isinstance(value, (bytes, bytearray)) else str(value).encode("ascii")
        value = value.rstrip(b"\0")
    return value[:limit] if limit else value


class ndarray(_numbers):
    """An array of texts, bytes, objects or times."""

    __module__ = "numpy"
    __array_priority__ = 10.0
    __hash__ = None

    def __array_function__(self, function, types, args, kwargs):
        from numpy._core._functions import call

        return call(function, args, kwargs)

    def __array_ufunc__(self, function, method, *args, **kwargs):
        from numpy._core._operations import ufunc

        return ufunc(function, method, args, kwargs)

    def __array__(self, dtype=None, copy=None):
        return self if dtype is None else self.astype(dtype)

    # What it is.

    shape = property(lambda self: self._at.shape, doc="The lengths of the axes.")
    ndim = property(lambda self: self._at.ndim, doc="The number of axes.")
    size = property(lambda self: self._at.size, doc="The number of elements.")
    dtype = property(lambda self: self._dtype, doc="What the elements are.")
    itemsize = property(lambda self: self._dtype.itemsize, doc="The bytes of an element.")
    nbytes = property(lambda self: self._dtype.itemsize * self._at.size, doc="The bytes of all elements.")
    flags = property(lambda self: self._at.flags, doc="How the elements lie.")
    base = property(lambda self: self._base, doc="The array whose elements this one shows.")
    T = property(lambda self: self._view(self._at.T), doc="The axes turned round.")
    mT = property(lambda self: self._view(self._at.mT), doc="Matrices with rows and columns exchanged.")
    flat = property(lambda self: _Flat(self), doc="The elements row by row.")
    real = property(lambda self: self, doc="The array itself.")

    @shape.setter
    def shape(self, shape):
        self._at = self._at.reshape(shape)

    @flat.setter
    def flat(self, value):
        self.reshape(-1)[...] = value

    @property
    def strides(self):
        """The steps between elements in bytes."""
        return tuple(step // 8 * self.itemsize for step in self._at.strides)

    def _view(self, at):
        return at if not isinstance(at, _numbers) else made_of(at, self._cells, self._dtype, self)

    def _list(self):
        """The cells row by row."""
        cells = self._cells
        return [cells[place] for place in self._at.ravel().tolist()]

    def _scalars(self):
        return [scalar(cell, self._dtype) for cell in self._list()]

    # Elements.

    def __getitem__(self, key):
        if isinstance(key, ndarray):
            key = key.astype(int)
        at = self._at[key]
        if not isinstance(at, _numbers):
            return scalar(self._cells[int(at)], self._dtype)
        if at.base is None and at is not self._at:
            return made([self._cells[place] for place in at.ravel().tolist()], at.shape, self._dtype)
        return self._view(at)

    def __setitem__(self, key, value):
        at = self._at[key]
        if not isinstance(at, _numbers):
            if self._dtype.kind == "O":
                value = value[()] if isinstance(value, _numbers) and value.ndim == 0 else value
            elif isinstance(value, _numbers):
                value = value.item()
            self._cells[int(at)] = read(value, self._dtype)
            return
        from numpy._core._making import array

        value = value if isinstance(value, ndarray) and value._dtype == self._dtype else array(value, self._dtype)
        shape = value.shape
        while _b.len(shape) > at.ndim and shape[0] == 1:
            shape = shape[1:]
        source = value._at.reshape(shape)
        try:
            places = _np.broadcast_to(source, at.shape)
        except ValueError:
            tight = [str(it).replace(" ", "") for it in (value.shape, at.shape)]
            raise ValueError(f"could not broadcast input array from shape {tight[0]} into shape {tight[1]}") from None
        found = [value._cells[place] for place in places.ravel().tolist()]
        for place, cell in zip(at.ravel().tolist(), found):
            self._cells[place] = read(cell, self._dtype) if self._dtype.kind in "US" else cell

    def __delitem__(self, key):
        raise ValueError("cannot delete array elements")

    def __len__(self):
        if not self.ndim:
            raise TypeError("len() of unsized object")
        return self.shape[0]

    def __iter__(self):
        if not self.ndim:
            raise TypeError("iteration over a 0-d array")
        return iter([self[place] for place in _b.range(_b.len(self))])

    def __contains__(self, item):
        return _b.bool(_np.any(self == item))

    def __bool__(self):
        if self.size == 1:
            return _b.bool(self._list()[0])
        if not self.size:
            raise ValueError("The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.")
        raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")

    def _only(self):
        if self.size != 1 or self.ndim:
            raise TypeError("only 0-dimensional arrays can be converted to Python scalars")
        return self._list()[0]

    def __int__(self):
        return int(self._only())

    def __float__(self):
        return float(self._only())

    def __complex__(self):
        return complex(self._only())

    def __index__(self):
        return _operator.index(self._only())

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo=None):
        import copy

        return made([copy.deepcopy(cell) for cell in self._list()], self.shape, self._dtype)

    def __reduce__(self):
        return made, (self._list(), self.shape, self._dtype)

    def __format__(self, spec):
        return format(str(self), spec) if not spec or self.ndim else format(self._scalars()[0], spec)

    # Texts.

    def __str__(self):
        if not self.ndim:
            return str(self._scalars()[0])
        return _written(words(self), self.shape)

    def __repr__(self):
        return array_repr(self)

    # Other arrays of the same elements.

    def reshape(self, *shape, order="C", copy=None):
        """Another shape."""
        return self._view(self._at.reshape(*shape))

    def ravel(self, order="C"):
        """One axis."""
        return self._view(self._at.ravel(order))

    def transpose(self, *axes):
        """The axes in another order."""
        return self._view(self._at.transpose(*axes))

    def swapaxes(self, axis1, axis2):
        """Two axes exchanged."""
        return self._view(self._at.swapaxes(axis1, axis2))

    def squeeze(self, axis=None):
        """Without axes of length one."""
        return self._view(self._at.squeeze(axis))

    def diagonal(self, *args, **kwargs):
        """The elements on a diagonal."""
        return self._view(self._at.diagonal(*args, **kwargs))

    def flatten(self, order="C"):
        """A copy with one axis."""
        return self._view(self._at.ravel(order)).copy()

    def repeat(self, repeats, axis=None):
        """Each element several times."""
        return self._view(self._at.repeat(repeats, axis)).copy()

    def take(self, indices, axis=None, out=None, mode="raise"):
        """The elements at these places."""
        found = self._at.take(indices, axis=axis, mode=mode)
        return self._view(found).copy() if isinstance(found, _numbers) else scalar(self._cells[int(found)], self._dtype)

    def compress(self, condition, axis=None, out=None):
        """The slices where a condition holds."""
        return self._view(self._at.compress(condition, axis=axis)).copy()

    def copy(self, order="C"):
        """A copy."""
        return made(self._list(), self.shape, self._dtype)

    def view(self, dtype=None, type=None):
        """The same elements."""
        if dtype is None or isinstance(dtype, _b.type) and issubclass(dtype, _numbers):
            return _np.char.chararray._of(self) if dtype is not None and hasattr(dtype, "_of") else self._view(self._at)
        dtype = _np.dtype(dtype)
        if self._dtype.kind in "mM" and dtype.kind in "iu":
            return _np.array([_MISSING if cell is None else cell for cell in self._list()]).reshape(self.shape)
        if self._dtype.kind in "mM" and dtype.kind in "mM":
            return made(self._list(), self.shape, dtype if dtype.unit else time_dtype(dtype.kind, self._dtype.unit))
        raise NotImplementedError(f"numpy.ndarray.view of {self._dtype!r} as {dtype!r}")

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        """The elements in another dtype."""
        from numpy._core._making import converted

        return converted(self, _np.dtype(dtype))

    def tolist(self):
        """Nested lists of the elements."""
        items = [_plain(cell, self._dtype) for cell in self._list()]
        return nested(items, self.shape)

    def item(self, *args):
        """One element as Python's."""
        if args:
            place = self._at[args[0] if isinstance(args[0], tuple) else args] if _b.len(args) > 1 or isinstance(args[0], tuple) else self._at.ravel()[args[0]]
            return _plain(self._cells[int(place)], self._dtype)
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return _plain(self._list()[0], self._dtype)

    def tobytes(self, order="C"):
        """The bytes of the elements."""
        size, found = self.itemsize, []
        for cell in self._list():
            if self._dtype.kind in "mM":
                found.append((_MISSING if cell is None else cell).to_bytes(8, "little", signed=True))
            elif self._dtype.kind in "US":
                found.append((cell.encode("utf-32-le") if isinstance(cell, str) else cell).ljust(size, b"\0"))
            else:
                raise NotImplementedError("numpy.ndarray.tobytes of objects")
        return b"".join(found)

    def fill(self, value):
        """Writes one value into all elements."""
        cell = read(value, self._dtype)
        for place in self._at.ravel().tolist():
            self._cells[place] = cell

    def put(self, indices, values, mode="raise"):
        """Writes values to places of the flat array."""
        from numpy._core._making import array

        values = array(values, self._dtype)._list()
        flat = self._at.ravel()
        for number, place in enumerate(_np.ravel(indices).tolist()):
            self._cells[int(flat[place])] = values[number % _b.len(values)]

    def setflags(self, write=None, align=None, uic=None):
        """Nothing: all of these arrays can be written to."""

    def sort(self, axis=-1, kind=None, order=None, *, stable=None):
        """Sorts the array."""
        self[...] = _np.sort(self, axis=axis)

    def nonzero(self):
        """The places of elements that are true."""
        return _truths(self).nonzero()

    def any(self, axis=None, out=None, keepdims=False):
        """Whether an element is true."""
        return _truths(self).any(axis=axis, keepdims=keepdims)

    def all(self, axis=None, out=None, keepdims=False):
        """Whether all elements are true."""
        return _truths(self).all(axis=axis, keepdims=keepdims)

    def sum(self, axis=None, dtype=None, out=None, keepdims=False, **kwargs):
        """The sum."""
        return _np.add.reduce(self, axis=axis, keepdims=keepdims)

    def prod(self, axis=None, dtype=None, out=None, keepdims=False):
        """The product."""
        return _np.multiply.reduce(self, axis=axis, keepdims=keepdims)

    def mean(self, axis=None, dtype=None, out=None, keepdims=False):
        """The mean."""
        total = self.sum(axis, keepdims=keepdims)
        return total / (self.size // _b.max(1, _np.size(total)))

    def dot(self, b, out=None):
        """The product of matrices."""
        return _np.dot(self, b)


def _by_function(name, doc):
    def method(self, *args, **kwargs):
        return getattr(_np, name)(self, *args, **kwargs)

    method.__name__, method.__doc__ = name, doc
    return method


for _name, _doc in {
    "max": "The greatest element.",
    "min": "The least element.",
    "argmax": "Where the greatest element is.",
    "argmin": "Where the least element is.",
    "argsort": "The order of the elements.",
    "searchsorted": "Where values would have to stand.",
    "cumsum": "Running sums.",
    "cumprod": "Running products.",
    "ptp": "The greatest element less the least one.",
    "clip": "Between two bounds.",
    "choose": "Of several arrays the element that each number says.",
    "round": "Rounded elements.",
    "conj": "The complex conjugates.",
    "trace": "The sum of the diagonal.",
}.items():
    setattr(ndarray, _name, _by_function(_name, _doc))


def _operator_of(name):
    def forward(self, other):
        return getattr(_np, name)(self, other)

    def backward(self, other):
        return getattr(_np, name)(other, self)

    def written(self, other):
        self[...] = getattr(_np, name)(self, other)
        return self

    return forward, backward, written


for _short, _long in {
    "add": "add", "sub": "subtract", "mul": "multiply", "truediv": "divide", "floordiv": "floor_divide", "mod": "remainder",
    "pow": "power", "and": "bitwise_and", "or": "bitwise_or", "xor": "bitwise_xor", "lshift": "left_shift",
    "rshift": "right_shift", "matmul": "matmul",
}.items():  # fmt: skip
    for _place, _function in zip(("", "r", "i"), _operator_of(_long)):
        setattr(ndarray, f"__{_place}{_short}__", _function)
for _short, _long in {
    "eq": "equal", "ne": "not_equal", "lt": "less", "le": "less_equal", "gt": "greater", "ge": "greater_equal",
}.items():  # fmt: skip
    setattr(ndarray, f"__{_short}__", _operator_of(_long)[0])
for _short, _long in {"neg": "negative", "pos": "positive", "abs": "absolute", "invert": "invert"}.items():
    setattr(ndarray, f"__{_short}__", _by_function(_long, _long))
ndarray.__divmod__ = lambda self, other: (self // other, self % other)
ndarray.__hash__ = None

_MISSING = -(2**63)


class _Flat:
    """The elements row by row."""

    def __init__(self, of):
        self.base, self.index = of, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.index >= self.base.size:
            raise StopIteration
        self.index += 1
        return self.base.ravel()[self.index - 1]

    def __len__(self):
        return self.base.size

    def __getitem__(self, key):
        return self.base.ravel()[key]

    def __setitem__(self, key, value):
        self.base.ravel()[key] = value

    def copy(self):
        """A copy with one axis."""
        return self.base.flatten()


def made_of(at, cells, dtype, base=None):
    """An array that shows these places of a list."""
    new = _np._hollow(ndarray)
    new._at, new._cells, new._dtype = at, cells, dtype
    new._base = base if base is None or base._base is None else base._base
    return new


def made(cells, shape, dtype):
    """A new array of cells; texts give the width of their dtype where it has none."""
    if dtype.kind in "US" and not dtype.itemsize:
        dtype = text_dtype(dtype.kind, _b.max([1, *map(_b.len, cells)]))
    cells = [*cells]
    return made_of(_np.arange(_b.len(cells)).reshape(shape), cells, dtype)


def _plain(cell, dtype):
    return scalar(cell, dtype).item() if dtype.kind in "mM" else cell


def _truths(x):
    return _np.array([_b.bool(cell) if x._dtype.kind not in "mM" else cell != 0 for cell in x._list()], dtype=bool).reshape(x.shape)


def nested(items, shape):
    """Items as lists of lists of this shape."""
    if not shape:
        return items[0]
    for length in shape[:0:-1]:
        items = [items[at : at + length] for at in _b.range(0, _b.len(items), length)] if length else [[]]
    return items


def words(x):
    """The elements as an array shows them."""
    kind = x._dtype.kind
    if kind in "mM":
        found = [scalar(cell, x._dtype)._text() for cell in x._list()]
        quoted = [repr(word) if word == "NaT" or kind == "M" else word for word in found]
        width = _b.max(map(_b.len, quoted), default=0)
        return [word.rjust(width) for word in quoted]
    return [f"list({cell!r})" if isinstance(cell, list) else repr(cell) for cell in x._list()]


def array_repr(x):
    """`array(...)`, with the dtype."""
    body = _written(words(x), x.shape, ", ", "array(", "") if x.size else "[]" if x.shape == (0,) else f"[], shape={x.shape}"
    dtype = repr(x._dtype)[6:-1] if x._dtype.kind != "O" else "object"
    dtype = repr(x._dtype.name) if x._dtype.kind in "mM" else repr(x._dtype.str) if x._dtype.kind == "S" else dtype
    last = _b.len(body) - (body.rfind("\n") + 1) + (_b.len("array(") if "\n" not in body else 0)
    gap = "\n      " if last + _b.len(dtype) + 9 > _np.get_printoptions()["linewidth"] else " "
    return f"array({body},{gap}dtype={dtype})"
