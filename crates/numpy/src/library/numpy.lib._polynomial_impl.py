"""Polynomials."""

from builtins import max as _max, range as _range

import numpy as _np


def poly(seq_of_zeros):
    """The coefficients, highest first, of the polynomial with these roots, or whose roots are a matrix's eigenvalues.

    >>> np.poly([1, 2])
    array([ 1., -3.,  2.])
    """
    zeros = _np.atleast_1d(seq_of_zeros)
    if zeros.ndim == 2 and zeros.shape[0] == zeros.shape[1] and zeros.shape[0] != 0:
        zeros = _np.linalg.eigvals(zeros)
    elif zeros.ndim != 1:
        raise ValueError("input must be 1d or non-empty square 2d array.")
    if len(zeros) == 0:
        return 1.0
    dtype = zeros.dtype if _np.issubdtype(zeros.dtype, _np.inexact) else float
    found = _np.ones((1,), dtype=dtype)
    for zero in zeros:
        found = _np.convolve(found, _np.array([1, -zero], dtype=dtype), mode="full")
    if _np.issubdtype(found.dtype, _np.complexfloating):
        roots_ = _np.asarray(zeros, complex)
        if _np.all(_np.sort(roots_) == _np.sort(roots_.conjugate())):
            found = found.real.copy()
    return found


def roots(p):
    """The roots of a polynomial, whose coefficients are given from the highest on.

    >>> np.roots([1, -3, 2])
    array([2., 1.])
    """
    p = _np.atleast_1d(p)
    if p.ndim != 1:
        raise ValueError("Input must be a rank-1 array.")
    (places,) = _np.nonzero(_np.ravel(p))
    if len(places) == 0:
        return _np.array([])
    zeros = len(p) - places[-1] - 1
    p = p[int(places[0]) : int(places[-1]) + 1]
    if not _np.issubdtype(p.dtype, _np.inexact):
        p = p.astype(float)
    found = _np.array([], dtype=float)
    if len(p) > 1:
        companion = _np.diag(_np.ones((len(p) - 2,), p.dtype), -1)
        companion[0, :] = -p[1:] / p[0]
        found = _np.linalg.eigvals(companion)
        if _np.all(found.imag == 0):
            found = found.real
    return _np.concatenate((found, _np.zeros(int(zeros), found.dtype)))


def polyadd(a1, a2):
    """The sum of two polynomials.

    >>> np.polyadd([1, 2], [9, 5, 4])
    array([9, 6, 6])
    """
    a1, a2 = _np.atleast_1d(a1), _np.atleast_1d(a2)
    short, long = (a1, a2) if len(a1) < len(a2) else (a2, a1)
    return _np.concatenate((_np.zeros(len(long) - len(short), short.dtype), short)) + long


def polysub(a1, a2):
    """The difference of two polynomials.

    >>> np.polysub([2, 10, -2], [3, 10, -4])
    array([-1,  0,  2])
    """
    return polyadd(a1, -_np.atleast_1d(a2))


def polymul(a1, a2):
    """The product of two polynomials.

    >>> np.polymul([1, 2, 3], [9, 5, 1])
    array([ 9, 23, 38, 17,  3])
    """
    a1, a2 = _np.trim_zeros(_np.atleast_1d(a1), "f"), _np.trim_zeros(_np.atleast_1d(a2), "f")
    a1, a2 = (a1 if len(a1) else _np.array([0.0])), (a2 if len(a2) else _np.array([0.0]))
    return _np.convolve(a1, a2)


def polydiv(u, v):
    """The quotient of two polynomials, and what remains.

    >>> np.polydiv([3.0, 5.0, 2.0], [2.0, 1.0])
    (array([1.5 , 1.75]), array([0.25]))
    """
    u, v = _np.atleast_1d(u) + 0.0, _np.atleast_1d(v) + 0.0
    dtype = (u[0] + v[0]).dtype
    high, low = len(u) - 1, len(v) - 1
    scale = 1.0 / v[0]
    quotient = _np.zeros((_max(high - low + 1, 1),), dtype)
    rest = u.astype(dtype)
    for at in _range(0, high - low + 1):
        factor = scale * rest[at]
        quotient[at] = factor
        rest[at : at + low + 1] -= factor * v
    while _np.allclose(rest[0], 0, rtol=1e-14) and rest.shape[-1] > 1:
        rest = rest[1:]
    return quotient, rest


def polyder(p, m=1):
    """The `m`-th derivative of a polynomial.

    >>> np.polyder([1, 1, 1, 1])
    array([3, 2, 1])
    """
    m = int(m)
    if m < 0:
        raise ValueError("Order of derivative must be positive (see polyint)")
    if isinstance(p, poly1d):
        return poly1d(polyder(p.coeffs, m))
    p = _np.asarray(p)
    for _ in _range(m):
        p = p[:-1] * _np.arange(len(p) - 1, 0, -1)
    return p


def polyint(p, m=1, k=None):
    """The `m`-th integral of a polynomial, with constants `k`.

    >>> np.polyint([6.0, 2.0])
    array([3., 2., 0.])
    """
    m = int(m)
    if m < 0:
        raise ValueError("Order of integral must be positive (see polyder)")
    k = _np.zeros(m, float) if k is None else _np.atleast_1d(k)
    if len(k) == 1 and m > 1:
        k = k[0] * _np.ones(m, float)
    if len(k) < m:
        raise ValueError("k must be a scalar or a rank-1 array of length 1 or >m.")
    if isinstance(p, poly1d):
        return poly1d(polyint(p.coeffs, m, k))
    p = _np.asarray(p)
    for at in _range(m):
        p = _np.concatenate((p / _np.arange(len(p), 0, -1), [k[at]]))
    return p


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    """The coefficients, highest first, of the polynomial of degree `deg` that is nearest to the points.

    With `full` a tuple of these, the residuals, the rank, the singular values and `rcond`; with `cov` a tuple of these and
    their covariance.

    >>> np.polyfit([0.0, 1.0, 2.0], [1.0, 3.0, 5.0], 1).round(6)
    array([2., 1.])
    """
    order = int(deg) + 1
    x, y = _np.asarray(x) + 0.0, _np.asarray(y) + 0.0
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
        rcond = len(x) * _np.finfo(x.dtype).eps
    powers, targets = _np.vander(x, order), y
    if w is not None:
        w = _np.asarray(w) + 0.0
        if w.ndim != 1:
            raise TypeError("expected a 1-d array for weights")
        if w.shape[0] != y.shape[0]:
            raise TypeError("expected w and y to have the same length")
        powers = powers * w[:, None]
        targets = targets * (w[:, None] if targets.ndim == 2 else w)
    scale = _np.sqrt((powers * powers).sum(axis=0))
    powers = powers / scale
    found, residuals, rank, singular = _np.linalg.lstsq(powers, targets, rcond)
    found = (found.T / scale).T
    if full:
        return found, residuals, rank, singular, rcond
    if not cov:
        return found
    base = _np.linalg.inv(_np.dot(powers.T, powers)) / _np.outer(scale, scale)
    if isinstance(cov, str) and cov == "unscaled":
        factor = 1
    elif len(x) <= order:
        raise ValueError("the number of data points must exceed order to scale the covariance matrix")
    else:
        factor = residuals / (len(x) - order)
    return found, base * factor if y.ndim == 1 else base[:, :, None] * factor


class poly1d:
    """A polynomial of its coefficients, highest first, or of its roots.

    >>> p = np.poly1d([1, 2, 3])
    >>> p(2), p.order, (p * p).coeffs
    (np.int64(11), 2, array([ 1,  4, 10, 12,  9]))
    """

    __hash__ = None

    def __init__(self, c_or_r, r=False, variable=None):
        if isinstance(c_or_r, poly1d):
            self.coeffs, self.variable = c_or_r.coeffs.copy(), variable or c_or_r.variable
            return
        c = _np.atleast_1d(poly(c_or_r) if r else c_or_r)
        if c.ndim > 1:
            raise ValueError("Polynomial must be 1d only.")
        c = _np.trim_zeros(c, trim="f")
        self.coeffs = c if len(c) else _np.array([0], dtype=c.dtype)
        self.variable = variable or "x"

    @property
    def c(self):
        """The coefficients, highest first."""
        return self.coeffs

    coef = coefficients = c

    @property
    def order(self):
        """The degree."""
        return len(self.coeffs) - 1

    o = order

    @property
    def roots(self):
        """The roots."""
        return roots(self.coeffs)

    r = roots

    def __array__(self, t=None, copy=None):
        return _np.asarray(self.coeffs, t)

    def __repr__(self):
        return f"poly1d({repr(self.coeffs)[6:-1]})"

    def __len__(self):
        return self.order

    def __str__(self):
        coeffs = self.coeffs
        text, var = "", self.variable
        degree = len(coeffs) - 1

        def shown(q):
            s = f"{q:.4g}" if not isinstance(q, complex) else str(q)
            return s[:-5] if s.endswith(".0000") else s

        for at, value in enumerate(coeffs):
            if not _np.iscomplex(value):
                number = shown(float(_np.real(value)))
            elif _np.real(value) == 0:
                number = f"{shown(float(_np.imag(value)))}j"
            else:
                number = f"({shown(float(_np.real(value)))} + {shown(float(_np.imag(value)))}j)"
            power = degree - at
            if power == 0:
                term = number if number != "0" or degree == 0 else ""
            elif power == 1:
                term = "" if number == "0" else var if number == "b" else f"{number} {var}"
            else:
                term = "" if number == "0" else var if number == "b" else f"{number} {var}**{power}"
            if text and term:
                text = f"{text} - {term[1:]}" if term.startswith("-") else f"{text} + {term}"
            elif term:
                text = term
        found, marks, line = " ", "", ""
        while "**" in text:
            before, _, text = text.partition("**")
            power = text.split(" ", 1)[0]
            text = text[len(power) :]
            over, under = " " * (len(before) - 1) + power, before + " " * (len(power) - 1)
            if len(line) + len(under) > 70 or len(marks) + len(over) > 70:
                found += marks + "\n" + line + "\n "
                marks, line = over, under
            else:
                marks, line = marks + over, line + under
        return found + marks + "\n" + line + text

    def __call__(self, val):
        return _np.polyval(self.coeffs, val)

    def __neg__(self):
        return poly1d(-self.coeffs)

    def __pos__(self):
        return self

    def __mul__(self, other):
        return poly1d(self.coeffs * other) if _np.isscalar(other) else poly1d(polymul(self.coeffs, poly1d(other).coeffs))

    __rmul__ = __mul__

    def __add__(self, other):
        return poly1d(polyadd(self.coeffs, poly1d(other).coeffs))

    __radd__ = __add__

    def __sub__(self, other):
        return poly1d(polysub(self.coeffs, poly1d(other).coeffs))

    def __rsub__(self, other):
        return poly1d(polysub(poly1d(other).coeffs, self.coeffs))

    def __pow__(self, val):
        if not _np.isscalar(val) or int(val) != val or val < 0:
            raise ValueError("Power to non-negative integers only.")
        found = [1]
        for _ in _range(val):
            found = polymul(self.coeffs, found)
        return poly1d(found)

    def __truediv__(self, other):
        if _np.isscalar(other):
            return poly1d(self.coeffs / other)
        quotient, rest = polydiv(self.coeffs, poly1d(other).coeffs)
        return poly1d(quotient), poly1d(rest)

    def __eq__(self, other):
        if not isinstance(other, poly1d):
            return NotImplemented
        return self.coeffs.shape == other.coeffs.shape and (self.coeffs == other.coeffs).all()

    def __getitem__(self, val):
        power = self.order - val
        return self.coeffs.dtype.type(0) if val > self.order or val < 0 else self.coeffs[power]

    def __setitem__(self, key, val):
        if key < 0:
            raise ValueError("Does not support negative powers.")
        if key > self.order:
            self.coeffs = _np.concatenate((_np.zeros(key - self.order, self.coeffs.dtype), self.coeffs))
        self.coeffs[self.order - key] = val

    def __iter__(self):
        return iter(self.coeffs)

    def integ(self, m=1, k=0):
        """The `m`-th integral."""
        return poly1d(polyint(self.coeffs, m=m, k=k))

    def deriv(self, m=1):
        """The `m`-th derivative."""
        return poly1d(polyder(self.coeffs, m=m))
