"""Rows of numbers of one machine type."""

import struct as _struct
import sys as _sys
import warnings as _warnings
from collections.abc import MutableSequence as _MutableSequence

typecodes = "bBuwhHiIlLqQfd"
_LIMITS = {"b": ("signed char", -128, 127), "B": ("unsigned byte integer", 0, 255), "h": ("signed short integer", -2**15, 2**15 - 1),
           "H": ("unsigned short", 0, 2**16 - 1), "i": ("signed integer", -2**31, 2**31 - 1), "I": ("unsigned int", 0, 2**32 - 1),
           "l": ("", -2**63, 2**63 - 1), "L": ("", 0, 2**64 - 1), "q": ("", -2**63, 2**63 - 1), "Q": ("", 0, 2**64 - 1)}
_SIZES = {"b": 1, "B": 1, "u": 4, "w": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}


def _checked(code, value):
    """The value as it is once it is in an array of this type."""
    if code in "uw":
        if not isinstance(value, str):
            raise TypeError(f"array item must be a unicode character, not {type(value).__name__}")
        if len(value) != 1:
            raise TypeError(f"array item must be a string of length 1, not a string of length {len(value)}")
        return value
    if code in "fd":
        if not isinstance(value, (int, float)) and not hasattr(type(value), "__float__") and not hasattr(type(value), "__index__"):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        value = float(value)
        return value if code == "d" else _struct.unpack("f", _struct.pack("f", value))[0]
    if not hasattr(type(value), "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    value = value.__index__()
    what, least, most = _LIMITS[code]
    if not least <= value <= most:
        if not what:
            if value < 0 and least == 0:
                raise OverflowError("can't convert negative int to unsigned")
            raise OverflowError("int too big to convert")
        if code in "I" and value < 0:
            raise OverflowError("can't convert negative value to unsigned int")
        raise OverflowError(f"{what} is {'less than minimum' if value < least else 'greater than maximum'}")
    return value


class array:
    """A row of numbers of one type, which a letter names."""

    __slots__ = ("typecode", "_items", "__weakref__")
    __hash__ = None

    def __new__(cls, *args, **kwargs):
        if not 1 <= len(args) <= 2:
            raise TypeError(f"array() takes at {'least 1 argument' if not args else 'most 2 arguments'} ({len(args)} given)")
        code = args[0]
        if not isinstance(code, str):
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(code).__name__}")
        if len(code) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not str")
        if code not in _SIZES:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        if code == "u":
            _warnings.warn("The 'u' type code is deprecated and will be removed in Python 3.16", DeprecationWarning, stacklevel=2)
        made = super().__new__(cls)
        made.typecode, made._items = code, []
        first = args[1] if len(args) == 2 else ()
        if isinstance(first, (bytes, bytearray)):
            made.frombytes(first)
        elif isinstance(first, str):
            if code not in "uw":
                raise TypeError(f"cannot use a str to initialize an array with typecode '{code}'")
            made.fromunicode(first)
        else:
            for item in first:
                made._items.append(_checked(code, item))
        return made

    def __init__(self, *args):
        pass

    def _like(self, items):
        made = array.__new__(array, self.typecode) if self.typecode != "u" else array.__new__(array, "w")
        made.typecode, made._items = self.typecode, items
        return made

    @property
    def itemsize(self):
        return _SIZES[self.typecode]

    def buffer_info(self):
        return id(self._items), len(self._items)

    def __buffer__(self, flags):
        return memoryview(self)

    def _shared(self):
        return _Memory(self), self.typecode, self.itemsize

    def append(self, value, /):
        self._items.append(_checked(self.typecode, value))

    def extend(self, values, /):
        if isinstance(values, array):
            if values.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(values._items[:])
        else:
            for value in values:
                self.append(value)

    def insert(self, index, value, /):
        self._items.insert(index, _checked(self.typecode, value))

    def pop(self, index=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        return self._items.pop(index)

    def remove(self, value, /):
        if value not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(value)

    def index(self, value, start=0, stop=_sys.maxsize, /):
        try:
            return self._items.index(value, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, value, /):
        return self._items.count(value)

    def reverse(self):
        self._items.reverse()

    def clear(self):
        self._items.clear()

    def tolist(self):
        return self._items[:]

    def fromlist(self, values, /):
        if not isinstance(values, list):
            raise TypeError("arg must be list")
        self._items.extend([_checked(self.typecode, value) for value in values])

    def tobytes(self):
        if self.typecode in "uw":
            return "".join(self._items).encode("utf-32-le")
        return _struct.pack(f"{len(self._items)}{self.typecode}", *self._items)

    def frombytes(self, data, /):
        data = bytes(data)
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        if self.typecode in "uw":
            self._items.extend(data.decode("utf-32-le"))
        else:
            self._items.extend(_struct.unpack(f"{len(data) // self.itemsize}{self.typecode}", data))

    def tofile(self, f, /):
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        data = f.read(n * self.itemsize)
        self.frombytes(data[:len(data) // self.itemsize * self.itemsize])
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def fromunicode(self, text, /):
        if self.typecode not in "uw":
            raise ValueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')")
        self._items.extend(text)

    def tounicode(self):
        if self.typecode not in "uw":
            raise ValueError("tounicode() may only be called on unicode type arrays ('u' or 'w')")
        return "".join(self._items)

    def byteswap(self):
        size, data = self.itemsize, self.tobytes()
        self._items = []
        self.frombytes(b"".join([data[at:at + size][::-1] for at in range(0, len(data), size)]))

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        at = 0
        while at < len(self._items):
            yield self._items[at]
            at += 1

    def __contains__(self, value):
        return value in self._items

    def _index(self, key, what):
        if not hasattr(type(key), "__index__"):
            raise TypeError("array indices must be integers")
        key = key.__index__()
        if not -len(self._items) <= key < len(self._items):
            raise IndexError(f"array {what}index out of range")
        return key

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._like(self._items[key])
        return self._items[self._index(key, "")]

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
            if value.typecode != self.typecode:
                raise TypeError("bad argument type for built-in operation")
            try:
                self._items[key] = value._items[:]
            except ValueError as error:
                raise ValueError(str(error).replace("sequence", "array")) from None
        else:
            self._items[self._index(key, "assignment ")] = _checked(self.typecode, value)

    def __delitem__(self, key):
        if not isinstance(key, slice):
            key = self._index(key, "assignment ")
        del self._items[key]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, count):
        if not hasattr(type(count), "__index__"):
            return NotImplemented
        return self._like(self._items * count)

    __rmul__ = __mul__

    def __imul__(self, count):
        self._items *= count
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    def __copy__(self):
        return self._like(self._items[:])

    def __deepcopy__(self, memo):
        return self._like(self._items[:])

    def __reduce__(self):
        return type(self), (self.typecode, self.tolist())

    def __repr__(self):
        name = type(self).__name__
        if not self._items:
            return f"{name}('{self.typecode}')"
        items = repr("".join(self._items)) if self.typecode in "uw" else repr(self._items)
        return f"{name}('{self.typecode}', {items})"


ArrayType = array
_MutableSequence.register(array)


class _Memory:
    """The bytes of an array, as a memoryview reads and writes them."""

    def __init__(self, whole):
        self._whole = whole

    def __len__(self):
        return len(self._whole) * self._whole.itemsize

    def __buffer__(self, flags):
        return memoryview(self._whole.tobytes())

    def __getitem__(self, key):
        return self._whole.tobytes()[key]

    def __setitem__(self, key, value):
        data = bytearray(self._whole.tobytes())
        data[key] = value
        self._whole._items.clear()
        self._whole.frombytes(data)
