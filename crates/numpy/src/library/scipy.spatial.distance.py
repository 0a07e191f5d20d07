"""Distances between vectors."""

import numpy as _np
from scipy._lib import missing as _missing


def _vector(u):
    u = _np.asarray(u)
    u = u.astype(float) if u.dtype.kind != "c" else u
    if u.ndim != 1:
        raise ValueError("Input vector should be 1-D.")
    return u


def _rows_of(metric, p, w, V, VI):
    # The distances between two arrays of rows that are broadcast against each other.
    def weighed(x):
        return x if w is None else x * w

    def matching(a, b):
        return _np.mean(a != b, axis=-1) if w is None else _np.sum(w * (a != b), axis=-1) / _np.sum(w)

    def cosine_of(a, b):
        top = _np.sum(weighed(a * b), axis=-1)
        return 1.0 - top / (_np.sqrt(_np.sum(weighed(a * a), axis=-1)) * _np.sqrt(_np.sum(weighed(b * b), axis=-1)))

    def correlation_of(a, b):
        return cosine_of(a - a.mean(-1, keepdims=True), b - b.mean(-1, keepdims=True))

    def jaccard_of(a, b):
        some = (a != 0) | (b != 0)
        below = _np.sum(weighed(some), axis=-1)
        return _np.where(below == 0, 0.0, _np.sum(weighed(some & (a != b)), axis=-1) / _np.where(below == 0, 1, below))

    def canberra_of(a, b):
        below = abs(a) + abs(b)
        return _np.sum(weighed(_np.where(below == 0, 0.0, abs(a - b) / _np.where(below == 0, 1, below))), axis=-1)

    def mahalanobis_of(a, b):
        d = a - b
        return _np.sqrt(_np.sum((d @ VI) * d, axis=-1))

    def jensenshannon_of(a, b):
        a, b = a / a.sum(-1, keepdims=True), b / b.sum(-1, keepdims=True)
        m = (a + b) / 2.0
        with _np.errstate(all="ignore"):
            left = _np.where(a > 0, a * _np.log(a / m), 0.0).sum(-1)
            right = _np.where(b > 0, b * _np.log(b / m), 0.0).sum(-1)
        return _np.sqrt(_np.maximum((left + right) / 2.0, 0))

    def minkowski_of(a, b):
        if p == _np.inf:
            return _np.max(abs(a - b), axis=-1)
        return _np.sum(weighed(abs(a - b) ** p), axis=-1) ** (1.0 / p)

    def dice_of(a, b):
        both, apart = _np.sum(weighed((a != 0) & (b != 0)), axis=-1), _np.sum(weighed((a != 0) != (b != 0)), axis=-1)
        return apart / (2.0 * both + apart)

    table = {
        "euclidean": lambda a, b: _np.sqrt(_np.sum(weighed((a - b) ** 2), axis=-1)),
        "sqeuclidean": lambda a, b: _np.sum(weighed((a - b) ** 2), axis=-1),
        "cityblock": lambda a, b: _np.sum(weighed(abs(a - b)), axis=-1),
        "chebyshev": lambda a, b: _np.max(abs(a - b), axis=-1),
        "minkowski": minkowski_of,
        "seuclidean": lambda a, b: _np.sqrt(_np.sum((a - b) ** 2 / V, axis=-1)),
        "cosine": cosine_of, "correlation": correlation_of, "hamming": matching, "jaccard": jaccard_of, "dice": dice_of,
        "canberra": canberra_of,
        "braycurtis": lambda a, b: _np.sum(weighed(abs(a - b)), axis=-1) / _np.sum(weighed(abs(a + b)), axis=-1),
        "mahalanobis": mahalanobis_of, "jensenshannon": jensenshannon_of,
    }
    short = {"euclid": "euclidean", "l2": "euclidean", "sqe": "sqeuclidean", "manhattan": "cityblock", "l1": "cityblock",
             "cosinus": "cosine", "cos": "cosine", "chebychev": "chebyshev", "cheby": "chebyshev", "pnorm": "minkowski"}
    metric = short.get(metric.lower(), metric.lower())
    if metric not in table:
        raise ValueError(f"Unknown Distance Metric: {metric}")
    return table[metric]


def cdist(XA, XB, metric="euclidean", *, out=None, p=2.0, w=None, V=None, VI=None):
    """The distances between the rows of two matrices.

    >>> scipy.spatial.distance.cdist([[0.0, 0.0]], [[3.0, 4.0]])
    array([[5.]])
    """
    a, b = _np.asarray(XA), _np.asarray(XB)
    if a.ndim != 2:
        raise ValueError("XA must be a 2-dimensional array.")
    if b.ndim != 2:
        raise ValueError("XB must be a 2-dimensional array.")
    if a.shape[1] != b.shape[1]:
        raise ValueError("XA and XB must have the same number of columns (i.e. feature dimension.)")
    if callable(metric):
        found = _np.array([[metric(u, v) for v in b] for u in a], float).reshape(len(a), len(b))
    else:
        a, b = a.astype(float), b.astype(float)
        both = _np.vstack([a, b])
        if metric == "seuclidean" and V is None:
            V = _np.var(both, axis=0, ddof=1)
        if metric == "mahalanobis" and VI is None:
            VI = _np.linalg.inv(_np.atleast_2d(_np.cov(both.T))).T
        w = None if w is None else _np.asarray(w, float)
        rows = _rows_of(metric, p, w, V, VI)
        found = _np.empty((len(a), len(b)))
        step = max(1, 200000 // max(1, b.size))
        for start in range(0, len(a), step):
            found[start : start + step] = rows(a[start : start + step, None], b[None])
    if out is not None:
        out[...] = found
        return out
    return found


def pdist(X, metric="euclidean", *, out=None, **kwargs):
    """The distances between the rows of a matrix, each pair once."""
    x = _np.asarray(X)
    if x.ndim != 2:
        raise ValueError("A 2-dimensional array must be passed.")
    if metric == "seuclidean" and kwargs.get("V") is None:
        kwargs["V"] = _np.var(x, axis=0, ddof=1)
    if metric == "mahalanobis" and kwargs.get("VI") is None:
        kwargs["VI"] = _np.linalg.inv(_np.atleast_2d(_np.cov(x.T))).T
    return cdist(x, x, metric, **kwargs)[_np.triu_indices(len(x), 1)]


def squareform(X, force="no", checks=True):
    """The matrix of the distances of pairs, or the other way round."""
    x = _np.asarray(X)
    if x.ndim == 1:
        n = int(_np.ceil(_np.sqrt(len(x) * 2)))
        if n * (n - 1) != len(x) * 2:
            raise ValueError("Incompatible vector size. It must be a binomial coefficient n choose 2 for some integer n >= 2.")
        n = max(n, 1)
        found = _np.zeros((n, n), x.dtype)
        found[_np.triu_indices(n, 1)] = x
        return found + found.T
    if x.ndim != 2:
        raise ValueError(f"The first argument must be one or two dimensional array. A {x.ndim}-dimensional array is not permitted")
    if x.shape[0] != x.shape[1]:
        raise ValueError("The matrix argument must be square.")
    if checks and not _np.allclose(x, x.T):
        raise ValueError("Distance matrix 'X' must be symmetric.")
    if checks and _np.any(_np.diag(x) != 0):
        raise ValueError("Distance matrix 'X' diagonal must be zero.")
    return x[_np.triu_indices(len(x), 1)]


def _of_two(name, **fixed):
    def measure(u, v, w=None):
        w = None if w is None else _np.asarray(w, float)
        found = _rows_of(name, 2.0, w, None, None)(_vector(u), _vector(v))[()]
        whole = name in ("cityblock", "chebyshev") and _np.result_type(_np.asarray(u), _np.asarray(v)).kind in "iu" and w is None
        return _np.int64(found) if whole else found

    measure.__name__ = measure.__qualname__ = name
    measure.__doc__ = f"The distance `{name}` of two vectors."
    return measure


euclidean, sqeuclidean, cityblock = _of_two("euclidean"), _of_two("sqeuclidean"), _of_two("cityblock")
chebyshev, cosine, correlation = _of_two("chebyshev"), _of_two("cosine"), _of_two("correlation")
hamming, jaccard, dice = _of_two("hamming"), _of_two("jaccard"), _of_two("dice")
canberra, braycurtis = _of_two("canberra"), _of_two("braycurtis")


def minkowski(u, v, p=2, w=None):
    """The distance of Minkowski of two vectors."""
    w = None if w is None else _np.asarray(w, float)
    return _rows_of("minkowski", p, w, None, None)(_vector(u), _vector(v))[()]


def seuclidean(u, v, V):
    """The euclidean distance, each difference divided by its variance."""
    return _rows_of("seuclidean", 2, None, _np.asarray(V, float), None)(_vector(u), _vector(v))[()]


def mahalanobis(u, v, VI):
    """The distance of Mahalanobis, by the inverse of a covariance."""
    return _rows_of("mahalanobis", 2, None, None, _np.atleast_2d(VI))(_vector(u), _vector(v))[()]


def jensenshannon(p, q, base=None, *, axis=0, keepdims=False):
    """The distance of Jensen and Shannon of two distributions."""
    p, q = _np.moveaxis(_np.asarray(p, float), axis, -1), _np.moveaxis(_np.asarray(q, float), axis, -1)
    found = _rows_of("jensenshannon", 2, None, None, None)(p, q)
    return (found if base is None else found / _np.sqrt(_np.log(base)))[()]


def directed_hausdorff(u, v, rng=0):
    """How far the points of one set are from another at most, and which two say so."""
    every = cdist(u, v)
    near = every.min(axis=1)
    at = int(near.argmax())
    return float(near[at]), at, int(every[at].argmin())


__getattr__ = _missing("scipy.spatial.distance")
