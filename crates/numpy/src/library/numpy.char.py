"""Functions of texts, as older programs call them, and their class of arrays."""

import builtins as _b

import numpy as _np
from numpy import strings as _strings
from numpy._core import _elements as _e
from numpy._core._making import array as _made
from numpy.strings import (
    add, capitalize, center, count, decode, encode, endswith, expandtabs, find, index, isalnum, isalpha, isdecimal, isdigit,
    islower, isnumeric, isspace, istitle, isupper, ljust, lower, lstrip, mod, multiply, replace, rfind, rindex, rjust, rstrip,
    startswith, str_len, strip, swapcase, title, translate, upper, zfill,
)


def _compare(name):
    def function(x1, x2):
        return getattr(_np, name)(_stripped(x1), _stripped(x2))

    function.__name__ = function.__qualname__ = name
    function.__doc__ = f"`np.{name}` of texts, whose trailing spaces count for nothing."
    return function


def _stripped(x):
    return _strings.rstrip(x)


equal, not_equal, greater = _compare("equal"), _compare("not_equal"), _compare("greater")
greater_equal, less, less_equal = _compare("greater_equal"), _compare("less"), _compare("less_equal")


def compare_chararrays(a1, a2, cmp, rstrip):
    """A comparison by the name of its operator."""
    names = {"<": "less", "<=": "less_equal", "==": "equal", ">=": "greater_equal", ">": "greater", "!=": "not_equal"}
    if cmp not in names:
        raise ValueError("comparison must be '==', '!=', '<', '>', '<=', '>='")
    return getattr(_np, names[cmp])(*[_stripped(x) if rstrip else _made(x) for x in (a1, a2)])


def _objects(name, doc):
    def function(a, sep=None, maxsplit=None):
        x = _strings._texts(a)
        results = []
        for text in x._list():
            if name == "splitlines":
                results.append(text.splitlines(sep or False))
            else:
                results.append(getattr(text, name)(sep, -1 if maxsplit is None else maxsplit))
        return _e.made(results, x.shape, _np.dtype(object))

    function.__name__ = function.__qualname__ = name
    function.__doc__ = doc
    return function


split = _objects("split", "The words of each text, as lists.")
rsplit = _objects("rsplit", "The words of each text from the right, as lists.")


def splitlines(a, keepends=None):
    """The lines of each text, as lists."""
    return _objects("splitlines", "")(a, keepends)


def join(sep, seq):
    """The characters of texts with a separator between them."""
    return _strings._mapped(lambda sep, text: sep.join(text), sep, _strings._texts(seq))


def partition(a, sep):
    """Texts before a separator, the separator, and behind it, along a new last axis."""
    return _np.stack(_strings._parted("partition", a, sep), axis=-1)


def rpartition(a, sep):
    """Texts before the last separator, the separator, and behind it, along a new last axis."""
    return _np.stack(_strings._parted("rpartition", a, sep), axis=-1)


class chararray(_e.ndarray):
    """An array of texts whose methods are those of texts, and whose trailing spaces count for nothing."""

    __module__ = "numpy.char"

    def __new__(cls, shape, itemsize=1, unicode=False, buffer=None, offset=0, strides=None, order="C"):
        return cls._of(_np.zeros(shape, dtype=f"{'U' if unicode else 'S'}{itemsize}"))

    @classmethod
    def _of(cls, x):
        new = _np._hollow(cls)
        new._at, new._cells, new._dtype, new._base = x._at, x._cells, x._dtype, x
        return new

    def _view(self, at):
        found = super()._view(at)
        return self._of(found) if isinstance(found, _e.ndarray) else found

    def __getitem__(self, key):
        found = super().__getitem__(key)
        if isinstance(found, _e.ndarray) and not isinstance(found, chararray):
            return self._of(found)
        return found.rstrip() if isinstance(found, (str, bytes)) else found

    def __repr__(self):
        return "chararray(" + _e.array_repr(self)[6:].replace("\n      ", "\n          ")

    def __add__(self, other):
        return asarray(add(self, other))

    def __radd__(self, other):
        return asarray(add(other, self))

    def __mul__(self, other):
        return asarray(multiply(self, other))

    __rmul__ = __mul__

    def __mod__(self, other):
        return asarray(mod(self, other))

    def argsort(self, axis=-1, kind=None, order=None, *, stable=None):
        """The order of the texts."""
        return _np.argsort(_e.made_of(self._at, self._cells, self._dtype), axis=axis)


def _as_method(name, gives_texts):
    function = globals()[name]

    def method(self, *args, **kwargs):
        result = function(self, *args, **kwargs)
        return asarray(result) if gives_texts else result

    method.__name__, method.__doc__ = name, function.__doc__
    return method


for _name in "capitalize center decode encode expandtabs join ljust lower lstrip partition replace rjust rpartition rstrip strip swapcase title translate upper zfill".split():
    setattr(chararray, _name, _as_method(_name, True))
for _name in "count endswith find index isalnum isalpha isdecimal isdigit islower isnumeric isspace istitle isupper rfind rindex rsplit split splitlines startswith".split():
    setattr(chararray, _name, _as_method(_name, False))
for _short, _long in {"eq": "equal", "ne": "not_equal", "lt": "less", "le": "less_equal", "gt": "greater", "ge": "greater_equal"}.items():
    setattr(chararray, f"__{_short}__", (lambda function: lambda self, other: function(self, other))(globals()[_long]))


def array(obj, itemsize=None, copy=True, unicode=None, order=None):
    """A `chararray` of texts."""
    x = obj if isinstance(obj, _e.ndarray) else _made(obj)
    kind = x.dtype.kind if unicode is None and x.dtype.kind in "US" else "S" if unicode is False else "U"
    if x.dtype.kind != kind or itemsize is not None:
        x = x.astype(f"{kind}{itemsize or ''}")
    return chararray._of(x.copy() if copy else x)


def asarray(obj, itemsize=None, unicode=None, order=None):
    """A `chararray` of texts, without a copy where none is needed."""
    return array(obj, itemsize, False, unicode)
