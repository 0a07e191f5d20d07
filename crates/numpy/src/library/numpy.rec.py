"""Structured arrays whose fields are attributes."""

import builtins as _b

import numpy as _np
from numpy._core import _records as _r
from numpy._core._dtypes import record_dtype


class record(_r.void):
    """A record whose fields are attributes."""

    __module__ = "numpy"

    def __getattr__(self, name):
        if name.startswith("_") or name not in (self._dtype.names or ()):
            raise AttributeError(f"'record' object has no attribute '{name}'")
        return self[name]

    def __setattr__(self, name, value):
        if name.startswith("_"):
            object.__setattr__(self, name, value)
        elif name in self._dtype.names:
            self[name] = value
        else:
            raise AttributeError(f"'record' object has no attribute '{name}'")

    def __str__(self):
        return _r._word(self, str)

    def pprint(self):
        """Each field on a line."""
        width = _b.max(map(_b.len, self._dtype.names))
        return "\n".join(f"{name:>{width}}: {self[name]}" for name in self._dtype.names)


class recarray(_r.ndarray):
    """A structured array whose fields are attributes."""

    __module__ = "numpy"

    def __new__(cls, shape, dtype=None, buf=None, offset=0, strides=None, formats=None, names=None, titles=None, byteorder=None,
                aligned=False, order="C"):
        dtype = _dtype(dtype, formats, names, aligned)
        shape = shape if isinstance(shape, (tuple, list)) else (shape,)
        return _as_recarray(_r.blank(tuple(shape), dtype))

    def __getattr__(self, name):
        if name.startswith("_") or name not in (self._dtype.names or ()):
            raise AttributeError(f"recarray has no attribute {name}")
        return self[name]

    def __setattr__(self, name, value):
        if not name.startswith("_") and name in (self._dtype.names or ()):
            self[name] = value
        else:
            object.__setattr__(self, name, value)

    def __getitem__(self, key):
        found = super().__getitem__(key)
        return _as_recarray(found) if isinstance(found, _r.ndarray) and not isinstance(found, recarray) else found

    def __repr__(self):
        return _r._repr(self, "rec.array", 10)

    def field(self, attr, val=None):
        """A field by its name or place."""
        name = self._dtype.names[attr] if isinstance(attr, int) else attr
        if val is not None:
            self[name] = val
            return None
        return self[name]


def _as_recarray(x):
    dtype = x._dtype
    if dtype.type is not record:
        dtype = record_dtype([(name, dtype.fields[name][0]) for name in dtype.names])
        dtype.type = record
    return _r._made(x._fields, x._shape, dtype, recarray, x)


def _dtype(dtype, formats, names, aligned=False):
    if dtype is not None:
        return _np.dtype(dtype)
    if isinstance(formats, str):
        formats = formats.split(",")
    names = [name.strip() for name in names.split(",")] if isinstance(names, str) else names or []
    names = [*names, *(f"f{number}" for number in _b.range(_b.len(names), _b.len(formats)))]
    return record_dtype([*zip(names, [it.strip() if isinstance(it, str) else it for it in formats])], aligned)


class format_parser:
    """The dtype of formats, names and titles."""

    def __init__(self, formats, names, titles, aligned=False, byteorder=None):
        self.dtype = _dtype(None, formats, names, aligned)
        if titles:
            titles = titles.split(",") if isinstance(titles, str) else titles
            pairs = [((title, name), self.dtype[name]) for title, name in zip(titles, self.dtype.names)]
            self.dtype = record_dtype(pairs, aligned)


def fromarrays(arrayList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    """A record array of a list of columns."""
    columns = [_np.asarray(column) for column in arrayList]
    if dtype is None and formats is None:
        formats = [column.dtype for column in columns]
    dtype = _dtype(dtype, formats, names, aligned)
    shape = columns[0].shape if shape is None else shape
    new = _r.blank(tuple(shape) if isinstance(shape, (tuple, list)) else (shape,), dtype)
    for name, column in zip(dtype.names, columns):
        new[name] = column
    return _as_recarray(new)


def fromrecords(recList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    """A record array of a list of records."""
    if dtype is None and formats is None:
        columns = [_np.asarray([row[place] for row in recList]) for place in _b.range(_b.len(recList[0]))]
        return fromarrays(columns, names=names, aligned=aligned)
    dtype = _dtype(dtype, formats, names, aligned)
    return _as_recarray(_np.array([tuple(row) for row in recList], dtype=dtype))


def fromstring(datastring, dtype=None, shape=None, offset=0, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    """A record array of bytes."""
    return _as_recarray(_np.frombuffer(datastring[offset:], dtype=_dtype(dtype, formats, names, aligned)))


def array(obj, dtype=None, shape=None, offset=0, strides=None, formats=None, names=None, titles=None, aligned=False, byteorder=None, copy=True):
    """A record array of nearly anything."""
    if isinstance(obj, _r.ndarray):
        return _as_recarray(obj.copy() if copy else obj)
    if obj is None:
        return recarray(shape, dtype, formats=formats, names=names)
    if isinstance(obj, bytes):
        return fromstring(obj, dtype, shape, offset, formats, names)
    if isinstance(obj, (list, tuple)) and isinstance(obj[0], (tuple, list)):
        return fromrecords(obj, dtype, shape, formats, names, titles, aligned)
    if isinstance(obj, (list, tuple)):
        return fromarrays(obj, dtype, shape, formats, names, titles, aligned)
    return _as_recarray(_np.array(obj, dtype=_dtype(dtype, formats, names, aligned)))


def find_duplicate(list):
    """What is in a list more than once."""
    return [item for number, item in enumerate(list) if list.count(item) > 1 and list.index(item) == number]
