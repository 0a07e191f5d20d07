"""What the newer generator draws in another way, and how generators get the distributions that are written here."""

import math as _math

import numpy as _np
from numpy import random as _random

_OF_BOTH = """
beta binomial bytes chisquare f gumbel hypergeometric laplace logistic lognormal logseries multinomial negative_binomial
noncentral_chisquare noncentral_f pareto poisson power rayleigh standard_cauchy standard_t triangular vonmises wald weibull zipf geometric
""".split()
_OF_LEGACY = """
dirichlet multivariate_normal random_integers standard_exponential standard_gamma
""".split()


def _drawing(it, name, size, *parameters):
    return it._distributed(name, size, *parameters)


def _put(it, drawn, dtype, out, what):
    # A result of the dtype that was asked for, in the array that was given.
    if _np.dtype(dtype) != float:
        raise NotImplementedError(f"numpy.random.Generator.{what}: only float64 is supported")
    if out is None:
        return drawn
    out[...] = drawn
    return out


def standard_exponential(it, size=None, dtype=float, method="zig", out=None):
    """Floats from the exponential distribution with the mean 1."""
    if method not in ("zig", "inv"):
        raise ValueError(f"unknown method {method!r}")
    name = "standard_exponential" if method == "zig" else "inverse_exponential"
    drawn = _drawing(it, name, out.shape if out is not None and size is None else size)
    return _put(it, drawn, dtype, out, "standard_exponential")


def exponential(it, scale=1.0, size=None):
    """Floats from the exponential distribution with the mean `scale`."""
    _random._checked("scale", scale, lambda x: x >= 0, "< 0")
    return _drawing(it, "exponential", size, scale)


def standard_gamma(it, shape, size=None, dtype=float, out=None):
    """Floats from a gamma distribution of the scale 1."""
    _random._checked("shape", shape, lambda x: x >= 0, "< 0")
    drawn = _drawing(it, "standard_gamma", out.shape if out is not None and size is None else size, shape)
    return _put(it, drawn, dtype, out, "standard_gamma")


def gamma(it, shape, scale=1.0, size=None):
    """Floats from a gamma distribution."""
    _random._checked("shape", shape, lambda x: x >= 0, "< 0")
    _random._checked("scale", scale, lambda x: x >= 0, "< 0")
    return _drawing(it, "gamma", size, shape, scale)


def dirichlet(it, alpha, size=None):
    """Vectors of shares that add up to 1, from a Dirichlet distribution."""
    alpha = _np.asarray(alpha, dtype=float)
    if not _np.all(alpha >= 0):
        raise ValueError("alpha < 0")
    shape = _random._shape(size)
    if alpha.max() >= 0.1:
        return _random._drawn(it, _random._shares, (alpha, shape), {})
    rows = [_broken(it, alpha.tolist()) for _ in range(_math.prod(shape))]
    return _np.array(rows).reshape(shape + alpha.shape)


def _broken(it, alpha):
    # For shares that are next to 0 or 1: what is left is broken again and again.
    left, shares = 1.0, []
    for at, each in enumerate(alpha[:-1]):
        part = _drawing(it, "beta", None, each, sum(alpha[at + 1 :]))
        shares.append(left * part)
        left *= 1 - part
    return [*shares, left]


def multivariate_hypergeometric(it, colors, nsample, size=None, method="marginals"):
    """How many of each color are in a sample of so many of each."""
    colors = _np.asarray(colors)
    if colors.ndim != 1 or colors.dtype.kind not in "iu":
        raise ValueError("colors must be a one-dimensional sequence of nonnegative integers not exceeding 9223372036854775807.")
    if (colors < 0).any():
        raise ValueError("colors must be a one-dimensional sequence of nonnegative integers not exceeding 9223372036854775807.")
    total = int(colors.sum())
    if not 0 <= nsample <= total:
        raise ValueError("nsample > sum(colors)" if nsample > total else "nsample must be nonnegative.")
    if method not in ("count", "marginals"):
        raise ValueError('method must be "count" or "marginals".')
    shape, most = _random._shape(size), nsample > total // 2
    taken = total - nsample if most else nsample
    draw = _by_count if method == "count" else _by_marginals
    rows = _np.array([draw(it, colors.tolist(), total, taken) for _ in range(_math.prod(shape))], dtype=int)
    rows = colors - rows if most else rows
    return rows.reshape(shape + colors.shape)


def _by_marginals(it, colors, left, taken):
    row = [0] * len(colors)
    for at, color in enumerate(colors[:-1]):
        if taken <= 0:
            break
        left -= color
        row[at] = _drawing(it, "hypergeometric", None, color, left, taken)
        taken -= row[at]
    if taken > 0:
        row[-1] = taken
    return row


def _by_count(it, colors, total, taken):
    choices = [at for at, color in enumerate(colors) for _ in range(color)]
    row = [0] * len(colors)
    for at in range(taken):
        most = total - at - 1
        mask, found = (1 << most.bit_length()) - 1, most + 1
        while most and found > most:
            found = int(it.integers(0, 2**32 - 1, dtype=_np.uint32, endpoint=True)) & mask
        other = at + (found if most else 0)
        choices[at], choices[other] = choices[other], choices[at]
        row[choices[at]] += 1
    return row


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
        out[...] = permuted(it, x, axis=axis)
        return out
    found = _np.array(x)
    if axis is None:
        flat = found.ravel()
        it.shuffle(flat)
        return flat.reshape(found.shape)
    rows = _np.moveaxis(found, axis, -1)
    shape = rows.shape
    rows = rows.reshape(-1, shape[-1])
    for at in range(len(rows)):
        row = rows[at].copy()
        it.shuffle(row)
        rows[at] = row
    return _np.moveaxis(rows.reshape(shape), -1, axis)


def bit_generator(it):
    """The generator of bits that it draws from."""
    origin = it._origin()
    if isinstance(origin, _random.BitGenerator):
        return origin
    made = _random.PCG64._over(it)
    made._seed = origin
    it._origin(made)
    return made


def spawn(it, n_children):
    """New generators whose streams have nothing to do with each other."""
    return [_random.Generator(child) for child in bit_generator(it).spawn(n_children)]


def _method(source, name):
    # The method of this name of a generator.
    if name in ("bit_generator", "_bit_generator"):
        return bit_generator(source) if type(source).__name__ == "Generator" else _random.MT19937._over(source)
    is_new = type(source).__name__ == "Generator"
    own = globals().get(name) if is_new and not name.startswith("_") else None
    is_shared = name in _OF_BOTH or not is_new and name in _OF_LEGACY
    shared = getattr(_random, name) if is_shared else None
    if shared is None and getattr(own, "__module__", None) != __name__:
        raise AttributeError(f"'{type(source).__module__}.{type(source).__name__}' object has no attribute '{name}'")

    def method(*args, **kwargs):
        if shared is not None:
            return _random._drawn(source, shared, args, kwargs)
        return own(source, *args, **kwargs)

    method.__name__ = method.__qualname__ = name
    method.__doc__ = (shared or own).__doc__
    return method
