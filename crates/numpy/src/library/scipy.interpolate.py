"""Functions through points."""

import numpy as _np
from scipy._lib import missing as _missing


class PPoly:
    """Polynomials between breakpoints; `c[k, i]` is the factor of `(x - x[i]) ** (len(c) - 1 - k)`."""

    def __init__(self, c, x, extrapolate=None, axis=0):
        self.c, self.x, self.axis = _np.asarray(c), _np.asarray(x, float), axis
        self.extrapolate = True if extrapolate is None else extrapolate

    def __call__(self, x, nu=0, extrapolate=None):
        """The values, or those of the derivative of the order `nu`."""
        extrapolate = self.extrapolate if extrapolate is None else extrapolate
        x = _np.asarray(x)
        shape, at = x.shape, x.astype(float).ravel()
        c = self.c
        for _ in range(nu):
            powers = _np.arange(len(c) - 1, 0, -1).reshape(-1, *[1] * (c.ndim - 1))
            c = c[:-1] * powers if len(c) > 1 else c * 0
        if extrapolate == "periodic":
            at = self.x[0] + (at - self.x[0]) % (self.x[-1] - self.x[0])
        piece = _np.clip(_np.searchsorted(self.x, at, side="right") - 1, 0, len(self.x) - 2)
        s = (at - self.x[piece]).reshape(-1, *[1] * (c.ndim - 2))
        # Powers are summed from the constant on, as SciPy does.
        found, power = c[-1, piece], 1.0
        for k in range(len(c) - 2, -1, -1):
            power = power * s
            found = found + c[k, piece] * power
        if not extrapolate:
            outside = (at < self.x[0]) | (at > self.x[-1])
            found = _np.where(outside.reshape(s.shape), _np.nan, found)
        found = found.reshape((*shape, *c.shape[2:]))
        if self.axis and found.ndim:
            found = _np.moveaxis(found, list(range(len(shape))), [self.axis + k for k in range(len(shape))])
        return found

    def derivative(self, nu=1):
        """The derivative."""
        c = self.c
        for _ in range(nu):
            powers = _np.arange(len(c) - 1, 0, -1).reshape(-1, *[1] * (c.ndim - 1))
            c = c[:-1] * powers if len(c) > 1 else c * 0
        return PPoly(c, self.x, self.extrapolate, self.axis)

    def antiderivative(self, nu=1):
        """The indefinite integral that is 0 at the first breakpoint."""
        if nu > 1:
            return self.antiderivative().antiderivative(nu - 1)
        k = len(self.c)
        powers = _np.arange(k, 0, -1).reshape(-1, *[1] * (self.c.ndim - 1))
        c = _np.concatenate([self.c / powers, _np.zeros_like(self.c[:1], dtype=float)])
        widths = _np.diff(self.x).reshape(-1, *[1] * (self.c.ndim - 2))
        whole = sum(c[j] * widths ** (k - j) for j in range(k))
        c[-1, 1:] = _np.cumsum(whole, axis=0)[:-1]
        return PPoly(c, self.x, self.extrapolate, self.axis)

    def integrate(self, a, b, extrapolate=None):
        """The integral between two numbers."""
        whole = self.antiderivative()
        return whole(b) - whole(a)

    def solve(self, y=0.0, discontinuity=True, extrapolate=None):
        """Where the value is `y`."""
        found = []
        for i in range(len(self.x) - 1):
            c = _np.array(self.c[:, i], float)
            c[-1] -= y
            for it in _np.roots(c):
                at = it.real + self.x[i]
                first, last = i == 0, i == len(self.x) - 2
                inside = (self.x[i] <= at or first and self.extrapolate) and (at < self.x[i + 1] or last and self.extrapolate)
                if abs(it.imag) < 1e-12 and inside:
                    found.append(at)
        return _np.sort(_np.array(found))

    def roots(self, discontinuity=True, extrapolate=None):
        """Where the value is 0."""
        return self.solve(0.0)


def _sorted_x(x, y, axis):
    x, y = _np.asarray(x, float), _np.asarray(y)
    y = _np.moveaxis(y.astype(complex if y.dtype.kind == "c" else float), axis, 0)
    if x.ndim != 1:
        raise ValueError("`x` must be 1-dimensional.")
    if len(x) < 2:
        raise ValueError("`x` must contain at least 2 elements.")
    if len(x) != len(y):
        raise ValueError(f"The length of `y` along `axis`={axis} doesn't match the length of `x`")
    if _np.any(_np.diff(x) <= 0):
        raise ValueError("`x` must be strictly increasing sequence.")
    return x, y


def _by_slopes(x, y, slopes):
    # The cubic polynomials with these values and slopes at the breakpoints.
    h = _np.diff(x).reshape(-1, *[1] * (y.ndim - 1))
    rise = _np.diff(y, axis=0) / h
    t = (slopes[:-1] + slopes[1:] - 2 * rise) / h
    return _np.array([t / h, (rise - slopes[:-1]) / h - t, slopes[:-1], y[:-1]])


class CubicHermiteSpline(PPoly):
    """Cubic polynomials with given values and slopes."""

    def __init__(self, x, y, dydx, axis=0, extrapolate=None):
        x, y = _sorted_x(x, y, axis)
        super().__init__(_by_slopes(x, y, _np.moveaxis(_np.asarray(dydx, float), axis, 0)), x, extrapolate, axis)


class CubicSpline(PPoly):
    """Cubic polynomials whose second derivatives agree."""

    def __init__(self, x, y, axis=0, bc_type="not-a-knot", extrapolate=None):
        x, y = _sorted_x(x, y, axis)
        n = len(x)
        if isinstance(bc_type, str):
            if bc_type == "periodic":
                if not _np.allclose(y[0], y[-1], rtol=1e-15, atol=1e-15):
                    raise ValueError(
                        "The first and last `y` point along axis 0 must be identical (within machine precision) when "
                        "bc_type='periodic'."
                    )
                extrapolate = "periodic" if extrapolate is None else extrapolate
            ends = [bc_type, bc_type]
        else:
            if len(bc_type) != 2:
                raise ValueError("`bc_type` must contain 2 elements to specify start and end conditions.")
            ends = list(bc_type)
        h = _np.diff(x)
        wide = h.reshape(-1, *[1] * (y.ndim - 1))
        rise = _np.diff(y, axis=0) / wide
        a, b = _np.zeros((n, n)), _np.zeros(y.shape, y.dtype)
        for i in range(1, n - 1):
            a[i, i - 1], a[i, i], a[i, i + 1] = h[i], 2 * (h[i - 1] + h[i]), h[i - 1]
            b[i] = 3 * (h[i] * rise[i - 1] + h[i - 1] * rise[i])
        if ends[0] == "periodic":
            if n == 2:
                slopes = _np.zeros_like(y)
            else:
                a[0, 0], a[0, 1], a[0, n - 2] = 2 * (h[-1] + h[0]), h[-1], h[0]
                b[0] = 3 * (h[0] * rise[-1] + h[-1] * rise[0])
                a[-1, 0], a[-1, -1] = 1, -1
                slopes = _solved(a, b)
        elif n == 2 and ends[0] == ends[1] == "not-a-knot":
            slopes = _np.array([rise[0], rise[0]])
        elif n == 3 and ends[0] == ends[1] == "not-a-knot":
            a[0, :2], b[0] = 1, 2 * rise[0]
            a[2, 1:], b[2] = 1, 2 * rise[1]
            slopes = _solved(a, b)
        else:
            self._end(a, b, ends[0], 0, 1, 2, h[0], h[1] if n > 2 else h[0], rise[0], rise[1] if n > 2 else rise[0], 1)
            self._end(a, b, ends[1], -1, -2, -3, h[-1], h[-2] if n > 2 else h[-1], rise[-1], rise[-2] if n > 2 else rise[-1], -1)
            slopes = _solved(a, b)
        super().__init__(_by_slopes(x, y, slopes), x, extrapolate, axis)

    @staticmethod
    def _end(a, b, condition, at, beside, beyond, h, further, rise, next_rise, way):
        kinds = {"natural": (2, 0.0), "clamped": (1, 0.0)}
        if condition == "not-a-knot":
            d = h + further
            a[at, at], a[at, beside] = further, d
            b[at] = ((h + 2 * d) * further * rise + h * h * next_rise) / d
            return
        if isinstance(condition, str):
            if condition not in kinds:
                raise ValueError(f"bc_type={condition} is not allowed.")
            condition = kinds[condition]
        order, value = condition
        if order == 1:
            a[at, at] = 1
            b[at] = value
        elif order == 2:
            a[at, at], a[at, beside] = 2 * h, h
            b[at] = -way * 0.5 * _np.asarray(value) * h * h + 3 * rise * h
        else:
            raise ValueError("The specified derivative order must be 1 or 2.")


def _solved(a, b):
    flat = _np.linalg.solve(a, b.reshape(len(b), -1))
    return flat.reshape(b.shape)


class PchipInterpolator(PPoly):
    """Cubic polynomials that keep the order of the values."""

    def __init__(self, x, y, axis=0, extrapolate=None):
        x, y = _sorted_x(x, y, axis)
        h = _np.diff(x).reshape(-1, *[1] * (y.ndim - 1))
        rise = _np.diff(y, axis=0) / h
        slopes = _np.zeros_like(y)
        if len(x) == 2:
            slopes[:] = rise[0]
        else:
            w1, w2 = 2 * h[1:] + h[:-1], h[1:] + 2 * h[:-1]
            with _np.errstate(all="ignore"):
                mean = (w1 + w2) / (w1 / rise[:-1] + w2 / rise[1:])
            slopes[1:-1] = _np.where(_np.sign(rise[1:]) * _np.sign(rise[:-1]) > 0, mean, 0.0)
            for at, (h0, h1, m0, m1) in ((0, (h[0], h[1], rise[0], rise[1])), (-1, (h[-1], h[-2], rise[-1], rise[-2]))):
                d = ((2 * h0 + h1) * m0 - h0 * m1) / (h0 + h1)
                d = _np.where(_np.sign(d) != _np.sign(m0), 0.0, d)
                steep = (_np.sign(m0) != _np.sign(m1)) & (abs(d) > 3.0 * abs(m0))
                slopes[at] = _np.where(steep, 3.0 * m0, d)
        super().__init__(_by_slopes(x, y, slopes), x, extrapolate, axis)


pchip_interpolate = lambda xi, yi, x, der=0, axis=0: PchipInterpolator(xi, yi, axis)(x, der)


class Akima1DInterpolator(PPoly):
    """Cubic polynomials by the slopes of Akima."""

    def __init__(self, x, y, axis=0, *, method="akima", extrapolate=None):
        x, y = _sorted_x(x, y, axis)
        if method != "akima":
            raise NotImplementedError("scipy.interpolate.Akima1DInterpolator: only method='akima' is supported")
        h = _np.diff(x).reshape(-1, *[1] * (y.ndim - 1))
        m = _np.empty((len(x) + 3, *y.shape[1:]))
        m[2:-2] = _np.diff(y, axis=0) / h
        m[1], m[-2] = 2 * m[2] - m[3], 2 * m[-3] - m[-4]
        m[0], m[-1] = 2 * m[1] - m[2], 2 * m[-2] - m[-3]
        slopes = 0.5 * (m[3:] + m[:-3])
        change = abs(_np.diff(m, axis=0))
        f1, f2 = change[2:], change[:-2]
        both = f1 + f2
        large = both > 1e-9 * _np.max(both, initial=-_np.inf)
        weighed = (f1 * m[1:-2] + f2 * m[2:-1]) / _np.where(large, both, 1)
        slopes = _np.where(large, weighed, slopes)
        super().__init__(_by_slopes(x, y, slopes), x, False if extrapolate is None else extrapolate, axis)


class BSpline:
    """A sum of B-splines of the degree `k` with the knots `t`."""

    def __init__(self, t, c, k, extrapolate=True, axis=0):
        self.t, self.c, self.k, self.extrapolate = _np.asarray(t, float), _np.asarray(c, float), int(k), extrapolate

    def __call__(self, x, nu=0, extrapolate=None):
        if nu:
            return self.derivative(nu)(x)
        x = _np.asarray(x, float)
        t, k, n = self.t, self.k, len(self.t) - self.k - 1
        at = x.ravel()
        piece = _np.clip(_np.searchsorted(t, at, side="right") - 1, k, n - 1)
        d = [self.c[piece - k + j] for j in range(k + 1)]
        extra = [1] * (self.c.ndim - 1)
        for r in range(1, k + 1):
            for j in range(k, r - 1, -1):
                low, high = t[piece - k + j], t[piece + 1 + j - r]
                part = ((at - low) / (high - low)).reshape(-1, *extra)
                d[j] = (1 - part) * d[j - 1] + part * d[j]
        return d[k].reshape((*x.shape, *self.c.shape[1:]))[()]

    def derivative(self, nu=1):
        """The derivative."""
        t, c, k = self.t, self.c, self.k
        for _ in range(nu):
            n = len(t) - k - 1
            width = (t[k + 1 : n + k] - t[1:n]).reshape(-1, *[1] * (c.ndim - 1))
            c, t, k = k * _np.diff(c[:n], axis=0) / width, t[1:-1], k - 1
        return BSpline(t, c, k)


def make_interp_spline(x, y, k=3, t=None, bc_type=None, axis=0, check_finite=True):
    """The spline through points."""
    x, y = _np.asarray(x, float), _np.asarray(y, float)
    if k % 2 == 0 or bc_type is not None or axis:
        raise NotImplementedError("scipy.interpolate.make_interp_spline: only odd degrees without bc_type are supported")
    if t is None:
        inner = x[(k + 1) // 2 : -((k + 1) // 2)]
        t = _np.r_[[x[0]] * (k + 1), inner, [x[-1]] * (k + 1)]
    one = BSpline(t, _np.eye(len(x)), k)(x)
    return BSpline(t, _np.linalg.solve(one, y.reshape(len(y), -1)).reshape(y.shape), k)


def splrep(x, y, w=None, xb=None, xe=None, k=3, task=0, s=None, t=None, full_output=0, per=0, quiet=1):
    """Knots, weights and degree of the spline through points."""
    if s or w is not None and s is None or per or t is not None:
        raise NotImplementedError("scipy.interpolate.splrep: only splines through all points (s=0) are supported")
    found = make_interp_spline(x, y, k)
    return found.t, _np.concatenate([found.c, _np.zeros(k + 1)]), k


def splev(x, tck, der=0, ext=0):
    """The values of a spline, or of its derivative."""
    t, c, k = tck
    return BSpline(t, c[: len(t) - k - 1], k)(x, der)


def splint(a, b, tck, full_output=0):
    """The integral of a spline between two numbers."""
    t, c, k = tck
    nodes, weights = _np.polynomial.legendre.leggauss(k + 1)
    edges = _np.unique(_np.concatenate([[a, b], t[(t > min(a, b)) & (t < max(a, b))]]))
    half = _np.diff(edges) / 2
    places = (edges[:-1] + half)[:, None] + half[:, None] * nodes
    return float(_np.sum(splev(places, tck) * weights * half[:, None]) * (1 if b >= a else -1))


class InterpolatedUnivariateSpline:
    """The spline through points."""

    def __init__(self, x, y, w=None, bbox=(None, None), k=3, ext=0, check_finite=False):
        self._spline = make_interp_spline(x, y, k)

    def __call__(self, x, nu=0, ext=None):
        return self._spline(x, nu)

    def derivative(self, n=1):
        """The derivative."""
        return self._spline.derivative(n)

    def get_knots(self):
        """The knots between which polynomials are."""
        return _np.unique(self._spline.t)

    def integral(self, a, b):
        """The integral between two numbers."""
        it = self._spline
        return splint(a, b, (it.t, it.c, it.k))


class UnivariateSpline(InterpolatedUnivariateSpline):
    """The spline through points; one that only comes near them is not here."""

    def __init__(self, x, y, w=None, bbox=(None, None), k=3, s=None, ext=0, check_finite=False):
        if s != 0:
            raise NotImplementedError("scipy.interpolate.UnivariateSpline: only s=0, a spline through all points, is supported")
        super().__init__(x, y, k=k)


class interp1d:
    """A function through points: linear, a step or a spline."""

    def __init__(self, x, y, kind="linear", axis=-1, copy=True, bounds_error=None, fill_value=_np.nan, assume_sorted=False):
        x, y = _np.array(x), _np.array(y)
        if y.ndim == 0:
            raise ValueError("the y array must have at least one dimension.")
        if x.ndim != 1:
            raise ValueError("the x array must have exactly one dimension.")
        y = _np.moveaxis(y if y.dtype.kind in "fc" else y.astype(float), axis, 0)
        if len(x) != len(y):
            raise ValueError("x and y arrays must be equal in length along interpolation axis.")
        if not assume_sorted:
            order = _np.argsort(x, kind="mergesort")
            x, y = x[order], y[order]
        self.x, self._y, self.axis, self._kind = x, y, axis % y.ndim, kind
        self.extrapolates = isinstance(fill_value, str) and fill_value == "extrapolate"
        self.fill_value = fill_value
        if bounds_error is None:
            bounds_error = not self.extrapolates and not isinstance(fill_value, tuple) and bool(_np.all(_np.isnan(fill_value)))
        self.bounds_error = bounds_error
        degree = {"slinear": 1, "quadratic": 2, "cubic": 3, "zero": 0}.get(kind, kind)
        self._spline = None
        if isinstance(degree, int) and degree in (1, 3):
            self._spline = CubicSpline(x, y) if degree == 3 and len(x) > 3 else make_interp_spline(x, y, degree)
        elif isinstance(degree, int) and degree == 0:
            self._kind = "previous"
        elif isinstance(degree, int):
            raise NotImplementedError(f"scipy.interpolate.interp1d: splines of the degree {degree} are not supported")
        elif kind not in ("linear", "nearest", "nearest-up", "previous", "next"):
            raise NotImplementedError(f"{kind} is unsupported: Use fitpack routines for other types.")

    @property
    def y(self):
        return _np.moveaxis(self._y, 0, self.axis)

    def __call__(self, x):
        x = _np.asarray(x)
        at = x.astype(float).ravel()
        below, above = at < self.x[0], at > self.x[-1]
        if self.bounds_error:
            for wrong, which, word, end in ((below, "below", "minimum", self.x[0]), (above, "above", "maximum", self.x[-1])):
                if wrong.any():
                    value = at[_np.argmax(wrong)]
                    raise ValueError(
                        f"A value ({value}) in x_new is {which} the interpolation range's {word} value ({end})."
                    )
        found = self._values(at)
        if not self.extrapolates:
            ends = self.fill_value if isinstance(self.fill_value, tuple) else (self.fill_value,) * 2
            extra = [1] * (self._y.ndim - 1)
            found = _np.where(below.reshape(-1, *extra), ends[0], found)
            found = _np.where(above.reshape(-1, *extra), ends[1], found)
        found = found.reshape((*x.shape, *self._y.shape[1:]))
        if self.axis:
            found = _np.moveaxis(found, list(range(x.ndim)), [self.axis + k for k in range(x.ndim)])
        return found

    def _values(self, at):
        x, y = self.x, self._y
        if self._spline is not None:
            return self._spline(at)
        if self._kind == "linear":
            high = _np.clip(_np.searchsorted(x, at), 1, len(x) - 1)
            low = high - 1
            extra = [1] * (y.ndim - 1)
            slope = (y[high] - y[low]) / (x[high] - x[low]).reshape(-1, *extra)
            return slope * (at - x[low]).reshape(-1, *extra) + y[low]
        if self._kind == "previous":
            return y[_np.clip(_np.searchsorted(x, at, side="right") - 1, 0, len(x) - 1)]
        if self._kind == "next":
            return y[_np.clip(_np.searchsorted(x, at, side="left"), 0, len(x) - 1)]
        middles = (x[1:] + x[:-1]) / 2.0
        return y[_np.searchsorted(middles, at, side="left" if self._kind == "nearest" else "right")]


class RegularGridInterpolator:
    """A function through values on a grid, linear between them or the nearest."""

    def __init__(self, points, values, method="linear", bounds_error=True, fill_value=_np.nan, **_):
        if method not in ("linear", "nearest"):
            raise NotImplementedError(f"scipy.interpolate.RegularGridInterpolator: the method {method} is not supported; linear and nearest are")
        self.grid = tuple(_np.asarray(it, float) for it in points)
        self.values = _np.asarray(values)
        if len(self.grid) > self.values.ndim:
            raise ValueError(f"There are {len(self.grid)} point arrays, but values has {self.values.ndim} dimensions")
        for k, it in enumerate(self.grid):
            if _np.any(_np.diff(it) <= 0):
                raise ValueError(f"The points in dimension {k} must be strictly ascending or descending")
            if len(it) != self.values.shape[k]:
                raise ValueError(f"There are {len(it)} points and {self.values.shape[k]} values in dimension {k}")
        self.method, self.bounds_error, self.fill_value = method, bounds_error, fill_value

    def __call__(self, xi, method=None):
        method = self.method if method is None else method
        n = len(self.grid)
        if isinstance(xi, tuple):
            xi = _np.stack(_np.broadcast_arrays(*xi), axis=-1)
        xi = _np.asarray(xi, float)
        xi = xi.reshape(-1, n) if xi.ndim == 1 and n == 1 else xi
        if xi.shape[-1] != n:
            raise ValueError(f"The requested sample points xi have dimension {xi.shape[-1]} but this RegularGridInterpolator has dimension {n}")
        shape, points = xi.shape[:-1], xi.reshape(-1, n)
        outside = _np.zeros(len(points), bool)
        places, parts = [], []
        for k, it in enumerate(self.grid):
            x = points[:, k]
            out = ~((x >= it[0]) & (x <= it[-1]))
            if self.bounds_error and out.any():
                raise ValueError(f"One of the requested xi is out of bounds in dimension {k}")
            outside |= out
            at = _np.clip(_np.searchsorted(it, x, side="right") - 1, 0, max(len(it) - 2, 0))
            places.append(at)
            width = it[at + 1] - it[at] if len(it) > 1 else 1.0
            parts.append((x - it[at]) / width)
        extra = [1] * (self.values.ndim - n)
        if method == "nearest":
            found = self.values[tuple(_np.where(p <= 0.5, a, a + 1) for a, p in zip(places, parts))]
        else:
            found = 0.0
            for corner in range(2**n):
                bits = [corner >> (n - 1 - k) & 1 for k in range(n)]
                weight = 1.0
                for bit, part in zip(bits, parts):
                    weight = weight * (part if bit else 1 - part)
                at = tuple(_np.minimum(a + bit, len(g) - 1) for a, bit, g in zip(places, bits, self.grid))
                found = found + self.values[at] * weight.reshape(-1, *extra)
        if not self.bounds_error and self.fill_value is not None:
            found = _np.where(outside.reshape(-1, *extra), self.fill_value, found)
        return found.reshape((*shape, *self.values.shape[n:]))


def interpn(points, values, xi, method="linear", bounds_error=True, fill_value=_np.nan):
    """The values of a function through values on a grid."""
    found = RegularGridInterpolator(points, values, method, bounds_error, fill_value)(xi)
    return found.reshape(1, *found.shape) if found.ndim == 0 else found


class BarycentricInterpolator:
    """The polynomial through points."""

    def __init__(self, xi, yi, axis=0):
        self.xi, self.yi = _np.asarray(xi, float), _np.asarray(yi, float)
        apart = self.xi[:, None] - self.xi
        scale = 4.0 / (self.xi.max() - self.xi.min())
        _np.fill_diagonal(apart, 1 / scale)
        self.wi = 1.0 / _np.prod(apart * scale, axis=1)

    def __call__(self, x):
        x = _np.asarray(x, float)
        apart = x[..., None] - self.xi
        same = apart == 0
        weights = self.wi / _np.where(same, 1, apart)
        found = _np.dot(weights, self.yi) / weights.sum(-1)
        return _np.where(same.any(-1), self.yi[_np.argmax(same, axis=-1)], found)


def lagrange(x, w):
    """The polynomial through points."""
    found = _np.poly1d(0.0)
    for j in range(len(x)):
        part = _np.poly1d(w[j])
        for k in range(len(x)):
            if k != j:
                part *= _np.poly1d([1.0, -x[k]]) / (x[j] - x[k])
        found += part
    return found


class RBFInterpolator:
    """A function through points in space by functions of the distance."""

    def __init__(self, y, d, neighbors=None, smoothing=0.0, kernel="thin_plate_spline", epsilon=None, degree=None):
        self.y, d = _np.asarray(y, float), _np.asarray(d, float)
        self.kernel, self.epsilon = kernel, 1.0 if epsilon is None else epsilon
        least = {"multiquadric": 0, "linear": 0, "thin_plate_spline": 1, "cubic": 1, "quintic": 2}.get(kernel, -1)
        if neighbors is not None or (degree is not None and degree > 1) or least > 1:
            raise NotImplementedError("scipy.interpolate.RBFInterpolator: neighbors and polynomials beyond degree 1 are not supported")
        degree = max(least, 0) if degree is None else degree
        self._mean = self.y.mean(axis=0)
        self._degree = degree
        n = len(self.y)
        p = self._polynomials(self.y)
        k = p.shape[1]
        system = _np.zeros((n + k, n + k))
        system[:n, :n] = self._of(self.y) + smoothing * _np.eye(n)
        system[:n, n:], system[n:, :n] = p, p.T
        self._shape = d.shape[1:]
        self._c = _np.linalg.solve(system, _np.concatenate([d.reshape(n, -1), _np.zeros((k, d.reshape(n, -1).shape[1]))]))

    def _polynomials(self, x):
        if self._degree < 0:
            return _np.zeros((len(x), 0))
        one = _np.ones((len(x), 1))
        return one if self._degree == 0 else _np.hstack([one, x - self._mean])

    def _of(self, x):
        r = _np.sqrt(_np.sum((x[:, None] - self.y) ** 2, axis=-1)) * self.epsilon
        with _np.errstate(all="ignore"):
            return {
                "linear": lambda: -r,
                "thin_plate_spline": lambda: _np.where(r == 0, 0.0, r**2 * _np.log(r)),
                "cubic": lambda: r**3,
                "multiquadric": lambda: -_np.sqrt(r**2 + 1),
                "inverse_multiquadric": lambda: 1 / _np.sqrt(r**2 + 1),
                "inverse_quadratic": lambda: 1 / (r**2 + 1),
                "gaussian": lambda: _np.exp(-(r**2)),
            }[self.kernel]()

    def __call__(self, x):
        x = _np.asarray(x, float)
        return (_np.hstack([self._of(x), self._polynomials(x)]) @ self._c).reshape((len(x), *self._shape))


__getattr__ = _missing("scipy.interpolate")
