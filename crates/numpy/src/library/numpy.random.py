"""The rest of numpy.random: distributions of the legacy stream."""

import math as _math

import numpy as _np
from numpy import random as _random


def _each(draw, size, *parameters):
    # One draw after the other, the parameters broadcast against each other and the size.
    arrays = _np.broadcast_arrays(*parameters)
    shape = arrays[0].shape
    if size is None and not shape:
        return draw(*[array.item() for array in arrays])
    if size is not None:
        shape = (size,) if isinstance(size, (int, _np.integer)) else tuple(size)
    columns = [_np.broadcast_to(array, shape).ravel().tolist() for array in arrays]
    return _np.array([draw(*each) for each in zip(*columns)]).reshape(shape)


def _checked(name, value, is_fine, what):
    if not bool(_np.all(is_fine(_np.asarray(value)))):
        raise ValueError(f"{name} {what}")


def _uniform():
    return float(_random.random_sample())


def _normal():
    return float(_random.standard_normal())


def _gamma(shape):
    return float(_random.gamma(shape))


def _exponential():
    return -_math.log1p(-_uniform())


def standard_exponential(size=None):
    """Floats from the exponential distribution with the mean 1."""
    return _random.exponential(size=size)


def standard_gamma(shape, size=None):
    """Floats from a gamma distribution of the scale 1."""
    return _random.gamma(shape, size=size)


def lognormal(mean=0.0, sigma=1.0, size=None):
    """Floats whose logarithms are from a normal distribution."""
    _checked("sigma", sigma, lambda it: it >= 0, "< 0")
    return _each(lambda mean, sigma: _math.exp(mean + sigma * _normal()), size, mean, sigma)


def rayleigh(scale=1.0, size=None):
    """Floats from a Rayleigh distribution."""
    _checked("scale", scale, lambda it: it >= 0, "< 0")
    return _each(lambda scale: scale * _math.sqrt(2.0 * _exponential()), size, scale)


def weibull(a, size=None):
    """Floats from a Weibull distribution of the scale 1."""
    _checked("a", a, lambda it: it >= 0, "< 0")
    return _each(lambda a: 0.0 if a == 0.0 else _exponential() ** (1.0 / a), size, a)


def power(a, size=None):
    """Floats between 0 and 1 whose density rises as a power."""
    _checked("a", a, lambda it: it > 0, "<= 0")
    return _each(lambda a: (1 - _math.exp(-_exponential())) ** (1.0 / a), size, a)


def pareto(a, size=None):
    """Floats from the Pareto distribution that begins at 0."""
    _checked("a", a, lambda it: it > 0, "<= 0")
    return _each(lambda a: _math.exp(_exponential() / a) - 1, size, a)


def laplace(loc=0.0, scale=1.0, size=None):
    """Floats from a Laplace distribution."""
    _checked("scale", scale, lambda it: it >= 0, "< 0")

    def draw(loc, scale):
        u = _uniform()
        while u <= 0.0:
            u = _uniform()
        return loc - scale * _math.log(2.0 - u - u) if u >= 0.5 else loc + scale * _math.log(u + u)

    return _each(draw, size, loc, scale)


def gumbel(loc=0.0, scale=1.0, size=None):
    """Floats from a Gumbel distribution."""
    _checked("scale", scale, lambda it: it >= 0, "< 0")

    def draw(loc, scale):
        u = 1.0 - _uniform()
        while u >= 1.0:
            u = 1.0 - _uniform()
        return loc - scale * _math.log(-_math.log(u))

    return _each(draw, size, loc, scale)


def logistic(loc=0.0, scale=1.0, size=None):
    """Floats from a logistic distribution."""
    _checked("scale", scale, lambda it: it >= 0, "< 0")

    def draw(loc, scale):
        u = _uniform()
        while u <= 0.0:
            u = _uniform()
        return loc + scale * _math.log(u / (1.0 - u))

    return _each(draw, size, loc, scale)


def standard_cauchy(size=None):
    """Floats from the Cauchy distribution around 0."""
    return _each(lambda _: _normal() / _normal(), size, 0)


def chisquare(df, size=None):
    """Floats from a chi-square distribution with `df` degrees of freedom."""
    _checked("df", df, lambda it: it > 0, "<= 0")
    return _each(_chisquare, size, df)


def _chisquare(df):
    return 2.0 * _gamma(df / 2.0)


def standard_t(df, size=None):
    """Floats from Student's distribution with `df` degrees of freedom."""
    _checked("df", df, lambda it: it > 0, "<= 0")

    def draw(df):
        over = _normal()
        return _math.sqrt(df / 2) * over / _math.sqrt(_gamma(df / 2))

    return _each(draw, size, df)


def f(dfnum, dfden, size=None):
    """Floats from an F distribution."""
    _checked("dfnum", dfnum, lambda it: it > 0, "<= 0")
    _checked("dfden", dfden, lambda it: it > 0, "<= 0")

    def draw(dfnum, dfden):
        over = _chisquare(dfnum) * dfden
        return over / (_chisquare(dfden) * dfnum)

    return _each(draw, size, dfnum, dfden)


def beta(a, b, size=None):
    """Floats between 0 and 1 from a beta distribution."""
    _checked("a", a, lambda it: it > 0, "<= 0")
    _checked("b", b, lambda it: it > 0, "<= 0")

    def draw(a, b):
        if a > 1.0 or b > 1.0:
            first = _gamma(a)
            return first / (first + _gamma(b))
        while True:
            u, v = _uniform(), _uniform()
            x, y = u ** (1.0 / a), v ** (1.0 / b)
            if x + y <= 1.0 and u + v > 0.0:
                if x + y > 0:
                    return x / (x + y)
                x, y = _math.log(u) / a, _math.log(v) / b
                most = max(x, y)
                x, y = x - most, y - most
                return _math.exp(x - _math.log(_math.exp(x) + _math.exp(y)))

    return _each(draw, size, a, b)


def dirichlet(alpha, size=None):
    """Vectors of shares that add up to 1, from a Dirichlet distribution."""
    alpha = _np.asarray(alpha, dtype=float)
    if not _np.all(alpha > 0):
        raise ValueError("alpha <= 0")
    shape = () if size is None else (size,) if isinstance(size, int) else tuple(size)
    rows = []
    for _ in range(_math.prod(shape)):
        drawn = [_gamma(each) for each in alpha.tolist()]
        total = 0.0
        for each in drawn:
            total += each
        inverse = 1 / total
        rows.append([each * inverse for each in drawn])
    return _np.array(rows).reshape(shape + alpha.shape)


def triangular(left, mode, right, size=None):
    """Floats whose density rises from `left` to `mode` and falls to `right`."""
    _checked("left", _np.asarray(mode) - left, lambda it: it >= 0, "> mode")
    _checked("mode", _np.asarray(right) - mode, lambda it: it >= 0, "> right")

    def draw(left, mode, right):
        base, leftbase = right - left, mode - left
        u = _uniform()
        if u <= leftbase / base:
            return left + _math.sqrt(u * (leftbase * base))
        return right - _math.sqrt((1.0 - u) * ((right - mode) * base))

    return _each(draw, size, left, mode, right)


def wald(mean, scale, size=None):
    """Floats from an inverse Gaussian distribution."""
    _checked("mean", mean, lambda it: it > 0, "<= 0")
    _checked("scale", scale, lambda it: it > 0, "<= 0")

    def draw(mean, scale):
        share = mean / (2 * scale)
        y = _normal()
        y = mean * y * y
        x = mean + share * (y - _math.sqrt(4 * scale * y + y * y))
        return x if _uniform() <= mean / (mean + x) else mean * mean / x

    return _each(draw, size, mean, scale)


def geometric(p, size=None):
    """How many trials it takes to the first success, which has the probability `p`."""
    _checked("p", p, lambda it: (it > 0) & (it <= 1), "<= 0, p > 1 or p contains NaNs")

    def draw(p):
        if p < 0.333333333333333333333333:
            return _math.ceil(_math.log1p(-_uniform()) / _math.log(1.0 - p))
        count, total, share, u = 1, p, p, _uniform()
        while u > total:
            share *= 1.0 - p
            total += share
            count += 1
        return count

    return _each(draw, size, p)


def poisson(lam=1.0, size=None):
    """Counts of events of which there are `lam` on average."""
    _checked("lam", lam, lambda it: it >= 0, "< 0 or lam is NaN")
    return _each(_poisson, size, lam)


def _poisson(lam):
    if lam >= 10:
        return _poisson_by_rejection(lam)
    if lam == 0:
        return 0
    least, count, product = _math.exp(-lam), 0, 1.0
    while True:
        product *= _uniform()
        if product <= least:
            return count
        count += 1


def _poisson_by_rejection(lam):
    root, log = _math.sqrt(lam), _math.log(lam)
    b = 0.931 + 2.53 * root
    a = -0.059 + 0.02483 * b
    inverse = 1.1239 + 1.1328 / (b - 3.4)
    least = 0.9277 - 3.6224 / (b - 2)
    while True:
        u = _uniform() - 0.5
        v = _uniform()
        us = 0.5 - abs(u)
        k = _math.floor((2 * a / us + b) * u + lam + 0.43)
        if us >= 0.07 and v <= least:
            return k
        if k < 0 or (us < 0.013 and v > us):
            continue
        if _math.log(v) + _math.log(inverse) - _math.log(a / (us * us) + b) <= -lam + k * log - _math.lgamma(k + 1):
            return k


def binomial(n, p, size=None):
    """How many of `n` trials succeed, each with the probability `p`."""
    _checked("n", n, lambda it: it >= 0, "< 0")
    _checked("p", p, lambda it: (it >= 0) & (it <= 1), "< 0, p > 1 or p is NaN")
    return _each(_binomial, size, n, p)


def _binomial(n, p):
    if p > 0.5:
        return n - _binomial_of_few(n, 1.0 - p)
    return _binomial_of_few(n, p)


def _binomial_of_few(n, p):
    if p * n > 30.0:
        return _binomial_by_rejection(n, p)
    q = 1.0 - p
    none = _math.exp(n * _math.log(q))
    mean = n * p
    bound = min(n, int(mean + 10.0 * _math.sqrt(mean * q + 1)))
    count, share, u = 0, none, _uniform()
    while u > share:
        count += 1
        if count > bound:
            count, share, u = 0, none, _uniform()
        else:
            u -= share
            share = ((n - count + 1) * p * share) / (count * q)
    return count


def _binomial_by_rejection(n, r):
    # Kachitvichyanukul and Schmeiser's method BTPE.
    q = 1.0 - r
    fm = n * r + r
    m = _math.floor(fm)
    p1 = _math.floor(2.195 * _math.sqrt(n * r * q) - 4.6 * q) + 0.5
    xm = m + 0.5
    xl, xr = xm - p1, xm + p1
    c = 0.134 + 20.5 / (15.3 + m)
    a = (fm - xl) / (fm - xl * r)
    laml = a * (1.0 + a / 2.0)
    a = (xr - fm) / (xr * q)
    lamr = a * (1.0 + a / 2.0)
    p2 = p1 * (1.0 + 2.0 * c)
    p3 = p2 + c / laml
    p4 = p3 + c / lamr
    nrq = n * r * q
    while True:
        u, v = _uniform() * p4, _uniform()
        if u <= p1:
            return _math.floor(xm - p1 * v + u)
        if u <= p2:
            x = xl + (u - p1) / c
            v = v * c + 1.0 - abs(m - x + 0.5) / p1
            if v > 1.0:
                continue
            y = _math.floor(x)
        elif u <= p3:
            if v == 0.0:
                continue
            y = _math.floor(xl + _math.log(v) / laml)
            if y < 0:
                continue
            v = v * (u - p2) * laml
        else:
            if v == 0.0:
                continue
            y = _math.floor(xr - _math.log(v) / lamr)
            if y > n:
                continue
            v = v * (u - p3) * lamr
        k = abs(y - m)
        if k <= 20 or k >= nrq / 2.0 - 1:
            if v <= _ratio(m, y, r / q, n):
                return y
            continue
        rho = (k / nrq) * ((k * (k / 3.0 + 0.625) + 0.16666666666666666) / nrq + 0.5)
        t = -k * k / (2 * nrq)
        log = _math.log(v)
        if log < t - rho:
            return y
        if log > t + rho:
            continue
        x1, f1, z, w = y + 1, m + 1, n + 1 - m, n - y + 1
        bound = (
            xm * _math.log(f1 / x1)
            + (n - m + 0.5) * _math.log(z / w)
            + (y - m) * _math.log(w * r / (x1 * q))
            + sum(_tail(each) for each in (f1, z, x1, w))
        )
        if log <= bound:
            return y


def _ratio(m, y, s, n):
    a, found = s * (n + 1), 1.0
    if m < y:
        for i in range(m + 1, y + 1):
            found *= a / i - s
    elif m > y:
        for i in range(y + 1, m + 1):
            found /= a / i - s
    return found


def _tail(x):
    square = x * x
    return (13680.0 - (462.0 - (132.0 - (99.0 - 140.0 / square) / square) / square) / square) / x / 166320.0


def negative_binomial(n, p, size=None):
    """How many trials fail before `n` succeed, each with the probability `p`."""
    _checked("n", n, lambda it: it > 0, "<= 0")
    _checked("p", p, lambda it: (it > 0) & (it <= 1), "<= 0, p > 1 or p is NaN")
    return _each(lambda n, p: _poisson(float(_random.gamma(n, (1 - p) / p))), size, n, p)


def multinomial(n, pvals, size=None):
    """How often each of several outcomes comes in `n` trials; `pvals` are their probabilities."""
    pvals = [float(each) for each in pvals]
    if sum(pvals[:-1]) > 1.0 + 1e-12:
        raise ValueError("sum(pvals[:-1]) > 1.0")
    shape = () if size is None else (size,) if isinstance(size, int) else tuple(size)
    rows = []
    for _ in range(_math.prod(shape)):
        left, share, row = n, 1.0, [0] * len(pvals)
        for at, p in enumerate(pvals[:-1]):
            row[at] = _binomial(left, p / share)
            left -= row[at]
            if left <= 0:
                break
            share -= p
        if left > 0:
            row[-1] = left
        rows.append(row)
    return _np.array(rows).reshape(shape + (len(pvals),))


def zipf(a, size=None):
    """Whole numbers that are the rarer the larger they are, by the power `a`."""
    _checked("a", a, lambda it: it > 1, "<= 1 or a is NaN")

    def draw(a):
        less = a - 1.0
        b = 2.0**less
        least = float(2**63 - 1) ** -less
        while True:
            u01 = _uniform()
            u = u01 * least + (1 - u01)
            v = _uniform()
            x = _math.floor(u ** (-1.0 / less))
            if x > 2**63 - 1 or x < 1.0:
                continue
            t = (1.0 + 1.0 / x) ** less
            if v * x * (t - 1.0) / (b - 1.0) <= t / b:
                return int(x)

    return _each(draw, size, a)


def logseries(p, size=None):
    """Whole numbers from a logarithmic series distribution."""
    _checked("p", p, lambda it: (it >= 0) & (it < 1), "< 0, p >= 1 or p is NaN")

    def draw(p):
        r = _math.log1p(-p)
        while True:
            v = _uniform()
            if v >= p:
                return 1
            u = _uniform()
            q = -_math.expm1(r * u)
            if v <= q * q:
                found = _math.floor(1 + _math.log(v) / _math.log(q)) if q > 0 and v > 0 else 0
                if found < 1 or v == 0.0:
                    continue
                return found
            return 1 if v >= q else 2

    return _each(draw, size, p)


def bytes(length):
    """So many random bytes."""
    words = _random.randint(0, 2**32, size=-(-length // 4), dtype=_np.uint32)
    found = b"".join(int(word).to_bytes(4, "little") for word in words)
    return found[:length]


def random_integers(low, high=None, size=None):
    """Whole numbers from `low` to `high`, both among them; from 1 to `low` without `high`."""
    low, high = (1, low) if high is None else (low, high)
    found = _random.randint(low, int(high) + 1, size=size)
    return _np.int64(found) if size is None else found
