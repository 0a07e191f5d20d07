"""Structured arrays: an array for each field."""

import builtins as _b

import numpy as _np
from numpy._core import _elements as _e
from numpy._core._cells import written as _written
from numpy._core._dtypes import ElementDType, record_dtype

_SHOWN = {}


class _Fields:
    """What structured arrays and their elements share."""

    def _names(self):
        names = self._dtype.names
        if names is None:
            raise ValueError("no field of this name")
        return names

    def _field(self, name):
        if name not in self._fields:
            raise ValueError(f"no field of name {name}")
        return self._fields[name]


class ndarray(_Fields, _np.ndarray):
    """An array of records."""

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
        return self

    shape = property(lambda self: self._shape, doc="The lengths of the axes.")
    ndim = property(lambda self: _b.len(self._shape), doc="The number of axes.")
    dtype = property(lambda self: self._dtype, doc="What the records are.")
    itemsize = property(lambda self: self._dtype.itemsize, doc="The bytes of a record.")
    nbytes = property(lambda self: self._dtype.itemsize * self.size, doc="The bytes of all records.")
    base = property(lambda self: self._base, doc="The array whose records this one shows.")
    flags = property(lambda self: _np.zeros(self._shape).flags, doc="How the records lie.")
    T = property(lambda self: self.transpose(), doc="The axes turned round.")
    strides = property(lambda self: tuple(step * self.itemsize for step in _np.zeros(self._shape, _np.int8).strides))

    @shape.setter
    def shape(self, shape):
        new = self.reshape(shape)
        self._shape, self._fields = new._shape, new._fields

    @dtype.setter
    def dtype(self, dtype):
        names = _np.dtype(dtype).names
        self._fields = dict(zip(names, self._fields.values()))
        self._dtype = _np.dtype(dtype)

    @property
    def size(self):
        """The number of records."""
        size = 1
        for length in self._shape:
            size *= length
        return size

    def _with(self, fields, shape, base=None):
        return _made(fields, shape, self._dtype, type(self), base)

    def _moved(self, by):
        """The same move of each field; axes of a field's own stay behind."""
        fields, shape = {}, None
        for name, part in self._fields.items():
            own = part.ndim - self.ndim
            fields[name] = by(part, own)
            shape = fields[name].shape[: fields[name].ndim - own]
        if shape is None:
            shape = by(_np.zeros(self._shape), 0).shape
        return self._with(fields, shape, self)

    def __getitem__(self, key):
        if isinstance(key, str):
            found = self._field(key)
            return found
        if isinstance(key, list) and key and _b.all(isinstance(item, str) for item in key):
            dtype = _subset(self._dtype, key)
            return _made({name: self._field(name) for name in key}, self._shape, dtype, type(self), self)
        if isinstance(key, _np.ndarray) and isinstance(key, _e.ndarray):
            raise IndexError("arrays used as indices must be of integer (or boolean) type")
        fields = {name: _part(part, key) for name, part in self._fields.items()}
        shape = _np.zeros(self._shape, dtype=bool)[key]
        if not isinstance(shape, _np.ndarray):
            places = {name: _at(part, key) for name, part in self._fields.items()}
            return _void(places, self._dtype)
        return self._with(fields, shape.shape, self)

    def __setitem__(self, key, value):
        if isinstance(key, str):
            self._field(key)[...] = value
            return
        if isinstance(key, list) and key and isinstance(key[0], str):
            for number, name in enumerate(key):
                self._field(name)[...] = value[value.dtype.names[number]] if getattr(value, "dtype", None) is not None else value
            return
        place = _np.zeros(self._shape, dtype=bool)[key]
        if isinstance(value, (_Fields,)):
            for mine, other in zip(self._dtype.names, value._dtype.names):
                self._fields[mine][key] = value._fields[other]
            return
        if isinstance(place, _np.ndarray) and isinstance(value, list):
            value = records(value, self._dtype)
            self[key] = value
            return
        for number, name in enumerate(self._dtype.names):
            item = value[number] if isinstance(value, tuple) else value
            part = self._fields[name]
            if isinstance(part, ndarray) or not isinstance(place, _np.ndarray) and part.ndim == self.ndim:
                part[key] = item
            else:
                part[key] = _np.array(item, dtype=part.dtype) if part.ndim > self.ndim else item

    def __len__(self):
        if not self._shape:
            raise TypeError("len() of unsized object")
        return self._shape[0]

    def __iter__(self):
        return iter([self[place] for place in _b.range(_b.len(self))])

    def __bool__(self):
        raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")

    def __eq__(self, other):
        return compared("equal", self, other)

    def __ne__(self, other):
        return compared("not_equal", self, other)

    def __str__(self):
        return _written(words(self), self._shape)

    def __repr__(self):
        return _repr(self, "array", 6)

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo=None):
        return self.copy()

    def reshape(self, *shape, order="C", copy=None):
        """Another shape."""
        shape = shape[0] if _b.len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
        shape = _np.zeros(self._shape, dtype=bool).reshape(shape).shape
        return self._moved(lambda part, own: part.reshape(shape + part.shape[part.ndim - own :]))

    def ravel(self, order="C"):
        """One axis."""
        return self.reshape(-1)

    def flatten(self, order="C"):
        """A copy with one axis."""
        return self.reshape(-1).copy()

    def transpose(self, *axes):
        """The axes in another order."""
        order = axes[0] if axes and isinstance(axes[0], (tuple, list)) else axes or [*_b.range(self.ndim)][::-1]
        return self._moved(lambda part, own: part.transpose(*order, *_b.range(part.ndim - own, part.ndim)))

    def squeeze(self, axis=None):
        """Without axes of length one."""
        shape = _np.zeros(self._shape, dtype=bool).squeeze(axis).shape
        return self.reshape(shape)

    def take(self, indices, axis=None, out=None, mode="raise"):
        """The records at these places."""
        return self[indices] if self.ndim == 1 else self._moved(lambda part, own: part.take(indices, axis=axis))

    def copy(self, order="C"):
        """A copy."""
        return self._with({name: part.copy() for name, part in self._fields.items()}, self._shape)

    def view(self, dtype=None, type=None):
        """The same records, in another class or dtype."""
        for kind in (dtype, type):
            if isinstance(kind, _b.type) and issubclass(kind, _np.ndarray):
                return _made(self._fields, self._shape, self._dtype, kind if kind is not _np.ndarray else ndarray, self)
        return self if dtype is None else viewed(self, _np.dtype(dtype))

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        """The fields in other dtypes, by their order."""
        return records(self, _np.dtype(dtype))

    def tolist(self):
        """Nested lists of tuples."""
        return _e.nested([item.item() for item in self.reshape(-1)], self._shape) if self._shape else self[()].item()

    def item(self, *args):
        """One record as a tuple."""
        flat = self.reshape(-1)
        return flat[args[0] if args else 0].item()

    def fill(self, value):
        """Writes one record everywhere."""
        self[...] = value

    def sort(self, axis=-1, kind=None, order=None, *, stable=None):
        """Sorts the records, by the fields of `order` first."""
        self[...] = self[self.argsort(order=order)]

    def argsort(self, axis=-1, kind=None, order=None, *, stable=None):
        """The order of the records."""
        order = [order] if isinstance(order, str) else [*(order or ())]
        names = [*order, *(name for name in self._dtype.names if name not in order)]
        keys = [*zip(*(self._fields[name].tolist() for name in names))]
        return _np.array(sorted(_b.range(_b.len(keys)), key=keys.__getitem__), dtype=int)

    def tobytes(self, order="C"):
        """The bytes of the records."""
        flat = self.reshape(-1)
        parts = [[_np.asarray(part[place]).tobytes() if not isinstance(part, _e.ndarray) else part[place : place + 1].tobytes() for place in _b.range(flat.size)] for part in flat._fields.values()]
        return b"".join(b"".join(row) for row in zip(*parts))


def _subset(dtype, names):
    chosen = record_dtype([(name, dtype.fields[name][0]) for name in names])
    from types import MappingProxyType

    chosen.fields = MappingProxyType({name: dtype.fields[name] for name in names})
    chosen.itemsize = dtype.itemsize
    return chosen


def _part(part, key):
    found = part[key]
    return found if isinstance(found, (_np.ndarray, void)) else _np.asarray(found)


def _at(part, key):
    """The element as an array that shows it, so that it can be written to."""
    if isinstance(part, ndarray):
        return part[key]
    key = key if isinstance(key, tuple) else (key,)
    if Ellipsis in [it for it in key if it is Ellipsis]:
        return part[key]
    spans = tuple(slice(it, it + 1 or None) for it in key)
    return part[spans].reshape(part.shape[_b.len(key) :]) if spans else part


def _made(fields, shape, dtype, kind=None, base=None):
    new = _np._hollow(kind or ndarray)
    new._fields, new._shape, new._dtype, new._base = dict(fields), tuple(shape), dtype, base
    return new


def _void(fields, dtype):
    kind = dtype.type if isinstance(dtype.type, type) and issubclass(dtype.type, void) else void
    new = _np._hollow(kind)
    new._fields, new._dtype = fields, dtype
    return new


class void(_Fields, _np.generic):
    """A record."""

    __module__ = "numpy"
    shape, ndim, size = (), 0, 1
    dtype = property(lambda self: self._dtype, doc="What it is.")
    itemsize = property(lambda self: self._dtype.itemsize, doc="Its bytes.")

    def __new__(cls, value=b"", dtype=None):
        if dtype is not None:
            return _np.array(value, dtype=dtype)[()]
        self = _np._hollow(cls)
        self._fields, self._bytes = {}, bytes(value) if not isinstance(value, int) else b"\0" * value
        self._dtype = _np.dtype(f"V{_b.len(self._bytes)}")
        return self

    def __getitem__(self, key):
        if isinstance(key, int):
            names = self._names()
            if not -_b.len(names) <= key < _b.len(names):
                raise IndexError(f"invalid index ({key})")
            key = names[key]
        if isinstance(key, list):
            return _void({name: self._field(name) for name in key}, _subset(self._dtype, key))
        if key == ():
            return self
        part = self._field(key)
        return part if isinstance(part, void) or part.ndim else part[()]

    def __setitem__(self, key, value):
        name = self._names()[key] if isinstance(key, int) else key
        part = self._field(name)
        if isinstance(part, void):
            for inner, item in zip(part._dtype.names, value):
                part[inner] = item
            return
        part[...] = value

    def __len__(self):
        return _b.len(self._names())

    def __iter__(self):
        return iter([self[name] for name in self._names()])

    def _tuple(self):
        return tuple(it.item() if isinstance(it, void) else it.tolist() if hasattr(it, "tolist") else it for it in self)

    def item(self, *args):
        """The record as a tuple."""
        return self._tuple() if self._dtype.names is not None else self._bytes

    tolist = item

    def __eq__(self, other):
        return _np.bool_(self.item() == (other.item() if isinstance(other, void) else other))

    def __ne__(self, other):
        return ~(self == other)

    def __hash__(self):
        return hash(self.item())

    def __str__(self):
        return _word(self, str)

    def __repr__(self):
        if self._dtype.names is None:
            return "np.void(b'" + "".join(f"\\x{byte:02X}" for byte in self._bytes) + "')"
        return f"np.{type(self).__name__}({_word(self, str)}, dtype={repr(self._dtype)[6:-1]})"

    def __array__(self, dtype=None, copy=None):
        return records(self, self._dtype)

    def copy(self):
        """A copy."""
        return _void({name: part.copy() for name, part in self._fields.items()}, self._dtype)

    def view(self, *args):
        """The record itself."""
        return self


def _word(record, how):
    parts = []
    for item in record:
        if isinstance(item, (str, bytes)):
            parts.append(repr(item.item() if hasattr(item, "item") else str.__str__(item) if isinstance(item, str) else bytes(item)))
        elif isinstance(item, _np.ndarray):
            parts.append(_np.array2string(item, separator=", "))
        elif isinstance(item, _np.datetime64):
            parts.append(f"'{item}'")
        else:
            parts.append(str(item))
    return "(" + ", ".join(parts) + ("," if _b.len(parts) == 1 else "") + ")"


def words(x):
    """The records as an array shows them."""
    if not x._dtype.names:
        return ["()"] * x.size
    columns = [_column(part, x.ndim, x.size) for part in (x._fields[name] for name in x._dtype.names)]
    tail = "," if _b.len(columns) == 1 else ""
    return ["(" + ", ".join(row) + tail + ")" for row in zip(*columns)]


def _column(part, ndim, count):
    if isinstance(part, ndarray) and part.ndim == ndim:
        return words(part)
    if isinstance(part, _e.ndarray) or isinstance(part, ndarray):
        found = words(part) if isinstance(part, ndarray) else _e.words(part)
    elif part.size:
        text = _np.array2string(part.ravel(), max_line_width=10**9, separator="|", threshold=10**9)
        found = text[1:-1].split("|")
    else:
        found = []
    if part.ndim == ndim:
        return found
    each = _b.len(found) // _b.max(1, count)
    inner = part.shape[ndim:]
    return [_written(found[at : at + each], inner, ", ") for at in _b.range(0, _b.len(found), each)] if each else ["[]"] * count


def _repr(x, name, indent):
    body = _written(words(x), x._shape, ", ", name + "(", "") if x.size else "[]" if x._shape == (0,) else f"[], shape={x._shape}"
    dtype = repr(x._dtype)[6:-1]
    last = _b.len(body) - (body.rfind("\n") + 1) + (_b.len(name) + 1 if "\n" not in body else 0)
    gap = "\n" + " " * indent if last + _b.len(dtype) + 9 > _np.get_printoptions()["linewidth"] or name == "rec.array" else " "
    return f"{name}({body},{gap}dtype={dtype})"


def blank(shape, dtype, value=0):
    """A structured array of one value in all fields."""
    fields = {}
    for name in dtype.names or ():
        fields[name] = _blank_field(shape, dtype.fields[name][0], value)
    new = _made(fields, shape, dtype)
    if isinstance(value, tuple):
        new[...] = value
    return new


def _blank_field(shape, inner, value):
    value = 0 if isinstance(value, tuple) else value
    if isinstance(inner, ElementDType) and inner.subdtype:
        base, own = inner.subdtype
        return _blank_field((*shape, *own), base, value)
    if isinstance(inner, ElementDType) and inner.names is not None:
        return blank(shape, inner, value)
    if isinstance(inner, ElementDType) and inner.kind in "US":
        return _np.full(shape, ("" if inner.kind == "U" else b"") if not value else "1", dtype=inner)
    return _np.full(shape, value, dtype=inner)


def _shape_of(value):
    shape = []
    while isinstance(value, list):
        shape.append(_b.len(value))
        if not value:
            break
        value = value[0]
    if isinstance(value, _np.ndarray) and value.ndim:
        shape.extend(value.shape)
    return tuple(shape)


def records(value, dtype):
    """A structured array of tuples, of another one, or of one value for all fields."""
    if dtype.names is None and dtype.subdtype:
        base, own = dtype.subdtype
        return _np.array(value, dtype=base)
    if isinstance(value, void) and dtype.names is not None:
        value = value.item()
    if dtype.names is None:
        raise NotImplementedError(f"numpy arrays of {dtype!r}")
    if isinstance(value, ndarray):
        new = blank(value.shape, dtype)
        for mine, other in zip(dtype.names, value.dtype.names):
            new._fields[mine][...] = value._fields[other]
        return new
    if isinstance(value, _np.ndarray) and value.ndim and not isinstance(value, _e.ndarray):
        new = blank(value.shape, dtype)
        for name in dtype.names:
            new._fields[name][...] = value
        return new
    shape = _shape_of(value)
    new = blank(shape, dtype)
    flat = [value]
    for _ in shape:
        flat = [inner for item in flat for inner in item]
    whole = new.reshape(-1) if shape else new
    for number, name in enumerate(dtype.names):
        column = []
        for item in flat:
            if isinstance(item, (tuple, void)):
                if _b.len(item) != _b.len(dtype.names):
                    raise ValueError(f"could not assign tuple of length {_b.len(item)} to structure with {_b.len(dtype.names)} fields.")
                item = item[number]
            column.append(item)
        part = whole._fields[name]
        if isinstance(part, ndarray):
            part[...] = records(column if shape else column[0], part._dtype)
        elif shape:
            part[...] = _np.array(column, dtype=part.dtype)
        else:
            part[...] = column[0]
    return new


def compared(name, a, b):
    """Whether records are equal, field by field."""
    if not isinstance(b, (ndarray, void)):
        b = _np.array(b, dtype=a.dtype) if isinstance(a, ndarray) else b
    if not isinstance(a, (ndarray, void)):
        a = _np.array(a, dtype=b.dtype)
    if name not in ("equal", "not_equal"):
        raise TypeError(f"ufunc '{name}' did not contain a loop with signature matching types ({a.dtype!r}, {b.dtype!r}) -> None")
    result = None
    for one, other in zip(a._dtype.names, b._dtype.names):
        x, y = a._fields[one], b._fields[other]
        same = _np.asarray(x == y)
        while same.ndim > _b.max(_np.ndim(_np.zeros(a.shape)), _np.ndim(_np.zeros(b.shape))):
            same = same.all(axis=-1)
        result = same if result is None else result & same
    return result if name == "equal" else ~result


def moved(function, arrays, plan, args, kwargs):
    """A function that moves elements, of each field."""
    from numpy._core._functions import _placed

    dtype = next(x.dtype for x in arrays if x.dtype.names is not None)
    arrays = [x if x.dtype == dtype else records(x, dtype) for x in arrays]
    names = dtype.names
    results = [function(*_placed(plan, args, [x._fields[name] for x in arrays]), **kwargs) for name in names]
    if isinstance(results[0], (list, tuple)):
        return type(results[0])([_made(dict(zip(names, parts)), parts[0].shape, dtype) for parts in zip(*results)])
    if not isinstance(results[0], _np.ndarray):
        return _void({name: _np.asarray(part) for name, part in zip(names, results)}, dtype)
    return _made(dict(zip(names, results)), results[0].shape, dtype, type(arrays[0]))


def ranked(function, arrays, args, kwargs):
    """A function that sorts records."""
    x = arrays[0]
    order = x.argsort(order=kwargs.get("order"))
    if function.__name__ == "argsort":
        return order
    if function.__name__ == "sort":
        return x[order]
    if function.__name__ == "unique":
        whole = x[order]
        keep = [place for place in _b.range(whole.size) if not place or whole[place] != whole[place - 1]]
        return whole[keep]
    raise NotImplementedError(f"numpy.{function.__name__} of structured arrays")


def from_bytes(data, dtype, count=-1):
    """A structured array of packed bytes."""
    if dtype.names is None:
        size = dtype.itemsize
        if dtype.kind == "S":
            parts = [data[at : at + size] for at in _b.range(0, _b.len(data), size)]
            return _np.array(parts[: count if count >= 0 else None], dtype=dtype)
        raise NotImplementedError(f"numpy.frombuffer of {dtype!r}")
    rows = _b.len(data) // dtype.itemsize if count < 0 else count
    new = blank((rows,), dtype)
    for name in dtype.names:
        inner, at = dtype.fields[name][:2]
        size = inner.itemsize
        packed = b"".join(data[row * dtype.itemsize + at : row * dtype.itemsize + at + size] for row in _b.range(rows))
        base = inner.subdtype[0] if isinstance(inner, ElementDType) and inner.subdtype else inner
        new._fields[name][...] = _np.frombuffer(packed, dtype=base).reshape(new._fields[name].shape)
    return new


def viewed(x, dtype):
    """The bytes of an array under a dtype of records, or the other way round."""
    if isinstance(dtype, ElementDType) and dtype.subdtype:
        base, own = dtype.subdtype
        return _np.frombuffer(x.tobytes(), dtype=base).reshape(x.shape + own)
    if not isinstance(dtype, ElementDType):
        flat = _np.frombuffer(x.tobytes(), dtype=dtype)
        return flat.reshape(x.shape[:-1] + (-1,)) if x.ndim else flat
    if dtype.names is None:
        if dtype.kind in "mM" and x.dtype.kind in "iu":
            return _e.made([None if it == _e._MISSING else it for it in x.ravel().tolist()], x.shape, dtype)
        raise NotImplementedError(f"numpy.ndarray.view of {x.dtype!r} as {dtype!r}")
    new = from_bytes(x.tobytes(), dtype)
    return new.reshape(x.shape[:-1] + (-1,))
