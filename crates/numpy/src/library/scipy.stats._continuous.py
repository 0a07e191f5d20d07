"""The continuous distributions."""

import numpy as _np
from scipy import special as _sc
from scipy.stats._distributions import rv_continuous as _rv

_INF, _NAN = _np.inf, _np.nan
_PI = _np.pi
_EULER = 0.5772156649015329
_ZETA3 = 1.2020569031595942
_HALF = _np.log(2 * _PI) / 2


class norm_gen(_rv):
    def _pdf(self, x):
        return _np.exp(-(x**2) / 2.0) / _np.sqrt(2 * _PI)

    def _logpdf(self, x):
        return -(x**2) / 2.0 - _HALF

    def _cdf(self, x):
        return _sc.ndtr(x)

    def _logcdf(self, x):
        return _sc.log_ndtr(x)

    def _sf(self, x):
        return _sc.ndtr(-x)

    def _logsf(self, x):
        return _sc.log_ndtr(-x)

    def _ppf(self, q):
        return _sc.ndtri(q)

    def _isf(self, q):
        return -_sc.ndtri(q)

    def _rvs(self, size=None, random_state=None):
        return random_state.standard_normal(size)

    def _stats(self):
        return 0.0, 1.0, 0.0, 0.0

    def _entropy(self):
        return 0.5 * (_np.log(2 * _PI) + 1)

    def fit(self, data, **kwds):
        """Mean and standard deviation of the data."""
        data = _np.asarray(data)
        loc, scale = kwds.pop("floc", None), kwds.pop("fscale", None)
        loc = data.mean() if loc is None else loc
        return loc, _np.sqrt(((data - loc) ** 2).mean()) if scale is None else scale


class uniform_gen(_rv):
    _low, _high = 0.0, 1.0

    def _pdf(self, x):
        return 1.0 * (x == x)

    def _cdf(self, x):
        return x

    def _ppf(self, q):
        return q

    def _rvs(self, size=None, random_state=None):
        return random_state.uniform(0.0, 1.0, size)

    def _stats(self):
        return 0.5, 1.0 / 12, 0.0, -1.2

    def _entropy(self):
        return 0.0

    def fit(self, data, **kwds):
        """The least element and the width of the data."""
        data = _np.asarray(data)
        return float(data.min()), float(_np.ptp(data))


class expon_gen(_rv):
    _low = 0.0

    def _pdf(self, x):
        return _np.exp(-x)

    def _logpdf(self, x):
        return -x

    def _cdf(self, x):
        return -_np.expm1(-x)

    def _ppf(self, q):
        return -_np.log1p(-q)

    def _sf(self, x):
        return _np.exp(-x)

    def _logsf(self, x):
        return -x

    def _isf(self, q):
        return -_np.log(q)

    def _rvs(self, size=None, random_state=None):
        return random_state.standard_exponential(size)

    def _stats(self):
        return 1.0, 1.0, 2.0, 6.0

    def _entropy(self):
        return 1.0

    def fit(self, data, floc=None, fscale=None):
        """The least element, and how far the mean is from it."""
        data = _np.asarray(data)
        loc = float(data.min()) if floc is None else floc
        return loc, float(data.mean() - loc) if fscale is None else fscale


class gamma_gen(_rv):
    _low = 0.0

    def _pdf(self, x, a):
        return _np.exp(self._logpdf(x, a))

    def _logpdf(self, x, a):
        return _sc.xlogy(a - 1.0, x) - x - _sc.gammaln(a)

    def _cdf(self, x, a):
        return _sc.gammainc(a, x)

    def _sf(self, x, a):
        return _sc.gammaincc(a, x)

    def _ppf(self, q, a):
        return _sc.gammaincinv(a, q)

    def _isf(self, q, a):
        return _sc.gammainccinv(a, q)

    def _rvs(self, a, size=None, random_state=None):
        return random_state.standard_gamma(a, size)

    def _stats(self, a):
        return a, a, 2.0 / _np.sqrt(a), 6.0 / a

    def _entropy(self, a):
        return _sc.psi(a) * (1 - a) + a + _sc.gammaln(a)

    def _start(self, data):
        m = data.mean()
        skew = ((data - m) ** 3).mean() / ((data - m) ** 2).mean() ** 1.5
        a = 4 / (1e-8 + skew**2)
        return (a, *self.fit_loc_scale(data, a))


class beta_gen(_rv):
    _low, _high = 0.0, 1.0

    def _logpdf(self, x, a, b):
        return _sc.xlog1py(b - 1.0, -x) + _sc.xlogy(a - 1.0, x) - _sc.betaln(a, b)

    def _cdf(self, x, a, b):
        return _sc.betainc(a, b, x)

    def _sf(self, x, a, b):
        return _sc.betaincc(a, b, x)

    def _ppf(self, q, a, b):
        return _sc.betaincinv(a, b, q)

    def _isf(self, q, a, b):
        return _sc.betainccinv(a, b, q)

    def _rvs(self, a, b, size=None, random_state=None):
        return random_state.beta(a, b, size)

    def _stats(self, a, b):
        n = a + b
        skew = 2 * (b - a) * _np.sqrt(n + 1) / ((n + 2) * _np.sqrt(a * b))
        kurtosis = 6 * ((a - b) ** 2 * (n + 1) - a * b * (n + 2)) / (a * b * (n + 2) * (n + 3))
        return a / n, a * b / (n**2 * (n + 1)), skew, kurtosis

    def _entropy(self, a, b):
        return _sc.betaln(a, b) - (a - 1) * _sc.psi(a) - (b - 1) * _sc.psi(b) + (a + b - 2) * _sc.psi(a + b)


class t_gen(_rv):
    def _logpdf(self, x, df):
        front = _sc.gammaln((df + 1) / 2) - _sc.gammaln(df / 2) - 0.5 * _np.log(df * _PI)
        front = _np.where(df < 20, front, -_sc.betaln(0.5, df / 2) - 0.5 * _np.log(df))
        return _np.where(_np.isinf(df), -(x**2) / 2 - _HALF, front - (df + 1) / 2 * _np.log1p(x**2 / df))

    def _tail(self, x, df):
        # The probability beyond |x|, on one side.
        return 0.5 * _sc.betainc(df / 2, 0.5, _np.where(x == 0, 1.0, df / (df + x * x)))

    def _cdf(self, x, df):
        small = self._tail(x, df)
        near = x * x < df
        centre = 0.5 * _sc.betainc(0.5, df / 2, x * x / (df + x * x))
        found = _np.where(x < 0, _np.where(near, 0.5 - centre, small), _np.where(near, 0.5 + centre, 1 - small))
        return _np.where(_np.isinf(df), _sc.ndtr(x), found)

    def _sf(self, x, df):
        return self._cdf(-x, df)

    def _ppf(self, q, df):
        p = _np.minimum(q, 1 - q)
        y = _sc.betaincinv(df / 2, 0.5, 2 * p)
        far = _np.sqrt(df * (1 - y) / y)
        z = _sc.betaincinv(0.5, df / 2, 1 - 2 * p)
        near = _np.sqrt(df * z / (1 - z))
        found = _np.where(p < 0.25, far, near)
        return _np.where(_np.isinf(df), _sc.ndtri(q), _np.where(q < 0.5, -found, found))

    def _isf(self, q, df):
        return -self._ppf(q, df)

    def _rvs(self, df, size=None, random_state=None):
        return random_state.standard_t(df, size=size)

    def _stats(self, df):
        mean = _np.where(df > 1, 0.0, _INF)
        variance = _np.where(df > 2, df / (df - 2.0), _INF)
        variance = _np.where(df <= 1, _NAN, variance)
        variance = _np.where(_np.isinf(df), 1.0, variance)
        kurtosis = _np.where(df > 4, 6.0 / (df - 4.0), _INF)
        return mean, variance, _np.where(df > 3, 0.0, _NAN), _np.where(df <= 2, _NAN, kurtosis)

    def _entropy(self, df):
        half = (df + 1) / 2
        return half * (_sc.digamma(half) - _sc.digamma(df / 2)) + _np.log(_np.sqrt(df) * _sc.beta(df / 2, 0.5))


class chi2_gen(_rv):
    _low = 0.0

    def _logpdf(self, x, df):
        return _sc.xlogy(df / 2.0 - 1, x) - x / 2.0 - _sc.gammaln(df / 2.0) - (_np.log(2) * df) / 2.0

    def _cdf(self, x, df):
        return _sc.gammainc(df / 2, x / 2)

    def _sf(self, x, df):
        return _sc.gammaincc(df / 2, x / 2)

    def _ppf(self, q, df):
        return 2 * _sc.gammaincinv(df / 2, q)

    def _isf(self, q, df):
        return 2 * _sc.gammainccinv(df / 2, q)

    def _rvs(self, df, size=None, random_state=None):
        return random_state.chisquare(df, size)

    def _stats(self, df):
        return df, 2 * df, 2 * _np.sqrt(2.0 / df), 12.0 / df

    def _entropy(self, df):
        half = 0.5 * df
        return half + _np.log(2) + _sc.gammaln(half) + (1 - half) * _sc.psi(half)


class chi_gen(_rv):
    _low = 0.0

    def _logpdf(self, x, df):
        return _np.log(2) - 0.5 * _np.log(2) * df - _sc.gammaln(0.5 * df) + _sc.xlogy(df - 1.0, x) - 0.5 * x**2

    def _cdf(self, x, df):
        return _sc.gammainc(0.5 * df, 0.5 * x**2)

    def _sf(self, x, df):
        return _sc.gammaincc(0.5 * df, 0.5 * x**2)

    def _ppf(self, q, df):
        return _np.sqrt(2 * _sc.gammaincinv(0.5 * df, q))

    def _rvs(self, df, size=None, random_state=None):
        return _np.sqrt(random_state.chisquare(df, size))

    def _stats(self, df):
        mean = _np.sqrt(2) * _np.exp(_sc.gammaln(df / 2 + 0.5) - _sc.gammaln(df / 2))
        variance = df - mean * mean
        skew = (2 * mean**3 + mean * (1 - 2 * df)) / variance**1.5
        kurtosis = (2 * df * (1 - df) - 6 * mean**4 + 4 * mean**2 * (2 * df - 1)) / variance**2
        return mean, variance, skew, kurtosis


class maxwell_gen(_rv):
    _low = 0.0

    def _pdf(self, x):
        return _np.sqrt(2 / _PI) * x * x * _np.exp(-x * x / 2.0)

    def _logpdf(self, x):
        return 0.5 * _np.log(2 / _PI) + 2 * _np.log(x) - 0.5 * x * x

    def _cdf(self, x):
        return _sc.gammainc(1.5, x * x / 2.0)

    def _sf(self, x):
        return _sc.gammaincc(1.5, x * x / 2.0)

    def _ppf(self, q):
        return _np.sqrt(2 * _sc.gammaincinv(1.5, q))

    def _rvs(self, size=None, random_state=None):
        return _np.sqrt(random_state.chisquare(3.0, size))

    def _stats(self):
        v = 3 * _PI - 8
        skew = _np.sqrt(2) * (32 - 10 * _PI) / v**1.5
        return 2 * _np.sqrt(2.0 / _PI), 3 - 8 / _PI, skew, (-12 * _PI * _PI + 160 * _PI - 384) / v**2.0

    def _entropy(self):
        return _EULER + 0.5 * _np.log(2 * _PI) - 0.5


class f_gen(_rv):
    _low = 0.0

    def _logpdf(self, x, dfn, dfd):
        n, m = 1.0 * dfn, 1.0 * dfd
        front = m / 2 * _np.log(m) + n / 2 * _np.log(n) + _sc.xlogy(n / 2 - 1, x)
        return front - ((n + m) / 2) * _np.log(m + n * x) - _sc.betaln(n / 2, m / 2)

    def _cdf(self, x, dfn, dfd):
        return _sc.betainc(dfn / 2, dfd / 2, dfn * x / (dfd + dfn * x))

    def _sf(self, x, dfn, dfd):
        return _sc.betainc(dfd / 2, dfn / 2, dfd / (dfd + dfn * x))

    def _ppf(self, q, dfn, dfd):
        y = _sc.betaincinv(dfd / 2, dfn / 2, 1 - q)
        return dfd * (1 - y) / (dfn * y)

    def _rvs(self, dfn, dfd, size=None, random_state=None):
        return random_state.f(dfn, dfd, size)

    def _stats(self, dfn, dfd):
        n, m = 1.0 * dfn, 1.0 * dfd
        mean = _np.where(m > 2, m / (m - 2), _INF)
        variance = _np.where(m > 4, 2 * m * m * (n + m - 2) / (n * (m - 2) ** 2 * (m - 4)), _INF)
        skew = _np.where(m > 6, (2 * n + m - 2) / (m - 6) * _np.sqrt(8 * (m - 4) / (n * (n + m - 2))), _NAN)
        kurtosis = _np.where(m > 8, 3 / (2 * (m - 8)) * (8 + (m - 6) * skew**2), _NAN)
        return mean, variance, skew, kurtosis


class laplace_gen(_rv):
    def _pdf(self, x):
        return 0.5 * _np.exp(-abs(x))

    def _cdf(self, x):
        return _np.where(x > 0, 1.0 - 0.5 * _np.exp(-x), 0.5 * _np.exp(x))

    def _sf(self, x):
        return self._cdf(-x)

    def _ppf(self, q):
        return _np.where(q > 0.5, -_np.log(2 * (1 - q)), _np.log(2 * q))

    def _isf(self, q):
        return -self._ppf(q)

    def _rvs(self, size=None, random_state=None):
        return random_state.laplace(0, 1, size=size)

    def _stats(self):
        return 0.0, 2.0, 0.0, 3.0

    def _entropy(self):
        return _np.log(2) + 1


class cauchy_gen(_rv):
    def _pdf(self, x):
        return 1.0 / _PI / (1.0 + x * x)

    def _cdf(self, x):
        return _np.arctan2(1, -x) / _PI

    def _ppf(self, q):
        return _np.where(q < 0.25, -1 / _np.tan(_PI * q), _np.where(q > 0.75, 1 / _np.tan(_PI * (1 - q)), _np.tan(_PI * (q - 0.5))))

    def _sf(self, x):
        return _np.arctan2(1, x) / _PI

    def _isf(self, q):
        return -self._ppf(q)

    def _rvs(self, size=None, random_state=None):
        return self._ppf(random_state.uniform(size=size))

    def _stats(self):
        return _NAN, _NAN, _NAN, _NAN

    def _entropy(self):
        return _np.log(4 * _PI)

    def _start(self, data):
        low, middle, high = _np.percentile(data, [25, 50, 75])
        return middle, (high - low) / 2


class halfcauchy_gen(_rv):
    _low = 0.0

    def _pdf(self, x):
        return 2.0 / _PI / (1.0 + x * x)

    def _logpdf(self, x):
        return _np.log(2.0 / _PI) - _np.log1p(x * x)

    def _cdf(self, x):
        return 2.0 / _PI * _np.arctan(x)

    def _sf(self, x):
        return 2.0 / _PI * _np.arctan2(1, x)

    def _ppf(self, q):
        return _np.tan(_PI / 2 * q)

    def _stats(self):
        return _INF, _INF, _NAN, _NAN

    def _entropy(self):
        return _np.log(2 * _PI)


class logistic_gen(_rv):
    def _pdf(self, x):
        return _np.exp(self._logpdf(x))

    def _logpdf(self, x):
        y = -abs(x)
        return y - 2.0 * _np.log1p(_np.exp(y))

    def _cdf(self, x):
        return _sc.expit(x)

    def _logcdf(self, x):
        return _sc.log_expit(x)

    def _sf(self, x):
        return _sc.expit(-x)

    def _logsf(self, x):
        return _sc.log_expit(-x)

    def _ppf(self, q):
        return _sc.logit(q)

    def _isf(self, q):
        return -_sc.logit(q)

    def _rvs(self, size=None, random_state=None):
        return random_state.logistic(size=size)

    def _stats(self):
        return 0.0, _PI * _PI / 3.0, 0.0, 6.0 / 5.0

    def _entropy(self):
        return 2.0


class lognorm_gen(_rv):
    _low = 0.0

    def _pdf(self, x, s):
        return _np.exp(self._logpdf(x, s))

    def _logpdf(self, x, s):
        return _np.where(x == 0, -_INF, -_np.log(x) ** 2 / (2 * s**2) - _np.log(s * x * _np.sqrt(2 * _PI)))

    def _cdf(self, x, s):
        return _sc.ndtr(_np.log(x) / s)

    def _logcdf(self, x, s):
        return _sc.log_ndtr(_np.log(x) / s)

    def _sf(self, x, s):
        return _sc.ndtr(-_np.log(x) / s)

    def _logsf(self, x, s):
        return _sc.log_ndtr(-_np.log(x) / s)

    def _ppf(self, q, s):
        return _np.exp(s * _sc.ndtri(q))

    def _isf(self, q, s):
        return _np.exp(s * -_sc.ndtri(q))

    def _rvs(self, s, size=None, random_state=None):
        return _np.exp(s * random_state.standard_normal(size))

    def _stats(self, s):
        p = _np.exp(s * s)
        kurtosis = _np.polyval([1, 2, 3, 0, -6.0], p)
        return _np.sqrt(p), p * (p - 1), _np.sqrt(p - 1) * (2 + p), kurtosis

    def _entropy(self, s):
        return 0.5 * (1 + _np.log(2 * _PI) + 2 * _np.log(s))

    def fit(self, data, *args, **kwds):
        """Shape, location and scale of the largest likelihood of the data."""
        if kwds.keys() == {"floc"} and not args:
            logs = _np.log(_np.asarray(data) - kwds["floc"])
            return logs.std(), kwds["floc"], _np.exp(logs.mean())
        return super().fit(data, *args, **kwds)


class pareto_gen(_rv):
    _low = 1.0

    def _pdf(self, x, b):
        return b * x ** (-b - 1)

    def _cdf(self, x, b):
        return 1 - x ** (-b)

    def _ppf(self, q, b):
        return _np.power(1 - q, -1.0 / b)

    def _sf(self, x, b):
        return x ** (-b)

    def _isf(self, q, b):
        return _np.power(q, -1.0 / b)

    def _stats(self, b):
        b = b * 1.0
        mean = _np.where(b > 1, b / (b - 1), _INF)
        variance = _np.where(b > 2, b / (b - 2) / (b - 1) ** 2, _INF)
        skew = _np.where(b > 3, 2 * (b + 1) * _np.sqrt(b - 2) / ((b - 3) * _np.sqrt(b)), _NAN)
        kurtosis = 6 * _np.polyval([1, 1, -6, -2], b) / _np.polyval([1, -7, 12, 0], b)
        return mean, variance, skew, _np.where(b > 4, kurtosis, _NAN)

    def _entropy(self, b):
        return 1 + 1.0 / b - _np.log(b)


def _of_moments(raw):
    # The four moments of the raw ones.
    m, m2, m3, m4 = raw
    variance = m2 - m * m
    third = m3 - 3 * m * m2 + 2 * m**3
    fourth = m4 - 4 * m * m3 + 6 * m * m * m2 - 3 * m**4
    return m, variance, third / variance**1.5, fourth / variance**2 - 3


class weibull_min_gen(_rv):
    _low = 0.0

    def _pdf(self, x, c):
        return c * pow(x, c - 1) * _np.exp(-pow(x, c))

    def _logpdf(self, x, c):
        return _np.log(c) + _sc.xlogy(c - 1, x) - pow(x, c)

    def _cdf(self, x, c):
        return -_np.expm1(-pow(x, c))

    def _ppf(self, q, c):
        return pow(-_np.log1p(-q), 1.0 / c)

    def _sf(self, x, c):
        return _np.exp(-pow(x, c))

    def _logsf(self, x, c):
        return -pow(x, c)

    def _isf(self, q, c):
        return (-_np.log(q)) ** (1 / c)

    def _stats(self, c):
        return _of_moments([_sc.gamma(1.0 + n * 1.0 / c) for n in (1, 2, 3, 4)])

    def _entropy(self, c):
        return -_EULER / c - _np.log(c) + _EULER + 1


class weibull_max_gen(_rv):
    _high = 0.0

    def _pdf(self, x, c):
        return c * pow(-x, c - 1) * _np.exp(-pow(-x, c))

    def _logpdf(self, x, c):
        return _np.log(c) + _sc.xlogy(c - 1, -x) - pow(-x, c)

    def _cdf(self, x, c):
        return _np.exp(-pow(-x, c))

    def _logcdf(self, x, c):
        return -pow(-x, c)

    def _sf(self, x, c):
        return -_np.expm1(-pow(-x, c))

    def _ppf(self, q, c):
        return -pow(-_np.log(q), 1.0 / c)

    def _stats(self, c):
        m, v, s, k = _of_moments([_sc.gamma(1.0 + n * 1.0 / c) for n in (1, 2, 3, 4)])
        return -m, v, -s, k

    def _entropy(self, c):
        return -_EULER / c - _np.log(c) + _EULER + 1


class rayleigh_gen(_rv):
    _low = 0.0

    def _pdf(self, x):
        return _np.exp(self._logpdf(x))

    def _logpdf(self, x):
        return _np.log(x) - 0.5 * x * x

    def _cdf(self, x):
        return -_np.expm1(-0.5 * x**2)

    def _ppf(self, q):
        return _np.sqrt(-2 * _np.log1p(-q))

    def _sf(self, x):
        return _np.exp(-0.5 * x * x)

    def _logsf(self, x):
        return -0.5 * x * x

    def _isf(self, q):
        return _np.sqrt(-2 * _np.log(q))

    def _rvs(self, size=None, random_state=None):
        return _np.sqrt(random_state.chisquare(2, size))

    def _stats(self):
        v = 4 - _PI
        return _np.sqrt(_PI / 2), v / 2, 2 * (_PI - 3) * _np.sqrt(_PI) / v**1.5, 6 * _PI / v - 16 / v**2

    def _entropy(self):
        return _EULER / 2.0 + 1 - 0.5 * _np.log(2)


class gumbel_r_gen(_rv):
    def _pdf(self, x):
        return _np.exp(self._logpdf(x))

    def _logpdf(self, x):
        return -x - _np.exp(-x)

    def _cdf(self, x):
        return _np.exp(-_np.exp(-x))

    def _logcdf(self, x):
        return -_np.exp(-x)

    def _ppf(self, q):
        return -_np.log(-_np.log(q))

    def _sf(self, x):
        return -_np.expm1(-_np.exp(-x))

    def _isf(self, q):
        return -_np.log(-_np.log1p(-q))

    def _stats(self):
        return _EULER, _PI * _PI / 6.0, 12 * _np.sqrt(6) / _PI**3 * _ZETA3, 12.0 / 5

    def _entropy(self):
        return _EULER + 1.0


class gumbel_l_gen(_rv):
    def _pdf(self, x):
        return _np.exp(self._logpdf(x))

    def _logpdf(self, x):
        return x - _np.exp(x)

    def _cdf(self, x):
        return -_np.expm1(-_np.exp(x))

    def _ppf(self, q):
        return _np.log(-_np.log1p(-q))

    def _logsf(self, x):
        return -_np.exp(x)

    def _sf(self, x):
        return _np.exp(-_np.exp(x))

    def _isf(self, x):
        return _np.log(-_np.log(x))

    def _stats(self):
        return -_EULER, _PI * _PI / 6.0, -12 * _np.sqrt(6) / _PI**3 * _ZETA3, 12.0 / 5

    def _entropy(self):
        return _EULER + 1.0


class halfnorm_gen(_rv):
    _low = 0.0

    def _pdf(self, x):
        return _np.sqrt(2.0 / _PI) * _np.exp(-x * x / 2.0)

    def _logpdf(self, x):
        return 0.5 * _np.log(2.0 / _PI) - x * x / 2.0

    def _cdf(self, x):
        return _sc.erf(x / _np.sqrt(2))

    def _ppf(self, q):
        return _sc.ndtri((1 + q) / 2.0)

    def _sf(self, x):
        return 2 * _sc.ndtr(-x)

    def _isf(self, p):
        return -_sc.ndtri(p / 2)

    def _rvs(self, size=None, random_state=None):
        return abs(random_state.standard_normal(size=size))

    def _stats(self):
        skew = _np.sqrt(2) * (4 - _PI) / (_PI - 2) ** 1.5
        return _np.sqrt(2.0 / _PI), 1 - 2.0 / _PI, skew, 8 * (_PI - 3) / (_PI - 2) ** 2

    def _entropy(self):
        return 0.5 * _np.log(_PI / 2.0) + 0.5


class truncnorm_gen(_rv):
    def _argcheck(self, a, b):
        return a < b

    def _support(self, a, b):
        return a, b

    def _mass(self, a, b):
        # The logarithm of the probability between the ends, from the side where it is exact.
        swap = a > 0
        low, high = _np.where(swap, -b, a), _np.where(swap, -a, b)
        upper, lower = _sc.log_ndtr(high), _sc.log_ndtr(low)
        central = _np.log1p(-_sc.ndtr(low) - _sc.ndtr(-high))
        return _np.where(high <= 0, upper + _np.log1p(-_np.exp(lower - upper)), central)

    def _logpdf(self, x, a, b):
        return -(x**2) / 2.0 - _HALF - self._mass(a, b)

    def _logcdf(self, x, a, b):
        return self._mass(a, x) - self._mass(a, b)

    def _cdf(self, x, a, b):
        return _np.exp(self._logcdf(x, a, b))

    def _sf(self, x, a, b):
        return _np.exp(self._mass(x, b) - self._mass(a, b))

    def _ppf(self, q, a, b):
        left = a < 0
        low = _np.exp(_sc.log_ndtr(a)) + q * _np.exp(self._mass(a, b))
        high = _np.exp(_sc.log_ndtr(-b)) + (1 - q) * _np.exp(self._mass(a, b))
        return _np.where(left, _sc.ndtri(_np.minimum(low, 1)), -_sc.ndtri(_np.minimum(high, 1)))

    def _stats(self, a, b):
        def one(a, b):
            pa, pb = _np.exp(self._logpdf(_np.array([a, b]), a, b))
            xa, xb = (0.0 if _np.isinf(it) else it for it in (a, b))
            m1 = pa - pb
            m2 = 1 + xa * pa - xb * pb
            m3 = 2 * m1 + xa**2 * pa - xb**2 * pb
            m4 = 3 * m2 + xa**3 * pa - xb**3 * pb
            return _of_moments([m1, m2, m3, m4])

        a, b = _np.broadcast_arrays(a * 1.0, b * 1.0)
        rows = [one(*it) for it in zip(a.ravel(), b.ravel())]
        return [_np.array(it).reshape(a.shape) for it in zip(*rows)]

    def _entropy(self, a, b):
        pa, pb = _np.exp(self._logpdf(a, a, b)), _np.exp(self._logpdf(b, a, b))
        return self._mass(a, b) + _HALF + 0.5 + (a * pa - b * pb) / 2


class invgamma_gen(_rv):
    _low = 0.0

    def _logpdf(self, x, a):
        return _np.where(x == 0, -_INF, -(a + 1) * _np.log(x) - _sc.gammaln(a) - 1.0 / x)

    def _cdf(self, x, a):
        return _sc.gammaincc(a, 1.0 / x)

    def _sf(self, x, a):
        return _sc.gammainc(a, 1.0 / x)

    def _ppf(self, q, a):
        return 1.0 / _sc.gammainccinv(a, q)

    def _isf(self, q, a):
        return 1.0 / _sc.gammaincinv(a, q)

    def _stats(self, a):
        mean = _np.where(a > 1, 1 / (a - 1.0), _INF)
        variance = _np.where(a > 2, 1 / (a - 1.0) ** 2 / (a - 2.0), _INF)
        skew = _np.where(a > 3, 4 * _np.sqrt(a - 2.0) / (a - 3.0), _NAN)
        return mean, variance, skew, _np.where(a > 4, 6 * (5 * a - 11.0) / (a - 3.0) / (a - 4.0), _NAN)

    def _entropy(self, a):
        return a - (a + 1.0) * _sc.psi(a) + _sc.gammaln(a)


class powerlaw_gen(_rv):
    _low, _high = 0.0, 1.0

    def _pdf(self, x, a):
        return a * x ** (a - 1.0)

    def _logpdf(self, x, a):
        return _np.log(a) + _sc.xlogy(a - 1, x)

    def _cdf(self, x, a):
        return x ** (a * 1.0)

    def _logcdf(self, x, a):
        return a * _np.log(x)

    def _ppf(self, q, a):
        return pow(q, 1.0 / a)

    def _stats(self, a):
        skew = -2.0 * ((a - 1.0) / (a + 3.0)) * _np.sqrt((a + 2.0) / a)
        kurtosis = 6 * _np.polyval([1, -1, -6, 2], a) / (a * (a + 3.0) * (a + 4))
        return a / (a + 1.0), a / (a + 2.0) / (a + 1.0) ** 2, skew, kurtosis

    def _entropy(self, a):
        return 1 - 1.0 / a - _np.log(a)


class triang_gen(_rv):
    _low, _high = 0.0, 1.0

    def _argcheck(self, c):
        return (c >= 0) & (c <= 1)

    def _pdf(self, x, c):
        rising = _np.where(c == 0, 2 - 2 * x, 2 * x / c)
        return _np.where((x < c) | (c == 1), _np.where(c == 1, 2 * x, rising), 2 * (1 - x) / (1 - c))

    def _cdf(self, x, c):
        falling = _np.where(c == 1, x * x, (x * x - 2 * x + c) / (c - 1))
        return _np.where(x < c, x * x / c, falling)

    def _ppf(self, q, c):
        return _np.where(q < c, _np.sqrt(c * q), 1 - _np.sqrt((1 - c) * (1 - q)))

    def _rvs(self, c, size=None, random_state=None):
        return random_state.triangular(0, c, 1, size)

    def _stats(self, c):
        v = 1.0 - c + c * c
        return (c + 1.0) / 3.0, v / 18, _np.sqrt(2) * (2 * c - 1) * (c + 1) * (c - 2) / (5 * v**1.5), -3.0 / 5.0

    def _entropy(self, c):
        return 0.5 - _np.log(2)


class vonmises_gen(_rv):
    def _pdf(self, x, kappa):
        return _np.exp(kappa * _sc.cosm1(x)) / (2 * _PI * _sc.i0e(kappa))

    def _logpdf(self, x, kappa):
        return kappa * _sc.cosm1(x) - _np.log(2 * _PI) - _np.log(_sc.i0e(kappa))

    def _cdf(self, x, kappa):
        turns = _np.round(x / (2 * _PI))
        at = x - 2 * _PI * turns
        found = 0.5 + at / (2 * _PI)
        norm = _sc.i0e(kappa)
        for k in range(1, 80):
            term = _sc.ive(float(k), kappa) / norm * _np.sin(k * at) / (k * _PI)
            found = found + term
            if _np.all(abs(term) < 1e-17) and k > 8:
                break
        return found + turns

    def _rvs(self, kappa, size=None, random_state=None):
        return random_state.vonmises(0.0, kappa, size=size)

    def _support(self, kappa):
        return -_INF, _INF

    def _entropy(self, kappa):
        return -kappa * _sc.i1e(kappa) / _sc.i0e(kappa) + _np.log(2 * _PI * _sc.i0e(kappa)) + kappa

    def _stats(self, kappa):
        return kappa * 0.0, _NAN, 0.0, _NAN


class gennorm_gen(_rv):
    def _logpdf(self, x, beta):
        return _np.log(0.5 * beta) - _sc.gammaln(1.0 / beta) - abs(x) ** beta

    def _cdf(self, x, beta):
        c = 0.5 * _np.sign(x)
        return (0.5 + c) - c * _sc.gammaincc(1.0 / beta, abs(x) ** beta)

    def _sf(self, x, beta):
        return self._cdf(-x, beta)

    def _ppf(self, x, beta):
        c = _np.sign(x - 0.5)
        return c * _sc.gammainccinv(1.0 / beta, (1.0 + c) - 2.0 * c * x) ** (1.0 / beta)

    def _rvs(self, beta, size=None, random_state=None):
        drawn = _np.asarray(random_state.gamma(1 / beta, size=size)) ** (1 / beta)
        mask = random_state.random(size=drawn.shape) < 0.5
        return _np.where(mask, -drawn, drawn)

    def _stats(self, beta):
        c1, c3, c5 = (_sc.gammaln(n / beta) for n in (1.0, 3.0, 5.0))
        return 0.0, _np.exp(c3 - c1), 0.0, _np.exp(c5 + c1 - 2.0 * c3) - 3.0

    def _entropy(self, beta):
        return 1.0 / beta - _np.log(0.5 * beta) + _sc.gammaln(1.0 / beta)


class exponnorm_gen(_rv):
    def _logpdf(self, x, K):
        inverse = 1.0 / K
        return -_np.log(K) + inverse * (0.5 * inverse - x) + _sc.log_ndtr(x - inverse)

    def _cdf(self, x, K):
        inverse = 1.0 / K
        return _sc.ndtr(x) - _np.exp(inverse * (0.5 * inverse - x) + _sc.log_ndtr(x - inverse))

    def _sf(self, x, K):
        inverse = 1.0 / K
        return _sc.ndtr(-x) + _np.exp(inverse * (0.5 * inverse - x) + _sc.log_ndtr(x - inverse))

    def _rvs(self, K, size=None, random_state=None):
        slow = random_state.standard_exponential(size) * K
        return slow + random_state.standard_normal(size)

    def _stats(self, K):
        v = 1.0 + K * K
        return K, v, 2 * K**3 * v ** (-1.5), 6.0 * K**4 * v ** (-2)


class genextreme_gen(_rv):
    def _argcheck(self, c):
        return _np.isfinite(c)

    def _support(self, c):
        c = _np.asarray(c, float)
        with _np.errstate(all="ignore"):
            return _np.where(c < 0, 1.0 / c, -_INF), _np.where(c > 0, 1.0 / c, _INF)

    def _inner(self, x, c):
        return _np.where(c == 0, -x, _np.log1p(-c * x) / _np.where(c == 0, 1, c))

    def _logpdf(self, x, c):
        inner = self._inner(x, c)
        return -_np.exp(inner) + inner - _np.where(c == 0, 0, _np.log1p(-c * x))

    def _logcdf(self, x, c):
        return -_np.exp(self._inner(x, c))

    def _cdf(self, x, c):
        return _np.exp(self._logcdf(x, c))

    def _sf(self, x, c):
        return -_np.expm1(self._logcdf(x, c))

    def _ppf(self, q, c):
        x = -_np.log(-_np.log(q))
        return _np.where(c == 0, x, -_np.expm1(-c * x) / _np.where(c == 0, 1, c))


class loguniform_gen(_rv):
    def _argcheck(self, a, b):
        return (a > 0) & (b > a)

    def _support(self, a, b):
        return a, b

    def _logpdf(self, x, a, b):
        return -_np.log(x) - _np.log(_np.log(b) - _np.log(a))

    def _cdf(self, x, a, b):
        return (_np.log(x) - _np.log(a)) / (_np.log(b) - _np.log(a))

    def _ppf(self, q, a, b):
        return _np.exp(_np.log(a) + q * (_np.log(b) - _np.log(a)))

    def _stats(self, a, b):
        width = _np.log(b) - _np.log(a)
        return _of_moments([(b**n - a**n) / n / width for n in (1.0, 2.0, 3.0, 4.0)])

    def _entropy(self, a, b):
        return 0.5 * (_np.log(a) + _np.log(b)) + _np.log(_np.log(b) - _np.log(a))


class skewnorm_gen(_rv):
    def _argcheck(self, a):
        return _np.isfinite(a)

    def _pdf(self, x, a):
        return 2.0 * _np.exp(-(x**2) / 2) / _np.sqrt(2 * _PI) * _sc.ndtr(a * x)

    def _logpdf(self, x, a):
        return _np.log(2) - x**2 / 2 - _HALF + _sc.log_ndtr(a * x)

    def _rvs(self, a, size=None, random_state=None):
        first = random_state.normal(size=size)
        other = random_state.normal(size=size)
        d = a / _np.sqrt(1 + a**2)
        mixed = d * first + other * _np.sqrt(1 - d**2)
        return _np.where(first >= 0, mixed, -mixed)

    def _stats(self, a):
        c = _np.sqrt(2 / _PI) * a / _np.sqrt(1 + a**2)
        skew = ((4 - _PI) / 2.0) * (c / _np.sqrt(1 - c**2)) ** 3
        return c, 1 - c**2, skew, (2 * (_PI - 3)) * (c**4 / (1 - c**2) ** 2)


norm, uniform, expon = norm_gen("norm"), uniform_gen("uniform"), expon_gen("expon")
gamma, erlang = gamma_gen("gamma", "a"), gamma_gen("erlang", "a")
beta, t, f = beta_gen("beta", "a b"), t_gen("t", "df"), f_gen("f", "dfn dfd")
chi, chi2, maxwell = chi_gen("chi", "df"), chi2_gen("chi2", "df"), maxwell_gen("maxwell")
laplace, logistic, lognorm = laplace_gen("laplace"), logistic_gen("logistic"), lognorm_gen("lognorm", "s")
cauchy, halfcauchy, halfnorm = cauchy_gen("cauchy"), halfcauchy_gen("halfcauchy"), halfnorm_gen("halfnorm")
pareto, powerlaw = pareto_gen("pareto", "b"), powerlaw_gen("powerlaw", "a")
weibull_min, weibull_max = weibull_min_gen("weibull_min", "c"), weibull_max_gen("weibull_max", "c")
rayleigh, gumbel_r, gumbel_l = rayleigh_gen("rayleigh"), gumbel_r_gen("gumbel_r"), gumbel_l_gen("gumbel_l")
truncnorm, invgamma = truncnorm_gen("truncnorm", "a b"), invgamma_gen("invgamma", "a")
triang, vonmises = triang_gen("triang", "c"), vonmises_gen("vonmises", "kappa")
gennorm, exponnorm = gennorm_gen("gennorm", "beta"), exponnorm_gen("exponnorm", "K")
genextreme, skewnorm = genextreme_gen("genextreme", "c"), skewnorm_gen("skewnorm", "a")
loguniform, reciprocal = loguniform_gen("loguniform", "a b"), loguniform_gen("reciprocal", "a b")
