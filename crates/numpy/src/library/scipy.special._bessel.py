"""Functions of Bessel, elliptic and exponential integrals, and the W function of Lambert."""

import math as _math

from scipy.special._gammas import gammaln as _gammaln, gammasgn as _gammasgn

_INF, _NAN = _math.inf, _math.nan
_PI = _math.pi


def _panel(function, low, high, count=24, cache={}):
    # The integral by the rule of Gauss on one interval.
    if count not in cache:
        import numpy as np

        nodes, weights = np.polynomial.legendre.leggauss(count)
        cache[count] = list(zip(nodes.tolist(), weights.tolist()))
    middle, half = (low + high) / 2, (high - low) / 2
    return half * _math.fsum(w * function(middle + half * t) for t, w in cache[count])


def _panels(function, low, high, count):
    width = (high - low) / count
    return _math.fsum(_panel(function, low + k * width, low + (k + 1) * width) for k in range(count))


def _end(v, x):
    # Beyond this the integrands of the second kind are nothing.
    t = 1.0
    while x * _math.sinh(t) - abs(v) * t < 45 and t < 60:
        t += 0.5
    return t


def _powers(v, x, sign):
    # The series of powers, where it is exact.
    term = total = 1.0
    quarter = sign * x * x / 4
    for k in range(1, 500):
        term *= quarter / (k * (k + v))
        total += term
        if abs(term) < 1e-17 * abs(total):
            break
    if x == 0:
        return 1.0 if v == 0 else 0.0 if v > 0 else _INF
    return _gammasgn(v + 1) * _math.exp(v * _math.log(x / 2) - _gammaln(v + 1)) * total


def jv(v, x):
    """The function of Bessel of the first kind, of real order."""
    if x < 0:
        if v != _math.floor(v):
            return _NAN
        return (-1.0) ** int(v) * jv(v, -x)
    if v < 0 and v == _math.floor(v):
        return (-1.0) ** int(v) * jv(-v, x)
    if x * x < 4 * abs(v + 1) or x < 1:
        return _powers(v, x, -1)
    if v == _math.floor(v):
        # The rule of rectangles is exact for what is periodic.
        count = int(x + v) + 40
        values = (_math.cos(v * t - x * _math.sin(t)) for t in (_PI * (k + 0.5) / count for k in range(count)))
        return _math.fsum(values) / count
    around = _panels(lambda t: _math.cos(v * t - x * _math.sin(t)), 0, _PI, 2 + int((x + abs(v)) / 12))
    along = _panels(lambda t: _math.exp(-x * _math.sinh(t) - v * t), 0, _end(v, x), 12)
    return (around - _math.sin(v * _PI) * along) / _PI


def yv(v, x):
    """The function of Bessel of the second kind, of real order."""
    if x <= 0:
        return -_INF if x == 0 else _NAN
    around = _panels(lambda t: _math.sin(x * _math.sin(t) - v * t), 0, _PI, 2 + int((x + abs(v)) / 12))
    cosine = _math.cos(v * _PI) if v != _math.floor(v) else (-1.0) ** int(v)

    def along(t):
        fall = -x * _math.sinh(t)
        return _math.exp(fall + v * t) + _math.exp(fall - v * t) * cosine

    return (around - _panels(along, 0, _end(v, x), 16)) / _PI


def _ive(v, x):
    # exp(-x) times the modified function, of large x.
    term = total = 1.0
    for k in range(1, 60):
        following = term * -(4 * v * v - (2 * k - 1) ** 2) / (8 * k * x)
        if abs(following) > abs(term) or abs(following) < 1e-17:
            break
        term = following
        total += term
    return total / _math.sqrt(2 * _PI * x)


def iv(v, x):
    """The modified function of Bessel of the first kind."""
    if x < 0:
        return (-1.0) ** int(v) * iv(v, -x) if v == _math.floor(v) else _NAN
    if v < 0 and v == _math.floor(v):
        v = -v
    if x < 30 + v * v:
        return _powers(v, x, 1) if x < 700 else _INF
    return _ive(v, x) * _math.exp(x) if x < 713 else _INF


def ive(v, x):
    """The modified function of Bessel of the first kind, scaled by `exp(-abs(x))`."""
    if x < 0:
        return (-1.0) ** int(v) * ive(v, -x) if v == _math.floor(v) else _NAN
    return _powers(abs(v) if v == _math.floor(v) else v, x, 1) * _math.exp(-x) if x < 30 + v * v else _ive(v, x)


def kve(v, x):
    """The modified function of Bessel of the second kind, scaled by `exp(x)`."""
    if x <= 0:
        return _INF if x == 0 else _NAN
    # What falls so fast and is even is summed exactly by equal steps.
    step, k, total = 0.0625, 1, [0.5]
    while k < 4000:
        t = k * step
        fall = x * (_math.cosh(t) - 1)
        term = 0.5 * (_math.exp(v * t - fall) + _math.exp(-v * t - fall))
        total.append(term)
        if fall - abs(v) * t > 45:
            break
        k += 1
    return step * _math.fsum(total)


def kv(v, x):
    """The modified function of Bessel of the second kind."""
    return kve(v, x) * _math.exp(-x)


def j0(x):
    """The function of Bessel of the first kind of order 0."""
    return jv(0.0, abs(x))


def j1(x):
    """The function of Bessel of the first kind of order 1."""
    return jv(1.0, x)


def y0(x):
    """The function of Bessel of the second kind of order 0."""
    return yv(0.0, x)


def y1(x):
    """The function of Bessel of the second kind of order 1."""
    return yv(1.0, x)


def i0(x):
    """The modified function of Bessel of order 0."""
    return iv(0.0, abs(x))


def i0e(x):
    """`i0`, scaled by `exp(-abs(x))`."""
    return ive(0.0, abs(x))


def i1(x):
    """The modified function of Bessel of order 1."""
    return iv(1.0, x)


def i1e(x):
    """`i1`, scaled by `exp(-abs(x))`."""
    return ive(1.0, x)


def k0(x):
    """The modified function of the second kind of order 0."""
    return kv(0.0, x)


def k1(x):
    """The modified function of the second kind of order 1."""
    return kv(1.0, x)


def spherical_jn(n, z):
    """The spherical function of Bessel of the first kind."""
    return (1.0 if n == 0 else 0.0) if z == 0 else _math.sqrt(_PI / (2 * z)) * jv(n + 0.5, z)


def ellipkm1(p):
    """The complete elliptic integral of the first kind, of `1 - p`."""
    if p <= 0:
        return _INF if p == 0 else _NAN
    a, b = 1.0, _math.sqrt(p)
    while abs(a - b) > 1e-16 * a:
        following = (a + b) / 2
        a, b = following, _math.sqrt(a * b)
        if abs(a - b) < 2e-16 * a:
            break
    return _PI / (2 * a)


def ellipk(m):
    """The complete elliptic integral of the first kind."""
    return ellipkm1(1 - m)


def ellipe(m):
    """The complete elliptic integral of the second kind."""
    if m >= 1:
        return 1.0 if m == 1 else _NAN
    a, b, total, power = 1.0, _math.sqrt(1 - m), m / 2, 1.0
    for _ in range(40):
        c = (a - b) / 2
        total += power * c * c
        a, b = (a + b) / 2, _math.sqrt(a * b)
        power *= 2
        if abs(c) < 1e-17 * a:
            break
    return _PI / (2 * a) * (1 - total)


def expn(n, x):
    """The generalized exponential integral."""
    n = int(n)
    if n < 0 or x < 0:
        return _NAN
    if x == 0:
        return _INF if n < 2 else 1 / (n - 1)
    if n == 0:
        return _math.exp(-x) / x
    if x > 1:
        b = x + n
        c, d = 1e300, 1 / b
        found = d
        for k in range(1, 10000):
            a = -k * (n - 1 + k)
            b += 2
            d = 1 / (a * d + b)
            c = b + a / c
            step = c * d
            found *= step
            if abs(step - 1) < 2e-16:
                break
        return found * _math.exp(-x)
    harmonic = sum(1 / k for k in range(1, n)) - 0.5772156649015329
    found = 1 / (n - 1) if n > 1 else -_math.log(x) - 0.5772156649015329
    term = 1.0
    for k in range(1, 200):
        term *= -x / k
        found -= term / (k - n + 1) if k != n - 1 else term * (_math.log(x) - harmonic)
        if abs(term) < 1e-18 * abs(found):
            break
    return found


def exp1(x):
    """The exponential integral E1."""
    return expn(1, x)


def expi(x):
    """The exponential integral Ei."""
    if x <= 0:
        return -_INF if x == 0 else -expn(1, -x)
    if x < 40:
        total = term = x
        for k in range(2, 500):
            term *= x / k
            total += term / k
            if term / k < 1e-17 * total:
                break
        return 0.5772156649015329 + _math.log(x) + total
    total = term = 1.0
    for k in range(1, int(x)):
        term *= k / x
        total += term
        if term < 1e-17:
            break
    return _math.exp(x) / x * total


def lambertw(z, k=0):
    """The W function of Lambert, of one number: `w * exp(w)` is `z`."""
    import cmath

    z = complex(z)
    if z == 0:
        return 0j if k == 0 else complex(-_INF, 0)
    if k == 0 and abs(z) < 2:
        root = cmath.sqrt(2 * (_math.e * z + 1))
        w = -1 + root - root * root / 3 if abs(z + 1 / _math.e) < 0.4 else z / (1 + z) if z != -1 else 0.3 + 1.3j
    elif k == -1 and abs(z + 1 / _math.e) < 0.3 and z.imag == 0 and z.real < 0:
        root = cmath.sqrt(2 * (_math.e * z + 1))
        w = -1 - root - root * root / 3
    else:
        w = cmath.log(z) + 2j * _PI * k
        w -= cmath.log(w) if w else 0
    for _ in range(100):
        power = cmath.exp(w)
        error = w * power - z
        below = power * (w + 1) - (w + 2) * error / (2 * w + 2) if w != -1 else 0
        if not below:
            break
        step = error / below
        w -= step
        if abs(step) < 1e-16 * abs(w):
            break
    return w
