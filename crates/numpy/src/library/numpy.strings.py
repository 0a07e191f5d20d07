"""Functions of texts, element by element."""

import builtins as _b

import numpy as _np
from numpy import equal, greater, greater_equal, less, less_equal, not_equal
from numpy._core import _elements as _e
from numpy._core._dtypes import object_dtype
from numpy._core._making import array as _array


def _texts(a):
    x = a if isinstance(a, _np.ndarray) else _array(a)
    if x.dtype.kind not in "USO":
        raise TypeError("string operation on non-string array")
    return x


def _lists(args):
    """The elements of all arguments in one shape; None stands for itself."""
    arrays = [_array(arg) if not isinstance(arg, _np.ndarray) else arg for arg in args if arg is not None]
    shape = _np.broadcast_shapes(*(x.shape for x in arrays))
    found, columns = iter(arrays), []
    size = _b.max(1, _b.int(_np.prod(shape))) if 0 not in shape else 0
    for arg in args:
        if arg is None:
            columns.append([None] * size)
            continue
        x = next(found)
        if isinstance(x, _e.ndarray):
            columns.append(x._view(_np.broadcast_to(x._at, shape))._list())
        else:
            columns.append(_np.broadcast_to(x, shape).ravel().tolist())
    return shape, [*zip(*columns)]


def _mapped(function, a, *others, kind=None, keeps=False):
    """A Python function of each text; `kind` is the dtype of numbers that it gives, None for texts, which are as wide as those
    given where it `keeps` that."""
    x = _texts(a)
    shape, rows = _lists((x, *others))
    results = [function(*row) for row in rows]
    if kind is not None:
        found = _np.array(results, dtype=kind).reshape(shape)
        return found if shape else found[()]
    if not shape:
        return _array(results[0])
    return _e.made(results, shape, x.dtype if keeps else _np.dtype(x.dtype.kind))


def _method(name, doc, kind=None, extra=0):
    def function(a, *args):
        return _mapped(lambda text, *rest: getattr(text, name)(*_trimmed(rest)), a, *args, kind=kind, keeps=True)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = doc
    return function


def _trimmed(rest):
    rest = [*rest]
    while rest and rest[-1] is None:
        rest.pop()
    return rest


upper = _method("upper", "In capitals.")
lower = _method("lower", "In small letters.")
swapcase = _method("swapcase", "Capitals small, and the other way round.")
capitalize = _method("capitalize", "The first letter a capital.")
title = _method("title", "The first letter of each word a capital.")
isalnum = _method("isalnum", "Whether all are letters or digits.", bool)
isalpha = _method("isalpha", "Whether all are letters.", bool)
isdigit = _method("isdigit", "Whether all are digits.", bool)
islower = _method("islower", "Whether all letters are small.", bool)
isspace = _method("isspace", "Whether all is space.", bool)
istitle = _method("istitle", "Whether words begin with capitals.", bool)
isupper = _method("isupper", "Whether all letters are capitals.", bool)


def _only_unicode(name):
    def function(a):
        x = _texts(a)
        if x.dtype.kind == "S":
            raise TypeError(f"ufunc '{name}' did not contain a loop with signature matching types ({x.dtype!r}) -> None")
        return _mapped(getattr(str, name), x, kind=bool)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = f"`str.{name}` of each text."
    return function


isnumeric, isdecimal = _only_unicode("isnumeric"), _only_unicode("isdecimal")


def str_len(x):
    """The lengths."""
    return _mapped(_b.len, x, kind=int)


def _strip(name, doc):
    def function(a, chars=None):
        return _mapped(lambda text, chars: getattr(text, name)(chars), a, chars, keeps=True)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = doc
    return function


strip = _strip("strip", "Without leading and trailing characters.")
lstrip = _strip("lstrip", "Without leading characters.")
rstrip = _strip("rstrip", "Without trailing characters.")


def _search(name, kind, doc):
    def function(a, sub, start=0, end=None):
        return _mapped(lambda text, sub, start, end: getattr(text, name)(sub, start, *([] if end is None else [end])), a, sub, start, end, kind=kind)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = doc
    return function


find = _search("find", int, "Where a part begins first, or -1.")
rfind = _search("rfind", int, "Where a part begins last, or -1.")
index = _search("index", int, "Where a part begins first.")
rindex = _search("rindex", int, "Where a part begins last.")
count = _search("count", int, "How often a part is there.")
startswith = _search("startswith", bool, "Whether it begins so.")
endswith = _search("endswith", bool, "Whether it ends so.")


def add(x1, x2):
    """Texts joined two by two."""
    return _mapped(lambda a, b: a + b, x1, _texts(x2))


def multiply(a, i):
    """Texts repeated."""
    if not _np.issubdtype(_np.asarray(i).dtype, _np.integer):
        raise TypeError(f"unsupported type {_np.asarray(i).dtype} for operand 'i'")
    return _mapped(lambda text, times: text * _b.max(0, times), a, i)


def mod(a, values):
    """Texts with values formatted into them."""
    x = _texts(a)
    if isinstance(values, tuple):
        return _mapped(lambda text, value: text % value, x, _np.array(values, dtype=object))
    return _mapped(lambda text, value: text % value, x, values)


def _justify(name, doc):
    def function(a, width, fillchar=" "):
        return _mapped(lambda text, width, fill: getattr(text, name)(width, fill if isinstance(fill, type(text)) else fill.encode()), a, width, fillchar)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = doc
    return function


center = _justify("center", "In the middle of a width.")
ljust = _justify("ljust", "At the left of a width.")
rjust = _justify("rjust", "At the right of a width.")


def zfill(a, width):
    """Filled with zeros at the left."""
    return _mapped(lambda text, width: text.zfill(width), a, width)


def expandtabs(a, tabsize=8):
    """Spaces in place of tabs."""
    return _mapped(lambda text, size: text.expandtabs(size), a, tabsize)


def replace(a, old, new, count=-1):
    """A part replaced by another."""
    return _mapped(lambda text, old, new, count: text.replace(old, new, count), a, old, new, count)


def translate(a, table, deletechars=None):
    """Characters replaced by a table."""
    x = _texts(a)
    if x.dtype.kind == "U":
        return _mapped(lambda text: text.translate(table), x)
    return _mapped(lambda text: text.translate(table, deletechars or b""), x)


def encode(a, encoding=None, errors=None):
    """Texts as bytes."""
    x = _texts(a)
    results = [text.encode(encoding or "utf-8", errors or "strict") for text in x._list()]
    return _array(results[0]) if not x.ndim else _e.made(results, x.shape, _np.dtype("S"))


def decode(a, encoding=None, errors=None):
    """Bytes as texts."""
    x = _texts(a)
    results = [text.decode(encoding or "utf-8", errors or "strict") for text in x._list()]
    return _array(results[0]) if not x.ndim else _e.made(results, x.shape, _np.dtype("U"))


def _parted(name, a, sep):
    x = _texts(a)
    shape, rows = _lists((x, sep))
    parts = [getattr(text, name)(sep) for text, sep in rows]
    return [_e.made([part[place] for part in parts], shape, _np.dtype(x.dtype.kind)) for place in _b.range(3)]


def partition(a, sep):
    """What is before a separator, the separator, and what is behind it: three arrays."""
    return tuple(_parted("partition", a, sep))


def rpartition(a, sep):
    """What is before the last separator, the separator, and what is behind it: three arrays."""
    return tuple(_parted("rpartition", a, sep))


_MISSING = object()


def slice(a, start=None, stop=_MISSING, step=None, /):
    """Parts of texts, as slices of them."""
    if stop is _MISSING:
        start, stop = None, start
    return _mapped(lambda text, start, stop, step: text[_b.slice(start, stop, step)], a, start, stop, step, keeps=True)
