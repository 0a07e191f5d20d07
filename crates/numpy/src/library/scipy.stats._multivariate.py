"""The distributions of several numbers."""

import numpy as _np
from scipy import special as _sc
from scipy.stats._distributions import generator as _generator

_LOG_2PI = _np.log(2 * _np.pi)


def _squeezed(found):
    return found.squeeze()[()]


class _Whitened:
    """What densities need of a covariance: its rank, the logarithm of its determinant, and what whitens deviations."""

    def __init__(self, cov, allow_singular):
        values, vectors = _np.linalg.eigh(cov)
        tiny = 1e6 * _np.finfo(values.dtype).eps * _np.max(abs(values))
        if _np.min(values) < -tiny:
            raise ValueError("The input matrix must be symmetric positive semidefinite.")
        kept = values[values > tiny]
        if len(kept) < len(values) and not allow_singular:
            raise _np.linalg.LinAlgError(
                "When `allow_singular is False`, the input matrix must be symmetric positive definite."
            )
        inverse = _np.array([0 if it <= tiny else 1 / it for it in values], float)
        self.rank = len(kept)
        self.white = vectors * _np.sqrt(inverse)
        self.log_det = _np.sum(_np.log(kept))


class _Multi:
    def __init__(self):
        self.random_state = None

    def _source(self, random_state):
        return _generator(self.random_state if random_state is None else random_state)


def _place_and_spread(mean, cov, name="cov"):
    # The arguments as a vector and a matrix, with what is left out.
    dim = None
    if mean is None and cov is None:
        dim = 1
    mean = None if mean is None else _np.asarray(mean, float)
    cov = _np.asarray(1.0 if cov is None else cov, float)
    if dim is None:
        dim = cov.shape[0] if mean is None and cov.ndim else 1 if mean is None else mean.size
    mean = _np.zeros(dim) if mean is None else mean
    if dim == 1:
        mean, cov = mean.reshape(1), cov.reshape(1, 1)
    if mean.ndim != 1 or mean.shape[0] != dim:
        raise ValueError(f"Array 'mean' must be a vector of length {dim}.")
    if cov.ndim == 0:
        cov = cov * _np.eye(dim)
    elif cov.ndim == 1:
        cov = _np.diag(cov)
    elif cov.ndim == 2 and cov.shape != (dim, dim):
        rows, columns = cov.shape
        if rows != columns:
            raise ValueError(f"Array 'cov' must be square if it is two dimensional, but cov.shape = {cov.shape}.")
        raise ValueError(f"Dimension mismatch: array 'cov' is of shape {cov.shape}, but 'mean' is a vector of length {len(mean)}.")
    elif cov.ndim > 2:
        raise ValueError(f"Array 'cov' must be at most two-dimensional, but cov.ndim = {cov.ndim}")
    return dim, mean, cov


def _points(x, dim):
    x = _np.asarray(x, float)
    if x.ndim == 0:
        return x[None]
    if x.ndim == 1:
        return x[:, None] if dim == 1 else x[None, :]
    return x


class multivariate_normal_gen(_Multi):
    """The normal distribution of vectors."""

    def __call__(self, mean=None, cov=1, allow_singular=False, seed=None, **kwds):
        return multivariate_normal_frozen(mean, cov, allow_singular, seed)

    def logpdf(self, x, mean=None, cov=1, allow_singular=False):
        """The logarithm of the density."""
        dim, mean, cov = _place_and_spread(mean, cov)
        return self._logpdf(_points(x, dim), mean, _Whitened(cov, allow_singular))

    def _logpdf(self, x, mean, white):
        far = _np.sum(_np.square((x - mean) @ white.white), axis=-1)
        return _squeezed(-0.5 * (white.rank * _LOG_2PI + white.log_det + far))

    def pdf(self, x, mean=None, cov=1, allow_singular=False):
        """The density."""
        return _np.exp(self.logpdf(x, mean, cov, allow_singular))

    def cdf(self, x, mean=None, cov=1, allow_singular=False, **kwds):
        """The probability of at most `x`, of one or two numbers."""
        dim, mean, cov = _place_and_spread(mean, cov)
        x = _points(x, dim)
        spread = _np.sqrt(_np.diag(cov))
        z = (x - mean) / spread
        if dim == 1 or _np.array_equal(cov, _np.diag(_np.diag(cov))):
            return _squeezed(_np.prod(_sc.ndtr(z), axis=-1))
        if dim > 2:
            raise NotImplementedError("scipy.stats.multivariate_normal.cdf: only one or two correlated numbers are supported")
        r = cov[0, 1] / (spread[0] * spread[1])
        nodes, weights = _np.polynomial.legendre.leggauss(64)
        # The derivative by the correlation is known; its integral is taken over the angle.
        angle = 0.5 * _np.arcsin(r) * (nodes + 1)
        sine = _np.sin(angle)
        h, k = z[..., :1], z[..., 1:]
        inner = _np.exp(-(h * h + k * k - 2 * h * k * sine) / (2 * (1 - sine**2)))
        part = _np.sum(weights * inner, axis=-1) * 0.5 * _np.arcsin(r) / (2 * _np.pi)
        return _squeezed(_sc.ndtr(z[..., 0]) * _sc.ndtr(z[..., 1]) + part)

    def logcdf(self, x, mean=None, cov=1, **kwds):
        """The logarithm of `cdf`."""
        return _np.log(self.cdf(x, mean, cov))

    def rvs(self, mean=None, cov=1, size=1, random_state=None):
        """Random vectors."""
        _, mean, cov = _place_and_spread(mean, cov)
        return _squeezed(self._source(random_state).multivariate_normal(mean, cov, size))

    def entropy(self, mean=None, cov=1):
        """The differential entropy."""
        _, _, cov = _place_and_spread(mean, cov)
        white = _Whitened(cov, True)
        return 0.5 * (white.rank * (_LOG_2PI + 1) + white.log_det)

    def fit(self, x, fix_mean=None, fix_cov=None):
        """Mean and covariance of the largest likelihood of the data."""
        x = _np.asarray(x)
        mean = x.mean(axis=0) if fix_mean is None else _np.atleast_1d(fix_mean)
        centred = x - mean
        return mean, centred.T @ centred / len(x) if fix_cov is None else _np.atleast_2d(fix_cov)


class multivariate_normal_frozen:
    """The normal distribution of vectors with its parameters."""

    def __init__(self, mean=None, cov=1, allow_singular=False, seed=None):
        self._dist = multivariate_normal_gen()
        self._dist.random_state = seed
        self.dim, self.mean, self.cov = _place_and_spread(mean, cov)
        self.allow_singular = allow_singular
        self._white = _Whitened(self.cov, allow_singular)

    def logpdf(self, x):
        return self._dist._logpdf(_points(x, self.dim), self.mean, self._white)

    def pdf(self, x):
        return _np.exp(self.logpdf(x))

    def cdf(self, x, **kwds):
        return self._dist.cdf(x, self.mean, self.cov)

    def logcdf(self, x, **kwds):
        return _np.log(self.cdf(x))

    def rvs(self, size=1, random_state=None):
        return self._dist.rvs(self.mean, self.cov, size, random_state)

    def entropy(self):
        return self._dist.entropy(self.mean, self.cov)


class multivariate_t_gen(_Multi):
    """The distribution of Student for vectors."""

    def __call__(self, loc=None, shape=1, df=1, allow_singular=False, seed=None):
        return _Frozen(self, (loc, shape, df), seed)

    def logpdf(self, x, loc=None, shape=1, df=1):
        """The logarithm of the density."""
        dim, loc, shape = _place_and_spread(loc, shape)
        x, white = _points(x, dim), _Whitened(shape, False)
        far = _np.sum(_np.square((x - loc) @ white.white), axis=-1)
        t = 0.5 * (df + dim)
        front = _sc.gammaln(t) - _sc.gammaln(0.5 * df) - dim / 2.0 * _np.log(df * _np.pi) - 0.5 * white.log_det
        return _squeezed(front - t * _np.log(1 + (1.0 / df) * far))

    def pdf(self, x, loc=None, shape=1, df=1, allow_singular=False):
        """The density."""
        return _np.exp(self.logpdf(x, loc, shape, df))

    def rvs(self, loc=None, shape=1, df=1, size=1, random_state=None):
        """Random vectors."""
        dim, loc, shape = _place_and_spread(loc, shape)
        source = self._source(random_state)
        x = 1.0 if _np.isinf(df) else source.chisquare(df, size=size) / df
        z = source.multivariate_normal(_np.zeros(dim), shape, size=size)
        return _squeezed(loc + z / _np.sqrt(x)[..., None] if _np.ndim(x) else loc + z / _np.sqrt(x))


class _Frozen:
    # A distribution with its parameters, which come behind the first argument.

    def __init__(self, dist, parameters, seed=None):
        self._dist, self._parameters, self._seed = dist, parameters, seed

    def rvs(self, size=1, random_state=None):
        return self._dist.rvs(*self._parameters, size=size, random_state=self._seed if random_state is None else random_state)

    def __getattr__(self, name):
        found = getattr(self._dist, name)
        if name in ("logpdf", "pdf", "logpmf", "pmf"):
            return lambda x: found(x, *self._parameters)
        return lambda: found(*self._parameters)


class dirichlet_gen(_Multi):
    """The distribution of Dirichlet."""

    def __call__(self, alpha, seed=None):
        return _Frozen(self, (_checked_alpha(alpha),), seed)

    def logpdf(self, x, alpha):
        """The logarithm of the density."""
        alpha, x = _checked_alpha(alpha), _np.asarray(x, float)
        if x.shape[0] + 1 == alpha.shape[0]:
            x = _np.concatenate([x, 1 - _np.sum(x, axis=0, keepdims=True)])
        if x.shape[0] != alpha.shape[0]:
            raise ValueError(
                "Vector 'x' must have either the same number of entries as, or one entry fewer than, parameter vector "
                f"'a', but alpha.shape = {alpha.shape} and x.shape = {x.shape}."
            )
        if _np.min(x) < 0:
            raise ValueError("Each entry in 'x' must be greater than or equal to zero.")
        if (abs(_np.sum(x, axis=0) - 1.0) > 10e-10).any():
            raise ValueError(f"The input vector 'x' must lie within the normal simplex. but np.sum(x, 0) = {_np.sum(x, 0)}.")
        front = _np.sum(_sc.gammaln(alpha)) - _sc.gammaln(_np.sum(alpha))
        return _squeezed(-front + _np.sum(_sc.xlogy(alpha - 1, x.T).T, axis=0))

    def pdf(self, x, alpha):
        """The density."""
        return _np.exp(self.logpdf(x, alpha))

    def mean(self, alpha):
        """The mean."""
        alpha = _checked_alpha(alpha)
        return _squeezed(alpha / _np.sum(alpha))

    def var(self, alpha):
        """The variances."""
        alpha = _checked_alpha(alpha)
        total = _np.sum(alpha)
        return _squeezed(alpha * (total - alpha) / (total * total * (total + 1)))

    def entropy(self, alpha):
        """The differential entropy."""
        alpha = _checked_alpha(alpha)
        total, k = _np.sum(alpha), alpha.shape[0]
        front = _np.sum(_sc.gammaln(alpha)) - _sc.gammaln(total)
        return _squeezed(front + (total - k) * _sc.psi(total) - _np.sum((alpha - 1) * _sc.psi(alpha)))

    def rvs(self, alpha, size=1, random_state=None):
        """Random vectors that sum to 1."""
        return self._source(random_state).dirichlet(_checked_alpha(alpha), size=size)


def _checked_alpha(alpha):
    alpha = _np.asarray(alpha)
    if _np.min(alpha) <= 0:
        raise ValueError("All parameters must be greater than 0")
    if alpha.ndim != 1:
        raise ValueError(f"Parameter vector 'a' must be one dimensional, but a.shape = {alpha.shape}.")
    return alpha


class multinomial_gen(_Multi):
    """The multinomial distribution."""

    def __call__(self, n, p, seed=None):
        return _Frozen(self, (n, p), seed)

    def logpmf(self, x, n, p):
        """The logarithm of the probability."""
        x, p = _np.asarray(x), _np.array(p, float)
        p[..., -1] = 1.0 - p[..., :-1].sum(axis=-1)
        found = _sc.gammaln(_np.asarray(n) + 1.0) + _np.sum(_sc.xlogy(x, p) - _sc.gammaln(x + 1), axis=-1)
        good = (_np.sum(x, axis=-1) == n) & _np.all(x >= 0, axis=-1)
        return _np.where(good, found, -_np.inf)[()]

    def pmf(self, x, n, p):
        """The probability."""
        return _np.exp(self.logpmf(x, n, p))

    def mean(self, n, p):
        """The means."""
        return n * _np.asarray(p)

    def cov(self, n, p):
        """The covariances."""
        p = _np.asarray(p)
        return n * (_np.diag(p) - p[:, None] * p[None, :])

    def rvs(self, n, p, size=None, random_state=None):
        """Random counts."""
        return self._source(random_state).multinomial(n, p, size)


multivariate_normal, multivariate_t = multivariate_normal_gen(), multivariate_t_gen()
dirichlet, multinomial = dirichlet_gen(), multinomial_gen()
