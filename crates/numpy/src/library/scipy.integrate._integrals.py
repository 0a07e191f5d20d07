"""Integrals of functions and samples."""

import heapq as _heapq
import math as _math
import warnings as _warnings

import numpy as _np

# The rules of Kronrod with 15 and 21 points: nodes from the outermost to the middle, their weights, and the weights of the
# rule of Gauss, which has every second node.
_RULES = {
    7: (
        (0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
         0.4058451513773972, 0.20778495500789848, 0.0),
        (0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679,
         0.19035057806478542, 0.20443294007529889, 0.20948214108472782),
        (0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694),
    ),
    10: (
        (0.9956571630258081, 0.9739065285171717, 0.9301574913557082, 0.8650633666889845, 0.7808177265864169,
         0.6794095682990244, 0.5627571346686047, 0.4333953941292472, 0.2943928627014602, 0.14887433898163122, 0.0),
        (0.011694638867371874, 0.032558162307964725, 0.054755896574351995, 0.07503967481091996, 0.0931254545836976,
         0.10938715880229764, 0.12349197626206584, 0.13470921731147334, 0.14277593857706009, 0.14773910490133849,
         0.1494455540029169),
        (0.06667134430868814, 0.1494513491505806, 0.21908636251598204, 0.26926671930999635, 0.29552422471475287),
    ),
}
_EPS, _LEAST = 2.0**-52, 2.2250738585072014e-308


class IntegrationWarning(UserWarning):
    """That an integral may be less exact than asked for."""


def _one(function, low, high, half):
    # The integral over one interval, how far it may be off, that of the absolute values, and how they spread.
    nodes, fine, coarse = _RULES[half]
    middle, width = 0.5 * (low + high), 0.5 * (high - low)
    centre = float(function(middle))
    found, other = fine[half] * centre, coarse[-1] * centre if half % 2 else 0.0
    size = abs(found)
    pairs = [None] * half
    # Sums are taken in the order of the routines that SciPy calls, since they decide the last digit.
    for at in range(half) if half == 7 else (*range(1, half, 2), *range(0, half, 2)):
        step = width * nodes[at]
        left, right = float(function(middle - step)), float(function(middle + step))
        pairs[at] = left, right
        both = left + right
        found += fine[at] * both
        size += fine[at] * (abs(left) + abs(right))
        if at % 2:
            other += coarse[at // 2] * both
    half_found = found * 0.5
    spread = fine[half] * abs(centre - half_found)
    for weight, (left, right) in zip(fine, pairs):
        spread += weight * (abs(left - half_found) + abs(right - half_found))
    width = abs(width)
    size, spread = size * width, spread * width
    error = abs((found - other) * width)
    if spread and error:
        error = spread * min(1.0, (200 * error / spread) ** 1.5)
    if size > _LEAST / (50 * _EPS):
        error = max(50 * _EPS * size, error)
    return found * width, error, size, spread


def quad(func, a, b, args=(), full_output=0, epsabs=1.49e-8, epsrel=1.49e-8, limit=50, points=None, weight=None, **kwds):
    """The integral of a function of one number, and an estimate of the error."""
    if weight is not None:
        raise NotImplementedError("scipy.integrate.quad: weights are not supported")
    args = args if isinstance(args, tuple) else (args,)
    a, b = float(a), float(b)
    if a == b:
        return (0.0, 0.0, {"neval": 0}) if full_output else (0.0, 0.0)
    sign = 1.0
    if a > b:
        a, b, sign = b, a, -1.0

    def plain(x):
        return func(x, *args)

    half = 10
    function, low, high = plain, a, b
    if _math.isinf(a) or _math.isinf(b):
        half, low, high = 7, 0.0, 1.0
        if _math.isinf(a) and _math.isinf(b):

            def function(t):
                x = (1 - t) / t
                return (float(plain(x)) + float(plain(-x))) / t / t

        else:
            edge, way = (a, 1.0) if _math.isinf(b) else (b, -1.0)

            def function(t):
                return float(plain(edge + way * (1 - t) / t)) / t / t

    calls = [0]
    counted = function

    def function(t):
        calls[0] += 1
        return counted(t)

    edges = [low, *sorted(points), high] if points is not None and half == 10 else [low, high]
    heap = []
    for left, right in zip(edges, edges[1:]):
        value, off = _one(function, left, right, half)[:2]
        _heapq.heappush(heap, (-off, left, right, value))
    trouble = None
    while True:
        total = _math.fsum(it[3] for it in heap)
        off = _math.fsum(-it[0] for it in heap)
        if off <= max(epsabs, epsrel * abs(total)) or _math.isnan(total):
            break
        if len(heap) >= limit:
            trouble = (
                f"The maximum number of subdivisions ({limit}) has been achieved.\n  If increasing the limit yields no "
                "improvement it is advised to \n  analyze the integrand in order to determine the difficulties.  If the "
                "\n  position of a local difficulty can be determined (singularity, \n  discontinuity) one will probably "
                "gain from splitting up the interval \n  and calling the integrator on the subranges.  Perhaps a "
                "special-purpose \n  integrator should be used."
            )
            break
        _, left, right, _ = _heapq.heappop(heap)
        middle = 0.5 * (left + right)
        if not left < middle < right:
            trouble = "The occurrence of roundoff error is detected, which prevents the requested tolerance from being achieved."
            _heapq.heappush(heap, (0.0, left, right, 0.0))
            break
        for low, high in ((left, middle), (middle, right)):
            value, off = _one(function, low, high, half)[:2]
            _heapq.heappush(heap, (-off, low, high, value))
    if trouble and not full_output:
        _warnings.warn(trouble, IntegrationWarning, stacklevel=2)
    found = sign * total, off
    return (*found, {"neval": calls[0] * (2 if _math.isinf(a) and _math.isinf(b) else 1), "last": len(heap)}) if full_output else found


def dblquad(func, a, b, gfun, hfun, args=(), epsabs=1.49e-8, epsrel=1.49e-8):
    """The integral of `func(y, x)` over `x` from `a` to `b` and `y` between functions of it."""
    low = gfun if callable(gfun) else lambda x: gfun
    high = hfun if callable(hfun) else lambda x: hfun
    return nquad(func, [lambda x, *rest: (low(x), high(x)), (a, b)], args, {"epsabs": epsabs, "epsrel": epsrel})


def tplquad(func, a, b, gfun, hfun, qfun, rfun, args=(), epsabs=1.49e-8, epsrel=1.49e-8):
    """The integral of `func(z, y, x)` over three numbers."""

    def of(it):
        return it if callable(it) else lambda *xs: it

    ranges = [lambda y, x, *rest: (of(qfun)(x, y), of(rfun)(x, y)), lambda x, *rest: (of(gfun)(x), of(hfun)(x)), (a, b)]
    return nquad(func, ranges, args, {"epsabs": epsabs, "epsrel": epsrel})


def nquad(func, ranges, args=None, opts=None, full_output=False):
    """The integral of a function of several numbers."""
    args = () if args is None else args if isinstance(args, tuple) else (args,)
    worst = [0.0]

    def level(at, outer):
        ends = ranges[at](*outer, *args) if callable(ranges[at]) else ranges[at]
        options = opts if isinstance(opts, dict) else {} if opts is None else opts[at]
        options = options(*outer, *args) if callable(options) else options

        def inner(x):
            return func(x, *outer, *args) if at == 0 else level(at - 1, (x, *outer))

        found, off = quad(inner, *ends, **options)[:2]
        worst[0] = max(worst[0], off)
        return found

    return level(len(ranges) - 1, ()), worst[0]


def quad_vec(f, a, b, epsabs=1e-200, epsrel=1e-8, norm="2", limit=10000, args=(), **kwds):
    """The integral of a function that gives arrays."""
    nodes, weights, gauss = _RULES[10]

    def one(low, high):
        middle, width = 0.5 * (low + high), 0.5 * (high - low)
        values = [_np.asarray(f(middle + width * t, *args)) + f(middle - width * t, *args) for t in nodes[:-1]]
        fine = width * (sum(w * v for w, v in zip(weights, values)) + weights[-1] * f(middle, *args))
        coarse = width * sum(w * v for w, v in zip(gauss, values[1::2]))
        return fine, float(_np.linalg.norm(_np.ravel(fine - coarse)))

    value, off = one(a, b)
    parts, count = [(-off, 0, a, b, value)], 1
    while len(parts) < limit:
        total = sum(it[4] for it in parts)
        off = sum(-it[0] for it in parts)
        if off <= max(epsabs, epsrel * _np.linalg.norm(_np.ravel(total)), 1e-15 * _np.linalg.norm(_np.ravel(total))):
            break
        _, _, low, high, _ = _heapq.heappop(parts)
        for left, right in ((low, 0.5 * (low + high)), (0.5 * (low + high), high)):
            value, off = one(left, right)
            _heapq.heappush(parts, (-off, count, left, right, value))
            count += 1
    return total, off


def fixed_quad(func, a, b, args=(), n=5):
    """The integral by the rule of Gauss with `n` points."""
    nodes, weights = _np.polynomial.legendre.leggauss(n)
    y = (b - a) * (nodes + 1) / 2.0 + a
    return (b - a) / 2.0 * _np.sum(weights * func(y, *args), axis=-1), None


def _spaces(y, x, dx, axis):
    if x is None:
        return dx
    x = _np.asarray(x)
    if x.ndim == 1:
        shape = [1] * y.ndim
        shape[axis] = -1
        return _np.diff(x).reshape(shape)
    return _np.diff(x, axis=axis)


def trapezoid(y, x=None, dx=1.0, axis=-1):
    """The integral of samples by the rule of trapezoids."""
    return _np.trapezoid(y, x, dx, axis)


def cumulative_trapezoid(y, x=None, dx=1.0, axis=-1, initial=None):
    """The integrals of samples up to each."""
    y = _np.asarray(y)
    moved = _np.moveaxis(y, axis, -1)
    d = _spaces(y, x, dx, axis)
    d = _np.moveaxis(d, axis, -1) if _np.ndim(d) else d
    found = _np.cumsum(d * (moved[..., 1:] + moved[..., :-1]) / 2.0, axis=-1)
    if initial is not None:
        if initial != 0:
            raise ValueError("`initial` must be `None` or `0`.")
        found = _np.concatenate([_np.zeros((*found.shape[:-1], 1), found.dtype), found], axis=-1)
    return _np.moveaxis(found, -1, axis)


def simpson(y, x=None, *, dx=1.0, axis=-1):
    """The integral of samples by the rule of Simpson."""
    y = _np.moveaxis(_np.asarray(y), axis, -1)
    n = y.shape[-1]
    if x is None:
        h = _np.full(n - 1, float(dx))
    else:
        x = _np.asarray(x)
        h = _np.diff(x if x.ndim == 1 else _np.moveaxis(x, axis, -1), axis=-1).astype(float)
    if n == 2:
        return 0.5 * h[..., 0] * (y[..., 0] + y[..., 1])

    def pairs(stop):
        h0, h1 = h[..., 0 : stop - 1 : 2], h[..., 1:stop:2]
        if x is None:
            return _np.sum(y[..., 0 : stop - 1 : 2] + 4.0 * y[..., 1:stop:2] + y[..., 2 : stop + 1 : 2], axis=-1) * (dx / 3.0)
        total, product, ratio = h0 + h1, h0 * h1, h0 / h1
        terms = y[..., 0 : stop - 1 : 2] * (2.0 - 1.0 / ratio) + y[..., 1:stop:2] * (total * total / product)
        return _np.sum(total / 6.0 * (terms + y[..., 2 : stop + 1 : 2] * (2.0 - ratio)), axis=-1)

    if n % 2 == 1:
        return pairs(n - 1)
    # An even number of samples: the last interval by the parabola through the last three.
    found = pairs(n - 2)
    h0, h1 = h[..., -2], h[..., -1]
    last = (2 * h1**2 + 3 * h0 * h1) / (6 * (h1 + h0))
    middle = (h1**2 + 3.0 * h0 * h1) / (6 * h0)
    first = 1 * h1**3 / (6 * h0 * (h0 + h1))
    return found + (last * y[..., -1] + middle * y[..., -2] - first * y[..., -3])


def romb(y, dx=1.0, axis=-1, show=False):
    """The integral of `2**k + 1` samples by the method of Romberg."""
    y = _np.moveaxis(_np.asarray(y), axis, 0)
    intervals = len(y) - 1
    k = intervals.bit_length() - 1
    if 2**k != intervals:
        raise ValueError("Number of samples must be one plus a non-negative power of 2.")
    rows = [[(y[0] + y[-1]) / 2.0 * (intervals * dx)]]
    for i in range(1, k + 1):
        step = intervals >> i
        row = [0.5 * rows[-1][0] + step * dx * _np.sum(y[step::2 * step], axis=0)]
        for j in range(1, i + 1):
            row.append(row[-1] + (row[-1] - rows[-1][j - 1]) / (4**j - 1))
        rows.append(row)
    return rows[-1][-1]
