"""What the newer generator draws in another way, and how generators get the distributions that are written here."""

import math as _math

import numpy as _np
from numpy import random as _random

_OF_BOTH = """
beta binomial bytes chisquare f gumbel hypergeometric laplace logistic lognormal logseries multinomial negative_binomial
noncentral_chisquare noncentral_f poisson rayleigh standard_cauchy standard_t triangular vonmises weibull zipf
""".split()
_OF_LEGACY = """
dirichlet geometric multivariate_normal pareto power random_integers standard_exponential standard_gamma wald
""".split()


class _Draws:
    # What the distributions draw, from the newer generator.
    is_legacy = False

    def __init__(self, source):
        self.source = source

    def uniform(self):
        return float(self.source.random())

    def normal(self):
        return float(self.source.standard_normal())

    def word(self):
        return int(self.source.integers(0, 2**32 - 1, dtype=_np.uint32, endpoint=True))

    def bits(self):
        return int(self.source.integers(-(2**63), 2**63 - 1, dtype=_np.int64, endpoint=True)) + 2**63

    def exponential(self):
        from numpy.random._exponentials import DENSITY, INSIDE, TAIL, WIDTH

        while True:
            bits = self.bits() >> 3
            layer, size = bits & 0xFF, bits >> 8
            x = size * WIDTH[layer]
            if size < INSIDE[layer]:
                return x
            if layer == 0:
                return TAIL - _math.log1p(-self.uniform())
            if (DENSITY[layer - 1] - DENSITY[layer]) * self.uniform() + DENSITY[layer] < _math.exp(-x):
                return x

    def gamma(self, shape):
        # Marsaglia and Tsang's method; below 1, that of Ahrens and Dieter.
        if shape == 1.0:
            return self.exponential()
        if shape == 0.0:
            return 0.0
        if shape < 1.0:
            while True:
                u, v = self.uniform(), self.exponential()
                if u <= 1.0 - shape:
                    x = u ** (1.0 / shape)
                    if x <= v:
                        return x
                else:
                    y = -_math.log((1 - u) / shape)
                    x = (1.0 - shape + shape * y) ** (1.0 / shape)
                    if x <= v + y:
                        return x
        b = shape - 1.0 / 3.0
        c = 1.0 / _math.sqrt(9 * b)
        while True:
            x = self.normal()
            v = 1.0 + c * x
            if v <= 0.0:
                continue
            v = v * v * v
            u = self.uniform()
            if u < 1.0 - 0.0331 * (x * x) * (x * x):
                return b * v
            if _math.log(u) < 0.5 * x * x + b * (1.0 - v + _math.log(v)):
                return b * v

def standard_exponential(it, size=None, dtype=float, method="zig", out=None):
    """Floats from the exponential distribution with the mean 1."""
    if method != "zig" or _np.dtype(dtype) != float or out is not None:
        raise NotImplementedError("numpy.random.Generator.standard_exponential: only float64 by the ziggurat, without out")
    return _random._each(lambda _: it.exponential(), size, 0)


def exponential(it, scale=1.0, size=None):
    """Floats from the exponential distribution with the mean `scale`."""
    _random._checked("scale", scale, lambda x: x >= 0, "< 0")
    return _random._each(lambda scale: scale * it.exponential(), size, scale)


def standard_gamma(it, shape, size=None, dtype=float, out=None):
    """Floats from a gamma distribution of the scale 1."""
    _random._checked("shape", shape, lambda x: x >= 0, "< 0")
    return _random._each(it.gamma, size, shape)


def gamma(it, shape, scale=1.0, size=None):
    """Floats from a gamma distribution."""
    _random._checked("shape", shape, lambda x: x >= 0, "< 0")
    _random._checked("scale", scale, lambda x: x >= 0, "< 0")
    return _random._each(lambda shape, scale: scale * it.gamma(shape), size, shape, scale)


def power(it, a, size=None):
    """Floats between 0 and 1 whose density rises as a power."""
    _random._checked("a", a, lambda x: x > 0, "<= 0")
    return _random._each(lambda a: (-_math.expm1(-it.exponential())) ** (1.0 / a), size, a)


def pareto(it, a, size=None):
    """Floats from the Pareto distribution that begins at 0."""
    _random._checked("a", a, lambda x: x > 0, "<= 0")
    return _random._each(lambda a: _math.expm1(it.exponential() / a), size, a)


def wald(it, mean, scale, size=None):
    """Floats from an inverse Gaussian distribution."""
    _random._checked("mean", mean, lambda x: x > 0, "<= 0")
    _random._checked("scale", scale, lambda x: x > 0, "<= 0")

    def draw(mean, scale):
        y = it.normal()
        y = mean * y * y
        d = 1 + _math.sqrt(1 + 4 * scale / y)
        x = mean * (1 - 2 / d)
        return x if it.uniform() <= mean / (mean + x) else mean * mean / x

    return _random._each(draw, size, mean, scale)


def dirichlet(it, alpha, size=None):
    """Vectors of shares that add up to 1, from a Dirichlet distribution."""
    alpha = _np.asarray(alpha, dtype=float)
    if not _np.all(alpha >= 0):
        raise ValueError("alpha < 0")
    shape = () if size is None else (size,) if isinstance(size, int) else tuple(size)
    rows = []
    for _ in range(_math.prod(shape)):
        drawn = _shares(it, alpha.tolist()) if alpha.max() < 0.1 else [it.gamma(each) for each in alpha.tolist()]
        total = 0.0
        for each in drawn:
            total += each
        inverse = 1 / total if alpha.max() >= 0.1 else 1.0
        rows.append([each * inverse for each in drawn])
    return _np.array(rows).reshape(shape + alpha.shape)


def _shares(it, alpha):
    # For shares that are next to 0 or 1: what is left is broken again and again.
    left, shares = 1.0, []
    for at, each in enumerate(alpha[:-1]):
        behind = sum(alpha[at + 1 :])
        part = float(_random._drawn(it, _random.beta, (each, behind), {}))
        shares.append(left * part)
        left *= 1 - part
    return [*shares, left]


def geometric(it, p, size=None):
    """How many trials it takes to the first success, which has the probability `p`."""
    _random._checked("p", p, lambda x: (x > 0) & (x <= 1), "<= 0, p > 1 or p contains NaNs")

    def draw(p):
        if p < 0.333333333333333333333333:
            return _math.ceil(-it.exponential() / _math.log1p(-p))
        count, total, share, u = 1, p, p, it.uniform()
        while u > total:
            share *= 1.0 - p
            total += share
            count += 1
        return count

    return _random._each(draw, size, p)


def multivariate_normal(it, mean, cov, size=None, check_valid="warn", tol=1e-8, *, method="svd"):
    """Vectors from a normal distribution of this mean and covariance."""
    x, mean, cov = _random._drawn(it, _random._vectors, (mean, cov, size), {})
    if method == "svd":
        u, s, _ = _np.linalg.svd(cov)
        factor = u * _np.sqrt(s)
    elif method == "eigh":
        s, u = _np.linalg.eigh(cov)
        factor = u * _np.sqrt(s)
    elif method == "cholesky":
        factor = _np.linalg.cholesky(cov)
    else:
        raise ValueError("method must be one of {'eigh', 'svd', 'cholesky'}")
    return mean + x @ factor.T


def permuted(it, x, *, axis=None, out=None):
    """The array with its elements shuffled, each row along an axis by itself."""
    if out is not None:
        raise NotImplementedError("numpy.random.Generator.permuted with out")
    found = _np.array(x)
    if axis is None:
        flat = found.ravel()
        it.source.shuffle(flat)
        return flat.reshape(found.shape)
    rows = _np.moveaxis(found, axis, -1)
    shape = rows.shape
    rows = rows.reshape(-1, shape[-1])
    for at in range(len(rows)):
        row = rows[at].copy()
        it.source.shuffle(row)
        rows[at] = row
    return _np.moveaxis(rows.reshape(shape), -1, axis)


def _method(source, name):
    # The method of this name of a generator.
    is_new = type(source).__name__ == "Generator"
    own = globals().get(name) if is_new and not name.startswith("_") else None
    is_shared = name in _OF_BOTH or not is_new and name in _OF_LEGACY
    shared = getattr(_random, name) if is_shared else None
    if shared is None and getattr(own, "__module__", None) != __name__:
        raise AttributeError(f"'{type(source).__module__}.{type(source).__name__}' object has no attribute '{name}'")
    draws = _Draws(source) if is_new else _random._Legacy(source)

    def method(*args, **kwargs):
        if shared is not None:
            return _random._drawn(draws, shared, args, kwargs)
        return own(draws, *args, **kwargs)

    method.__name__ = method.__qualname__ = name
    method.__doc__ = (shared or own).__doc__
    return method
