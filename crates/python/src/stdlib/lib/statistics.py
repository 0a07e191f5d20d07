"""Basic statistics."""

import math

__all__ = ["StatisticsError", "mean", "fmean", "median", "median_low", "median_high", "mode", "multimode", "variance", "stdev", "pvariance",
           "pstdev", "geometric_mean", "harmonic_mean", "quantiles", "correlation", "covariance", "linear_regression"]


class StatisticsError(ValueError):
    pass


def _ratio(x):
    if not hasattr(x, "as_integer_ratio"):
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")
    return x.as_integer_ratio()


def _exact_sum(data):
    top, bottom = 0, 1
    for x in data:
        try:
            n, d = _ratio(x)
        except (OverflowError, ValueError):
            # What is infinite or no number makes the sum so.
            return sum(data), 0
        top, bottom = top * d + n * bottom, bottom * d
        if bottom.bit_length() > 4096:
            shared = math.gcd(top, bottom)
            top, bottom = top // shared, bottom // shared
    shared = math.gcd(top, bottom)
    return top // shared, bottom // shared


def _convert(top, bottom, data):
    if not bottom:
        return top
    if all(isinstance(x, int) for x in data) and top % bottom == 0:
        return top // bottom
    kinds = {type(x) for x in data} - {int, bool, float}
    if len(kinds) == 1 and not any(isinstance(x, float) for x in data):
        kind = kinds.pop()
        if not issubclass(kind, (int, float)):
            # Fractions and decimals stay what they are.
            return kind(top) / kind(bottom)
    return top / bottom


def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("mean requires at least one data point")
    top, bottom = _exact_sum(data)
    return _convert(top, bottom * len(data), data)


def fmean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("fmean requires at least one data point")
    if weights is None:
        return math.fsum(data) / len(data)
    weights = list(weights)
    return math.fsum(x * w for x, w in zip(data, weights)) / math.fsum(weights)


def geometric_mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("Must have a non-empty dataset")
    for x in data:
        if x < 0:
            raise StatisticsError("No negative inputs allowed", x)
    if 0 in data:
        return 0.0
    return math.exp(fmean(map(math.log, data)))


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if any(x < 0 for x in data):
        raise StatisticsError("harmonic mean does not support negative values")
    if 0 in data:
        return 0
    weights = [1] * len(data) if weights is None else list(weights)
    return sum(weights) / sum(w / x for w, x in zip(weights, data))


def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def multimode(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    most = max(counts.values(), default=0)
    return [x for x, count in counts.items() if count == most]


def mode(data):
    found = multimode(data)
    if not found:
        raise StatisticsError("no mode for empty data")
    return found[0]


def _squares(data, center=None):
    n = len(data)
    if center is None:
        top, bottom = _exact_sum(data)
        ctop, cbottom = top, bottom * n
    else:
        ctop, cbottom = _ratio(center)
    total, scale = 0, 1
    for x in data:
        a, b = _ratio(x)
        dtop, dbottom = a * cbottom - ctop * b, b * cbottom
        dtop, dbottom = dtop * dtop, dbottom * dbottom
        total, scale = total * dbottom + dtop * scale, scale * dbottom
        shared = math.gcd(total, scale)
        total, scale = total // shared, scale // shared
    return total, scale


def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("variance requires at least two data points")
    top, bottom = _squares(data, xbar)
    return _convert(top, bottom * (len(data) - 1), data)


def pvariance(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pvariance requires at least one data point")
    top, bottom = _squares(data, mu)
    return _convert(top, bottom * len(data), data)


def _root(square):
    return math.sqrt(square) if isinstance(square, (int, float)) or not hasattr(square, "sqrt") else square.sqrt()


def stdev(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(variance(data, xbar))


def pstdev(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(pvariance(data, mu))


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    ld = len(data)
    if ld < 2:
        if ld == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    result = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (ld - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    for i in range(1, n):
        j = min(max(i * (ld + 1) // n, 1), ld - 1)
        delta = i * (ld + 1) - j * n
        result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result


def covariance(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    xbar, ybar = math.fsum(x) / n, math.fsum(y) / n
    return math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y)) / (n - 1)


def correlation(x, y, /, *, method="linear"):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    xbar, ybar = math.fsum(x) / n, math.fsum(y) / n
    sxy = math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
    sxx, syy = math.fsum((a - xbar) ** 2 for a in x), math.fsum((b - ybar) ** 2 for b in y)
    try:
        return sxy / math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


def linear_regression(x, y, /, *, proportional=False):
    from collections import namedtuple
    n = len(x)
    xbar, ybar = math.fsum(x) / n, math.fsum(y) / n
    sxy = math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
    sxx = math.fsum((a - xbar) ** 2 for a in x)
    slope = sxy / sxx
    return namedtuple("LinearRegression", ("slope", "intercept"))(slope, ybar - slope * xbar)


def __getattr__(name):
    if name in ("NormalDist", "kde", "kde_random", "median_grouped"):
        import _statistics_more
        return getattr(_statistics_more, name)
    raise AttributeError(f"module 'statistics' has no attribute {name!r}")
