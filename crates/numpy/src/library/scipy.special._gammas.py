"""The gamma function, its logarithm and derivatives, and the incomplete integrals of gamma and beta."""

import math as _math

_INF, _NAN, _EPS = _math.inf, _math.nan, 2.0**-53
_TINY = 1e-300
# The numbers of Bernoulli with even indices, from the second on.
_BERNOULLI = (
    1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510, 43867 / 798, -174611 / 330,
    854513 / 138, -236364091 / 2730,
)


def gamma(x):
    """The gamma function."""
    if x == 0:
        return _math.copysign(_INF, x)
    if x == -_INF or (x < 0 and x == _math.floor(x)):
        return _NAN
    try:
        return _math.gamma(x)
    except OverflowError:
        return _INF


def rgamma(x):
    """One over the gamma function."""
    if x <= 0 and x == _math.floor(x):
        return 0.0
    found = gamma(x)
    if found == 0 or _math.isinf(found) and x < _INF:
        return _math.exp(-gammaln(x))
    return 1 / found


def gammaln(x):
    """The logarithm of the absolute value of the gamma function."""
    if x <= 0 and x == _math.floor(x):
        return _INF
    if _math.isnan(x) or x == _INF:
        return x
    return _math.lgamma(x)


def loggamma(x):
    """The logarithm of the gamma function, NaN where that is negative."""
    return _NAN if x < 0 else gammaln(x)


def gammasgn(x):
    """The sign of the gamma function."""
    if _math.isnan(x):
        return x
    if x > 0 or x == 0:
        return _math.copysign(1.0, x)
    whole = _math.floor(x)
    return _NAN if whole == x else -1.0 if whole % 2 else 1.0


def digamma(x):
    """The derivative of the logarithm of the gamma function."""
    if _math.isnan(x) or x == _INF:
        return x
    if x == 0:
        return _math.copysign(_INF, -x)
    if x < 0:
        if x == _math.floor(x):
            return _NAN
        return digamma(1 - x) - _math.pi / _math.tan(_math.pi * _math.remainder(x, 1.0))
    taken = []
    while x < 12:
        taken.append(-1 / x)
        x += 1
    square, power, series = 1 / (x * x), 1.0, []
    for k, number in enumerate(_BERNOULLI[:9], 1):
        power *= square
        series.append(-number / (2 * k) * power)
    return _math.fsum([_math.log(x), -0.5 / x, *series, *taken])


def zeta(x, q=1.0):
    """The zeta function of Hurwitz; with one argument that of Riemann."""
    if x == 1:
        return _INF
    if x < 1:
        if q != 1:
            return _NAN
        if x == 0:
            return -0.5
        if x % 2 == 0:
            return 0.0
        return 2**x * _math.pi ** (x - 1) * _math.sin(_math.pi * x / 2) * gamma(1 - x) * zeta(1 - x)
    if q <= 0:
        if q == _math.floor(q):
            return _INF
        if x != _math.floor(x):
            return _NAN
    if x > 1100 and q >= 1:
        return q**-x
    parts, count = [], 0
    while count < 12 or q + count < 12:
        parts.append((q + count) ** -x)
        count += 1
    w = q + count
    parts += [w ** (1 - x) / (x - 1), 0.5 * w**-x]
    factor, power = x, w ** (-x - 1)
    for k, number in enumerate(_BERNOULLI, 1):
        term = number / _math.factorial(2 * k) * factor * power
        parts.append(term)
        if abs(term) < 1e-18 * abs(parts[0]):
            break
        factor *= (x + 2 * k - 1) * (x + 2 * k)
        power /= w * w
    return _math.fsum(parts)


def polygamma(n, x):
    """The derivative of `digamma` of the order `n`."""
    if n == 0:
        return digamma(x)
    return (-1.0) ** (n + 1) * gamma(n + 1.0) * zeta(n + 1.0, x)


def _stirling(x):
    # What Stirling's formula leaves of the logarithm of gamma, of 8 or more.
    square, power, total = 1 / (x * x), 1 / x, 0.0
    for k, number in enumerate(_BERNOULLI[:10], 1):
        total += number / (2 * k * (2 * k - 1)) * power
        power *= square
    return total


def betaln(a, b):
    """The logarithm of the absolute value of the beta function."""
    p, q = min(a, b), max(a, b)
    if p <= 0:
        if p == _math.floor(p) or q <= 0:
            return _INF if p == _math.floor(p) else gammaln(p) + gammaln(q) - gammaln(p + q)
        return gammaln(p) + gammaln(q) - gammaln(p + q)
    if q < 10:
        return _math.log(gamma(p) * (gamma(q) / gamma(p + q)))
    if p < 10:
        rest = _stirling(q) - _stirling(p + q)
        return gammaln(p) + rest + p - p * _math.log(p + q) + (q - 0.5) * _math.log1p(-p / (p + q))
    rest = _stirling(p) + _stirling(q) - _stirling(p + q)
    half = 0.5 * _math.log(2 * _math.pi)
    return -0.5 * _math.log(q) + half + rest + (p - 0.5) * _math.log(p / (p + q)) + q * _math.log1p(-p / (p + q))


def beta(a, b):
    """The beta function."""
    if (a <= 0 and a == _math.floor(a)) or (b <= 0 and b == _math.floor(b)):
        return _INF
    if abs(a) + abs(b) < 160:
        return gamma(a) * gamma(b) / gamma(a + b) if gamma(a + b) else _INF
    return gammasgn(a) * gammasgn(b) * gammasgn(a + b) * _math.exp(betaln(a, b))


def _above(t):
    # t - log(1 + t), without loss where t is small.
    if abs(t) > 0.4:
        return t - _math.log1p(t)
    total, power = 0.0, t * t
    for k in range(2, 80):
        term = power / k
        total += term if k % 2 == 0 else -term
        if abs(term) < _EPS * abs(total):
            break
        power *= t
    return total


def _gamma_front(a, x):
    # x**a * exp(-x) / gamma(a + 1)
    if a < 10:
        if x < 700 and a < 10:
            return x**a * _math.exp(-x) / gamma(a + 1)
        return _math.exp(a * _math.log(x) - x - gammaln(a + 1))
    return _math.exp(-a * _above((x - a) / a) - _stirling(a)) / _math.sqrt(2 * _math.pi * a)


def _gamma_series(a, x):
    total = term = 1.0
    k = a
    while True:
        k += 1
        term *= x / k
        total += term
        if term < total * 1e-17 or k > a + 100000:
            return total * _gamma_front(a, x)


def _gamma_fraction(a, x):
    # By the continued fraction, evaluated forwards.
    b = x + 1 - a
    c, d = 1 / _TINY, 1 / b
    found = d
    for k in range(1, 100000):
        n = -k * (k - a)
        b += 2
        d = n * d + b or _TINY
        c = b + n / c or _TINY
        d = 1 / d
        step = d * c
        found *= step
        if abs(step - 1) < 2 * _EPS:
            break
    return found * _gamma_front(a, x) * a


def gammainc(a, x):
    """The regularized lower incomplete gamma function."""
    if _math.isnan(a) or _math.isnan(x) or a < 0 or x < 0:
        return _NAN
    if a == 0:
        return 1.0 if x > 0 else _NAN
    if x == 0 or a == _INF:
        return 0.0
    if x == _INF:
        return 1.0
    return _gamma_series(a, x) if x < a + 1 else 1 - _gamma_fraction(a, x)


def gammaincc(a, x):
    """The regularized upper incomplete gamma function."""
    if _math.isnan(a) or _math.isnan(x) or a < 0 or x < 0:
        return _NAN
    if a == 0:
        return 0.0 if x > 0 else _NAN
    if x == 0 or a == _INF:
        return 1.0
    if x == _INF:
        return 0.0
    return 1 - _gamma_series(a, x) if x < a + 1 else _gamma_fraction(a, x)


def _beta_front(a, b, x, y):
    # x**a * y**b / beta(a, b), with y = 1 - x
    if a > 10 and b > 10:
        n = a + b
        u = (x * b - y * a) / n
        exponent = -a * _above(u * n / a) - b * _above(-u * n / b)
        rest = _stirling(a) + _stirling(b) - _stirling(n)
        return _math.sqrt(a * b / (2 * _math.pi * n)) * _math.exp(exponent - rest)
    if a + b < 100:
        return x**a * y**b / beta(a, b)
    return _math.exp(a * _math.log(x) + b * (_math.log1p(-x) if x < 0.5 else _math.log(y)) - betaln(a, b))


def _beta_fraction(a, b, x):
    c = 1.0
    d = 1 - (a + b) * x / (a + 1)
    d = 1 / (d or _TINY)
    found = d
    for m in range(1, 100000):
        n = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + n * d or _TINY)
        c = 1 + n / c or _TINY
        found *= d * c
        n = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / (1 + n * d or _TINY)
        c = 1 + n / c or _TINY
        step = d * c
        found *= step
        if abs(step - 1) < 2 * _EPS:
            break
    return found


def _beta_parts(a, b, x):
    # Both regularized incomplete integrals, the smaller of which is exact.
    y = 1 - x
    if x <= (a + 1) / (a + b + 2):
        lower = _beta_front(a, b, x, y) * _beta_fraction(a, b, x) / a
        return lower, 1 - lower
    upper = _beta_front(b, a, y, x) * _beta_fraction(b, a, y) / b
    return 1 - upper, upper


def betainc(a, b, x):
    """The regularized incomplete beta function."""
    if _math.isnan(a + b + x) or a < 0 or b < 0 or not 0 <= x <= 1:
        return _NAN
    if x == 0 or x == 1:
        return x
    if a == 0 or b == 0:
        return 1.0 if a == 0 else 0.0
    return _beta_parts(a, b, x)[0]


def betaincc(a, b, x):
    """What `betainc` leaves to 1."""
    if _math.isnan(a + b + x) or a < 0 or b < 0 or not 0 <= x <= 1:
        return _NAN
    if x == 0 or x == 1:
        return 1 - x
    if a == 0 or b == 0:
        return 0.0 if a == 0 else 1.0
    return _beta_parts(a, b, x)[1]


def inverted(function, slope, low, high, start):
    """Where an increasing function is zero, by Newton's steps within an interval that shrinks."""
    x = start
    for _ in range(200):
        value = function(x)
        if value == 0:
            return x
        if value > 0:
            high = x
        else:
            low = x
        rise = slope(x)
        step = value / rise if rise and not _math.isnan(rise) else _INF
        following = x - step
        if not low < following < high:
            following = (low + high) / 2 if high < _INF else 2 * max(x, 1e-300)
            if low > 0 and high < _INF and high > 4 * low:
                following = _math.sqrt(low * high)
            elif low == 0 and high < _INF and value > 0:
                following = high / 16
        if abs(following - x) <= 1e-16 * abs(following) or following == x:
            return following
        x = following
    return x


def gammaincinv(a, p):
    """Where `gammainc(a, x)` is `p`."""
    return _gamma_inverse(a, p, 1 - p, p <= 0.5)


def gammainccinv(a, p):
    """Where `gammaincc(a, x)` is `p`."""
    return _gamma_inverse(a, 1 - p, p, p > 0.5)


def _gamma_inverse(a, p, q, by_lower):
    if _math.isnan(a) or _math.isnan(p) or a <= 0 or not 0 <= p <= 1:
        return _NAN
    if p == 0 or q == 0:
        return 0.0 if p == 0 else _INF
    start = a if a > 1 else 0.5 * a
    if by_lower:
        small = _math.exp((_math.log(p) + gammaln(a + 1)) / a)
        if small < 0.2 * a or a < 0.5:
            start = small or 1e-300
        return inverted(lambda x: gammainc(a, x) - p, lambda x: _gamma_front(a, x) * a / x, 0.0, _INF, start)
    return inverted(lambda x: q - gammaincc(a, x), lambda x: _gamma_front(a, x) * a / x, 0.0, _INF, start)


def betaincinv(a, b, p):
    """Where `betainc(a, b, x)` is `p`."""
    if _math.isnan(a + b + p) or a <= 0 or b <= 0 or not 0 <= p <= 1:
        return _NAN
    if p == 0 or p == 1:
        return p
    start = a / (a + b)

    def slope(x):
        return _beta_front(a, b, x, 1 - x) / (x * (1 - x))

    if p <= 0.5:
        return inverted(lambda x: betainc(a, b, x) - p, slope, 0.0, 1.0, start)
    q = 1 - p
    return inverted(lambda x: q - betaincc(a, b, x), slope, 0.0, 1.0, start)


def betainccinv(a, b, p):
    """Where `betaincc(a, b, x)` is `p`."""
    return 1 - betaincinv(b, a, p)


def poch(z, m):
    """The rising factorial: `gamma(z + m) / gamma(z)`."""
    if m == _math.floor(m) and 0 <= m < 50:
        found = 1.0
        for k in range(int(m)):
            found *= z + k
        return found
    return gammasgn(z) * gammasgn(z + m) * _math.exp(gammaln(z + m) - gammaln(z))


def binom(n, k):
    """The binomial coefficient, of numbers that need not be whole."""
    if n < 0 and n == _math.floor(n):
        return _NAN
    if k == _math.floor(k) and (abs(n) > 1e-8 or n == 0):
        m = k
        if n == _math.floor(n) and n > 0 and m > n / 2:
            m = n - m
        if 0 <= m < 20:
            found, below = 1.0, 1.0
            for i in range(1, int(m) + 1):
                found *= i + n - m
                below *= i
                if abs(found) > 1e50:
                    found, below = found / below, 1.0
            return found / below
        if m < 0:
            return 0.0
    return gammasgn(n + 1) * gammasgn(k + 1) * gammasgn(n - k + 1) * _math.exp(-_math.log(n + 1) - betaln(1 + n - k, 1 + k))
