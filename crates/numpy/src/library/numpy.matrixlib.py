"""Matrices: arrays that always have two axes."""

import builtins as _b

import numpy as _np


def _read(text):
    rows = []
    for row in text.replace("[", "").replace("]", "").split(";"):
        rows.append([_number(word) for word in row.replace(",", " ").split()])
    return rows


def _number(word):
    import ast

    return ast.literal_eval(word)


class matrix(_np.ndarray):
    """An array with two axes whose `*` is the product of matrices."""

    __module__ = "numpy"
    __array_priority__ = 10.0
    __hash__ = None

    def __new__(cls, data, dtype=None, copy=True):
        if isinstance(data, matrix) and dtype is None and not copy:
            return data
        x = _np.array(_read(data) if isinstance(data, str) else data._data if isinstance(data, matrix) else data, dtype=dtype)
        if x.ndim > 2:
            raise ValueError("matrix must be 2-dimensional")
        return _of(x.reshape((1, -1)) if x.ndim < 2 else x)

    def __array__(self, dtype=None, copy=None):
        return self._data if dtype is None else self._data.astype(dtype)

    def __array_ufunc__(self, function, method, *args, out=None, **kwargs):
        if out is not None:
            kwargs["out"] = _plain(out[0] if isinstance(out, tuple) else out)
        return _wrapped(getattr(function, method)(*map(_plain, args), **kwargs))

    def __array_function__(self, function, types, args, kwargs):
        result = function(*map(_plain, args), **{name: _plain(value) for name, value in kwargs.items()})
        return result if function.__name__ in _PLAIN else _wrapped(result)

    shape = property(lambda self: self._data.shape, doc="The lengths of the axes.")
    ndim = property(lambda self: self._data.ndim, doc="The number of axes.")
    size = property(lambda self: self._data.size, doc="The number of elements.")
    dtype = property(lambda self: self._data.dtype, doc="What the elements are.")
    itemsize = property(lambda self: self._data.itemsize, doc="The bytes of an element.")
    nbytes = property(lambda self: self._data.nbytes, doc="The bytes of all elements.")
    strides = property(lambda self: self._data.strides, doc="The steps between elements.")
    flags = property(lambda self: self._data.flags, doc="How the elements lie.")
    base = property(lambda self: self._data.base, doc="The array whose elements it shows.")
    flat = property(lambda self: self._data.flat, doc="The elements row by row.")
    T = property(lambda self: _of(self._data.T), doc="Rows as columns.")
    H = property(lambda self: _of(self._data.conj().T), doc="Rows as columns, conjugated.")
    I = property(lambda self: _of(_np.linalg.inv(self._data) if _b.len({*self.shape}) == 1 else _np.linalg.pinv(self._data)), doc="The inverse.")  # fmt: skip
    A = property(lambda self: self._data, doc="A plain array.")
    A1 = property(lambda self: self._data.ravel(), doc="A plain array of one axis.")
    real = property(lambda self: _of(self._data.real), doc="The real parts.")
    imag = property(lambda self: _of(self._data.imag), doc="The imaginary parts.")

    def getA(self):
        """A plain array."""
        return self._data

    def getA1(self):
        """A plain array of one axis."""
        return self._data.ravel()

    def getT(self):
        """Rows as columns."""
        return self.T

    def getH(self):
        """Rows as columns, conjugated."""
        return self.H if self.dtype.kind == "c" else self.T

    def getI(self):
        """The inverse."""
        return self.I

    def __getitem__(self, key):
        found = self._data[key]
        if not isinstance(found, _np.ndarray):
            return found
        if found.ndim == 1:
            is_column = isinstance(key, tuple) and _b.len(key) > 1 and not isinstance(key[1], slice) and _np.isscalar(key[1])
            return _of(found.reshape((-1, 1) if is_column else (1, -1)))
        return _of(found) if found.ndim == 2 else found

    def __setitem__(self, key, value):
        self._data[key] = _plain(value)

    def __len__(self):
        return _b.len(self._data)

    def __iter__(self):
        return iter([self[place] for place in _b.range(_b.len(self))])

    def __contains__(self, item):
        return item in self._data

    def __bool__(self):
        return _b.bool(self._data)

    def __float__(self):
        return float(self._data.item())

    def __int__(self):
        return int(self._data.item())

    def __repr__(self):
        return _text(self._data)

    def __str__(self):
        return str(self._data)

    def __format__(self, spec):
        return format(str(self), spec)

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo=None):
        return self.copy()

    def __mul__(self, other):
        if _np.isscalar(other) or not hasattr(other, "__rmul__") and not isinstance(other, (list, tuple)):
            return _of(self._data * other)
        return _wrapped(self._data @ _plain(matrix(other) if isinstance(other, (list, tuple)) else other))

    def __rmul__(self, other):
        return _of(other * self._data) if _np.isscalar(other) else _wrapped(_plain(other) @ self._data)

    def __imul__(self, other):
        self._data = (self * other)._data
        return self

    def __pow__(self, power):
        return _of(_np.linalg.matrix_power(self._data, power))

    def _over(self, name, axis, **kwargs):
        result = getattr(self._data, name)(axis=axis, **kwargs)
        return result if axis is None else _of(result.reshape((1, -1) if axis in (0, -2) else (-1, 1)))

    def tolist(self):
        """Nested lists."""
        return self._data.tolist()

    def item(self, *args):
        """One element as Python's."""
        return self._data.item(*args)

    def ravel(self, order="C"):
        """One row."""
        return _of(self._data.ravel().reshape((1, -1)))

    flatten = ravel

    def squeeze(self, axis=None):
        """The matrix, or its only row."""
        return _wrapped(self._data.squeeze(axis))

    def copy(self, order="C"):
        """A copy."""
        return _of(self._data.copy())

    def fill(self, value):
        """Writes one value everywhere."""
        self._data.fill(value)

    def sort(self, axis=-1, **kwargs):
        """Sorts the matrix."""
        self._data.sort(axis=axis)

    def tobytes(self, order="C"):
        """The bytes of the elements."""
        return self._data.tobytes()

    def view(self, dtype=None, type=None):
        """The same elements."""
        kind = dtype if type is None else type
        return self if kind is None or kind is matrix else self._data if kind is _np.ndarray else kind(self._data)


_PLAIN = {"array2string", "array_repr", "array_str"}


def _plain(value):
    if isinstance(value, matrix):
        return value._data
    return type(value)([_plain(item) for item in value]) if type(value) in (list, tuple) else value


def _of(x):
    new = _np._hollow(matrix)
    new._data = x
    return new


def _wrapped(result):
    if isinstance(result, (tuple, list)):
        return type(result)([_wrapped(item) for item in result]) if type(result) in (tuple, list) else result
    if isinstance(result, _np.ndarray) and not isinstance(result, matrix):
        return _of(result.reshape((1, -1)) if result.ndim == 1 else result) if 0 < result.ndim < 3 else result
    return result


def _text(x):
    body = _np.array2string(x, separator=", ", prefix="matrix(")
    implied = x.size and x.dtype in (_np.int64, _np.float64, _np.complex128, _np.bool_)
    return f"matrix({body})" if implied else f"matrix({body}, dtype={x.dtype.name})"


def _reduction(name, doc):
    def method(self, axis=None, dtype=None, out=None, **kwargs):
        return self._over(name, axis, **kwargs)

    method.__name__, method.__doc__ = name, doc
    return method


for _name, _doc in {
    "sum": "The sums.", "prod": "The products.", "mean": "The means.", "std": "The standard deviations.", "var": "The variances.",
    "max": "The greatest elements.", "min": "The least elements.", "argmax": "Where the greatest elements are.",
    "argmin": "Where the least elements are.", "any": "Whether any element is true.", "all": "Whether all elements are true.",
    "ptp": "The greatest elements less the least ones.",
}.items():  # fmt: skip
    setattr(matrix, _name, _reduction(_name, _doc))
matrix.ptp = lambda self, axis=None, out=None: (self.max(axis) - self.min(axis))


def _moving(name):
    def method(self, *args, **kwargs):
        return _wrapped(getattr(self._data, name)(*map(_plain, args), **kwargs))

    method.__name__ = name
    return method


for _name in "reshape transpose swapaxes repeat take astype round clip cumsum cumprod conj conjugate dot diagonal compress nonzero trace argsort searchsorted choose".split():
    setattr(matrix, _name, _moving(_name))


def _operator(short, name):
    function = getattr(_np, name)
    setattr(matrix, f"__{short}__", lambda self, other: _wrapped(function(self._data, _plain(other))))
    setattr(matrix, f"__r{short}__", lambda self, other: _wrapped(function(_plain(other), self._data)))

    def in_place(self, other):
        self._data[...] = function(self._data, _plain(other))
        return self

    setattr(matrix, f"__i{short}__", in_place)


for _short, _long in {
    "add": "add", "sub": "subtract", "truediv": "divide", "floordiv": "floor_divide", "mod": "remainder", "and": "bitwise_and",
    "or": "bitwise_or", "xor": "bitwise_xor", "matmul": "matmul",
}.items():  # fmt: skip
    _operator(_short, _long)
for _short, _long in {"eq": "equal", "ne": "not_equal", "lt": "less", "le": "less_equal", "gt": "greater", "ge": "greater_equal"}.items():
    setattr(matrix, f"__{_short}__", (lambda name: lambda self, other: _wrapped(getattr(_np, name)(self._data, _plain(other))))(_long))
for _short, _long in {"neg": "negative", "pos": "positive", "abs": "absolute", "invert": "invert"}.items():
    setattr(matrix, f"__{_short}__", (lambda name: lambda self: _of(getattr(_np, name)(self._data)))(_long))
matrix.__hash__ = None


def asmatrix(data, dtype=None):
    """The data as a matrix, without a copy."""
    if isinstance(data, _np.ndarray) and not isinstance(data, matrix) and dtype is None and data.ndim == 2:
        return _of(data)
    return matrix(data, dtype=dtype, copy=False)


mat = asmatrix


def bmat(obj, ldict=None, gdict=None):
    """A matrix of blocks."""
    if isinstance(obj, str):
        import sys

        known = {**(gdict or {}), **(ldict or {})}
        if not known:
            frame = sys._getframe(1)
            known = {**frame.f_globals, **frame.f_locals}
        obj = [[known[word] for word in row.replace(",", " ").split()] for row in obj.split(";")]
    if isinstance(obj, _np.ndarray):
        return matrix(obj)
    rows = [_np.concatenate([_plain(part) for part in row], axis=-1) if isinstance(row, (list, tuple)) else _plain(row) for row in obj]
    return matrix(_np.concatenate(rows, axis=0) if isinstance(obj[0], (list, tuple)) else _np.concatenate(rows, axis=-1))
