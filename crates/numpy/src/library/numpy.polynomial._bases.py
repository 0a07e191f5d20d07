"""Bases of polynomials by their recurrences, and the class that all polynomials have in common."""

import numpy as _np
from numpy.polynomial import polyutils as _pu

_DIGITS = str.maketrans("0123456789", "\N{SUBSCRIPT ZERO}\N{SUBSCRIPT ONE}\N{SUBSCRIPT TWO}\N{SUBSCRIPT THREE}\N{SUBSCRIPT FOUR}"
                        "\N{SUBSCRIPT FIVE}\N{SUBSCRIPT SIX}\N{SUBSCRIPT SEVEN}\N{SUBSCRIPT EIGHT}\N{SUBSCRIPT NINE}")
_POWERS = str.maketrans("0123456789", "\N{SUPERSCRIPT ZERO}\N{SUPERSCRIPT ONE}\N{SUPERSCRIPT TWO}\N{SUPERSCRIPT THREE}"
                        "\N{SUPERSCRIPT FOUR}\N{SUPERSCRIPT FIVE}\N{SUPERSCRIPT SIX}\N{SUPERSCRIPT SEVEN}\N{SUPERSCRIPT EIGHT}\N{SUPERSCRIPT NINE}")


class Basis:
    """A basis `b[0], b[1], ...` with `x*b[n] = up(n)*b[n+1] + down(n)*b[n-1] + same(n)*b[n]`."""

    def __init__(self, name, domain, up, down, same=lambda n: 0.0, first=(1.0,)):
        self.name, self.domain, self.up, self.down, self.same = name, domain, up, down, same

    # Values.

    def value(self, x, c, tensor=True):
        c = _np.array(c, ndmin=1)
        if c.dtype.kind in "?bBhHiIlLqQpP":
            c = c + 0.0
        if isinstance(x, (tuple, list)):
            x = _np.asarray(x)
        if isinstance(x, _np.ndarray) and tensor:
            c = c.reshape(c.shape + (1,) * x.ndim)
        if self.name == "poly":
            found = c[-1] + x * 0
            for each in c[-2::-1]:
                found = each + found * x
            return found
        # Clenshaw's way: from the highest coefficient down.
        count = len(c)
        if count == 1:
            return c[0] + 0 * x
        a = b = 0
        for n in range(count - 1, 0, -1):
            a, b = c[n] + (x - self.same(n)) / self.up(n) * a - self._back(n) * b, a
        return c[0] + (x - self.same(0)) / self.up(0) * a - self._back(0) * b

    def _back(self, n):
        # What b[n+2] takes of b[n].
        return self.down(n + 1) / self.up(n + 1)

    def vander(self, x, deg):
        deg = int(deg)
        if deg < 0:
            raise ValueError("deg must be non-negative")
        x = _np.array(x, copy=None, ndmin=1) + 0.0
        rows = [x * 0 + 1]
        if deg > 0:
            rows.append((x - self.same(0)) * rows[0] / self.up(0))
        for n in range(1, deg):
            rows.append(((x - self.same(n)) * rows[n] - self.down(n) * rows[n - 1]) / self.up(n))
        return _np.moveaxis(_np.stack(rows), 0, -1)

    # Arithmetic.

    def times_x(self, c):
        [c] = _pu.as_series([c])
        if len(c) == 1 and c[0] == 0:
            return c
        found = _np.zeros(len(c) + 1, dtype=c.dtype)
        for n, each in enumerate(c):
            found[n + 1] += each * self.up(n)
            found[n] += each * self.same(n)
            if n:
                found[n - 1] += each * self.down(n)
        return found

    def add(self, a, b, sign=1):
        a, b = _pu.as_series([a, b])
        found = _np.zeros(max(len(a), len(b)), dtype=_np.result_type(a, b))
        found[: len(a)] += a
        found[: len(b)] += sign * b
        return _pu.trimseq(found)

    def mul(self, a, b):
        a, b = _pu.as_series([a, b])
        if self.name == "poly":
            return _pu.trimseq(_np.convolve(a, b))
        if self.name == "cheb":
            return _pu.trimseq(self._narrow(_np.convolve(self._wide(a), self._wide(b))))
        # The basis functions of `b` times `a`, one after the other.
        before, now = None, a
        found = b[0] * a
        for n in range(1, len(b)):
            step = self.times_x(now)
            step = self.add(step, -self.same(n - 1) * now)
            if before is not None:
                step = self.add(step, -self.down(n - 1) * before)
            before, now = now, step / self.up(n - 1)
            found = self.add(found, b[n] * now)
        return _pu.trimseq(found)

    def _wide(self, c):
        found = _np.zeros(2 * len(c) - 1, dtype=c.dtype)
        found[len(c) - 1 :] = c / 2
        return found + found[::-1]

    def _narrow(self, z):
        found = z[(len(z) + 1) // 2 - 1 :].copy()
        found[1:] *= 2
        return found

    def div(self, a, b):
        a, b = _pu.as_series([a, b])
        if b[-1] == 0:
            raise ZeroDivisionError
        if len(a) < len(b):
            return a[:1] * 0, a
        if len(b) == 1:
            return a / b[-1], a[:1] * 0
        found, left = _np.zeros(len(a) - len(b) + 1, dtype=_np.result_type(a, b)), a
        for at in range(len(a) - len(b), -1, -1):
            part = self.mul([0] * at + [1], b)
            share = left[-1] / part[-1] if len(left) == len(part) else 0.0
            found[at] = share
            left = left[: len(part) - 1] - share * part[:-1][: len(left)] if len(left) == len(part) else left
        return found, _pu.trimseq(left) if len(left) else a[:1] * 0

    def pow(self, c, power, maxpower=16):
        [c] = _pu.as_series([c])
        if int(power) != power or power < 0:
            raise ValueError("Power must be a non-negative integer.")
        if maxpower is not None and power > maxpower:
            raise ValueError("Power is too large")
        if power == 0:
            return _np.array([1], dtype=c.dtype)
        found = c
        for _ in range(2, int(power) + 1):
            found = self.mul(found, c)
        return found

    # Calculus.

    def der(self, c, m=1, scl=1, axis=0):
        c = _np.array(c, ndmin=1, copy=True)
        c = c + 0.0 if c.dtype.kind in "?bBhHiIlLqQpP" else c
        if m < 0:
            raise ValueError("The order of derivation must be non-negative")
        c = _np.moveaxis(c, axis, 0)
        for _ in range(m):
            c = self._der(c) * scl if len(c) > 1 else c[:1] * 0
        return _np.moveaxis(c, 0, axis)

    def _der(self, c):
        n = len(c) - 1
        if self.name == "poly":
            return c[1:] * _np.arange(1, n + 1).reshape((-1,) + (1,) * (c.ndim - 1))
        factors = {"herm": 2.0, "herme": 1.0}
        if self.name in factors:
            return c[1:] * (factors[self.name] * _np.arange(1, n + 1)).reshape((-1,) + (1,) * (c.ndim - 1))
        c, found = c.copy(), _np.zeros((n, *c.shape[1:]), dtype=c.dtype)
        if self.name == "leg":
            for j in range(n, 2, -1):
                found[j - 1] = (2 * j - 1) * c[j]
                c[j - 2] += c[j]
            if n > 1:
                found[1] = 3 * c[2]
            found[0] = c[1]
        elif self.name == "cheb":
            for j in range(n, 2, -1):
                found[j - 1] = 2 * j * c[j]
                c[j - 2] += j * c[j] / (j - 2)
            if n > 1:
                found[1] = 4 * c[2]
            found[0] = c[1]
        else:
            for j in range(n, 1, -1):
                found[j - 1] = -c[j]
                c[j - 1] += c[j]
            found[0] = -c[1]
        return found

    def int(self, c, m=1, k=[], lbnd=0, scl=1, axis=0):
        c = _np.array(c, ndmin=1, copy=True)
        c = c + 0.0 if c.dtype.kind in "?bBhHiIlLqQpP" else c
        k = list(k) if _np.iterable(k) else [k]
        if m < 0:
            raise ValueError("The order of integration must be non-negative")
        if len(k) > m:
            raise ValueError("Too many integration constants")
        c, k = _np.moveaxis(c, axis, 0), k + [0] * (m - len(k))
        for at in range(m):
            c = c * scl
            if len(c) == 1 and _np.all(c[0] == 0):
                c = c.copy()
                c[0] += k[at]
                continue
            c = self._int(c)
            c[0] += k[at] - self.value(lbnd, c)
        return _np.moveaxis(c, 0, axis)

    def _int(self, c):
        n = len(c)
        found = _np.zeros((n + 1, *c.shape[1:]), dtype=c.dtype)
        if self.name == "poly":
            for j in range(n):
                found[j + 1] = c[j] / (j + 1)
        elif self.name in ("herm", "herme"):
            for j in range(n):
                found[j + 1] = c[j] / ((2 if self.name == "herm" else 1) * (j + 1))
        elif self.name == "cheb":
            found[1] = c[0]
            if n > 1:
                found[2] = c[1] / 4
            for j in range(2, n):
                found[j + 1] = c[j] / (2 * (j + 1))
                found[j - 1] -= c[j] / (2 * (j - 1))
        elif self.name == "leg":
            found[1] = c[0]
            if n > 1:
                found[2] = c[1] / 3
            for j in range(2, n):
                share = c[j] / (2 * j + 1)
                found[j + 1] = share
                found[j - 1] -= share
        else:
            found[0], found[1] = c[0], -c[0]
            for j in range(1, n):
                found[j] += c[j]
                found[j + 1] = -c[j]
        return found

    # Fits and roots.

    def fit(self, x, y, deg, rcond=None, full=False, w=None):
        import warnings

        x, y, deg = _np.asarray(x) + 0.0, _np.asarray(y) + 0.0, _np.asarray(deg)
        if deg.ndim > 1 or deg.dtype.kind not in "iu" or deg.size == 0:
            raise TypeError("deg must be an int or non-empty 1-D array of int")
        if deg.min() < 0:
            raise ValueError("expected deg >= 0")
        if x.ndim != 1:
            raise TypeError("expected 1D vector for x")
        if x.size == 0:
            raise TypeError("expected non-empty vector for x")
        if y.ndim < 1 or y.ndim > 2:
            raise TypeError("expected 1D or 2D array for y")
        if len(x) != len(y):
            raise TypeError("expected x and y to have same length")
        most = int(deg.max())
        terms = list(range(most + 1)) if deg.ndim == 0 else sorted(deg.tolist())
        left, right = self.vander(x, most)[:, terms].T, y.T
        if w is not None:
            w = _np.asarray(w) + 0.0
            if w.ndim != 1:
                raise TypeError("expected 1D vector for w")
            if len(x) != len(w):
                raise TypeError("expected x and w to have same length")
            left, right = left * w, right * w
        rcond = len(x) * _np.finfo(x.dtype).eps if rcond is None else rcond
        scale = _np.sqrt(_np.square(_np.abs(left)).sum(1))
        scale[scale == 0] = 1
        c, residuals, rank, s = _np.linalg.lstsq(left.T / scale, right.T, rcond)
        c = (c.T / scale).T
        if deg.ndim:
            whole = _np.zeros((most + 1, *c.shape[1:]), dtype=c.dtype)
            whole[terms] = c
            c = whole
        if rank != len(terms) and not full:
            warnings.warn("The fit may be poorly conditioned", _pu.RankWarning, stacklevel=2)
        return (c, [residuals, rank, s, rcond]) if full else c

    def companion(self, c):
        [c] = _pu.as_series([c])
        if len(c) < 2:
            raise ValueError("Series must have maximum degree of at least 1.")
        n = len(c) - 1
        if n == 1:
            return _np.array([[self.same(0) - self.up(0) * c[0] / c[1]]])
        if self.name == "poly":
            found = _np.zeros((n, n), dtype=c.dtype)
            found[_np.arange(1, n), _np.arange(n - 1)] = 1
            found[:, -1] -= c[:-1] / c[-1]
            return found
        # Multiplication by x, in the scale in which its matrix is symmetric.
        scale = [1.0]
        for j in range(1, n):
            scale.append(scale[-1] * (self.up(j - 1) / self.down(j)) ** 0.5)
        found = _np.zeros((n, n), dtype=c.dtype)
        for j in range(n):
            found[j, j] = self.same(j)
            if j + 1 < n:
                step = (abs(self.up(j) * self.down(j + 1))) ** 0.5
                found[j, j + 1] = found[j + 1, j] = step if self.up(j) > 0 else -step
        ends = _np.array(scale)
        found[:, -1] -= (c[:-1] / c[-1]) * (ends[-1] / ends) * self.up(n - 1)
        return found

    def roots(self, c):
        [c] = _pu.as_series([c])
        if len(c) < 2:
            return _np.array([], dtype=c.dtype)
        if len(c) == 2:
            return _np.array([self.same(0) - self.up(0) * c[0] / c[1]])
        found = _np.linalg.eigvals(self.companion(c)[::-1, ::-1])
        found.sort()
        if self.name in ("poly", "herm", "lag") and found.dtype.kind == "c" and c.dtype.kind != "c" and not found.imag.any():
            found = found.real
        return found

    def from_roots(self, roots):
        if len(roots) == 0:
            return _np.ones(1)
        [roots] = _pu.as_series([roots], trim=False)
        parts = [self.line(-root, 1) for root in _np.sort(roots)]
        while len(parts) > 1:
            half, odd = divmod(len(parts), 2)
            joined = [self.mul(parts[at], parts[at + half]) for at in range(half)]
            if odd:
                joined[0] = self.mul(joined[0], parts[-1])
            parts = joined
        return parts[0]

    def line(self, off, scl):
        if self.name == "lag":
            return _np.array([off + scl, -scl]) if scl != 0 else _np.array([off])
        return _np.array([off, scl if self.up(0) == 1 else scl * self.up(0)]) if scl != 0 else _np.array([off])

    def to_poly(self, c):
        [c] = _pu.as_series([c])
        found, powers = _np.zeros(len(c), dtype=c.dtype), [_np.array([1.0])]
        for n in range(len(c)):
            if n:
                last = powers[-1]
                step = _np.r_[0.0, last] - self.same(n - 1) * _np.r_[last, 0.0]
                if n > 1:
                    step[: len(powers[-2])] -= self.down(n - 1) * powers[-2]
                powers.append(step / self.up(n - 1))
            found[: n + 1] += c[n] * powers[n]
        return found

    def from_poly(self, pol):
        [pol] = _pu.as_series([pol])
        found = _np.zeros(1)
        for each in pol[::-1]:
            found = self.add(self.times_x(found), [each])
        return found

    def gauss(self, deg, weight):
        deg = int(deg)
        if deg <= 0:
            raise ValueError("deg must be a positive integer")
        c = _np.array([0] * deg + [1])
        x = _np.linalg.eigvalsh(self.companion(c))
        x = x - self.value(x, c) / self.value(x, self.der(c))
        before = self.value(x, c[1:])
        before = before / _np.abs(before).max()
        slope = self.value(x, self.der(c))
        slope = slope / _np.abs(slope).max()
        w = 1 / (before * slope)
        if self.name != "lag":
            w, x = (w + w[::-1]) / 2, (x - x[::-1]) / 2
        return x, w * (weight / w.sum())


def value_nd(basis, c, *args):
    """Values of a polynomial in several variables at points."""
    args = [_np.asarray(each) for each in args]
    if len({each.shape for each in args}) > 1:
        raise ValueError("x, y, z are incompatible" if len(args) == 3 else "x, y are incompatible")
    c = basis.value(args[0], c)
    for x in args[1:]:
        c = basis.value(x, c, tensor=False)
    return c


def grid_nd(basis, c, *args):
    """Values of a polynomial in several variables at the points of a grid."""
    for x in args:
        c = basis.value(x, c)
    return c


def vander_nd(basis, points, degrees):
    """The matrix of a polynomial in several variables."""
    rows = [basis.vander(x, deg) for x, deg in zip(points, degrees)]
    found = rows[0]
    for row in rows[1:]:
        found = (found[..., :, None] * row[..., None, :]).reshape(*found.shape[:-1], -1)
    return found


def public(basis, prefix, gauss=None):
    """The functions of a basis, by their names."""
    functions = {
        "val": lambda x, c, tensor=True: basis.value(x, c, tensor),
        "val2d": lambda x, y, c: value_nd(basis, c, x, y),
        "val3d": lambda x, y, z, c: value_nd(basis, c, x, y, z),
        "grid2d": lambda x, y, c: grid_nd(basis, c, x, y),
        "grid3d": lambda x, y, z, c: grid_nd(basis, c, x, y, z),
        "vander": basis.vander,
        "vander2d": lambda x, y, deg: vander_nd(basis, (x, y), deg),
        "vander3d": lambda x, y, z, deg: vander_nd(basis, (x, y, z), deg),
        "add": basis.add,
        "sub": lambda c1, c2: basis.add(c1, c2, -1),
        "mul": basis.mul,
        "mulx": basis.times_x,
        "div": basis.div,
        "pow": basis.pow,
        "der": basis.der,
        "int": basis.int,
        "fit": basis.fit,
        "companion": basis.companion,
        "roots": basis.roots,
        "fromroots": basis.from_roots,
        "line": basis.line,
        "trim": _pu.trimcoef,
    }
    found = {}
    for name, function in functions.items():
        found[prefix + name] = _named(function, prefix + name, _DOCS[name])
    return found


_DOCS = {
    "val": "Values of a series at points.", "val2d": "Values of a series in two variables at points.",
    "val3d": "Values of a series in three variables at points.", "grid2d": "Values of a series in two variables on a grid.",
    "grid3d": "Values of a series in three variables on a grid.", "vander": "The matrix of the basis at points.",
    "vander2d": "The matrix of the basis in two variables at points.", "vander3d": "The matrix of the basis in three variables at points.",
    "add": "The sum of two series.", "sub": "The difference of two series.", "mul": "The product of two series.",
    "mulx": "A series times x.", "div": "The quotient and the remainder of two series.", "pow": "A power of a series.",
    "der": "The derivative of a series.", "int": "The integral of a series.", "fit": "The series nearest to points, by least squares.",
    "companion": "The matrix whose eigenvalues are the roots.", "roots": "The roots of a series.",
    "fromroots": "The series with given roots.", "line": "The series of a straight line.", "trim": "A series without small ends.",
}


def _named(function, name, doc):
    def called(*args, **kwargs):
        return function(*args, **kwargs)

    called.__name__ = called.__qualname__ = name
    called.__doc__ = doc
    return called


class Series:
    """A polynomial in one of the bases, which maps a domain onto the basis' own window."""

    _use_unicode = True
    maxpower = 100
    basis_name = None
    __array_ufunc__ = None
    __hash__ = None
    _basis = None

    def __init__(self, coef, domain=None, window=None, symbol="x"):
        [self.coef] = _pu.as_series([coef], trim=False)
        own = type(self)
        self.domain, self.window = own.domain, own.window
        if domain is not None:
            [self.domain] = _pu.as_series([domain], trim=False)
            if len(self.domain) != 2:
                raise ValueError("Domain has wrong number of elements.")
        if window is not None:
            [self.window] = _pu.as_series([window], trim=False)
            if len(self.window) != 2:
                raise ValueError("Window has wrong number of elements.")
        if not isinstance(symbol, str):
            raise TypeError("Symbol must be a non-empty string")
        if not symbol.isidentifier():
            raise ValueError("Symbol string must be a valid Python identifier")
        self._symbol = symbol

    symbol = property(lambda self: self._symbol)

    def _like(self, coef):
        return type(self)(coef, self.domain, self.window, self.symbol)

    def has_samecoef(self, other):
        return len(self.coef) == len(other.coef) and bool(_np.all(self.coef == other.coef))

    def has_samedomain(self, other):
        return bool(_np.all(self.domain == other.domain))

    def has_samewindow(self, other):
        return bool(_np.all(self.window == other.window))

    def has_sametype(self, other):
        return isinstance(other, type(self))

    def _other(self, other):
        if isinstance(other, Series):
            if not isinstance(other, type(self)):
                raise TypeError("Polynomial types differ")
            if not self.has_samedomain(other):
                raise TypeError("Domains differ")
            if not self.has_samewindow(other):
                raise TypeError("Windows differ")
            if self.symbol != other.symbol:
                raise ValueError("Polynomial symbols differ")
            return other.coef
        return other

    def _result(self, function, other, swapped=False):
        other = self._other(other)
        try:
            coef = function(other, self.coef) if swapped else function(self.coef, other)
        except (ValueError, TypeError, NotImplementedError):
            return NotImplemented
        return self._like(coef)

    def __add__(self, other):
        return self._result(self._basis.add, other)

    def __radd__(self, other):
        return self._result(self._basis.add, other, True)

    def __sub__(self, other):
        return self._result(lambda a, b: self._basis.add(a, b, -1), other)

    def __rsub__(self, other):
        return self._result(lambda a, b: self._basis.add(a, b, -1), other, True)

    def __mul__(self, other):
        return self._result(self._basis.mul, other)

    def __rmul__(self, other):
        return self._result(self._basis.mul, other, True)

    def __truediv__(self, other):
        import numbers

        if not isinstance(other, numbers.Number) or isinstance(other, bool):
            raise TypeError(f"unsupported types for true division: '{type(self)}', '{type(other)}'")
        return self.__floordiv__(other)

    def __divmod__(self, other):
        other = self._other(other)
        try:
            whole, left = self._basis.div(self.coef, other)
        except ZeroDivisionError:
            raise
        except Exception:
            return NotImplemented
        return self._like(whole), self._like(left)

    def __floordiv__(self, other):
        found = self.__divmod__(other)
        return found if found is NotImplemented else found[0]

    def __mod__(self, other):
        found = self.__divmod__(other)
        return found if found is NotImplemented else found[1]

    def __rdivmod__(self, other):
        whole, left = self._basis.div(other, self.coef)
        return self._like(whole), self._like(left)

    def __rfloordiv__(self, other):
        return self.__rdivmod__(other)[0]

    def __rmod__(self, other):
        return self.__rdivmod__(other)[1]

    def __pow__(self, other):
        return self._like(self._basis.pow(self.coef, other, maxpower=self.maxpower))

    def __neg__(self):
        return self._like(-self.coef)

    def __pos__(self):
        return self

    def __eq__(self, other):
        return (
            isinstance(other, type(self))
            and bool(_np.all(self.domain == other.domain))
            and bool(_np.all(self.window == other.window))
            and self.coef.shape == other.coef.shape
            and bool(_np.all(self.coef == other.coef))
            and self.symbol == other.symbol
        )

    def __ne__(self, other):
        return not self == other

    def __len__(self):
        return len(self.coef)

    def __iter__(self):
        return iter(self.coef)

    def __call__(self, arg):
        return self._basis.value(_pu.mapdomain(arg, self.domain, self.window), self.coef)

    def copy(self):
        return self._like(self.coef)

    def degree(self):
        return len(self) - 1

    def cutdeg(self, deg):
        return self.truncate(deg + 1)

    def trim(self, tol=0):
        return self._like(_pu.trimcoef(self.coef, tol))

    def truncate(self, size):
        if int(size) != size or size < 1:
            raise ValueError("size must be a positive integer")
        return self._like(self.coef if size >= len(self.coef) else self.coef[: int(size)])

    def convert(self, domain=None, kind=None, window=None):
        kind = type(self) if kind is None else kind
        domain = kind.domain if domain is None else domain
        window = kind.window if window is None else window
        return self(kind.identity(domain, window=window, symbol=self.symbol))

    def mapparms(self):
        return _pu.mapparms(self.domain, self.window)

    def integ(self, m=1, k=[], lbnd=None):
        off, scl = self.mapparms()
        lbnd = 0 if lbnd is None else off + scl * lbnd
        return self._like(self._basis.int(self.coef, m, k, lbnd, 1.0 / scl))

    def deriv(self, m=1):
        return self._like(self._basis.der(self.coef, m, self.mapparms()[1]))

    def roots(self):
        return _pu.mapdomain(self._basis.roots(self.coef), self.window, self.domain)

    def linspace(self, n=100, domain=None):
        domain = self.domain if domain is None else domain
        x = _np.linspace(domain[0], domain[1], n)
        return x, self(x)

    @classmethod
    def fit(cls, x, y, deg, domain=None, rcond=None, full=False, w=None, window=None, symbol="x"):
        if domain is None:
            domain = _pu.getdomain(x)
            if domain[0] == domain[1]:
                domain[0] -= 1
                domain[1] += 1
        elif isinstance(domain, list) and len(domain) == 0:
            domain = cls.domain
        window = cls.window if window is None else window
        found = cls._basis.fit(_pu.mapdomain(_np.asarray(x), domain, window), y, deg, w=w, rcond=rcond, full=full)
        if full:
            return cls(found[0], domain=domain, window=window, symbol=symbol), found[1]
        return cls(found, domain=domain, window=window, symbol=symbol)

    @classmethod
    def fromroots(cls, roots, domain=[], window=None, symbol="x"):
        [roots] = _pu.as_series([roots], trim=False)
        if domain is None:
            domain = _pu.getdomain(roots)
        elif isinstance(domain, list) and len(domain) == 0:
            domain = cls.domain
        window = cls.window if window is None else window
        off, scl = _pu.mapparms(domain, window)
        coef = cls._basis.from_roots(off + scl * roots) / scl ** len(roots)
        return cls(coef, domain=domain, window=window, symbol=symbol)

    @classmethod
    def identity(cls, domain=None, window=None, symbol="x"):
        domain = cls.domain if domain is None else domain
        window = cls.window if window is None else window
        off, scl = _pu.mapparms(window, domain)
        return cls(cls._basis.line(off, scl), domain, window, symbol)

    @classmethod
    def basis(cls, deg, domain=None, window=None, symbol="x"):
        if int(deg) != deg or deg < 0:
            raise ValueError("deg must be non-negative integer")
        return cls([0] * int(deg) + [1], cls.domain if domain is None else domain, cls.window if window is None else window, symbol)

    @classmethod
    def cast(cls, series, domain=None, window=None):
        return series.convert(cls.domain if domain is None else domain, cls, cls.window if window is None else window)

    # How it is written.

    def __repr__(self):
        coef, domain, window = repr(self.coef)[6:-1], repr(self.domain)[6:-1], repr(self.window)[6:-1]
        return f"{type(self).__name__}({coef}, domain={domain}, window={window}, symbol='{self.symbol}')"

    def __format__(self, fmt_str):
        if fmt_str == "":
            return self.__str__()
        if fmt_str not in ("ascii", "unicode"):
            raise ValueError(f"Unsupported format string '{fmt_str}' passed to {type(self)}.__format__. Valid options are 'ascii' and "
                             "'unicode'")
        return self._written(fmt_str == "unicode")

    def __str__(self):
        return self._written(self._use_unicode)

    def _written(self, is_unicode):
        width = _np.get_printoptions()["linewidth"]
        width = 75 if width < 1 else width
        found = _shown(self.coef[0])
        for power, coef in enumerate(self.coef[1:], 1):
            sign = " + "
            try:
                if coef < 0:
                    sign, coef = " - ", -coef
            except TypeError:
                pass
            text = _shown(coef)
            text = f"({text})" if "e" in text else text
            term = sign + text + self._term(power, self._argument(), is_unicode)
            line = len(found.split("\n")[-1]) + len(term)
            if power < len(self.coef) - 1:
                line += 2
            found += term.rstrip() if line < width else term.replace(sign, sign.rstrip() + "\n", 1)
        return found

    def _argument(self):
        off, scl = self.mapparms()
        if off == 0 and scl == 1:
            return self.symbol
        if scl == 1:
            return f"({_shown(off)} + {self.symbol})"
        if off == 0:
            return f"({_shown(scl)}{self.symbol})"
        return f"({_shown(off)} + {_shown(scl)}{self.symbol})"

    def _term(self, power, argument, is_unicode):
        place = str(power)
        dot = "\N{MIDDLE DOT}" if is_unicode else " "
        if self.basis_name is not None:
            return f"{dot}{self.basis_name}{place.translate(_DIGITS) if is_unicode else '_' + place}({argument})"
        if place == "1":
            return dot + argument
        return dot + argument + (place.translate(_POWERS) if is_unicode else "**" + place)

    def _repr_latex_(self):
        off, scl = self.mapparms()
        if off == 0 and scl == 1:
            term = self.symbol
        elif scl == 1:
            term = f"{_latex(off)} + {self.symbol}"
        elif off == 0:
            term = f"{_latex(scl)}{self.symbol}"
        else:
            term = f"{_latex(off)} + {_latex(scl)}{self.symbol}"
        needs = not (off == 0 and scl == 1)
        parts = []
        for power, coef in enumerate(self.coef):
            text = "" if power == 0 else " - " if coef < 0 else " + "
            text += _latex(coef if power == 0 else abs(coef), "e" in _shown(abs(coef)) and power > 0)
            if self.basis_name is not None:
                text += f"\\,{{{self.basis_name}}}_{{{power}}}({term})"
            elif power > 0:
                text += f"\\,\\left({term}\\right)" if needs else f"\\,{term}"
                text += f"^{{{power}}}" if power > 1 else ""
            parts.append(text if coef != 0 else f"\\color{{LightGray}}{{{text}}}")
        return f"${self.symbol} \\mapsto {''.join(parts)}$"


def _latex(value, parens=False):
    text = _shown(value)
    return f"\\text{{({text})}}" if parens else f"\\text{{{text}}}"


def _shown(value):
    options = _np.get_printoptions()
    if isinstance(value, (_np.floating, float)):
        return _np.format_float_positional(value, precision=options["precision"], unique=True, fractional=True, trim="0") if (
            value == 0 or 1e-4 <= abs(value) < 1e8
        ) else _np.format_float_scientific(value, precision=options["precision"], unique=True, trim="0")
    return str(value)
