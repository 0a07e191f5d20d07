"""The rest of jax.numpy."""

import builtins as _builtins
import functools as _functools
import math as _math
import operator as _operator
import re as _re

import numpy as _np
import jax as _jax
from numpy.lib.npyio import _load
from jax import lax as _lax, numpy as _jnp
from jax._src.library import jitted as _jitted
from jax._src.numpy.util import (
    check_arraylike as _check,
    ensure_arraylike as _ensure,
    promote_dtypes_inexact as _inexact,
)

bool = _jnp.bool_
ComplexWarning = _np.exceptions.ComplexWarning
get_printoptions = _np.get_printoptions
printoptions = _np.printoptions
save = _np.save
savez = _np.savez
set_printoptions = _np.set_printoptions


def _impure(name, what):
    def refused(*args, **kwargs):
        raise NotImplementedError(
            f"jnp.{name}() is not implemented because it may be non-pure and thus unsafe for use with JIT and other JAX "
            f"transformations. Consider using jnp.asarray(np.{name}(...)) instead, although care should be taken if "
            f"np.{name} is used within a jax transformations because of its potential side-effect of consuming the "
            f"{what} object; for more information see "
            "https://docs.jax.dev/en/latest/101/transformations.html#consequence-1-transformations-require-traceable-functions"
        )

    refused.__name__ = refused.__qualname__ = name
    refused.__doc__ = f"Refused, as `np.{name}` consumes what it reads: a NotImplementedError."
    return refused


fromfile = _impure("fromfile", "file")
fromiter = _impure("fromiter", "iterable")


def from_dlpack(x, /, *, device=None, copy=None):
    """The array of anything that has `__dlpack__`; a copy of it.

    >>> jnp.from_dlpack(np.arange(3, dtype=np.float32))
    Array([0., 1., 2.], dtype=float32)
    """
    if not isinstance(x, (_np.ndarray, _jax.Array)):
        raise TypeError(
            "The array passed to from_dlpack must have __dlpack__ and __dlpack_device__ methods."
        )
    return _jnp.asarray(x)


def fromstring(string, dtype=float, count=-1, *, sep):
    """The numbers of a text, which `sep` separates.

    >>> jnp.fromstring("1 2 3", dtype=jnp.int32, sep=" ")
    Array([1, 2, 3], dtype=int32)
    """
    return _jnp.asarray(_np.fromstring(string=string, dtype=dtype, count=count, sep=sep))


def load(file, *args, **kwargs):
    """What `np.load` gives, as arrays of JAX's."""
    mmap_mode = args[0] if args else kwargs.get("mmap_mode")
    found = _load(file, mmap_mode, {f"{order}V2": _np.dtype("bfloat16") for order in "<|"})
    return _jnp.asarray(found) if isinstance(found, _np.ndarray) else found


def frombuffer(buffer, dtype=float, count=-1, offset=0):
    """The bytes of an object as an array of a dtype.

    >>> jnp.frombuffer(b"\\x01\\x02\\x03", dtype=jnp.uint8, offset=1)
    Array([2, 3], dtype=uint8)
    """
    return _jnp.asarray(_np.frombuffer(buffer=buffer, dtype=dtype, count=count, offset=offset))


def _not_concrete(tracer, context):
    sizes = ",".join(str(size) for size in tracer.shape)
    return _jax.errors.ConcretizationTypeError(
        "Abstract tracer value encountered where concrete value is expected: traced array with shape "
        f"{tracer.dtype}[{sizes}]\n{context}"
    )


def _along(arr, axis):
    """The array and the axis from the start, or all its elements in a row."""
    if axis is None:
        return _jnp.ravel(arr), 0
    if not -arr.ndim <= axis < arr.ndim:
        raise ValueError(f"axis {axis} is out of bounds for array of dimension {arr.ndim}")
    return arr, axis % arr.ndim


def delete(arr, obj, axis=None, *, assume_unique_indices=False):
    """The elements of `arr` without those at these places along `axis`, or of all in a row.

    Under `jit` several places have to be known, or to differ, as `assume_unique_indices` says.

    >>> jnp.delete(jnp.array([10, 20, 30]), 1)
    Array([10, 30], dtype=int32)
    >>> jnp.delete(jnp.array([10, 20, 30]), jnp.array([0, 0, 1]))
    Array([30], dtype=int32)
    """
    arr, axis = _along(_ensure("delete", arr), axis)
    length = arr.shape[axis]
    if isinstance(obj, slice):
        obj, assume_unique_indices = _np.arange(length)[obj], True
    _check("delete", obj)
    known = not isinstance(obj, _jax.core.Tracer)
    places = _np.asarray(obj) if known else obj
    if places.dtype == _np.bool_:
        if places.shape != (length,):
            raise ValueError(
                "np.delete(arr, obj): for boolean indices, obj must be one-dimensional with length matching specified axis."
            )
        return _jnp.take(arr, _np.flatnonzero(~_np.asarray(places)), axis=axis)
    if not _jnp.issubdtype(places.dtype, _np.integer):
        raise ValueError(f"np.delete(arr, obj): got obj.dtype={places.dtype}; must be integer or bool.")
    if known:
        places = _np.where(places < 0, places + length, places)
        return _jnp.take(arr, _np.setdiff1d(_np.arange(length), places), axis=axis)
    if assume_unique_indices:
        places = _jnp.ravel(_jnp.clip(_jnp.where(places < 0, places + length, places), 0, length))
        left = _jnp.arange(length - places.size)
        steps = _jnp.sort(places) - _jnp.arange(places.size)
        return _jnp.take(arr, left + (left[None, :] >= steps[:, None]).sum(0), axis=axis)
    raise _not_concrete(places, "'obj' array argument of jnp.delete()")


def insert(arr, obj, values, axis=None):
    """`values` put in before this place along `axis`, or before these places, or among all elements in a row.

    >>> jnp.insert(jnp.array([1, 2]), 1, 9)
    Array([1, 9, 2], dtype=int32)
    >>> jnp.insert(jnp.array([1, 2]), jnp.array([0, 2]), jnp.array([8, 9]))
    Array([8, 1, 2, 9], dtype=int32)
    """
    _check("insert", arr, 0 if isinstance(obj, slice) else obj, values)
    arr, axis = _along(_jnp.asarray(arr), axis)
    length = arr.shape[axis]
    places = _jnp.asarray(_np.arange(length)[obj] if isinstance(obj, slice) else obj)
    values = _jnp.array(values, ndmin=arr.ndim, dtype=arr.dtype)
    places = _jnp.clip(_jnp.where(places < 0, places + length, places), 0, length)
    if places.ndim == 0:
        values = _jnp.moveaxis(values, 0, axis)
    if places.size == 1:
        places = _jnp.broadcast_to(_jnp.ravel(places), (values.shape[axis],))
    order = _jnp.argsort(places)
    added = places.at[order].add(_jnp.arange(places.size, dtype=places.dtype))
    whole = length + places.size
    shape = arr.shape[:axis] + (whole,) + arr.shape[axis + 1 :]
    rest = _jnp.where(_jnp.ones(whole, dtype=bool).at[added].set(False), size=length)[0]
    before = (slice(None),) * axis
    filled = _jnp.zeros(shape, dtype=arr.dtype).at[before + (rest,)].set(arr)
    return filled.at[before + (added,)].set(values)


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    """The coefficients, highest first, of the polynomial of degree `deg` that is nearest to the points.

    `w` are weights. With `full` a tuple of these, the residuals, the rank, the singular values and `rcond`; with `cov` a
    tuple of these and their covariance.

    >>> jnp.polyfit(jnp.array([0.0, 1.0, 2.0, 3.0]), jnp.array([1.0, 3.0, 5.0, 7.0]), 1).round(3)
    Array([2., 1.], dtype=float32)
    """
    weights = () if w is None else (w,)
    _check("polyfit", x, y, *weights)
    deg = _operator.index(deg)
    statics = f"{deg} {rcond} {full} {cov}"
    return _jitted("polyfit", statics, lambda *args: _polyfit(deg, rcond, full, cov, *args), x, y, *weights)


def _polyfit(deg, rcond, full, cov, x, y, w=None):
    if deg < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if y.ndim < 1 or y.ndim > 2:
        raise TypeError("expected 1D or 2D array for y")
    if x.shape[0] != y.shape[0]:
        raise TypeError("expected x and y to have same length")
    if rcond is None:
        rcond = len(x) * float(_jnp.finfo(x.dtype).eps)
    powers, targets = _jnp.vander(x, deg + 1), y
    if w is not None:
        (w,) = _inexact(w)
        if w.ndim != 1:
            raise TypeError("expected a 1-d array for weights")
        if w.shape[0] != y.shape[0]:
            raise TypeError("expected w and y to have the same length")
        powers = powers * w[:, None]
        targets = targets * (w[:, None] if y.ndim == 2 else w)
    scale = _jnp.sqrt((powers * powers).sum(axis=0))
    powers = powers / scale[None, :]
    found, residuals, rank, singular = _jnp.linalg.lstsq(powers, targets, rcond)
    found = (found.T / scale[None, :]).T if found.ndim > 1 else found / scale
    if full:
        return found, residuals, rank, singular, _jnp.asarray(rcond)
    if not cov:
        return found
    base = _jnp.linalg.inv(_jnp.dot(powers.T, powers))
    base = base / _jnp.outer(scale, scale)
    if cov == "unscaled":
        factor = _jnp.array(1.0)
    elif len(x) <= deg + 1:
        raise ValueError("the number of data points must exceed order to scale the covariance matrix")
    else:
        factor = residuals / (len(x) - deg - 1)
    if y.ndim == 1:
        return found, base * _jnp.atleast_1d(factor)[None]
    return found, base[:, :, None] * _jnp.atleast_1d(factor)[None, None, :]


def roots(p, *, strip_zeros=True):
    """The roots of a polynomial, whose coefficients are given from the highest on.

    With `strip_zeros=False` it can be traced, and leading zeros give NaNs at the end.

    >>> jnp.roots(jnp.array([1.0, -3.0, 2.0])).round(3)
    Array([2.+0.j, 1.+0.j], dtype=complex64)
    """
    (p,) = _inexact(_ensure("roots", p))
    p = _jnp.atleast_1d(p)
    if p.ndim != 1:
        raise ValueError("Input must be a rank-1 array.")
    if p.size < 2:
        return _jnp.array([], dtype=(p + 0j).dtype)
    zeros = _jnp.where(_jnp.all(p == 0), len(p), _jnp.argmin(p == 0))
    if not strip_zeros:
        return _jitted("_roots_with_zeros", "", _roots_with_zeros, p, zeros)
    if isinstance(zeros, _jax.core.Tracer):
        raise _not_concrete(
            zeros,
            "The error occurred in the jnp.roots() function. To use this within a JIT-compiled context, pass "
            "strip_zeros=False, but be aware that leading zeros will result in some returned roots being set to NaN.",
        )
    return _jitted("_roots_no_zeros", "", _roots_no_zeros, p[int(zeros) :])


def _roots_no_zeros(p):
    if p.size < 2:
        return _jnp.array([], dtype=(p + 0j).dtype)
    companion = _jnp.diag(_jnp.ones((p.size - 2,), p.dtype), -1)
    companion = companion.at[0, :].set(-p[1:] / p[0])
    return _jnp.linalg.eigvals(companion)


def _roots_with_zeros(p, zeros):
    p = _jnp.where(len(p) == zeros, 1.0, p)
    found = _jitted("_roots_no_zeros", "", _roots_no_zeros, _jnp.roll(p, -zeros))
    found = _lax.sort_key_val(found == 0, found)[1]
    return _jnp.where(_jnp.arange(found.size) < found.size - zeros, found, complex(_math.nan, _math.nan))


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    """The `bins + 1` edges of as many intervals of equal length between the extremes of `a`, or over `range`.

    >>> jnp.histogram_bin_edges(jnp.array([1.0, 2.0, 3.0]), 4)
    Array([1. , 1.5, 2. , 2.5, 3. ], dtype=float32)
    """
    if isinstance(bins, str):
        raise NotImplementedError("string values for `bins` not implemented.")
    _check("histogram_bin_edges", a, bins)
    a = _jnp.asarray(a)
    dtype = _jnp.result_type(a, _jnp.float32) if not _jnp.issubdtype(a.dtype, _jnp.inexact) else a.dtype
    if _np.ndim(bins) == 1:
        return _jnp.asarray(bins, dtype=dtype)
    count = _operator.index(bins)
    if range is None:
        range = [0, 1] if a.size == 0 else [a.min(), a.max()]
    range = _jnp.asarray(range, dtype=dtype)
    if range.shape != (2,):
        raise ValueError(f"`range` must be either None or a sequence of scalars, got {range}")
    low = _jnp.where(_jnp.ptp(range) == 0, range[0] - 0.5, range[0])
    high = _jnp.where(_jnp.ptp(range) == 0, range[1] + 0.5, range[1])
    return _jnp.linspace(low, high, count + 1, dtype=dtype)


def histogramdd(sample, bins=10, range=None, weights=None, density=None):
    """How many of the points, the rows of `sample`, are in each cell of a grid, and the list of the edges along each axis.

    With `weights` the sums of these; with `density` divided by the sum and the size of the cell.

    >>> jnp.histogramdd(jnp.array([[0.0, 0.0], [1.0, 1.0], [1.0, 0.0]]), bins=2)[0]
    Array([[1, 0],
           [1, 1]], dtype=int32)
    """
    if weights is None:
        (sample,) = _inexact(_ensure("histogramdd", sample))
    else:
        sample, weights = _ensure("histogramdd", sample, weights)
        if weights.shape != sample.shape[:1]:
            raise ValueError("should have one weight for each sample.")
        sample, weights = _inexact(sample, weights)
    count, dims = sample.shape
    if range is not None:
        wrong = [each for each in range if each is not None and _np.shape(each)[0] != 2]
        if len(range) != dims or wrong:
            raise ValueError(
                f"For sample.shape={(count, dims)}, range must be a sequence of {dims} pairs or Nones; got {range=}"
            )
    try:
        bins = list(bins)
    except TypeError:
        bins = dims * [bins]
    if len(bins) != dims:
        raise ValueError("should be a bin for each dimension.")
    places, edges = [], []
    for axis in _builtins.range(dims):
        edge = histogram_bin_edges(sample[:, axis], bins[axis], None if range is None else range[axis], weights)
        place = _jnp.searchsorted(edge, sample[:, axis], side="right")
        places.append(_jnp.where(sample[:, axis] == edge[-1], place - 1, place))
        edges.append(edge)
    shape = tuple(len(edge) + 1 for edge in edges)
    steps = [_jnp.diff(edge) for edge in edges]
    flat = _jnp.ravel_multi_index(tuple(places), shape, mode="clip")
    counts = _jnp.bincount(flat, weights, length=_math.prod(shape))
    counts = _jnp.reshape(counts, shape)[dims * (slice(1, -1),)]
    if density:
        counts = counts.astype(sample.dtype)
        counts = counts / counts.sum()
        for step in _jnp.ix_(*steps):
            counts = counts / step
    return counts, edges


def histogram2d(x, y, bins=10, range=None, weights=None, density=None):
    """How many of the points are in each cell of a grid, and the edges along both axes.

    >>> jnp.histogram2d(jnp.array([0.0, 1.0, 1.0]), jnp.array([0.0, 1.0, 0.0]), bins=2)[0]
    Array([[1, 0],
           [1, 1]], dtype=int32)
    """
    x, y = _ensure("histogram2d", x, y)
    try:
        length = len(bins)
    except TypeError:
        length = 1
    if length not in (1, 2):
        bins = [_jnp.asarray(bins), _jnp.asarray(bins)]
    sample = _jnp.transpose(_jnp.asarray([x, y]))
    counts, edges = histogramdd(sample, bins, range, weights, density)
    return counts, edges[0], edges[1]


def frompyfunc(func, /, nin, nout, *, identity=None):
    """A `jnp.ufunc` of a function of `nin` numbers that gives `nout`, for which it is mapped over arrays.

    >>> jnp.frompyfunc(lambda x, y: x * y + 1, nin=2, nout=1)(jnp.arange(3), 2)
    Array([1, 3, 5], dtype=int32)
    """
    return ufunc(func, nin, nout, identity=identity)


class ufunc:
    """A function of numbers, mapped over arrays that broadcast; of two numbers, with `reduce` and its like."""

    def __init__(self, func, /, nin, nout, *, name=None, nargs=None, identity=None):
        self.func = func
        self.nin, self.nout, self.nargs = nin, nout, nin if nargs is None else nargs
        self.identity = identity
        self.__name__ = name or func.__name__
        self._mapped = _jnp.vectorize(func)

    def __repr__(self):
        return f"<jnp.ufunc '{self.__name__}'>"

    def __hash__(self):
        return hash((self.func, self.__name__, self.identity, self.nin, self.nout))

    def __eq__(self, other):
        return isinstance(other, ufunc) and hash(self) == hash(other)

    def __call__(self, *args):
        """The function of each element."""
        _check(self.__name__, *args)
        return self._mapped(*args)

    def _binary(self, method):
        if self.nin != 2:
            raise ValueError(f"{method} only supported for binary ufuncs")
        if self.nout != 1:
            raise ValueError(f"{method} only supported for functions returning a single value")

    def reduce(self, a, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=None):
        """What comes out when the function is applied to all elements along `axis`, one after the other."""
        self._binary("reduce")
        if out is not None:
            raise NotImplementedError(f"out argument of {self.__name__}.reduce()")
        a = _jnp.asarray(_ensure(f"{self.__name__}.reduce", a))
        axes = tuple(_builtins.range(a.ndim)) if axis is None else axis if isinstance(axis, tuple) else (axis,)
        axes = tuple(_operator.index(each) % a.ndim for each in axes)
        if where is not None and self.identity is None and initial is None:
            raise ValueError(
                f"reduction operation {self.__name__!r} does not have an identity, so to use a where mask one has to "
                "specify 'initial'"
            )
        kept = a.shape
        a = _jnp.moveaxis(a, axes, tuple(_builtins.range(len(axes))))
        rest = a.shape[len(axes) :]
        a = a.reshape((-1,) + rest)
        dtype = dtype or _jax.eval_shape(self.func, *2 * (_jax.ShapeDtypeStruct((), a.dtype),)).dtype
        if where is not None:
            where = _jnp.broadcast_to(where, kept)
            where = _jnp.moveaxis(where, axes, tuple(_builtins.range(len(axes)))).reshape((-1,) + rest)
        start = 0
        if initial is None:
            initial = self.identity
        if initial is None:
            if a.shape[0] == 0:
                raise ValueError("zero-size array to reduction operation reduce which has no identity")
            initial, start = a[0], 1
        found = _jnp.broadcast_to(_jnp.asarray(initial, dtype=dtype), rest)

        def step(at, found):
            new = self._mapped(found, a[at].astype(dtype)).astype(dtype)
            return new if where is None else _jnp.where(where[at], new, found)

        found = _lax.fori_loop(start, a.shape[0], step, found)
        return _jnp.expand_dims(found, axes) if keepdims else found

    def accumulate(self, a, axis=0, dtype=None, out=None):
        """What `reduce` gives for each beginning of `axis`."""
        self._binary("accumulate")
        if out is not None:
            raise NotImplementedError(f"out argument of {self.__name__}.accumulate()")
        a = _jnp.moveaxis(_jnp.asarray(_ensure(f"{self.__name__}.accumulate", a)), axis, 0)
        dtype = dtype or _jax.eval_shape(self.func, *2 * (_jax.ShapeDtypeStruct((), a.dtype),)).dtype
        a = a.astype(dtype)

        def step(carry, each):
            carry = self._mapped(carry, each).astype(dtype)
            return carry, carry

        _, rest = _lax.scan(step, a[0], a[1:])
        return _jnp.moveaxis(_jnp.concatenate([a[:1], rest]), 0, axis)

    def outer(self, a, b, /):
        """The function of each element of one array with each of the other."""
        self._binary("outer")
        a, b = _ensure(f"{self.__name__}.outer", a, b)
        pairs = _jax.vmap(_jax.vmap(self.func, (None, 0)), (0, None))(_jnp.ravel(a), _jnp.ravel(b))
        return pairs.reshape(a.shape + b.shape)

    def at(self, a, indices, b=None, /, *, inplace=True):
        """The array with the function applied at places; of two numbers, with those of `b`. Nothing changes in place."""
        if inplace:
            raise NotImplementedError(_AT_IN_PLACE)
        if b is None:
            return a.at[indices].apply(self)
        self._binary("at")
        a = _jnp.asarray(a)
        at = _jnp.arange(a.size).reshape(a.shape)[indices]
        dtype = a.dtype
        b = _jnp.broadcast_to(b, at.shape).ravel()

        def step(flat, pair):
            place, each = pair
            return flat.at[place].set(self.func(flat[place], each).astype(dtype)), None

        flat, _ = _lax.scan(step, a.ravel(), (at.ravel(), b))
        return flat.reshape(a.shape)

    def reduceat(self, a, indices, axis=0, dtype=None, out=None):
        """What `reduce` gives for the parts of `axis` that begin at `indices`."""
        self._binary("reduceat")
        if out is not None:
            raise NotImplementedError(f"out argument of {self.__name__}.reduceat()")
        a = _jnp.moveaxis(_jnp.asarray(_ensure(f"{self.__name__}.reduceat", a)), axis, 0)
        starts = [int(each) for each in indices]
        ends = starts[1:] + [a.shape[0]]
        parts = []
        for start, end in zip(starts, ends):
            part = a[start]
            for at in _builtins.range(start + 1, end):
                part = self._mapped(part, a[at])
            parts.append(part if dtype is None else part.astype(dtype))
        return _jnp.moveaxis(_jnp.stack(parts), 0, axis)


_AT_IN_PLACE = """Because JAX arrays are immutable, jnp.ufunc.at() cannot operate inplace like
np.ufunc.at(). Instead, you can pass inplace=False and capture the result; e.g.
>>> arr = jnp.add.at(arr, ind, val, inplace=False)
"""


def _parsed(signature):
    group = r"\((?:\w+(?:,\w+)*)?\)"
    if not _re.fullmatch(rf"{group}(?:,{group})*->{group}(?:,{group})*", signature):
        raise ValueError(f"not a valid gufunc signature: {signature}")
    sides = signature.split("->")
    return [[tuple(_re.findall(r"\w+", each)) for each in _re.findall(group, side)] for side in sides]


def _note_sizes(sizes, shape, names, about):
    for name, size in zip(names, shape[len(shape) - len(names) :]):
        if sizes.setdefault(name, size) != size:
            raise ValueError(f"inconsistent size for core dimension {name!r}: {size} vs {sizes[name]} {about}")


def _checked_results(function, sizes, wanted, about):
    def checked(*args):
        found = function(*args)
        several = found if isinstance(found, tuple) else [found]
        names = [()] * len(several) if wanted is None else wanted
        if len(names) > 1 and not isinstance(found, tuple):
            raise TypeError(f"output must be a tuple when multiple outputs are expected, got: {found!r}\n{about}")
        if len(several) != len(names):
            raise TypeError(f"wrong number of output arguments: expected {len(names)}, got {len(several)} {about}")
        known = dict(sizes)
        for result, own in zip(several, names):
            shape = _jnp.shape(result)
            if len(shape) != len(own):
                raise ValueError(f"output shape {shape} does not match core dimensions {own} {about}")
            _note_sizes(known, shape, own, about)
        return found

    return checked


def _without(function, places, args, kwargs):
    """The function of the arguments that are mapped, and those."""
    fixed = {at: arg for at, arg in enumerate(args) if at in places}
    left = [arg for at, arg in enumerate(args) if at not in places]
    named = {name: value for name, value in kwargs.items() if name in places}

    def own(*given):
        mapped = iter(given)
        positional = [fixed[at] if at in fixed else next(mapped) for at in range(len(given) + len(fixed))]
        return function(*positional, **named)

    return own, left


def vectorize(pyfunc, *, excluded=frozenset(), signature=None):
    """A function of numbers as one of arrays, which are spread to a common shape.

    `signature` is for a function of arrays, and names the axes that one call of it takes and gives; the other axes are
    mapped. Arguments whose places or names are in `excluded` are handed on as they are.

    >>> jnp.vectorize(lambda x, y: x * y)(jnp.arange(3), 2)
    Array([0, 2, 4], dtype=int32)
    >>> jnp.vectorize(jnp.dot, signature="(n,m),(m)->(n)")(jnp.ones((2, 3)), jnp.ones((4, 3))).shape
    (4, 2)
    """
    if _builtins.any(not isinstance(it, (str, int)) for it in excluded):
        raise TypeError(f"jax.numpy.vectorize can only exclude integer or string arguments, but {excluded=}")
    if _builtins.any(isinstance(it, int) and it < 0 for it in excluded):
        raise ValueError(f"{excluded=} contains negative numbers")

    @_functools.wraps(pyfunc)
    def wrapped(*args, **kwargs):
        about = f"on vectorized function with {excluded=} and {signature=}"
        function, args = _without(pyfunc, excluded, args, kwargs)
        if signature is None:
            taken, given = [()] * len(args), None
        else:
            taken, given = _parsed(signature)
        nothing = {at for at, arg in enumerate(args) if arg is None}
        if nothing:
            if _builtins.any(taken[at] != () for at in nothing):
                raise ValueError(f"Cannot pass None at locations {nothing} with {signature=}")
            function, args = _without(function, nothing, args, {})
            taken = [names for at, names in enumerate(taken) if at not in nothing]
        if len(args) != len(taken):
            raise TypeError(f"wrong number of positional arguments: expected {len(taken)}, got {len(args)} {about}")
        args = [_jnp.asarray(arg) for arg in args]
        sizes, mapped = {}, []
        for arg, names in zip(args, taken):
            if arg.ndim < len(names):
                raise ValueError(
                    f"input with shape {arg.shape} does not have enough dimensions for all core dimensions {names} {about}"
                )
            _note_sizes(sizes, arg.shape, names, about)
            mapped.append(arg.shape[: arg.ndim - len(names)])
        common = _jnp.broadcast_shapes(*mapped)
        function = _checked_results(function, sizes, given, about)
        added = []
        for back in range(1, len(common) + 1):
            axes = tuple(0 if len(shape) >= back and shape[-back] != 1 else None for shape in mapped)
            if _builtins.any(axis == 0 for axis in axes):
                function = _jax.vmap(function, axes)
            else:
                added.append(len(common) - back)
        squeezed = [
            _jnp.squeeze(arg, axis=tuple(at for at, size in enumerate(shape) if size == 1))
            for arg, shape in zip(args, mapped)
        ]
        found = function(*squeezed)
        if not added:
            return found
        if isinstance(found, tuple):
            return tuple(_jnp.expand_dims(it, added) for it in found)
        return _jnp.expand_dims(found, added)

    return wrapped


object_ = _np.object_


def array_repr(arr, max_line_width=None, precision=None, suppress_small=None):
    """The text by which NumPy shows an array, which names the class of JAX's arrays.

    >>> jnp.array_repr(jnp.arange(3))
    'ArrayImpl([0, 1, 2], dtype=int32)'
    """
    text = _np.array_repr(_np.asarray(arr), max_line_width, precision, suppress_small)
    if not isinstance(arr, _jax.Array):
        return text
    text = text.replace("array(", "ArrayImpl(", 1).replace("\n", "\n    ")
    return text if "dtype=" in text else f"{text[:-1]}, dtype={arr.dtype})"


def einsum_path(subscripts, /, *operands, optimize="auto"):
    """The order in which `einsum` had best multiply its operands, as pairs of places, and what that takes.

    >>> a, b, c = jnp.ones((2, 3)), jnp.ones((3, 4)), jnp.ones((4, 2))
    >>> jnp.einsum_path("ij,jk,kl->il", a, b, c)[0]
    [(1, 2), (0, 1)]
    """
    from jax._src.numpy import paths

    return paths.path_of(subscripts, [_jnp.shape(it) for it in operands], optimize)
