"""The distributions of whole numbers."""

import numpy as _np
from scipy import special as _sc
from scipy.stats._distributions import rv_discrete as _rv

_INF, _NAN = _np.inf, _np.nan


def _is_whole(n):
    return n == _np.floor(n)


def _log_choose(n, k):
    return _sc.gammaln(n + 1) - (_sc.gammaln(k + 1) + _sc.gammaln(n - k + 1))


class poisson_gen(_rv):
    def _argcheck(self, mu):
        return mu >= 0

    def _logpmf(self, k, mu):
        return _sc.xlogy(k, mu) - _sc.gammaln(k + 1) - mu

    def _cdf(self, k, mu):
        return _np.where(mu == 0, 1.0, _sc.gammaincc(k + 1, mu))

    def _sf(self, k, mu):
        return _np.where(mu == 0, 0.0, _sc.gammainc(k + 1, mu))

    def _rvs(self, mu, size=None, random_state=None):
        return random_state.poisson(mu, size)

    def _stats(self, mu):
        mu = _np.asarray(mu, float)
        return mu, mu, _np.where(mu > 0, _np.sqrt(1.0 / mu), _INF), _np.where(mu > 0, 1.0 / mu, _INF)


class binom_gen(_rv):
    def _argcheck(self, n, p):
        return (n >= 0) & _is_whole(n) & (p >= 0) & (p <= 1)

    def _support(self, n, p):
        return 0, n

    def _logpmf(self, k, n, p):
        return _log_choose(n, k) + _sc.xlogy(k, p) + _sc.xlog1py(n - k, -p)

    def _pmf(self, k, n, p):
        # The incomplete beta function's integrand is exact where logarithms of factorials are not.
        small = _sc.comb(n, k) * p**k * (1 - p) ** (n - k)
        return _np.where(n < 60, small, _np.exp(self._logpmf(k, n, p)))

    def _cdf(self, k, n, p):
        return _np.where(k >= n, 1.0, _sc.betaincc(k + 1.0, _np.maximum(n - k, 1), p))

    def _sf(self, k, n, p):
        return _np.where(k >= n, 0.0, _sc.betainc(k + 1.0, _np.maximum(n - k, 1), p))

    def _rvs(self, n, p, size=None, random_state=None):
        return random_state.binomial(_np.asarray(n, dtype=int), p, size)

    def _stats(self, n, p):
        q = 1.0 - p
        variance = n * p * q
        return n * p, variance, (q - p) / _np.sqrt(variance), (1.0 - 6 * p * q) / variance


class bernoulli_gen(binom_gen):
    def _argcheck(self, p):
        return (p >= 0) & (p <= 1)

    def _support(self, p):
        return 0, 1

    def _pmf(self, k, p):
        return _np.where(k == 1, p, 1 - p)

    def _logpmf(self, k, p):
        return _sc.xlogy(k, p) + _sc.xlog1py(1 - k, -p)

    def _cdf(self, k, p):
        return _np.where(k >= 1, 1.0, 1.0 - p)

    def _sf(self, k, p):
        return _np.where(k >= 1, 0.0, p)

    def _ppf(self, q, p):
        return _np.where(q > 1 - p, 1.0, 0.0)

    def _rvs(self, p, size=None, random_state=None):
        return binom_gen._rvs(self, 1, p, size=size, random_state=random_state)

    def _stats(self, p):
        return binom_gen._stats(self, 1, p)

    def _entropy(self, p):
        return _sc.entr(p) + _sc.entr(1 - p)


class geom_gen(_rv):
    _low = 1

    def _argcheck(self, p):
        return (p <= 1) & (p > 0)

    def _pmf(self, k, p):
        return _np.power(1 - p, k - 1) * p

    def _logpmf(self, k, p):
        return _sc.xlog1py(k - 1, -p) + _np.log(p)

    def _cdf(self, k, p):
        return -_np.expm1(_np.log1p(-p) * k)

    def _sf(self, k, p):
        return _np.exp(self._logsf(k, p))

    def _logsf(self, k, p):
        return k * _np.log1p(-p)

    def _ppf(self, q, p):
        found = _np.ceil(_np.log1p(-q) / _np.log1p(-p))
        below = self._cdf(found - 1, p)
        return _np.where((below >= q) & (found > 0), found - 1, found)

    def _rvs(self, p, size=None, random_state=None):
        return random_state.geometric(p, size=size)

    def _stats(self, p):
        q = 1.0 - p
        return 1.0 / p, q / p / p, (2.0 - p) / _np.sqrt(q), _np.polyval([1, -6, 6], p) / (1.0 - p)


class nbinom_gen(_rv):
    def _argcheck(self, n, p):
        return (n > 0) & (p > 0) & (p <= 1)

    def _logpmf(self, k, n, p):
        front = _sc.gammaln(n + k) - _sc.gammaln(k + 1) - _sc.gammaln(n)
        return front + n * _np.log(p) + _sc.xlog1py(k, -p)

    def _cdf(self, k, n, p):
        return _sc.betainc(n, k + 1, p)

    def _sf(self, k, n, p):
        return _sc.betaincc(n, k + 1, p)

    def _rvs(self, n, p, size=None, random_state=None):
        return random_state.negative_binomial(n, p, size)

    def _stats(self, n, p):
        q = 1.0 - p
        return n * q / p, n * q / p**2, (2.0 - p) / _np.sqrt(n * q), 6.0 / n + p * p / (n * q)


class hypergeom_gen(_rv):
    def _argcheck(self, M, n, N):
        return (M > 0) & (n >= 0) & (N >= 0) & (n <= M) & (N <= M) & _is_whole(M) & _is_whole(n) & _is_whole(N)

    def _support(self, M, n, N):
        return _np.maximum(N - (M - n), 0), _np.minimum(n, N)

    def _logpmf(self, k, M, n, N):
        bad = M - n
        found = _sc.betaln(n + 1, 1) + _sc.betaln(bad + 1, 1) + _sc.betaln(M - N + 1, N + 1)
        return found - _sc.betaln(k + 1, n - k + 1) - _sc.betaln(N - k + 1, bad - N + k + 1) - _sc.betaln(M + 1, 1)

    def _rvs(self, M, n, N, size=None, random_state=None):
        return random_state.hypergeometric(n, M - n, N, size=size)

    def _stats(self, M, n, N):
        M, n, N = 1.0 * M, 1.0 * n, 1.0 * N
        m = M - n
        variance = N * n * m * (M - N) / (M * M * (M - 1))
        skew = (m - n) * _np.sqrt(M - 1) * (M - 2 * N) / (_np.sqrt(N * n * m * (M - N)) * (M - 2))
        top = (M - 1) * M**2 * (M * (M + 1) - 6 * N * (M - N) - 6 * n * m) + 6 * N * n * m * (M - N) * (5 * M - 6)
        return N * n / M, variance, skew, top / (N * n * m * (M - N) * (M - 2) * (M - 3))


class randint_gen(_rv):
    def _argcheck(self, low, high):
        return (high > low) & _is_whole(low) & _is_whole(high)

    def _support(self, low, high):
        return low, high - 1

    def _pmf(self, k, low, high):
        return _np.ones_like(k) / (high - low)

    def _cdf(self, k, low, high):
        return (_np.floor(k) - low + 1.0) / (high - low)

    def _ppf(self, q, low, high):
        found = _np.ceil(q * (high - low) + low) - 1
        before = _np.maximum(found - 1, low)
        return _np.where(self._cdf(before, low, high) >= q, before, found)

    def _rvs(self, low, high, size=None, random_state=None):
        if hasattr(random_state, "integers"):
            return random_state.integers(low, high, size=size)
        return random_state.randint(low, high, size=size)

    def _stats(self, low, high):
        d = high - low
        kurtosis = -6.0 / 5.0 * (d * d + 1.0) / _np.where(d > 1, d * d - 1.0, _NAN)
        return (high + low - 1.0) / 2, (d * d - 1) / 12.0, 0.0, kurtosis

    def _entropy(self, low, high):
        return _np.log(high - low)


class betabinom_gen(_rv):
    def _argcheck(self, n, a, b):
        return (n >= 0) & _is_whole(n) & (a > 0) & (b > 0)

    def _support(self, n, a, b):
        return 0, n

    def _logpmf(self, k, n, a, b):
        choose = -_np.log(n + 1) - _sc.betaln(n - k + 1, k + 1)
        return choose + _sc.betaln(k + a, n - k + b) - _sc.betaln(a, b)

    def _rvs(self, n, a, b, size=None, random_state=None):
        p = random_state.beta(a, b, size)
        return random_state.binomial(_np.asarray(n, dtype=int), p, size)

    def _stats(self, n, a, b):
        p = a / (a + b)
        q = 1 - p
        variance = n * (a + b + n) * p * q / (a + b + 1)
        skew = 1.0 / _np.sqrt(variance) * (a + b + 2 * n) * (b - a) / ((a + b + 2) * (a + b))
        k = (a + b) * (a + b - 1 + 6 * n) + 3 * a * b * (n - 2) + 6 * n**2 - 3 * p * b * n * (6 - n) - 18 * p * q * n**2
        k = k * (a + b) ** 2 * (1 + a + b) / (n * a * b * (a + b + 2) * (a + b + 3) * (a + b + n)) - 3
        return n * p, variance, skew, k


poisson, binom, bernoulli = poisson_gen("poisson", "mu"), binom_gen("binom", "n p"), bernoulli_gen("bernoulli", "p")
geom, nbinom = geom_gen("geom", "p"), nbinom_gen("nbinom", "n p")
hypergeom, randint = hypergeom_gen("hypergeom", "M n N"), randint_gen("randint", "low high")
betabinom = betabinom_gen("betabinom", "n a b")
