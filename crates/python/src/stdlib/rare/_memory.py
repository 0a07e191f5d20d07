"""Views of bytes that others hold."""

import struct
from collections.abc import Sequence as _Sequence
from _io import hold as _hold

_SIZES = {"b": 1, "B": 1, "c": 1, "?": 1, "h": 2, "H": 2, "e": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "n": 8, "N": 8,
          "f": 4, "d": 8, "P": 8}


def _strides(shape, size):
    strides = []
    for length in reversed(shape):
        strides.insert(0, size)
        size *= length
    return tuple(strides)


class memoryview:
    """The bytes of an object, which are read and written where they are."""

    __slots__ = ("_obj", "_data", "_readonly", "_format", "_offset", "_shape", "_strides", "_released", "_held", "__weakref__")
    __module__ = "builtins"
    __hash__ = object.__hash__

    def __new__(cls, object):
        self = super().__new__(cls)
        self._view(object)
        return self

    def _view(self, object):
        size = 1
        format = "B"
        if isinstance(object, memoryview):
            object._check()
            for name in ("_obj", "_data", "_readonly", "_format", "_offset", "_shape", "_strides", "_held"):
                setattr(self, name, getattr(object, name))
            self._released = False
            return
        if isinstance(object, (bytes, bytearray)):
            data, readonly = object, isinstance(object, bytes)
        elif hasattr(type(object), "_shared"):
            data, format, size = object._shared()
            readonly = False
        elif hasattr(type(object), "__buffer__"):
            return self._view(object.__buffer__(0))
        else:
            raise TypeError(f"memoryview: a bytes-like object is required, not '{type(object).__name__}'")
        self._obj, self._data, self._readonly, self._format, self._offset = object, data, readonly, format, 0
        self._shape, self._strides, self._released = (len(data) // size,), (size,), False
        self._held = _hold(data)

    def __init_subclass__(cls):
        raise TypeError("type 'memoryview' is not an acceptable base type")

    def _check(self):
        if self._released:
            raise ValueError("operation forbidden on released memoryview object")

    def _part(self, offset, shape, strides, format=None, readonly=None):
        made = memoryview(self)
        made._offset, made._shape, made._strides = offset, shape, strides
        if format is not None:
            made._format = format
        if readonly is not None:
            made._readonly = readonly
        return made

    def __buffer__(self, flags):
        self._check()
        return self

    @property
    def obj(self):
        self._check()
        return self._obj

    @property
    def format(self):
        self._check()
        return self._format

    @property
    def itemsize(self):
        self._check()
        return _SIZES[self._format[-1]]

    @property
    def shape(self):
        self._check()
        return self._shape

    @property
    def strides(self):
        self._check()
        return self._strides

    @property
    def suboffsets(self):
        self._check()
        return ()

    @property
    def ndim(self):
        self._check()
        return len(self._shape)

    @property
    def nbytes(self):
        self._check()
        count = self.itemsize
        for length in self._shape:
            count *= length
        return count

    @property
    def readonly(self):
        self._check()
        return self._readonly

    @property
    def c_contiguous(self):
        self._check()
        return self._strides == _strides(self._shape, self.itemsize)

    contiguous = c_contiguous

    @property
    def f_contiguous(self):
        self._check()
        return self._strides[::-1] == _strides(self._shape[::-1], self.itemsize)

    def _index(self, key, axis=0):
        if not hasattr(type(key), "__index__"):
            raise TypeError("memoryview: invalid slice key")
        index, length = key.__index__(), self._shape[axis]
        if not -length <= index < length:
            raise IndexError(f"index out of bounds on dimension {axis + 1}")
        return index % length

    def _place(self, key):
        """Where the one item of a key is."""
        if isinstance(key, tuple):
            if len(key) < len(self._shape):
                raise NotImplementedError("sub-views are not implemented")
            if len(key) > len(self._shape):
                raise TypeError(f"cannot index {len(self._shape)}-dimension view with {len(key)}-element tuple")
            return self._offset + sum(self._index(it, axis) * self._strides[axis] for axis, it in enumerate(key))
        if not self._shape:
            raise TypeError("invalid indexing of 0-dim memory")
        at = self._index(key)
        if len(self._shape) > 1:
            raise NotImplementedError("multi-dimensional sub-views are not implemented")
        return self._offset + at * self._strides[0]

    def _item(self, place):
        if self._format == "B":
            return self._data[place]
        return struct.unpack_from("@" + self._format[-1], self._data, place)[0]

    def __getitem__(self, key):
        self._check()
        if isinstance(key, slice):
            if not self._shape:
                raise TypeError("invalid indexing of 0-dim memory")
            start, stop, step = key.indices(self._shape[0])
            count = len(range(start, stop, step))
            stride = self._strides[0]
            return self._part(self._offset + start * stride, (count,) + self._shape[1:], (stride * step,) + self._strides[1:])
        if key is ... :
            return self if self._shape else self._item(self._offset)
        if key == () and not self._shape:
            return self._item(self._offset)
        return self._item(self._place(key))

    def __setitem__(self, key, value):
        self._check()
        if self._readonly:
            raise TypeError("cannot modify read-only memory")
        if isinstance(key, slice):
            part, new = self[key], memoryview(value)
            if part._format != new._format or part._shape != new._shape:
                raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
            size = part.itemsize
            data = new.tobytes()
            for at, place in enumerate(part._places()):
                self._data[place:place + size] = data[at * size:at * size + size]
            return
        place = self._place(key)
        format = self._format[-1]
        try:
            data = struct.pack("@" + format, value)
        except (struct.error, OverflowError):
            fits = isinstance(value, int) or format in "fd" and isinstance(value, float)
            if fits:
                raise ValueError(f"memoryview: invalid value for format '{self._format}'") from None
            raise TypeError(f"memoryview: invalid type for format '{self._format}'") from None
        self._data[place:place + len(data)] = data

    def __delitem__(self, key):
        self._check()
        raise TypeError("cannot modify read-only memory" if self._readonly else "cannot delete memory")

    def _places(self):
        places = [self._offset]
        for length, stride in zip(self._shape, self._strides):
            places = [place + at * stride for place in places for at in range(length)]
        return places

    def __len__(self):
        self._check()
        if not self._shape:
            raise TypeError("0-dim memory has no length")
        return self._shape[0]

    def __iter__(self):
        self._check()
        if len(self._shape) > 1:
            raise NotImplementedError("multi-dimensional sub-views are not implemented")
        return (self[at] for at in range(len(self)))

    def __contains__(self, value):
        return any(it is value or it == value for it in self)

    def tobytes(self, order="C"):
        self._check()
        size = self.itemsize
        if self.c_contiguous:
            return bytes(self._data[self._offset:self._offset + self.nbytes])
        return b"".join([bytes(self._data[place:place + size]) for place in self._places()])

    def tolist(self):
        self._check()
        return self._listed(self._offset, 0)

    def _listed(self, offset, axis):
        if axis == len(self._shape):
            return self._item(offset)
        return [self._listed(offset + at * self._strides[axis], axis + 1) for at in range(self._shape[axis])]

    def hex(self, *args):
        return self.tobytes().hex(*args)

    def toreadonly(self):
        self._check()
        return self._part(self._offset, self._shape, self._strides, readonly=True)

    def cast(self, format, shape=None):
        self._check()
        if not isinstance(format, str):
            raise TypeError(f"cast() argument 'format' must be str, not {type(format).__name__}")
        if not self.c_contiguous:
            raise TypeError("memoryview: casts are restricted to C-contiguous views")
        if format.lstrip("@") not in _SIZES:
            raise ValueError("memoryview: destination format must be a native single character format prefixed with an optional '@'")
        size, count = _SIZES[format[-1]], self.nbytes
        if self._format not in ("B", "b", "c") and format[-1] not in "Bbc":
            raise TypeError("memoryview: cannot cast between two non-byte formats")
        if count % size:
            raise TypeError("memoryview: length is not a multiple of itemsize")
        shape = (count // size,) if shape is None else tuple(shape)
        whole = size
        for length in shape:
            whole *= length
        if whole != count:
            raise TypeError("memoryview: product(shape) * itemsize != buffer size")
        return self._part(self._offset, shape, _strides(shape, size), format)

    def release(self):
        self._released, self._held = True, None

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.release()

    def __eq__(self, other):
        if self is other:
            return True
        if self._released:
            return False
        try:
            other = memoryview(other)
        except (TypeError, ValueError):
            return NotImplemented
        return self._shape == other._shape and self.tolist() == other.tolist()

    def __hash__(self):
        self._check()
        if not self._readonly:
            raise ValueError("cannot hash writable memoryview object")
        return hash(self.tobytes())

    def __repr__(self):
        word = "released memory" if self._released else "memory"
        return f"<{word} at {id(self):#x}>"

    def __reduce__(self):
        raise TypeError("cannot pickle 'memoryview' object")


_Sequence.register(memoryview)
