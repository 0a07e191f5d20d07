"""The rest of numpy."""

import functools as _functools
import math as _math
from builtins import abs as _abs, bool as _bool, divmod as _divmod, max as _max, min as _min, sum as _sum

import numpy as _np
from numpy.lib._function_base_impl import *
from numpy.lib._index_tricks_impl import *
from numpy.lib._nanfunctions_impl import *
from numpy.lib._npyio_impl import *
from numpy.lib._polynomial_impl import *
from numpy._core._scalars import bytes_, object_, str_
from numpy.lib.npyio import fromfile, genfromtxt, load, save, savez, savez_compressed

little_endian = True
typecodes = {
    "Character": "c",
    "Integer": "bhilqnp",
    "UnsignedInteger": "BHILQNP",
    "Float": "efdg",
    "Complex": "FDG",
    "AllInteger": "bBhHiIlLqQnNpP",
    "AllFloat": "efdgFDG",
    "Datetime": "Mm",
    "All": "?bhilqnpBHILQNPefdgFDGSUVOMm",
}
ushort, uintc, ulong, ulonglong = _np.uint16, _np.uint32, _np.uint64, _np.uint64


def iscomplex(x):
    """Where an element has an imaginary part.

    >>> np.iscomplex([1 + 1j, 2])
    array([ True, False])
    """
    x = _np.asanyarray(x)
    return x.imag != 0 if _np.issubdtype(x.dtype, _np.complexfloating) else _np.zeros(x.shape, bool)[()]


def isreal(x):
    """Where an element has no imaginary part.

    >>> np.isreal([1 + 1j, 2])
    array([False,  True])
    """
    return _np.imag(x) == 0


def isneginf(x, out=None):
    """Where an element is minus infinity.

    >>> np.isneginf([-np.inf, 1.0])
    array([ True, False])
    """
    return _np.logical_and(_np.isinf(x), _np.signbit(x))


def isposinf(x, out=None):
    """Where an element is plus infinity.

    >>> np.isposinf([np.inf, 1.0])
    array([ True, False])
    """
    return _np.logical_and(_np.isinf(x), ~_np.signbit(x))


def iterable(y):
    """Whether one can iterate over an object.

    >>> np.iterable([1]), np.iterable(2)
    (True, False)
    """
    try:
        iter(y)
    except TypeError:
        return False
    return True


def real_if_close(a, tol=100):
    """The real parts, if all imaginary ones are nearly zero.

    >>> np.real_if_close([2.1 + 4e-14j, 5.2 + 3e-15j], tol=1000)
    array([2.1, 5.2])
    """
    a = _np.asanyarray(a)
    if not _np.issubdtype(a.dtype, _np.complexfloating):
        return a
    if tol > 1:
        tol = _np.finfo(a.dtype).eps * tol
    return a.real if _np.all(_np.absolute(a.imag) < tol) else a


def divmod(x1, x2, /):
    """Quotients rounded down, and remainders.

    >>> np.divmod(7, 3)
    (np.int64(2), np.int64(1))
    """
    return _np.floor_divide(x1, x2), _np.remainder(x1, x2)


def modf(x, /):
    """Fractions and whole parts, both with the sign of the number.

    >>> np.modf([1.5, -2.25])
    (array([ 0.5 , -0.25]), array([ 1., -2.]))
    """
    x = _floating(x)
    whole = _np.trunc(x)
    return _np.copysign(_np.where(_np.isinf(x), 0.0, x - whole).astype(x.dtype), x)[()], whole[()]


def frexp(x, /):
    """Fractions from one half to before one, and the powers of two to scale them with.

    >>> np.frexp([1.0, 3.0, 0.0])
    (array([0.5 , 0.75, 0.  ]), array([1, 2, 0], dtype=int32))
    """
    x = _floating(x)
    pairs = [_math.frexp(float(each)) for each in x.flat]
    fractions = _np.array([pair[0] for pair in pairs], x.dtype).reshape(x.shape)
    return fractions[()], _np.array([pair[1] for pair in pairs], _np.int32).reshape(x.shape)[()]


def ldexp(x1, x2, /):
    """Numbers scaled by powers of two.

    >>> np.ldexp(3.0, [0, 1, 2])
    array([ 3.,  6., 12.])
    """
    x1, x2 = _np.broadcast_arrays(_floating(x1), x2)
    found = [_math.ldexp(float(x), int(y)) for x, y in zip(x1.flat, x2.flat)]
    return _np.array(found, x1.dtype).reshape(x1.shape)[()]


def spacing(x, /):
    """The distance to the next number away from zero.

    >>> np.spacing(1.0)
    np.float64(2.220446049250313e-16)
    """
    x = _floating(x)
    away = _np.asarray(_np.copysign(_np.inf, x)).astype(x.dtype)
    return _np.asarray(_np.nextafter(x, away) - x)[()]


def logaddexp2(x1, x2, /):
    """The logarithm to base 2 of the sum of two powers of 2.

    >>> np.logaddexp2(3.0, 3.0)
    np.float64(4.0)
    """
    x1, x2 = _np.broadcast_arrays(_floating(x1), _floating(x2))
    high, low = _np.maximum(x1, x2), _np.minimum(x1, x2)
    found = high + _np.log1p(_np.exp2(low - high)) * (1 / _math.log(2))
    return _np.where(x1 == x2, x1 + 1, found).astype(_np.result_type(x1, x2))[()]


def _floating(x):
    x = _np.asarray(x)
    return x if _np.issubdtype(x.dtype, _np.inexact) else x.astype(float)


def bitwise_count(x, /):
    """How many bits of each integer, of negative ones without the sign, are one.

    >>> np.bitwise_count([7, 8])
    array([3, 1], dtype=uint8)
    """
    x = _np.asarray(x)
    found = [int(_abs(int(each))).bit_count() for each in x.flat]
    return _np.array(found, _np.uint8).reshape(x.shape)[()]


bitwise_invert = _np.invert


def unwrap(p, discont=None, axis=-1, *, period=2 * _math.pi):
    """The numbers along an axis with jumps of more than half a period taken out, by adding periods.

    >>> np.unwrap([0.0, 3.0, 6.5 - 2 * np.pi]).round(3)
    array([0.   , 3.   , 0.217])
    """
    p = _np.asarray(p)
    steps = _np.diff(p, axis=axis)
    discont = period / 2 if discont is None else discont
    dtype = _np.result_type(steps, period)
    if _np.issubdtype(dtype, _np.integer):
        high, rest = _divmod(period, 2)
        is_ambiguous = rest == 0
    else:
        high, is_ambiguous = period / 2, True
    wrapped = _np.mod(steps + high, period) - high
    if is_ambiguous:
        wrapped = _np.where((wrapped == -high) & (steps > 0), high, wrapped)
    correction = _np.where(_np.absolute(steps) < discont, 0, wrapped - steps)
    found = _np.array(p, dtype=dtype)
    later = [slice(None)] * p.ndim
    later[axis] = slice(1, None)
    found[tuple(later)] = found[tuple(later)] + correction.cumsum(axis)
    return found


def sort_complex(a):
    """The elements sorted by real parts, then imaginary ones, as complex numbers.

    >>> np.sort_complex([5, 3, 6])
    array([3.+0.j, 5.+0.j, 6.+0.j])
    """
    found = _np.sort(_np.array(a))
    return found if _np.issubdtype(found.dtype, _np.complexfloating) else found.astype(complex)


def vecdot(x1, x2, /, *, axis=-1):
    """The sum of the products along an axis, the elements of `x1` conjugated.

    >>> np.vecdot([[1, 2], [3, 4]], [1, 1])
    array([3, 7])
    """
    return _np.linalg.vecdot(_np.asarray(x1), _np.asarray(x2), axis=axis)


def matvec(x1, x2, /):
    """The products of matrices and vectors.

    >>> np.matvec([[1, 2], [3, 4]], [1, 1])
    array([3, 7])
    """
    return _np.matmul(x1, _np.asarray(x2)[..., None])[..., 0]


def vecmat(x1, x2, /):
    """The products of vectors, conjugated, and matrices.

    >>> np.vecmat([1, 1], [[1, 2], [3, 4]])
    array([4, 6])
    """
    return _np.matmul(_np.conj(_np.asarray(x1))[..., None, :], x2)[..., 0, :]


def cumulative_prod(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    """The running product along an axis, which may begin with one.

    >>> np.cumulative_prod([1, 2, 3], include_initial=True)
    array([1, 1, 2, 6])
    """
    x = _np.atleast_1d(x)
    if axis is None:
        if x.ndim != 1:
            raise ValueError("For arrays which have more than one dimension ``axis`` argument is required.")
        axis = 0
    found = _np.cumprod(x, axis=axis, dtype=dtype)
    shape = list(x.shape)
    shape[axis] = int(not not include_initial)
    return _np.concatenate([_np.ones(shape, found.dtype), found], axis=axis)


def common_type(*arrays):
    """The inexact class of scalars that holds the elements of all arrays.

    >>> np.common_type(np.arange(2, dtype=np.float32))
    <class 'numpy.float32'>
    """
    rank, is_complex = 0, False
    order = [_np.float16, _np.float32, _np.float64]
    for each in arrays:
        kind = each.dtype.type
        if _np.issubdtype(kind, _np.complexfloating):
            is_complex = True
        if _np.issubdtype(kind, _np.integer):
            at = 2
        else:
            sizes = {2: 0, 4: 1, 8: 2}
            bits = each.dtype.itemsize // (2 if _np.issubdtype(kind, _np.complexfloating) else 1)
            if kind is _np.bool_ or bits not in sizes:
                raise TypeError("can't get common type for non-numeric array")
            at = sizes[bits]
        rank = _max(rank, at)
    return [_np.complex64, _np.complex64, _np.complex128][rank] if is_complex else order[rank]


def min_scalar_type(a, /):
    """The smallest dtype that holds a number.

    >>> np.min_scalar_type(10), np.min_scalar_type(-260)
    (dtype('uint8'), dtype('int16'))
    """
    a = _np.asarray(a)
    if a.ndim:
        return a.dtype
    if a.dtype == bool:
        return a.dtype
    value = a.item()
    if isinstance(value, int):
        names = "int8 int16 int32 int64" if value < 0 else "uint8 uint16 uint32 uint64"
        fitting = (name for name in names.split() if _np.iinfo(name).min <= value <= _np.iinfo(name).max)
        return _np.dtype(next(fitting))
    if isinstance(value, float):
        fits = [name for name in ("float16", "float32") if not _math.isfinite(value) or _abs(value) <= _np.finfo(name).max]
        return _np.dtype(fits[0] if fits else "float64")
    parts = _max(_abs(value.real), _abs(value.imag))
    return _np.dtype("complex64" if not _math.isfinite(parts) or parts <= _np.finfo("float32").max else "complex128")


_TYPENAMES = {
    "S1": "character",
    "?": "bool",
    "B": "unsigned char",
    "D": "complex double precision",
    "F": "complex single precision",
    "I": "unsigned integer",
    "H": "unsigned short",
    "L": "unsigned long integer",
    "O": "object",
    "Q": "unsigned long long integer",
    "S": "string",
    "U": "unicode",
    "V": "void",
    "b": "signed char",
    "d": "double precision",
    "f": "single precision",
    "g": "long precision",
    "h": "short",
    "i": "integer",
    "l": "long integer",
    "q": "long long integer",
}


def typename(char):
    """What a dtype's letter stands for.

    >>> np.typename("d")
    'double precision'
    """
    return _TYPENAMES[char]


def mintypecode(typechars, typeset="GDFgdf", default="d"):
    """The letter of the smallest dtype of a set to which all these letters go.

    >>> np.mintypecode(["d", "f", "i"])
    'd'
    """
    found = [it if isinstance(it, str) else _np.asarray(it).dtype.char for it in typechars]
    among = set(it for it in found if it in typeset)
    if not among:
        return default
    if "F" in among and "d" in among:
        return "D"
    return _min(among, key="GDFgdf".index)


def isfortran(a):
    """Whether the elements stand column by column in memory: here never."""
    return False


def may_share_memory(a, b, /, max_work=0):
    """Whether two arrays may be views of the same memory."""
    return _np.shares_memory(a, b)


def shares_memory(a, b, /, max_work=-1):
    """Whether two arrays are views of the same memory."""

    def owner(array):
        while getattr(array, "base", None) is not None:
            array = array.base
        return array

    return owner(a) is owner(b)


_ERRORS = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}


def geterr():
    """What is done about errors of floating-point numbers, by their kinds.

    >>> np.geterr()
    {'divide': 'warn', 'over': 'warn', 'under': 'ignore', 'invalid': 'warn'}
    """
    return dict(_ERRORS)


def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    """Sets what is done about divisions by zero and invalid values; what is too large or too small gives infinities and zeros."""
    old = geterr()
    given = {"divide": divide, "over": over, "under": under, "invalid": invalid}
    for kind, value in given.items():
        value = all if value is None else value
        if value is None:
            continue
        if value not in ("ignore", "warn", "raise", "call", "print", "log"):
            raise ValueError(f"invalid error mode: {value}")
        if value not in ("ignore", "warn", "raise"):
            raise NotImplementedError(f"np.seterr({kind}={value!r}): errors of floating-point numbers are not told here")
        _ERRORS[kind] = value
    _np._tell(_ERRORS["divide"], _ERRORS["invalid"])
    return old


class errstate:
    """While it is entered, `seterr` is as given.

    >>> with np.errstate(divide="ignore"):
    ...     np.array([1.0]) / 0
    """

    def __init__(self, *, call=None, all=None, divide=None, over=None, under=None, invalid=None):
        self._given = {"all": all, "divide": divide, "over": over, "under": under, "invalid": invalid}

    def __enter__(self):
        self._old = seterr(**self._given)

    def __exit__(self, *exception):
        seterr(**self._old)

    def __call__(self, function):
        @_functools.wraps(function)
        def inner(*args, **kwargs):
            with errstate(**self._given):
                return function(*args, **kwargs)

        return inner


def apply_over_axes(func, a, axes):
    """The array that a function gives which is called with it and each of the axes, one after the other.

    >>> np.apply_over_axes(np.sum, np.ones((2, 3)), [0, 1])
    array([[6.]])
    """
    found = _np.asarray(a)
    for axis in [axes] if isinstance(axes, int) else axes:
        axis = axis + found.ndim if axis < 0 else axis
        new = _np.asarray(func(found, axis))
        found = new if new.ndim == found.ndim else _np.expand_dims(new, axis)
        if found.ndim != _np.ndim(a):
            raise ValueError("function is not returning an array of the correct shape")
    return found


def _named(name, fields):
    from collections import namedtuple

    return namedtuple(name, fields, module="numpy.lib._arraysetops_impl")


_UniqueCounts = _named("UniqueCountsResult", ["values", "counts"])
_UniqueInverse = _named("UniqueInverseResult", ["values", "inverse_indices"])
_UniqueAll = _named("UniqueAllResult", ["values", "indices", "inverse_indices", "counts"])


def unique_counts(x):
    """The different elements, and how often each is there.

    >>> np.unique_counts([1, 1, 2])
    UniqueCountsResult(values=array([1, 2]), counts=array([2, 1]))
    """
    return _UniqueCounts(*_np.unique(x, return_counts=True, equal_nan=False))


def unique_inverse(x):
    """The different elements, and for each element which of them it is.

    >>> np.unique_inverse([1, 1, 2])
    UniqueInverseResult(values=array([1, 2]), inverse_indices=array([0, 0, 1]))
    """
    values, inverse = _np.unique(x, return_inverse=True, equal_nan=False)
    return _UniqueInverse(values, inverse.reshape(_np.shape(x)))


def unique_all(x):
    """The different elements, where each is first, which each element is, and how often each is there.

    >>> np.unique_all([1, 1, 2])
    UniqueAllResult(values=array([1, 2]), indices=array([0, 2]), inverse_indices=array([0, 0, 1]), counts=array([2, 1]))
    """
    values, places, inverse, counts = _np.unique(
        x, return_index=True, return_inverse=True, return_counts=True, equal_nan=False
    )
    return _UniqueAll(values, places, inverse.reshape(_np.shape(x)), counts)


def packbits(a, /, axis=None, bitorder="big"):
    """Bytes of the bits that an array of booleans or integers holds, along an axis, or of all.

    >>> np.packbits([1, 0, 1])
    array([160], dtype=uint8)
    """
    a = _np.asarray(a)
    if a.dtype != _np.bool_ and not _np.issubdtype(a.dtype, _np.integer):
        raise TypeError("Expected an input array of integer or boolean data type")
    if axis is None:
        a, axis = a.ravel(), 0
    bits = _np.moveaxis((a != 0).astype(_np.uint8), axis, -1)
    short = -bits.shape[-1] % 8
    bits = _np.concatenate([bits, _np.zeros(bits.shape[:-1] + (short,), _np.uint8)], axis=-1)
    bits = bits.reshape(bits.shape[:-1] + (-1, 8))
    places = _np.arange(8) if bitorder == "little" else _np.arange(7, -1, -1)
    return _np.moveaxis((bits.astype(int) << places).sum(-1).astype(_np.uint8), -1, axis)


def unpackbits(a, /, axis=None, count=None, bitorder="big"):
    """The bits of bytes, along an axis, or of all.

    >>> np.unpackbits(np.array([5], dtype=np.uint8))
    array([0, 0, 0, 0, 0, 1, 0, 1], dtype=uint8)
    """
    a = _np.asarray(a)
    if a.dtype != _np.uint8:
        raise TypeError("Expected an input array of unsigned byte data type")
    if axis is None:
        a, axis = a.ravel(), 0
    places = _np.arange(8) if bitorder == "little" else _np.arange(7, -1, -1)
    rows = _np.moveaxis(a, axis, -1).astype(int)
    bits = ((rows[..., None] >> places) & 1).astype(_np.uint8)
    bits = bits.reshape(bits.shape[:-2] + (-1,))
    return _np.moveaxis(bits if count is None else bits[..., :count], -1, axis)


_SCALARS = "bool complex64 complex128 float16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64".split()
ScalarType = (int, float, complex, _bool, bytes, str, memoryview, *[getattr(_np, _name) for _name in _SCALARS])
sctypeDict = {_name: getattr(_np, _name) for _name in _SCALARS}
sctypeDict |= {
    _name: getattr(_np, _name)
    for _name in """
    byte ubyte short ushort intc uintc long ulong longlong ulonglong intp uintp double cdouble single csingle half bool_ int_
    uint
    """.split()
}
sctypeDict |= {"float": _np.float64, "complex": _np.complex128, "int": _np.int64}


def _not_here(name, reason):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"numpy.{name}: {reason}")

    refused.__name__ = refused.__qualname__ = name
    refused.__doc__ = f"Refused: {reason}."
    return refused


get_include = _not_here("get_include", "there are no headers of C here")
show_config = _not_here("show_config", "no libraries of C are linked here")
show_runtime = _not_here("show_runtime", "no libraries of C are loaded here")
test = _not_here("test", "NumPy's own tests are not here")

_LATER = {
    "numpy._core._paths": "einsum_path",
    "numpy._core._records": "void",
    "numpy._core._times": "datetime64 timedelta64 isnat datetime_data datetime_as_string",
    "numpy.matrixlib": "matrix asmatrix bmat",
    "numpy.rec": "recarray record",
}


def frompyfunc(func, /, nin, nout, *, identity=None):
    """A function of arrays of objects, of one of Python's.

    >>> np.frompyfunc(oct, 1, 1)(np.array((10, 30, 100)))
    array(['0o12', '0o36', '0o144'], dtype=object)
    """

    def called(*args):
        if len(args) != nin:
            raise TypeError(f"{func.__name__}() takes from {nin} to {nin + nout} positional arguments but {len(args)} were given")
        arrays = _np.broadcast_arrays(*args)
        rows = [func(*each) for each in zip(*[array.ravel().tolist() for array in arrays])]
        shape = arrays[0].shape

        def filled(values):
            if shape == ():
                return values[0]
            return _np.array(values, dtype=object).reshape(shape)

        return filled(rows) if nout == 1 else tuple(filled(list(column)) for column in zip(*rows))

    called.__name__ = f"{getattr(func, '__name__', '?')} (vectorized)"
    called.nin, called.nout, called.nargs, called.identity = nin, nout, nin + nout, identity
    return called


class busdaycalendar:
    """Which days of the week, and which days besides, are free.

    >>> np.busdaycalendar(holidays=['2011-07-01']).weekmask
    array([ True,  True,  True,  True,  True, False, False])
    """

    def __init__(self, weekmask="1111100", holidays=None):
        self._mask = _weekmask(weekmask)
        if True not in self._mask:
            raise ValueError("Cannot construct a numpy.busdaycal with a weekmask of all zeros")
        days = [] if holidays is None else sorted(set(_day_numbers(holidays)))
        self._free = [day for day in days if self._mask[(day + 3) % 7]]

    @property
    def weekmask(self):
        """Which days of the week, from Monday on, are days of work."""
        return _np.array(self._mask)

    @property
    def holidays(self):
        """The days besides that are free."""
        return _np.array(self._free, dtype="datetime64[D]")

    def _works(self, day):
        return self._mask[(day + 3) % 7] and day not in self._free


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _weekmask(given):
    if isinstance(given, str):
        text = given.replace(" ", "")
        if len(text) == 7 and set(text) <= {"0", "1"}:
            return [each == "1" for each in text]
        names = [text[at : at + 3] for at in range(0, len(text), 3)]
        if not text or [name for name in names if name not in _DAYS]:
            raise ValueError(f'Invalid business day weekmask string "{given}"')
        return [day in names for day in _DAYS]
    found = [_bool(each) for each in given]
    if len(found) != 7:
        raise ValueError("A business day weekmask array must have length 7")
    return found


def _day_numbers(days):
    found = _np.asarray(days, dtype="datetime64[D]")
    return [int(each) for each in _np.ravel(found.astype("int64")).tolist()]


def _calendar(weekmask, holidays, busdaycal):
    return busdaycal if busdaycal is not None else busdaycalendar(weekmask, holidays)


def _spread(*values):
    # Days and counts as lists of numbers of one length, and their shape.
    shapes = [_np.shape(_np.asarray(each, dtype="datetime64[D]")) if at != "count" else _np.shape(each) for at, each in values]
    shape = _np.broadcast_shapes(*shapes)
    lists = [_day_numbers(each) if at != "count" else [int(one) for one in _np.ravel(_np.asarray(each)).tolist()] for at, each in values]
    size = _math.prod(shape)
    wide = []
    for own, numbers in zip(shapes, lists):
        wide.append(_np.broadcast_to(_np.array(numbers).reshape(own), shape).ravel().tolist() if size else [])
    return wide, shape


def is_busday(dates, weekmask="1111100", holidays=None, busdaycal=None, out=None):
    """Whether days are days of work.

    >>> np.is_busday(['2011-07-01', '2011-07-02', '2011-07-18'], holidays=['2011-07-01', '2011-07-04'])
    array([False, False,  True])
    """
    calendar = _calendar(weekmask, holidays, busdaycal)
    [days], shape = _spread(("day", dates))
    found = _np.array([calendar._works(day) for day in days], dtype=_bool).reshape(shape)
    return found[()] if shape == () else found


def busday_count(begindates, enddates, weekmask="1111100", holidays=(), busdaycal=None, out=None):
    """How many days of work there are from one day to before another.

    >>> np.busday_count('2011-01', '2011-02')
    np.int64(21)
    """
    calendar = _calendar(weekmask, holidays, busdaycal)
    [starts, ends], shape = _spread(("day", begindates), ("day", enddates))
    counts = []
    for start, end in zip(starts, ends):
        if end >= start:
            counts.append(_sum(calendar._works(day) for day in range(start, end)))
        else:
            counts.append(-_sum(calendar._works(day) for day in range(end + 1, start + 1)))
    found = _np.array(counts, dtype=_np.int64).reshape(shape)
    return found[()] if shape == () else found


def busday_offset(dates, offsets, roll="raise", weekmask="1111100", holidays=None, busdaycal=None, out=None):
    """Days that are so many days of work away.

    >>> np.busday_offset('2011-03-20', 0, roll='forward')
    np.datetime64('2011-03-21')
    """
    calendar = _calendar(weekmask, holidays, busdaycal)
    [days, counts], shape = _spread(("day", dates), ("count", offsets))
    found = []
    for day, count in zip(days, counts):
        day = _rolled(calendar, day, roll)
        step = 1 if count > 0 else -1
        for _ in range(_abs(count)):
            day += step
            while not calendar._works(day):
                day += step
        found.append(day)
    result = _np.array(found, dtype=_np.int64).astype("datetime64[D]").reshape(shape)
    return result[()] if shape == () else result


def _rolled(calendar, day, roll):
    known = ("raise", "nat", "forward", "following", "backward", "preceding", "modifiedfollowing", "modifiedpreceding")
    if roll not in known:
        raise ValueError(f"Invalid business day roll parameter '{roll}'")
    if calendar._works(day):
        return day
    if roll == "raise":
        raise ValueError("Non-business day date in busday_offset")
    if roll == "nat":
        raise NotImplementedError("numpy.busday_offset with roll='nat'")
    step = 1 if roll in ("forward", "following", "modifiedfollowing") else -1
    month = str(_np.datetime64(day, "D"))[:7]

    def first(start, step):
        while not calendar._works(start):
            start += step
        return start

    found = first(day, step)
    if roll.startswith("modified") and str(_np.datetime64(found, "D"))[:7] != month:
        found = first(day, -step)
    return found


class __array_namespace_info__:
    """What the standard of arrays asks a module for.

    >>> np.__array_namespace_info__().default_device()
    'cpu'
    """

    __module__ = "numpy"
    _KINDS = {
        "bool": ["bool"],
        "signed integer": ["int8", "int16", "int32", "int64"],
        "unsigned integer": ["uint8", "uint16", "uint32", "uint64"],
        "real floating": ["float32", "float64"],
        "complex floating": ["complex64", "complex128"],
    }

    def capabilities(self):
        """What arrays can do."""
        return {"boolean indexing": True, "data-dependent shapes": True}

    def default_device(self):
        """Where arrays are made."""
        return "cpu"

    def devices(self):
        """Where arrays can be."""
        return ["cpu"]

    def default_dtypes(self, *, device=None):
        """The dtypes that arrays have by themselves."""
        _on(device)
        return {"real floating": _np.dtype("float64"), "complex floating": _np.dtype("complex128"), "integral": _np.dtype("int64"),
                "indexing": _np.dtype("int64")}

    def dtypes(self, *, device=None, kind=None):
        """The dtypes there are, of a kind."""
        _on(device)
        groups = {"integral": ["signed integer", "unsigned integer"], "numeric": [*self._KINDS][1:], None: [*self._KINDS]}
        if isinstance(kind, tuple):
            return {name: each for one in kind for name, each in self.dtypes(kind=one).items()}
        if kind not in groups and kind not in self._KINDS:
            raise ValueError(f"unsupported kind: {kind!r}")
        names = [name for group in groups.get(kind, [kind]) for name in self._KINDS[group]]
        return {name: _np.dtype(name) for name in names}


def _on(device):
    if device not in ("cpu", None):
        raise ValueError(f'Device not understood. Only "cpu" is allowed, but received: {device}')


def __getattr__(name):
    """Modules and classes that few programs name, loaded when one does."""
    import importlib

    if name == "emath":
        return importlib.import_module("numpy.lib.scimath")
    if name in ("ma", "char", "strings", "rec", "matrixlib", "polynomial", "dtypes", "lib"):
        return importlib.import_module("numpy." + name)
    for module, names in _LATER.items():
        if name in names.split():
            return getattr(importlib.import_module(module), name)
    raise AttributeError(f"module 'numpy' has no attribute {name!r}")
