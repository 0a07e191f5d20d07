"""Arrays made of others, and statistics."""

import functools as _functools
import math as _math
from builtins import max as _max, range as _range

import numpy as _np


def asarray_chkfinite(a, dtype=None, order=None):
    """The array of anything that is one; a ValueError if an element is infinite or NaN."""
    a = _np.asarray(a, dtype=dtype)
    if _np.issubdtype(a.dtype, _np.inexact) and not _np.isfinite(a).all():
        raise ValueError("array must not contain infs or NaNs")
    return a


def asfortranarray(a, dtype=None, *, like=None):
    """The array of anything that is one; arrays here have one order in memory, which no result shows."""
    return _np.asarray(a, dtype=dtype)


def astype(x, dtype, /, *, copy=True, device=None):
    """The array in another dtype.

    >>> np.astype(np.arange(2), float)
    array([0., 1.])
    """
    if not isinstance(x, (_np.ndarray, _np.generic)):
        raise TypeError(f"Input should be a NumPy array or scalar. It is a {type(x)} instead.")
    return x.astype(dtype)


def block(arrays):
    """Arrays put together as nested lists say: those of the innermost lists side by side.

    >>> np.block([[np.ones((1, 2)), np.zeros((1, 1))], [np.full((1, 3), 2)]])
    array([[1., 1., 0.],
           [2., 2., 2.]])
    """

    def depth(value):
        if isinstance(value, tuple):
            raise TypeError(
                "arrays is a tuple. Only lists can be used to arrange blocks, and np.block does not allow implicit "
                "conversion from tuple to ndarray."
            )
        if isinstance(value, list):
            if not value:
                raise ValueError("List at arrays cannot be empty")
            depths = [depth(each) for each in value]
            if len(set(depths)) > 1:
                raise ValueError(f"List depths are mismatched. First element was at depth {depths[0]}.")
            return depths[0] + 1
        return 0

    def most(value):
        return _max(map(most, value)) if isinstance(value, list) else _np.ndim(value)

    levels = depth(arrays)
    ndim = _max(levels, most(arrays))

    def joined(value, level):
        if not isinstance(value, list):
            return _np.array(value, ndmin=ndim)
        return _np.concatenate([joined(each, level + 1) for each in value], axis=-(levels - level))

    return joined(arrays, 0)


def diagflat(v, k=0):
    """The matrix with all elements of an array on a diagonal.

    >>> np.diagflat([1, 2], 1)
    array([[0, 1, 0],
           [0, 0, 2],
           [0, 0, 0]])
    """
    return _np.diag(_np.ravel(v), k)


def vander(x, N=None, increasing=False):
    """The matrix whose columns are powers of `x`, falling, or rising.

    >>> np.vander([1, 2, 3])
    array([[1, 1, 1],
           [4, 2, 1],
           [9, 3, 1]])
    """
    x = _np.asarray(x)
    if x.ndim != 1:
        raise ValueError("x must be a one-dimensional array or sequence.")
    count = len(x) if N is None else N
    found = _np.empty((len(x), count), dtype=_np.promote_types(x.dtype, int))
    columns = found if increasing else found[:, ::-1]
    if count > 0:
        columns[:, 0] = 1
    for at in _range(1, count):
        columns[:, at] = columns[:, at - 1] * x
    return found


def dsplit(ary, indices_or_sections):
    """The parts of an array along the third axis."""
    if _np.ndim(ary) < 3:
        raise ValueError("dsplit only works on arrays of 3 or more dimensions")
    return _np.split(ary, indices_or_sections, 2)


def rollaxis(a, axis, start=0):
    """The array with an axis moved to before the one at `start`.

    >>> np.rollaxis(np.ones((3, 4, 5)), 2).shape
    (5, 3, 4)
    """
    ndim = a.ndim
    axis, first = axis % ndim, start + ndim if start < 0 else start
    if not 0 <= first <= ndim:
        raise _np.exceptions.AxisError(f"'start' arg requires {-ndim} <= start < {ndim + 1}, but {start} was passed in")
    return _np.moveaxis(a, axis, first - 1 if axis < first else first)


def ediff1d(ary, to_end=None, to_begin=None):
    """The differences of neighbors in a row of all elements, and what is given before and behind them.

    >>> np.ediff1d([1, 2, 4, 7], to_begin=-9)
    array([-9,  1,  2,  3])
    """
    ary = _np.ravel(ary)
    parts = [ary[1:] - ary[:-1]]
    if to_begin is not None:
        parts.insert(0, _np.ravel(to_begin).astype(ary.dtype))
    if to_end is not None:
        parts.append(_np.ravel(to_end).astype(ary.dtype))
    return _np.concatenate(parts)


def setxor1d(ar1, ar2, assume_unique=False):
    """The elements that are in one of the arrays only, sorted.

    >>> np.setxor1d([1, 2, 3], [2, 3, 4])
    array([1, 4])
    """
    if not assume_unique:
        ar1, ar2 = _np.unique(ar1), _np.unique(ar2)
    both = _np.sort(_np.concatenate((_np.ravel(ar1), _np.ravel(ar2))))
    if both.size == 0:
        return both
    edges = _np.concatenate(([True], both[1:] != both[:-1], [True]))
    return both[edges[1:] & edges[:-1]]


def require(a, dtype=None, requirements=None, *, like=None):
    """The array of anything that is one, of a dtype; of what is required of its memory all holds here anyway."""
    return _np.asarray(a, dtype=dtype)


def choose(a, choices, out=None, mode="raise"):
    """At each place the element of that of several arrays whose number is there.

    >>> np.choose([0, 1, 1], [[1, 2, 3], [4, 5, 6]])
    array([1, 5, 6])
    """
    a, *choices = _np.broadcast_arrays(a, *choices)
    count = len(choices)
    if mode == "wrap":
        a = a % count
    elif mode == "clip":
        a = _np.clip(a, 0, count - 1)
    elif a.size and (a.min() < 0 or a.max() >= count):
        raise ValueError("invalid entry in choice array")
    found = _np.empty(a.shape, _np.result_type(*choices))
    for at, choice in enumerate(choices):
        found[a == at] = choice[a == at]
    if out is not None:
        out[...] = found
        return out
    return found


def piecewise(x, condlist, funclist, *args, **kw):
    """What the functions, or numbers, give where their conditions hold; one more is for where none does.

    >>> np.piecewise(np.array([-1.0, 2.0]), [np.array([True, False])], [0.0, lambda x: x * 10])
    array([ 0., 20.])
    """
    x = _np.asanyarray(x)
    count = len(funclist)
    if isinstance(condlist, (bool, _np.bool_)) or not isinstance(condlist[0], (list, _np.ndarray)) and x.ndim != 0:
        condlist = [condlist]
    condlist = [_np.asarray(each, dtype=bool) for each in condlist]
    if len(condlist) == count - 1:
        condlist.append(~_functools.reduce(_np.logical_or, condlist))
    elif len(condlist) != count:
        raise ValueError(
            f"with {len(condlist)} condition(s), either {len(condlist)} or {len(condlist) + 1} functions are expected"
        )
    found = _np.zeros_like(x)
    for condition, function in zip(condlist, funclist):
        if not callable(function):
            found[condition] = function
            continue
        chosen = x[condition]
        if chosen.size > 0:
            found[condition] = function(chosen, *args, **kw)
    return found


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    """The covariances of variables, which are rows, or columns.

    >>> np.cov([[0.0, 1.0, 2.0], [2.0, 1.0, 0.0]])
    array([[ 1., -1.],
           [-1.,  1.]])
    """
    if ddof is not None and ddof != int(ddof):
        raise ValueError("ddof must be integer")
    m = _np.asarray(m)
    if m.ndim > 2:
        raise ValueError("m has more than 2 dimensions")
    if dtype is None:
        dtype = _np.result_type(m, _np.float64) if y is None else _np.result_type(m, _np.asarray(y), _np.float64)
    x = _np.array(m, ndmin=2, dtype=dtype)
    if not rowvar and m.ndim != 1:
        x = x.T
    if x.shape[0] == 0:
        return _np.array([]).reshape(0, 0)
    if y is not None:
        y = _np.array(y, copy=None, ndmin=2, dtype=dtype)
        if not rowvar and y.shape[0] != 1:
            y = y.T
        x = _np.concatenate((x, y), axis=0)
    if ddof is None:
        ddof = 0 if bias else 1
    weights = None
    if fweights is not None:
        weights = _np.asarray(fweights, dtype=float)
        if not _np.all(weights == _np.around(weights)):
            raise TypeError("fweights must be integer")
    if aweights is not None:
        aweights = _np.asarray(aweights, dtype=float)
        weights = aweights if weights is None else weights * aweights
    mean = _np.average(x, axis=1, weights=weights)
    total = x.shape[1] if weights is None else weights.sum()
    if weights is None:
        left = x.shape[1] - ddof
    elif ddof == 0:
        left = total
    elif aweights is None:
        left = total - ddof
    else:
        left = total - ddof * _np.sum(weights * aweights) / total
    left = _max(left, 0.0)
    x = x - mean[:, None]
    weighed = x.T if weights is None else (x * weights).T
    found = _np.dot(x, weighed.conj())
    return _np.squeeze(found * _np.true_divide(1, left))


def corrcoef(x, y=None, rowvar=True, *, dtype=None):
    """The correlations of variables, which are rows, or columns.

    >>> np.corrcoef([[0.0, 1.0, 2.0], [2.0, 1.0, 0.0]])
    array([[ 1., -1.],
           [-1.,  1.]])
    """
    found = cov(x, y, rowvar, dtype=dtype)
    if found.ndim == 0:
        return found / found
    deviation = _np.sqrt(_np.diag(found).real)
    found = found / deviation[:, None]
    found = found / deviation[None, :]
    return _np.clip(found, -1, 1)


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    """The edges that `histogram` takes.

    >>> np.histogram_bin_edges([1.0, 2.0, 3.0], 4)
    array([1. , 1.5, 2. , 2.5, 3. ])
    """
    return _np.histogram(a, bins, range, weights=weights)[1]


def histogramdd(sample, bins=10, range=None, density=None, weights=None):
    """How many of the points, the rows of `sample`, are in each cell of a grid, and the edges along each axis.

    >>> np.histogramdd(np.array([[0.0, 0.0], [1.0, 1.0], [1.0, 0.0]]), bins=2)[0]
    array([[1., 0.],
           [1., 1.]])

           [[0., 0.],
            [1., 1.]]])

           [[0., 0.],
            [1., 1.]]])
    """
    try:
        count, dims = sample.shape
    except (AttributeError, ValueError):
        sample = _np.atleast_2d(sample).T
        count, dims = sample.shape
    if weights is not None:
        weights = _np.asarray(weights)
    try:
        if len(bins) != dims:
            raise ValueError("The dimension of bins must be equal to the dimension of the sample x.")
    except TypeError:
        bins = dims * [bins]
    if range is None:
        range = (None,) * dims
    elif len(range) != dims:
        raise ValueError("range argument must have one entry per dimension")
    edges, places = [], []
    for axis in _range(dims):
        if _np.ndim(bins[axis]) == 0:
            if bins[axis] < 1:
                raise ValueError(f"`bins[{axis}]` must be positive, when an integer")
            edge = _np.histogram_bin_edges(sample[:, axis], bins[axis], range[axis])
        else:
            edge = _np.asarray(bins[axis])
        place = _np.searchsorted(edge, sample[:, axis], side="right")
        place[sample[:, axis] == edge[-1]] -= 1
        edges.append(edge)
        places.append(place)
    shape = tuple(len(edge) + 1 for edge in edges)
    flat = _np.ravel_multi_index(places, shape)
    counts = _np.bincount(flat, weights, minlength=_math.prod(shape)).reshape(shape).astype(float)
    counts = counts[dims * (slice(1, -1),)]
    if density:
        total = counts.sum()
        for axis, edge in enumerate(edges):
            steps = [1] * dims
            steps[axis] = len(edge) - 1
            counts = counts / _np.diff(edge).reshape(steps)
        counts = counts / total
    return counts, edges


def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    """How many of the points are in each cell of a grid, and the edges along both axes.

    >>> np.histogram2d([0.0, 1.0, 1.0], [0.0, 1.0, 0.0], bins=2)[0]
    array([[1., 0.],
           [1., 1.]])
    """
    if len(x) != len(y):
        raise ValueError("x and y must have the same length.")
    try:
        length = len(bins)
    except TypeError:
        length = 1
    if length not in (1, 2):
        bins = [_np.asarray(bins), _np.asarray(bins)]
    sample = _np.stack([_np.asarray(x), _np.asarray(y)], axis=1)
    counts, edges = histogramdd(sample, bins, range, density, weights)
    return counts, edges[0], edges[1]


def _window(M, function):
    count = int(M)
    if count < 1:
        return _np.array([], dtype=_np.result_type(0.0, M))
    if count == 1:
        return _np.ones(1)
    return function(_np.arange(1 - count, count, 2), count - 1)


def bartlett(M):
    """So many numbers that rise in a line from 0 to 1 and fall again.

    >>> np.bartlett(5)
    array([0. , 0.5, 1. , 0.5, 0. ])
    """
    return _window(M, lambda n, m: _np.where(n <= 0, 1 + n / m, 1 - n / m))


def blackman(M):
    """So many numbers that rise and fall as a sum of two cosines.

    >>> np.blackman(5).round(6)
    array([-0.  ,  0.34,  1.  ,  0.34, -0.  ])
    """
    return _window(M, lambda n, m: 0.42 + 0.5 * _np.cos(_math.pi * n / m) + 0.08 * _np.cos(2.0 * _math.pi * n / m))


def hamming(M):
    """So many numbers that rise and fall as a cosine, from 0.08 on.

    >>> np.hamming(5)
    array([0.08, 0.54, 1.  , 0.54, 0.08])
    """
    return _window(M, lambda n, m: 0.54 + 0.46 * _np.cos(_math.pi * n / m))


def hanning(M):
    """So many numbers that rise and fall as a cosine, from 0 on.

    >>> np.hanning(5)
    array([0. , 0.5, 1. , 0.5, 0. ])
    """
    return _window(M, lambda n, m: 0.5 + 0.5 * _np.cos(_math.pi * n / m))
_I0_UP_TO_8 = [
    -4.4153416464793395e-18, 3.3307945188222384e-17, -2.431279846547955e-16, 1.715391285555133e-15,
    -1.1685332877993451e-14, 7.676185498604936e-14, -4.856446783111929e-13, 2.95505266312964e-12,
    -1.726826291441556e-11, 9.675809035373237e-11, -5.189795601635263e-10, 2.6598237246823866e-09,
    -1.300025009986248e-08, 6.046995022541919e-08, -2.670793853940612e-07, 1.1173875391201037e-06,
    -4.4167383584587505e-06, 1.6448448070728896e-05, -5.754195010082104e-05, 0.00018850288509584165,
    -0.0005763755745385824, 0.0016394756169413357, -0.004324309995050576, 0.010546460394594998,
    -0.02373741480589947, 0.04930528423967071, -0.09490109704804764, 0.17162090152220877, -0.3046826723431984,
    0.6767952744094761,
]
_I0_FROM_8 = [
    -7.233180487874754e-18, -4.830504485944182e-18, 4.46562142029676e-17, 3.461222867697461e-17,
    -2.8276239805165836e-16, -3.425485619677219e-16, 1.7725601330565263e-15, 3.8116806693526224e-15,
    -9.554846698828307e-15, -4.150569347287222e-14, 1.54008621752141e-14, 3.8527783827421426e-13,
    7.180124451383666e-13, -1.7941785315068062e-12, -1.3215811840447713e-11, -3.1499165279632416e-11,
    1.1889147107846439e-11, 4.94060238822497e-10, 3.3962320257083865e-09, 2.266668990498178e-08,
    2.0489185894690638e-07, 2.8913705208347567e-06, 6.889758346916825e-05, 0.0033691164782556943,
    0.8044904110141088,
]


def _chebyshev(x, coefficients):
    last = before = 0.0
    now = coefficients[0]
    for each in coefficients[1:]:
        before, last = last, now
        now = x * last - before + each
    return 0.5 * (now - before)


def i0(x):
    """The modified Bessel function of the first kind, of order 0.

    >>> np.i0([0.0, 1.0])
    array([1.        , 1.26606588])
    """
    x = _np.asanyarray(x)
    if x.dtype.kind == "c":
        raise TypeError("i0 not supported for complex values")
    if x.dtype.kind != "f":
        x = x.astype(float)
    x = _np.abs(x)
    near = _np.minimum(x, 8.0)
    far = _np.maximum(x, 8.0)
    inside = _np.exp(near) * _chebyshev(near / 2.0 - 2, _I0_UP_TO_8)
    outside = _np.exp(far) * _chebyshev(32.0 / far - 2.0, _I0_FROM_8) / _np.sqrt(far)
    return _np.where(x <= 8.0, inside, outside)[()]


def kaiser(M, beta):
    """So many numbers that rise and fall the more steeply the larger `beta` is.

    >>> np.kaiser(3, 2.0)
    array([0.43867628, 1.        , 0.43867628])
    """
    if M == 1:
        return _np.ones(1)
    n = _np.arange(0, M)
    alpha = (M - 1) / 2.0
    return i0(beta * _np.sqrt(1 - ((n - alpha) / alpha) ** 2.0)) / i0(beta)


def unique_values(x):
    """The different elements of an array.

    >>> np.unique_values([3, 1, 3])
    array([1, 3])
    """
    return _np.unique(x)


def from_dlpack(x, /, *, device=None, copy=None):
    """The array that another library's array is.

    >>> np.from_dlpack(np.arange(3))
    array([0, 1, 2])
    """
    if not hasattr(x, "__dlpack__") and not isinstance(x, _np.ndarray):
        raise AttributeError(f"'{type(x).__name__}' object has no attribute '__dlpack__'")
    return _np.array(x) if copy else _np.asarray(x)
