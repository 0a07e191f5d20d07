"""What `statistics` has besides: the normal distribution, densities by kernels, medians of grouped data."""

import math
import random as _random
from statistics import StatisticsError, fmean


class NormalDist:
    __module__ = "statistics"
    __slots__ = {"_mu": "Arithmetic mean of a normal distribution", "_sigma": "Standard deviation of a normal distribution"}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        from statistics import stdev
        return cls(fmean(data), float(stdev(data)))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def _spread(self, what):
        if not self._sigma:
            raise StatisticsError(f"{what}() not defined when sigma is zero")

    def samples(self, n, *, seed=None):
        draw = _random.random if seed is None else _random.Random(seed).random
        return [_from_unit(draw(), self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        self._spread("pdf")
        away, variance = x - self._mu, self._sigma * self._sigma
        return math.exp(away * away / (-2.0 * variance)) / math.sqrt(math.tau * variance)

    def cdf(self, x):
        self._spread("cdf")
        return 0.5 * math.erfc((self._mu - x) / (self._sigma * math.sqrt(2.0)))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _from_unit(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        self._spread("zscore")
        return (x - self._mu) / self._sigma

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        narrow, wide = sorted((self, other), key=lambda it: (it._sigma, it._mu))
        if not narrow.variance or not wide.variance:
            raise StatisticsError("overlap() not defined when sigma is zero")
        more, apart = wide.variance - narrow.variance, math.fabs(wide._mu - narrow._mu)
        if not more:
            return math.erfc(apart / (2.0 * narrow._sigma * math.sqrt(2.0)))
        middle = narrow._mu * wide.variance - wide._mu * narrow.variance
        width = narrow._sigma * wide._sigma * math.sqrt(apart * apart + more * math.log(wide.variance / narrow.variance))
        low, high = (middle + width) / more, (middle - width) / more
        return 1.0 - (math.fabs(wide.cdf(low) - narrow.cdf(low)) + math.fabs(wide.cdf(high) - narrow.cdf(high)))

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * math.fabs(factor))

    def __truediv__(self, divisor):
        return NormalDist(self._mu / divisor, self._sigma / math.fabs(divisor))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        return self._mu == other._mu and self._sigma == other._sigma if isinstance(other, NormalDist) else NotImplemented

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"


# Wichura's algorithm AS241: a ratio of polynomials for the middle, and two for the tails.
_MIDDLE = ((2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4, 4.59219_53931_54987_1457e+4,
            1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3, 1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080e+0),
           (5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4, 2.12137_94301_58659_5867e+4,
            5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2, 4.23133_30701_60091_1252e+1, 1.0))
_NEAR = ((7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1, 1.27045_82524_52368_38258e+0,
          3.64784_83247_63204_60504e+0, 5.76949_72214_60691_40550e+0, 4.63033_78461_56545_29590e+0, 1.42343_71107_49683_57734e+0),
         (1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2, 1.48103_97642_74800_74590e-1,
          6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e+0, 2.05319_16266_37758_82187e+0, 1.0))
_FAR = ((2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3, 2.65321_89526_57612_30930e-2,
         2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e+0, 5.46378_49111_64114_36990e+0, 6.65790_46435_01103_77720e+0),
        (2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5, 7.86869_13114_56132_59100e-4,
         1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1, 5.99832_20655_58879_37690e-1, 1.0))


def _ratio(tables, x):
    value = []
    for table in tables:
        total = table[0]
        for factor in table[1:]:
            total = total * x + factor
        value.append(total)
    return value


def _from_unit(p, mu, sigma):
    q = p - 0.5
    if math.fabs(q) <= 0.425:
        top, bottom = _ratio(_MIDDLE, 0.180625 - q * q)
        return mu + top * q / bottom * sigma
    r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
    top, bottom = _ratio(_NEAR, r - 1.6) if r <= 5.0 else _ratio(_FAR, r - 5.0)
    x = top / bottom
    return mu + (-x if q < 0.0 else x) * sigma


def median_grouped(data, interval=1.0):
    from bisect import bisect_left, bisect_right
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    low = bisect_left(data, x)
    count = bisect_right(data, x, lo=low) - low
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2.0 + interval * (n / 2 - low) / count


_KERNELS = {"normal": (lambda t: math.exp(-1 / 2 * t * t) / math.sqrt(2 * math.pi), None),
            "logistic": (lambda t: 0.5 / (1.0 + math.cosh(t)), None),
            "sigmoid": (lambda t: 1 / math.pi / math.cosh(t), None),
            "rectangular": (lambda t: 0.5, 1.0),
            "triangular": (lambda t: 1.0 - abs(t), 1.0),
            "parabolic": (lambda t: 3 / 4 * (1.0 - t * t), 1.0),
            "quartic": (lambda t: 15 / 16 * (1.0 - t * t) ** 2, 1.0),
            "triweight": (lambda t: 35 / 32 * (1.0 - t * t) ** 3, 1.0),
            "cosine": (lambda t: math.pi / 4 * math.cos(math.pi / 2 * t), 1.0)}
_KERNELS.update(gauss=_KERNELS["normal"], uniform=_KERNELS["rectangular"], epanechnikov=_KERNELS["parabolic"], biweight=_KERNELS["quartic"])


def kde(data, h, kernel="normal", *, cumulative=False):
    n = len(data)
    if not n:
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not h={h!r}")
    if kernel not in _KERNELS:
        raise StatisticsError(f"Unknown kernel name: {kernel!r}")
    if cumulative:
        raise NotImplementedError("statistics.kde(cumulative=True) is not supported by Freezeframe")
    shape, support = _KERNELS[kernel]
    if support is None:
        return lambda x: sum(shape((x - value) / h) for value in data) / (len(data) * h)
    ordered, reach = sorted(data), support * h

    def density(x):
        near = (value for value in ordered if x - reach <= value <= x + reach)
        return sum(shape((x - value) / h) for value in near) / (n * h)
    return density


def kde_random(data, h, kernel="normal", *, seed=None):
    raise NotImplementedError("statistics.kde_random is not supported by Freezeframe")
