"""The rest of numpy.random: distributions that few programs draw from, and generators of bits."""

import math as _math

import numpy as _np
from numpy import random as _random
from numpy.random._seeding import MT19937, PCG64, PCG64DXSM, SFC64, BitGenerator, Philox, SeedSequence

# What the distributions draw from now.
_source = _random._rand


def _each(name, size, *parameters):
    # One draw after the other, the parameters broadcast against each other and the size.
    return _source._distributed(name, size, *parameters)


def _checked(name, value, is_fine, what):
    if not bool(_np.all(is_fine(_np.asarray(value)))):
        raise ValueError(f"{name} {what}")


def _is_legacy():
    return type(_source).__name__ == "RandomState"


def _drawn(source, function, args, kwargs):
    # What a distribution gives that draws from another source.
    global _source
    before, _source = _source, source
    try:
        return function(*args, **kwargs)
    finally:
        _source = before


def _shape(size):
    return () if size is None else (int(size),) if isinstance(size, (int, _np.integer)) else tuple(size)



def standard_exponential(size=None):
    """Floats from the exponential distribution with the mean 1."""
    return _each("standard_exponential", size)


def standard_gamma(shape, size=None):
    """Floats from a gamma distribution of the scale 1."""
    _checked("shape", shape, lambda it: it >= 0, "< 0")
    return _each("standard_gamma", size, shape)


def lognormal(mean=0.0, sigma=1.0, size=None):
    """Floats whose logarithms are from a normal distribution."""
    _checked("sigma", sigma, lambda it: it >= 0, "< 0")
    return _each("lognormal", size, mean, sigma)


def rayleigh(scale=1.0, size=None):
    """Floats from a Rayleigh distribution."""
    _checked("scale", scale, lambda it: it >= 0, "< 0")
    return _each("rayleigh", size, scale)


def weibull(a, size=None):
    """Floats from a Weibull distribution of the scale 1."""
    _checked("a", a, lambda it: it >= 0, "< 0")
    return _each("weibull", size, a)


def power(a, size=None):
    """Floats between 0 and 1 whose density rises as a power."""
    _checked("a", a, lambda it: it > 0, "<= 0")
    return _each("power", size, a)


def pareto(a, size=None):
    """Floats from the Pareto distribution that begins at 0."""
    _checked("a", a, lambda it: it > 0, "<= 0")
    return _each("pareto", size, a)


def laplace(loc=0.0, scale=1.0, size=None):
    """Floats from a Laplace distribution."""
    _checked("scale", scale, lambda it: it >= 0, "< 0")
    return _each("laplace", size, loc, scale)


def gumbel(loc=0.0, scale=1.0, size=None):
    """Floats from a Gumbel distribution."""
    _checked("scale", scale, lambda it: it >= 0, "< 0")
    return _each("gumbel", size, loc, scale)


def logistic(loc=0.0, scale=1.0, size=None):
    """Floats from a logistic distribution."""
    _checked("scale", scale, lambda it: it >= 0, "< 0")
    return _each("logistic", size, loc, scale)


def standard_cauchy(size=None):
    """Floats from the Cauchy distribution around 0."""
    return _each("standard_cauchy", size)


def chisquare(df, size=None):
    """Floats from a chi-square distribution with `df` degrees of freedom."""
    _checked("df", df, lambda it: it > 0, "<= 0")
    return _each("chisquare", size, df)


def standard_t(df, size=None):
    """Floats from Student's distribution with `df` degrees of freedom."""
    _checked("df", df, lambda it: it > 0, "<= 0")
    return _each("standard_t", size, df)


def f(dfnum, dfden, size=None):
    """Floats from an F distribution."""
    _checked("dfnum", dfnum, lambda it: it > 0, "<= 0")
    _checked("dfden", dfden, lambda it: it > 0, "<= 0")
    return _each("f", size, dfnum, dfden)


def beta(a, b, size=None):
    """Floats between 0 and 1 from a beta distribution."""
    _checked("a", a, lambda it: it > 0, "<= 0")
    _checked("b", b, lambda it: it > 0, "<= 0")
    return _each("beta", size, a, b)


def wald(mean, scale, size=None):
    """Floats from an inverse Gaussian distribution."""
    _checked("mean", mean, lambda it: it > 0, "<= 0")
    _checked("scale", scale, lambda it: it > 0, "<= 0")
    return _each("wald", size, mean, scale)


def geometric(p, size=None):
    """How many trials it takes to the first success, which has the probability `p`."""
    _checked("p", p, lambda it: (it > 0) & (it <= 1), "<= 0, p > 1 or p contains NaNs")
    return _each("geometric", size, p)


def poisson(lam=1.0, size=None):
    """Counts of events of which there are `lam` on average."""
    _checked("lam", lam, lambda it: it >= 0, "< 0 or lam is NaN")
    _checked("lam", lam, lambda it: it < 9.22e18, "value too large")
    return _each("poisson", size, lam)


def binomial(n, p, size=None):
    """How many of `n` trials succeed, each with the probability `p`."""
    _checked("n", n, lambda it: it >= 0, "< 0")
    _checked("p", p, lambda it: (it >= 0) & (it <= 1), "< 0, p > 1 or p is NaN")
    return _each("binomial", size, n, p)


def negative_binomial(n, p, size=None):
    """How many trials fail before `n` succeed, each with the probability `p`."""
    _checked("n", n, lambda it: it > 0, "<= 0")
    _checked("p", p, lambda it: (it > 0) & (it <= 1), "<= 0, p > 1 or p is NaN")
    return _each("negative_binomial", size, n, p)


def zipf(a, size=None):
    """Whole numbers that are the rarer the larger they are, by the power `a`."""
    _checked("a", a, lambda it: it > 1, "<= 1 or a is NaN")
    return _each("zipf", size, a)


def logseries(p, size=None):
    """Whole numbers from a logarithmic series distribution."""
    _checked("p", p, lambda it: (it >= 0) & (it < 1), "< 0, p >= 1 or p is NaN")
    return _each("logseries", size, p)


def noncentral_chisquare(df, nonc, size=None):
    """Floats from a chi-square distribution that is not around 0."""
    _checked("df", df, lambda it: it > 0, "<= 0")
    _checked("nonc", nonc, lambda it: it >= 0, "< 0")
    return _each("noncentral_chisquare", size, df, nonc)


def noncentral_f(dfnum, dfden, nonc, size=None):
    """Floats from an F distribution whose numerator is not around 0."""
    _checked("dfnum", dfnum, lambda it: it > 0, "<= 0")
    _checked("dfden", dfden, lambda it: it > 0, "<= 0")
    _checked("nonc", nonc, lambda it: it >= 0, "< 0")
    return _each("noncentral_f", size, dfnum, dfden, nonc)


def vonmises(mu, kappa, size=None):
    """Angles from the von Mises distribution: around `mu`, the closer the larger `kappa`."""
    _checked("kappa", kappa, lambda it: it >= 0, "< 0")
    return _each("vonmises", size, mu, kappa)


def triangular(left, mode, right, size=None):
    """Floats whose density rises from `left` to `mode` and falls to `right`."""
    _checked("left", _np.asarray(mode) - left, lambda it: it >= 0, "> mode")
    _checked("mode", _np.asarray(right) - mode, lambda it: it >= 0, "> right")
    _checked("left", _np.asarray(right) - left, lambda it: it != 0, "== right")
    return _each("triangular", size, left, mode, right)


def hypergeometric(ngood, nbad, nsample, size=None):
    """How many of a sample are good that is drawn from so many good and bad ones."""
    _checked("ngood", ngood, lambda it: it >= 0, "< 0")
    _checked("nbad", nbad, lambda it: it >= 0, "< 0")
    _checked("nsample", nsample, lambda it: it >= 0, "< 0")
    if not _np.all(_np.add(ngood, nbad) >= nsample):
        raise ValueError("ngood + nbad < nsample")
    return _each("hypergeometric", size, ngood, nbad, nsample)


def dirichlet(alpha, size=None):
    """Vectors of shares that add up to 1, from a Dirichlet distribution."""
    alpha = _np.asarray(alpha, dtype=float)
    if not _np.all(alpha > 0):
        raise ValueError("alpha <= 0")
    return _shares(alpha, _shape(size))


def _shares(alpha, shape):
    # Gamma numbers over their sums, which are added one by one.
    drawn = _each("standard_gamma", shape + alpha.shape, alpha)
    total = _np.zeros(shape)
    for at in range(len(alpha)):
        total = total + drawn[..., at]
    return drawn * _np.reshape(1 / total, (*shape, 1))


def multinomial(n, pvals, size=None):
    """How often each of several outcomes comes in `n` trials; `pvals` are their probabilities."""
    pvals = [float(each) for each in pvals]
    if sum(pvals[:-1]) > 1.0 + 1e-12:
        raise ValueError("sum(pvals[:-1]) > 1.0")
    trials = _np.broadcast_to(n, _shape(size) if size is not None else _np.shape(n))
    draw, rows = _source._distributed, []
    for left in trials.ravel().tolist():
        share, row = 1.0, [0] * len(pvals)
        for at, p in enumerate(pvals[:-1]):
            row[at] = draw("binomial", None, left, p / share)
            left -= row[at]
            if left <= 0:
                break
            share -= p
        if left > 0:
            row[-1] = left
        rows.append(row)
    return _np.array(rows, dtype=int).reshape((*trials.shape, len(pvals)))


def bytes(length):
    """So many random bytes."""
    words = _source._raw(-(-length // 4)) if _is_legacy() else _word_list(-(-length // 4))
    return b"".join(int(word).to_bytes(4, "little") for word in words)[:length]


def _word_list(count):
    return _source.integers(0, 2**32 - 1, size=count, dtype=_np.uint32, endpoint=True)


def random_integers(low, high=None, size=None):
    """Whole numbers from `low` to `high`, both among them; from 1 to `low` without `high`."""
    import warnings

    given = (1, low) if high is None else (low, high)
    text = f"This function is deprecated. Please call randint({given[0]}, {given[1]} + 1) instead"
    warnings.warn(text, DeprecationWarning, stacklevel=2)
    found = _source.randint(given[0], int(given[1]) + 1, size=size)
    return _np.int64(found) if size is None else found


def get_bit_generator():
    """The generator of bits that the functions of this module draw from."""
    return MT19937._over(_random._rand)


def set_bit_generator(bitgen):
    """Has the functions of this module draw from a generator of bits, MT19937."""
    if type(bitgen) is not MT19937:
        raise NotImplementedError("numpy.random.set_bit_generator with other bits than those of MT19937")
    state = bitgen.state["state"]
    _random.set_state(("MT19937", state["key"], state["pos"], 0, 0.0))


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
    shape = _shape(size)
    return _source.standard_normal((*shape, len(mean))), mean, cov
