"""The error function and what follows from it: probabilities of the normal distribution and their inverses."""

import math as _math

_INF, _NAN = _math.inf, _math.nan
_ROOT = _math.sqrt(0.5)
_HALF = 0.5 * _math.log(2 * _math.pi)


def erfcx(x):
    """The complementary error function, scaled by `exp(x * x)`."""
    if x < 25:
        try:
            return _math.exp(x * x) * _math.erfc(x)
        except OverflowError:
            return _INF
    square, term, total = 2 * x * x, 1.0, 1.0
    for k in range(1, 12):
        term *= -(2 * k - 1) / square
        total += term
    return total / (x * _math.sqrt(_math.pi))


def ndtr(x):
    """The probability that a standard normal number is at most `x`."""
    t = x * _ROOT
    if abs(t) < _ROOT:
        return 0.5 + 0.5 * _math.erf(t)
    return 0.5 * _math.erfc(-t)


def log_ndtr(x):
    """The logarithm of `ndtr`."""
    if x > -1:
        return _math.log1p(-0.5 * _math.erfc(x * _ROOT)) if x < 38 else -0.0
    if x > -37:
        return _math.log(0.5 * _math.erfc(-x * _ROOT))
    if x == -_INF:
        return x
    square, term, total = x * x, 1.0, 1.0
    for k in range(1, 12):
        term *= -(2 * k - 1) / square
        total += term
    return -0.5 * square - _HALF - _math.log(-x) + _math.log(total)


def _tail(p):
    # Where the upper tail of the normal distribution has the probability p, at most a half.
    r = _math.sqrt(-2 * _math.log(p))
    x = r - (2.515517 + r * (0.802853 + r * 0.010328)) / (1 + r * (1.432788 + r * (0.189269 + r * 0.001308)))
    for _ in range(4):
        upper = 0.5 * _math.erfc(x * _ROOT)
        density = _math.exp(-0.5 * x * x - _HALF)
        if not density or not upper:
            break
        # Halley's step for the logarithm of the tail, which is nearly a parabola.
        error = (_math.log(upper / p)) * upper / density
        step = error / (1 + 0.5 * error * (density / upper - x))
        x += step
        if abs(step) < 1e-9 * abs(x):
            break
    return _polished(x, p) if 1 <= x < 30 else x


def _polished(x, p):
    # One more step of Newton, in which nothing is rounded that counts: the ratio of tail and density is a continued
    # fraction, and the square of what is in the exponent is taken in two parts.
    ratio = x
    for k in range(int(400 / (x * x)) + 12, 0, -1):
        ratio = x + k / ratio
    high = x * 134217729.0
    high = high - (high - x)
    low = x - high
    density = _math.exp(-0.5 * high * high) * _math.exp(-0.5 * low * (high + x)) * 0.3989422804014327
    return x + (1 / ratio - p / density)


def ndtri(p):
    """The inverse of `ndtr`."""
    if not 0 <= p <= 1:
        return _NAN
    if p == 0 or p == 1:
        return _INF if p else -_INF
    if p == 0.5:
        return 0.0
    if abs(p - 0.5) < 0.2:
        return _ROOT * 2 * erfinv(2 * p - 1) if abs(p - 0.5) < 0.1 else _centre(p)
    return -_tail(p) if p < 0.5 else _tail(1 - p)


def _centre(p):
    x = -_tail(p) if p < 0.5 else _tail(1 - p)
    return x - (ndtr(x) - p) / _math.exp(-0.5 * x * x - _HALF)


def erfinv(y):
    """The inverse of the error function."""
    if not -1 <= y <= 1:
        return _NAN
    if abs(y) == 1:
        return _math.copysign(_INF, y)
    if abs(y) > 0.7:
        return _math.copysign(_ROOT * _tail(0.5 * (1 - abs(y))), y)
    x = y * _math.sqrt(_math.pi) / 2 * (1 + _math.pi / 12 * y * y)
    for _ in range(6):
        error = (_math.erf(x) - y) * _math.sqrt(_math.pi) / 2 * _math.exp(x * x)
        step = error / (1 + x * error)
        x -= step
        if abs(step) <= 1e-10 * abs(x):
            break
    return x


def erfcinv(y):
    """The inverse of the complementary error function."""
    if not 0 <= y <= 2:
        return _NAN
    if y == 0 or y == 2:
        return -_INF if y else _INF
    if 0.4 < y < 1.6:
        return erfinv(1 - y)
    return _ROOT * _tail(0.5 * y) if y < 1 else -_ROOT * _tail(1 - 0.5 * y)


def expit(x):
    """The logistic function."""
    if x < 0:
        try:
            return 1 / (1 + _math.exp(-x))
        except OverflowError:
            return 0.0
    return 1 / (1 + _math.exp(-x))


def log_expit(x):
    """The logarithm of the logistic function."""
    if x < 0:
        return x - _math.log1p(_math.exp(x))
    return -_math.log1p(_math.exp(-x))


def softplus(x):
    """The logarithm of `1 + exp(x)`."""
    return -log_expit(-x)


def logit(p):
    """The inverse of the logistic function."""
    if p == 0 or p == 1:
        return _INF if p else -_INF
    if not 0 < p < 1:
        return _NAN
    if p < 0.3 or p > 0.65:
        return _math.log(p / (1 - p))
    s = 2 * (p - 0.5)
    return _math.log1p(s) - _math.log1p(-s)


def xlogy(x, y):
    """`x * log(y)`, and 0 where `x` is 0."""
    if x == 0 and not _math.isnan(y):
        return 0.0
    if y == 0:
        return -x * _INF
    return x * _math.log(y) if y > 0 else _NAN


def xlog1py(x, y):
    """`x * log1p(y)`, and 0 where `x` is 0."""
    if x == 0 and not _math.isnan(y):
        return 0.0
    if y == -1:
        return -x * _INF
    return x * _math.log1p(y) if y > -1 else _NAN


def entr(x):
    """`-x * log(x)`, which entropies are sums of."""
    if _math.isnan(x):
        return x
    if x > 0:
        return -x * _math.log(x)
    return 0.0 if x == 0 else -_INF


def rel_entr(x, y):
    """`x * log(x / y)`, which relative entropies are sums of."""
    if _math.isnan(x) or _math.isnan(y):
        return _NAN
    if x > 0 and y > 0:
        return x * _math.log(x / y)
    return 0.0 if x == 0 and y >= 0 else _INF


def kl_div(x, y):
    """`x * log(x / y) - x + y`."""
    if x > 0 and y > 0:
        return x * _math.log(x / y) - x + y
    return y if x == 0 and y >= 0 else _INF


def huber(delta, r):
    """The loss of Huber."""
    if delta < 0:
        return _INF
    return 0.5 * r * r if abs(r) <= delta else delta * (abs(r) - 0.5 * delta)


def pseudo_huber(delta, r):
    """A smooth loss like that of Huber."""
    if delta < 0:
        return _INF
    if delta == 0 or r == 0:
        return 0.0
    return delta * delta * (_math.sqrt(1 + (r / delta) ** 2) - 1)


def exprel(x):
    """`(exp(x) - 1) / x`."""
    return 1.0 if abs(x) < 1e-16 else _math.expm1(x) / x if x < 717 else _INF


def boxcox(x, lmbda):
    """The transformation of Box and Cox."""
    if abs(lmbda) < 1e-19:
        return _math.log(x) if x > 0 else -_INF if x == 0 else _NAN
    if x == 0:
        return -1 / lmbda if lmbda > 0 else -_INF
    return _math.expm1(lmbda * _math.log(x)) / lmbda if x > 0 else _NAN


def inv_boxcox(y, lmbda):
    """The inverse of `boxcox`."""
    return _math.exp(y) if lmbda == 0 else _math.exp(_math.log1p(lmbda * y) / lmbda)


def cosm1(x):
    """`cos(x) - 1`, without loss for small `x`."""
    return -2 * _math.sin(0.5 * x) ** 2
