"""The rest of numpy.random: distributions of the legacy stream."""

import math as _math

import numpy as _np
from numpy import random as _random
from numpy.random._seeding import PCG64, BitGenerator, SeedSequence


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


class _Legacy:
    # What the distributions draw, from the legacy generator or an object like it.
    is_legacy = True

    def __init__(self, source):
        self.source = source

    def uniform(self):
        return float(self.source.random_sample())

    def normal(self):
        return float(self.source.standard_normal())

    def gamma(self, shape):
        return float(self.source.gamma(shape))

    def exponential(self):
        return -_math.log1p(-self.uniform())

    def word(self):
        return int(self.source.randint(0, 2**32, dtype=_np.uint32))


# Where the distributions draw from now.
_source = _Legacy(_random)


def _drawn(source, function, args, kwargs):
    # What a distribution gives that draws from another source.
    global _source
    before, _source = _source, source
    try:
        return function(*args, **kwargs)
    finally:
        _source = before


def _uniform():
    return _source.uniform()


def _normal():
    return _source.normal()


def _gamma(shape):
    return _source.gamma(shape)


def _exponential():
    return _source.exponential()


def standard_exponential(size=None):
    """Floats from the exponential distribution with the mean 1."""
    return _source.source.exponential(size=size)


def standard_gamma(shape, size=None):
    """Floats from a gamma distribution of the scale 1."""
    return _source.source.gamma(shape, size=size)


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
    return _each(lambda n, p: _poisson((1 - p) / p * _gamma(n)), size, n, p)


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
    found = b"".join(_source.word().to_bytes(4, "little") for _ in range(-(-length // 4)))
    return found[:length]


def random_integers(low, high=None, size=None):
    """Whole numbers from `low` to `high`, both among them; from 1 to `low` without `high`."""
    low, high = (1, low) if high is None else (low, high)
    found = _random.randint(low, int(high) + 1, size=size)
    return _np.int64(found) if size is None else found


def noncentral_chisquare(df, nonc, size=None):
    """Floats from a chi-square distribution that is not around 0."""
    _checked("df", df, lambda it: it > 0, "<= 0")
    _checked("nonc", nonc, lambda it: it >= 0, "< 0")
    return _each(_noncentral, size, df, nonc)


def _noncentral(df, nonc):
    if nonc == 0:
        return _chisquare(df)
    if 1 < df:
        central = _chisquare(df - 1)
        n = _normal() + _math.sqrt(nonc)
        return central + n * n
    return _chisquare(df + 2 * _poisson(nonc / 2.0))


def noncentral_f(dfnum, dfden, nonc, size=None):
    """Floats from an F distribution whose numerator is not around 0."""
    _checked("dfnum", dfnum, lambda it: it > 0, "<= 0")
    _checked("dfden", dfden, lambda it: it > 0, "<= 0")
    _checked("nonc", nonc, lambda it: it >= 0, "< 0")

    def draw(dfnum, dfden, nonc):
        over = _noncentral(dfnum, nonc) * dfden
        return over / (_chisquare(dfden) * dfnum)

    return _each(draw, size, dfnum, dfden, nonc)


def vonmises(mu, kappa, size=None):
    """Angles from the von Mises distribution: around `mu`, the closer the larger `kappa`."""
    _checked("kappa", kappa, lambda it: it >= 0, "< 0")
    return _each(_vonmises, size, mu, kappa)


def _vonmises(mu, kappa):
    if kappa < 1e-8:
        return _math.pi * (2 * _uniform() - 1)
    if kappa < 1e-5:
        s = 1.0 / kappa + kappa
    elif kappa <= 1e6 or _source.is_legacy:
        r = 1 + _math.sqrt(1 + 4 * kappa * kappa)
        rho = (r - _math.sqrt(2 * r)) / (2 * kappa)
        s = (1 + rho * rho) / (2 * rho)
    else:
        found = mu + _math.sqrt(1.0 / kappa) * _normal()
        return found + 2 * _math.pi if found < -_math.pi else found - 2 * _math.pi if found > _math.pi else found
    while True:
        z = _math.cos(_math.pi * _uniform())
        w = (1 + s * z) / (s + z)
        y = kappa * (s - w)
        v = _uniform()
        if y * (2 - y) - v >= 0 or _math.log(y / v) + 1 - y >= 0:
            break
    found = _math.acos(w)
    found = (-found if _uniform() < 0.5 else found) + mu
    turned = _math.fmod(abs(found) + _math.pi, 2 * _math.pi) - _math.pi
    return -turned if found < 0 else turned


def hypergeometric(ngood, nbad, nsample, size=None):
    """How many of a sample are good that is drawn from so many good and bad ones."""
    _checked("ngood", ngood, lambda it: it >= 0, "< 0")
    _checked("nbad", nbad, lambda it: it >= 0, "< 0")
    _checked("nsample", nsample, lambda it: it >= 0, "< 0")
    if not _np.all(_np.add(ngood, nbad) >= nsample):
        raise ValueError("ngood + nbad < nsample")
    return _each(_hypergeometric, size, ngood, nbad, nsample)


def _hypergeometric(good, bad, sample):
    if _source.is_legacy and sample <= 10:
        return _hypergeometric_of_few(good, bad, sample)
    if _source.is_legacy or 10 <= sample <= good + bad - 10:
        return _hypergeometric_by_rejection(good, bad, sample)
    total = good + bad
    taken = total - sample if sample > total // 2 else sample
    left, left_good = total, good
    while taken > 0 and left_good > 0 and left > left_good:
        left -= 1
        if _below(left) < left_good:
            left_good -= 1
        taken -= 1
    if left == left_good:
        left_good -= taken
    return left_good if sample > total // 2 else good - left_good


def _hypergeometric_of_few(good, bad, sample):
    rest, few = bad + good - sample, min(bad, good)
    left = few
    while left > 0 and sample > 0:
        left -= _math.floor(_uniform() + left / (rest + sample))
        sample -= 1
        if sample == 0:
            break
    return few - left


def _below(most):
    # A whole number up to `most`: bits are drawn until they fit.
    mask = (1 << most.bit_length()) - 1
    while True:
        found = _source.word() & mask
        if found <= most:
            return found


def _hypergeometric_by_rejection(good, bad, sample):
    # Stadlober's method HRUA.
    total = good + bad
    taken, few, many = min(sample, total - sample), min(good, bad), max(good, bad)
    p, q = few / total, many / total
    a = taken * p + 0.5
    c = _math.sqrt((total - taken) * taken * p * q / (total - 1) + 0.5)
    h = 1.7155277699214135 * c + 0.8989161620588988
    m = (taken + 1) * (few + 1) // (total + 2)

    def log(k):
        return sum(_math.lgamma(each + 1) for each in (k, few - k, taken - k, many - taken + k))

    g, b = log(m), min(min(taken, few) + 1, _math.floor(a + 16 * c))
    while True:
        u, v = _uniform(), _uniform()
        x = a + h * (v - 0.5) / u
        if x < 0.0 or x >= b:
            continue
        k = _math.floor(x)
        t = g - log(k)
        if u * (4.0 - u) - 3.0 <= t or (u * (u - t) < 1 and 2.0 * _math.log(u) <= t):
            break
    if good > bad:
        k = taken - k
    return good - k if taken < sample else k


def multivariate_normal(mean, cov, size=None, check_valid="warn", tol=1e-8):
    """Vectors from a normal distribution of this mean and covariance."""
    x, mean, cov = _vectors(mean, cov, size)
    u, s, v = _np.linalg.svd(cov)
    if check_valid != "ignore" and not _np.allclose(_np.dot(v.T * s, v), cov, rtol=tol, atol=tol):
        if check_valid == "raise":
            raise ValueError("covariance is not symmetric positive-semidefinite.")
        import warnings

        warnings.warn("covariance is not symmetric positive-semidefinite.", RuntimeWarning)
    found = _np.dot(x.reshape(-1, len(mean)), _np.sqrt(s)[:, None] * v) + mean
    return found.reshape(x.shape)


def _vectors(mean, cov, size):
    # Normal numbers of the shape of the result, and both parameters as arrays.
    mean, cov = _np.array(mean), _np.array(cov)
    if mean.ndim != 1:
        raise ValueError("mean must be 1 dimensional")
    if cov.ndim != 2 or cov.shape[0] != cov.shape[1]:
        raise ValueError("cov must be 2 dimensional and square")
    if mean.shape[0] != cov.shape[0]:
        raise ValueError("mean and cov must have same length")
    shape = () if size is None else (size,) if isinstance(size, (int, _np.integer)) else tuple(size)
    return _source.source.standard_normal((*shape, len(mean))), mean, cov
