"""Numbers that sum samples up, and tests of hypotheses."""

import math as _math

import numpy as _np
from scipy import special as _sc
from scipy._lib import result as _result
from scipy.stats import _continuous as _dists

DescribeResult = _result("DescribeResult", "nobs minmax mean variance skewness kurtosis")
ModeResult = _result("ModeResult", "mode count")
PearsonRResult = _result("PearsonRResult", "statistic pvalue")
SignificanceResult = _result("SignificanceResult", "statistic pvalue")
TtestResult = _result("TtestResult", "statistic pvalue", "df")
F_onewayResult = _result("F_onewayResult", "statistic pvalue")
NormaltestResult = _result("NormaltestResult", "statistic pvalue")
KstestResult = _result("KstestResult", "statistic pvalue", "statistic_location statistic_sign")
Power_divergenceResult = _result("Power_divergenceResult", "statistic pvalue")
LinregressResult = _result("LinregressResult", "slope intercept rvalue pvalue stderr", "intercept_stderr")
Chi2ContingencyResult = _result("Chi2ContingencyResult", "statistic pvalue dof expected_freq")
ConfidenceInterval = _result("ConfidenceInterval", "low high")
BinnedStatisticResult = _result("BinnedStatisticResult", "statistic bin_edges binnumber")
RepeatedResults = _result("RepeatedResults", "values counts")


def _shaped(a, axis):
    # The array and the axis; without one, all elements in a row.
    a = _np.asarray(a)
    return (a.ravel(), 0) if axis is None else (a, axis)


def _kept(a, nan_policy):
    if nan_policy == "omit":
        a = _np.asarray(a)
        if a.ndim != 1:
            raise NotImplementedError("scipy.stats: nan_policy='omit' is supported for one dimension only")
        return a[~_np.isnan(a)]
    if nan_policy == "raise" and _np.isnan(_np.asarray(a, float)).any():
        raise ValueError("The input contains nan values")
    return a


def _central(a, order, axis, mean=None):
    mean = a.mean(axis, keepdims=True) if mean is None else mean
    return _np.mean((a - mean) ** order, axis)


def _variance(a, axis, ddof=1):
    n = a.shape[axis]
    return _central(a, 2, axis) * (n / (n - ddof)) if n > ddof else _np.full(_central(a, 2, axis).shape, _np.nan)[()]


def moment(a, order=1, axis=0, *, center=None):
    """The moment of this order about the mean, or about `center`."""
    a, axis = _shaped(a, axis)
    return _central(_np.asarray(a, float), order, axis, center)


def skew(a, axis=0, bias=True, nan_policy="propagate"):
    """The skewness of a sample."""
    a, axis = _shaped(_kept(a, nan_policy), axis)
    n = a.shape[axis]
    mean = a.mean(axis, keepdims=True)
    m2, m3 = _central(a, 2, axis, mean), _central(a, 3, axis, mean)
    flat = m2 <= (_np.finfo(float).eps * _np.squeeze(mean, axis)) ** 2
    with _np.errstate(all="ignore"):
        found = _np.where(flat, _np.nan, m3 / m2**1.5)
        if not bias and n > 2:
            found = _np.where(flat, _np.nan, _np.sqrt((n - 1.0) * n) / (n - 2.0) * m3 / m2**1.5)
    return found[()]


def kurtosis(a, axis=0, fisher=True, bias=True, nan_policy="propagate"):
    """The kurtosis of a sample, 0 for a normal one."""
    a, axis = _shaped(_kept(a, nan_policy), axis)
    n = a.shape[axis]
    mean = a.mean(axis, keepdims=True)
    m2, m4 = _central(a, 2, axis, mean), _central(a, 4, axis, mean)
    flat = m2 <= (_np.finfo(float).eps * _np.squeeze(mean, axis)) ** 2
    with _np.errstate(all="ignore"):
        found = m4 / m2**2.0
        if not bias and n > 3:
            found = 1.0 / (n - 2) / (n - 3) * ((n**2 - 1.0) * m4 / m2**2.0 - 3 * (n - 1) ** 2.0) + 3.0
        found = _np.where(flat, _np.nan, found)
    return (found - 3 if fisher else found)[()]


def describe(a, axis=0, ddof=1, bias=True, nan_policy="propagate"):
    """Size, extremes and moments of a sample."""
    a, axis = _shaped(_kept(a, nan_policy), axis)
    if a.size == 0:
        raise ValueError("The input must not be empty.")
    ends = _np.min(a, axis=axis), _np.max(a, axis=axis)
    variance = _variance(a, axis, ddof)
    return DescribeResult(
        _np.int64(a.shape[axis]), ends, _np.mean(a, axis=axis), variance, skew(a, axis, bias), kurtosis(a, axis, bias=bias)
    )


def mode(a, axis=0, nan_policy="propagate", keepdims=False):
    """The most frequent element, the least of several, and how often it is there."""
    a, axis = _shaped(_kept(a, nan_policy), axis)
    if a.ndim == 0:
        return ModeResult(a[()], _np.int64(1))
    moved = _np.moveaxis(a, axis, -1)
    values, counts = [], []
    for row in moved.reshape(-1, moved.shape[-1]):
        found, count = _np.unique(row, return_counts=True)
        at = count.argmax() if len(count) else None
        values.append(found[at] if len(count) else _np.nan)
        counts.append(count[at] if len(count) else 0)
    shape = moved.shape[:-1]
    values, counts = _np.array(values).reshape(shape), _np.array(counts).reshape(shape)
    if keepdims:
        values, counts = _np.expand_dims(values, axis), _np.expand_dims(counts, axis)
    return ModeResult(values[()], counts[()])


def zmap(scores, compare, axis=0, ddof=0, nan_policy="propagate"):
    """How many standard deviations of `compare` each score is from its mean."""
    compare = _np.asarray(compare)
    mean, spread = (_np.nanmean, _np.nanstd) if nan_policy == "omit" else (_np.mean, _np.std)
    with _np.errstate(invalid="ignore", divide="ignore"):
        return (scores - mean(compare, axis=axis, keepdims=True)) / spread(compare, axis=axis, ddof=ddof, keepdims=True)


def zscore(a, axis=0, ddof=0, nan_policy="propagate"):
    """How many standard deviations each element is from the mean."""
    return zmap(_np.asarray(a), a, axis, ddof, nan_policy)


def sem(a, axis=0, ddof=1, nan_policy="propagate"):
    """The standard error of the mean."""
    a, axis = _shaped(_kept(a, nan_policy), axis)
    return _np.std(a, axis=axis, ddof=ddof) / _np.sqrt(a.shape[axis])


def iqr(x, axis=None, rng=(25, 75), scale=1.0, nan_policy="propagate", interpolation="linear", keepdims=False):
    """How far quartiles are from each other."""
    low, high = _np.percentile(_kept(x, nan_policy), rng, axis=axis, method=interpolation, keepdims=keepdims)
    scale = 2 * _math.sqrt(2) * 0.47693627620446987 if scale == "normal" else scale
    return (high - low) / scale


def median_abs_deviation(x, axis=0, center=_np.median, scale=1.0, nan_policy="propagate"):
    """The median of how far elements are from the median."""
    x, axis = _shaped(_kept(x, nan_policy), axis)
    scale = 0.6744897501960817 if scale == "normal" else scale
    return _np.median(abs(x - _np.expand_dims(center(x, axis=axis), axis)), axis=axis) / scale


def gmean(a, axis=0, weights=None):
    """The geometric mean."""
    with _np.errstate(divide="ignore"):
        return _np.exp(_np.average(_np.log(_np.asarray(a)), axis=axis, weights=weights))


def hmean(a, axis=0, weights=None):
    """The harmonic mean."""
    return 1.0 / _np.average(1.0 / _np.asarray(a), axis=axis, weights=weights)


def trim_mean(a, proportiontocut, axis=0):
    """The mean without this part of elements at each end."""
    a, axis = _shaped(a, axis)
    cut = int(proportiontocut * a.shape[axis])
    if 2 * cut >= a.shape[axis] and a.size:
        raise ValueError("Proportion too big.")
    ordered = _np.moveaxis(_np.sort(a, axis=axis), axis, 0)
    return _np.mean(ordered[cut : a.shape[axis] - cut], axis=0)


def rankdata(a, method="average", *, axis=None, nan_policy="propagate"):
    """The rank of each element; equal ones share one, as `method` says."""
    if method not in ("average", "min", "max", "dense", "ordinal"):
        raise ValueError(f'unknown method "{method}"')
    a = _np.asarray(a)
    if axis is not None:
        return _np.apply_along_axis(rankdata, axis, a, method)
    a = a.ravel()
    order = _np.argsort(a, kind="stable")
    places = _np.empty(a.size, int)
    places[order] = _np.arange(a.size)
    if method == "ordinal":
        return places + 1
    ordered = a[order]
    first = _np.r_[True, ordered[1:] != ordered[:-1]][: a.size]
    dense = first.cumsum()[places]
    if method == "dense":
        return dense
    edges = _np.r_[_np.nonzero(first)[0], a.size]
    if method == "max":
        return edges[dense]
    if method == "min":
        return edges[dense - 1] + 1
    return 0.5 * (edges[dense] + edges[dense - 1] + 1)


def entropy(pk, qk=None, base=None, axis=0):
    """The entropy of probabilities, or how far they are from others."""
    if base is not None and base <= 0:
        raise ValueError("`base` must be a positive number or `None`.")
    pk = _np.asarray(pk)
    pk = pk / _np.sum(pk, axis=axis, keepdims=True)
    if qk is None:
        found = _np.sum(_sc.entr(pk), axis=axis)
    else:
        pk, qk = _np.broadcast_arrays(pk, qk)
        qk = qk / _np.sum(qk, axis=axis, keepdims=True)
        found = _np.sum(_sc.rel_entr(pk, qk), axis=axis)
    return found if base is None else found / _math.log(base)


def wasserstein_distance(u_values, v_values, u_weights=None, v_weights=None):
    """How much one sample has to be moved to be another."""
    u, v = _np.asarray(u_values, float), _np.asarray(v_values, float)
    every = _np.sort(_np.concatenate([u, v]))

    def upto(x, weights):
        order = _np.argsort(x)
        at = _np.searchsorted(x[order], every[:-1], side="right")
        if weights is None:
            return at / x.size
        sums = _np.concatenate([[0], _np.cumsum(_np.asarray(weights, float)[order])])
        return sums[at] / sums[-1]

    return _np.sum(abs(upto(u, u_weights) - upto(v, v_weights)) * _np.diff(every))


def binned_statistic(x, values, statistic="mean", bins=10, range=None):
    """A statistic of the values in each of several bins."""
    x, values = _np.asarray(x, float), _np.asarray(values, float)
    edges = _np.histogram_bin_edges(x, bins, range)
    number = _np.digitize(x, edges)
    number[x == edges[-1]] -= 1
    function = {
        "mean": _np.mean, "sum": _np.sum, "count": len, "median": _np.median, "std": _np.std, "min": _np.min, "max": _np.max
    }.get(statistic, statistic)
    if not callable(function):
        raise ValueError(f"invalid statistic {statistic!r}")
    empty = 0.0 if statistic in ("sum", "count") else _np.nan
    parts = [values[number == k] for k in _np.arange(1, len(edges))]
    found = _np.array([function(it) if it.size else empty for it in parts], float)
    return BinnedStatisticResult(found, edges, number)


def percentileofscore(a, score, kind="rank"):
    """Which part of the elements, in percent, is below a score."""
    a = _np.asarray(a)
    below, upto = _np.sum(a < score), _np.sum(a <= score)
    counts = {"rank": below + upto + (1 if upto > below else 0), "strict": 2 * below, "weak": 2 * upto, "mean": below + upto}
    return _np.float64(counts[kind] * (50.0 / len(a)))


def _tail(distribution, statistic, alternative):
    if alternative == "less":
        return distribution.cdf(statistic)
    if alternative == "greater":
        return distribution.sf(statistic)
    if alternative != "two-sided":
        raise ValueError("`alternative` must be 'less', 'greater', or 'two-sided'.")
    return 2 * distribution.sf(_np.abs(statistic))


def _test_of_t(estimate, error, df, alternative):
    with _np.errstate(all="ignore"):
        statistic = _np.divide(estimate, error)[()]
    found = TtestResult(statistic, _tail(_dists.t(df), statistic, alternative))
    found.df = df
    found.confidence_interval = lambda confidence_level=0.95: _interval(estimate, error, df, confidence_level, alternative)
    return found


def _interval(estimate, error, df, level, alternative):
    if alternative == "two-sided":
        half = _dists.t.ppf((1 + level) / 2, df) * error
        return ConfidenceInterval(estimate - half, estimate + half)
    half = _dists.t.ppf(level, df) * error
    return ConfidenceInterval(-_np.inf, estimate + half) if alternative == "less" else ConfidenceInterval(estimate - half, _np.inf)


def ttest_1samp(a, popmean, axis=0, nan_policy="propagate", alternative="two-sided"):
    """Whether the mean of a sample is `popmean`."""
    a, axis = _shaped(_kept(a, nan_policy), axis)
    n = a.shape[axis]
    error = _np.sqrt(_variance(a, axis) / n)
    return _test_of_t(_np.mean(a, axis) - popmean, error, _np.int64(n - 1), alternative)


def ttest_rel(a, b, axis=0, nan_policy="propagate", alternative="two-sided"):
    """Whether the means of two related samples are the same."""
    a, b = _np.asarray(a), _np.asarray(b)
    return ttest_1samp(a - b, 0, axis, nan_policy, alternative)


def ttest_ind(a, b, *, axis=0, equal_var=True, nan_policy="propagate", alternative="two-sided"):
    """Whether the means of two independent samples are the same."""
    a, b = _np.asarray(_kept(a, nan_policy)), _np.asarray(_kept(b, nan_policy))
    n1, n2 = a.shape[axis], b.shape[axis]
    v1, v2 = _variance(a, axis), _variance(b, axis)
    return _two(_np.mean(a, axis), v1, n1, _np.mean(b, axis), v2, n2, equal_var, alternative)


def ttest_ind_from_stats(mean1, std1, nobs1, mean2, std2, nobs2, equal_var=True, alternative="two-sided"):
    """Whether the means of two samples are the same, of which only this is known."""
    return _two(mean1, std1**2, nobs1, mean2, std2**2, nobs2, equal_var, alternative)


def _two(m1, v1, n1, m2, v2, n2, equal_var, alternative):
    if equal_var:
        df = n1 + n2 - 2.0
        common = ((n1 - 1) * v1 + (n2 - 1) * v2) / df
        error = _np.sqrt(common * (1.0 / n1 + 1.0 / n2))
    else:
        e1, e2 = v1 / n1, v2 / n2
        df = (e1 + e2) ** 2 / (e1**2 / (n1 - 1) + e2**2 / (n2 - 1))
        error = _np.sqrt(e1 + e2)
    return _test_of_t(m1 - m2, error, _np.float64(df) if _np.ndim(df) == 0 else df, alternative)


def pearsonr(x, y, *, axis=0, alternative="two-sided"):
    """The correlation of two samples, and how likely it is by chance."""
    x, y = _np.asarray(x, float), _np.asarray(y, float)
    if len(x) != len(y):
        raise ValueError("`x` and `y` must have the same length along `axis`.")
    n = len(x)
    if n < 2:
        raise ValueError("`x` and `y` must have length at least 2.")
    xm, ym = x - x.mean(), y - y.mean()
    top_x, top_y = _np.max(abs(xm)), _np.max(abs(ym))
    with _np.errstate(all="ignore"):
        norm_x = top_x * _np.linalg.norm(xm / top_x)
        norm_y = top_y * _np.linalg.norm(ym / top_y)
        r = _np.clip(_np.sum(xm / norm_x * (ym / norm_y)), -1.0, 1.0)
    if n == 2:
        p = _np.float64(1.0)
    else:
        ab = n / 2 - 1
        p = _tail(_dists.beta(ab, ab, loc=-1, scale=2), r, alternative)
    found = PearsonRResult(r, p)
    found.correlation = r

    def confidence_interval(confidence_level=0.95):
        z, half = _np.arctanh(r), _sc.ndtri(0.5 + confidence_level / 2) / _math.sqrt(n - 3)
        return ConfidenceInterval(_np.tanh(z - half), _np.tanh(z + half))

    found.confidence_interval = confidence_interval
    return found


def spearmanr(a, b=None, axis=0, nan_policy="propagate", alternative="two-sided"):
    """The correlation of ranks."""
    if b is None:
        raise NotImplementedError("scipy.stats.spearmanr: two samples are needed")
    ranks = _np.array([rankdata(a), rankdata(b)])
    rs = _np.corrcoef(ranks)[1, 0]
    dof = len(ranks[0]) - 2
    with _np.errstate(all="ignore"):
        t = rs * _np.sqrt((dof / ((rs + 1.0) * (1.0 - rs))).clip(0))
    found = SignificanceResult(rs, _tail(_dists.t(dof), t, alternative))
    found.correlation = rs
    return found


def linregress(x, y, alternative="two-sided"):
    """The line that fits points with the least squares."""
    x, y = _np.asarray(x), _np.asarray(y)
    n = len(x)
    if n < 2 or len(y) != n:
        raise ValueError("Inputs must not be empty." if n == 0 else "all the input array dimensions must match")
    xm, ym = _np.mean(x), _np.mean(y)
    sxx, sxy, _, syy = _np.cov(x, y, bias=1).flat
    if sxx == 0.0:
        raise ValueError("Cannot calculate a linear regression if all x values are identical")
    r = _np.float64(0.0) if syy == 0.0 else _np.clip(sxy / _np.sqrt(sxx * syy), -1.0, 1.0)
    slope = sxy / sxx
    intercept = ym - slope * xm
    df = n - 2
    if n == 2:
        p, error, other = (1.0 if y[0] == y[1] else 0.0), 0.0, 0.0
    else:
        t = r * _np.sqrt(df / ((1.0 - r + 1e-20) * (1.0 + r + 1e-20)))
        p = _tail(_dists.t(df), t, alternative)
        error = _np.sqrt((1 - r**2) * syy / sxx / df)
        other = error * _np.sqrt(sxx + xm**2)
    found = LinregressResult(slope, intercept, r, p, error)
    found.intercept_stderr = other
    return found


def f_oneway(*samples, axis=0):
    """Whether the means of several samples are the same."""
    samples = [_np.asarray(it, dtype=float) for it in samples]
    every = _np.concatenate(samples, axis=axis)
    n, k = every.shape[axis], len(samples)
    every = every - every.mean(axis=axis, keepdims=True)
    offset = _np.concatenate(samples, axis=axis).mean(axis=axis, keepdims=True)
    total = _np.sum(every**2, axis) - _np.sum(every, axis) ** 2 / n
    between = sum(_np.sum(it - offset, axis) ** 2 / it.shape[axis] for it in samples) - _np.sum(every, axis) ** 2 / n
    f = between / (k - 1) / ((total - between) / (n - k))
    return F_onewayResult(f, _dists.f.sf(f, k - 1, n - k))


def chisquare(f_obs, f_exp=None, ddof=0, axis=0):
    """Whether counts are as expected."""
    f_obs = _np.asarray(f_obs, float)
    f_exp = _np.mean(f_obs, axis=axis, keepdims=True) if f_exp is None else _np.asarray(f_exp, float)
    statistic = _np.sum((f_obs - f_exp) ** 2 / f_exp, axis=axis)
    return Power_divergenceResult(statistic, _dists.chi2.sf(statistic, f_obs.shape[axis] - 1 - ddof))


def chi2_contingency(observed, correction=True):
    """Whether rows and columns of a table of counts are independent."""
    observed = _np.asarray(observed)
    if observed.ndim != 2:
        raise NotImplementedError("scipy.stats.chi2_contingency: only tables of two dimensions are supported")
    expected = observed.sum(1, keepdims=True) * observed.sum(0, keepdims=True) / observed.sum()
    dof = (observed.shape[0] - 1) * (observed.shape[1] - 1)
    if dof == 1 and correction:
        apart = expected - observed
        observed = observed + _np.minimum(0.5, abs(apart)) * _np.sign(apart)
    statistic = _np.sum((observed - expected) ** 2 / expected)
    return Chi2ContingencyResult(statistic, _dists.chi2.sf(statistic, dof), dof, expected)


def _kolmogorov(n, d):
    # The probability that the distance of n points is less than d, by powers of a matrix (Marsaglia, Tsang and Wang).
    if n * d * d > 18 or (n > 500 and n * d * d > 7.24):
        return 1 - 2 * _math.exp(-(2.000071 + 0.331 / _math.sqrt(n) + 1.409 / n) * n * d * d)
    k = int(n * d) + 1
    m, h = 2 * k - 1, k - n * d
    matrix = _np.zeros((m, m))
    for i in range(m):
        matrix[i, : min(i + 2, m)] = 1.0
    for i in range(m):
        matrix[i, 0] -= h ** (i + 1)
        matrix[m - 1, i] -= h ** (m - i)
    matrix[m - 1, 0] += (2 * h - 1) ** m if 2 * h - 1 > 0 else 0
    for i in range(m):
        for j in range(m):
            if i - j + 1 > 0:
                matrix[i, j] /= _math.factorial(i - j + 1)
    power, exponent, square, shift, rest = _np.eye(m), 0, matrix, 0, n
    while rest:
        if rest & 1:
            power, exponent = power @ square, exponent + shift
        square, shift = square @ square, 2 * shift
        if square[k - 1, k - 1] > 1e140:
            square, shift = square * 1e-140, shift + 140
        if power[k - 1, k - 1] > 1e140:
            power, exponent = power * 1e-140, exponent + 140
        rest >>= 1
    found = power[k - 1, k - 1]
    for i in range(1, n + 1):
        found *= i / n
        if found < 1e-140:
            found, exponent = found * 1e140, exponent - 140
    return found * 10.0**exponent


def kstest(rvs, cdf, args=(), N=20, alternative="two-sided", method="auto"):
    """Whether a sample is of a distribution."""
    if not (isinstance(cdf, str) or callable(cdf)):
        raise NotImplementedError("scipy.stats.kstest: only a sample and a distribution can be compared")
    if alternative != "two-sided":
        raise NotImplementedError("scipy.stats.kstest: only the two-sided test is supported")
    if isinstance(cdf, str):
        import scipy.stats

        cdf = getattr(scipy.stats, cdf).cdf
    x = _np.sort(rvs)
    n = len(x)
    values = cdf(x, *args)
    above = _np.arange(1.0, n + 1) / n - values
    below = values - _np.arange(0.0, n) / n
    up, down = above.argmax(), below.argmax()
    d, at, sign = (above[up], x[up], 1) if above[up] > below[down] else (below[down], x[down], -1)
    found = KstestResult(d, _np.clip(_np.float64(1 - _kolmogorov(n, float(d))), 0, 1))
    found.statistic_location, found.statistic_sign = at, _np.int8(sign)
    return found


ks_1samp = kstest


class gaussian_kde:
    """An estimate of the density of points by normal distributions around each."""

    def __init__(self, dataset, bw_method=None, weights=None):
        self.dataset = _np.atleast_2d(_np.asarray(dataset))
        if not self.dataset.size > 1:
            raise ValueError("`dataset` input should have multiple elements.")
        self.d, self.n = self.dataset.shape
        weights = _np.full(self.n, 1.0) if weights is None else _np.atleast_1d(weights).astype(float)
        self.weights = weights / weights.sum()
        self.neff = 1 / _np.sum(self.weights**2)
        self.set_bandwidth(bw_method)

    def scotts_factor(self):
        """The factor of Scott."""
        return _np.power(self.neff, -1.0 / (self.d + 4))

    def silverman_factor(self):
        """The factor of Silverman."""
        return _np.power(self.neff * (self.d + 2.0) / 4.0, -1.0 / (self.d + 4))

    def set_bandwidth(self, bw_method=None):
        """Chooses how wide each distribution is."""
        if bw_method is None or bw_method == "scott":
            self.factor = self.scotts_factor()
        elif bw_method == "silverman":
            self.factor = self.silverman_factor()
        elif _np.isscalar(bw_method) and not isinstance(bw_method, str):
            self.factor = bw_method
        elif callable(bw_method):
            self.factor = bw_method(self)
        else:
            raise ValueError("`bw_method` should be 'scott', 'silverman', a scalar or a callable.")
        cov = _np.atleast_2d(_np.cov(self.dataset, rowvar=1, bias=False, aweights=self.weights))
        self.covariance = cov * self.factor**2
        self._root = _np.linalg.cholesky(cov) * self.factor
        self.log_det = 2 * _np.log(_np.diag(self._root * _np.sqrt(2 * _np.pi))).sum()

    @property
    def inv_cov(self):
        return _np.linalg.inv(self.covariance)

    def _points(self, points):
        points = _np.atleast_2d(_np.asarray(points))
        d, m = points.shape
        if d != self.d:
            if d == 1 and m == self.d:
                return points.reshape(self.d, 1)
            raise ValueError(f"points have dimension {d}, dataset has dimension {self.d}")
        return points

    def logpdf(self, x):
        """The logarithm of the estimate at each point."""
        points = self._points(x)
        here = _np.linalg.solve(self._root, points.astype(float))
        there = _np.linalg.solve(self._root, self.dataset.astype(float))
        energy = -0.5 * _np.sum((here[:, :, None] - there[:, None, :]) ** 2, axis=0)
        return _sc.logsumexp(energy, axis=1, b=self.weights) - 0.5 * self.log_det

    def evaluate(self, points):
        """The estimate at each point."""
        points = self._points(points)
        here = _np.linalg.solve(self._root, points.astype(float))
        there = _np.linalg.solve(self._root, self.dataset.astype(float))
        front = _np.exp(-0.5 * self.log_det)
        found = _np.zeros(points.shape[1])
        for start in range(0, points.shape[1], 256):
            apart = here[:, start : start + 256, None] - there[:, None, :]
            found[start : start + 256] = _np.exp(-0.5 * _np.sum(apart**2, axis=0)) @ self.weights
        return found * front

    __call__ = pdf = evaluate

    def integrate_box_1d(self, low, high):
        """The probability between two numbers."""
        if self.d != 1:
            raise ValueError("integrate_box_1d() only handles 1D pdfs")
        spread = _np.ravel(_np.sqrt(self.covariance))[0]
        ends = [_sc.ndtr(_np.ravel((it - self.dataset) / spread)) for it in (low, high)]
        return _np.sum(self.weights * (ends[1] - ends[0]))

    def resample(self, size=None, seed=None):
        """Random points of the estimate."""
        from scipy.stats._distributions import generator

        size = int(self.neff) if size is None else size
        source = generator(seed)
        noise = _np.transpose(source.multivariate_normal(_np.zeros(self.d), self.covariance, size=size))
        chosen = source.choice(self.n, size=size, p=self.weights)
        return self.dataset[:, chosen] + noise
