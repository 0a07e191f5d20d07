"""The rest of jax.scipy.stats."""

import functools as _functools
import math as _math
from collections import namedtuple as _namedtuple

import numpy as _np
import jax as _jax
from jax import lax as _lax, numpy as _jnp
from jax.scipy.stats import multivariate_normal as multivariate_normal
from jax._src.numpy.util import check_arraylike as _check, promote_args_inexact as _inexact, promote_dtypes_inexact as _floats

_ModeResult = _namedtuple("ModeResult", ["mode", "count"], module="jax._src.scipy.stats._core")


def _policy(name, nan_policy):
    if nan_policy not in ["propagate", "omit", "raise"]:
        raise ValueError(
            f"Illegal nan_policy value {nan_policy!r}; expected one of {{'propagate', 'omit', 'raise'}}"
        )
    if nan_policy == "omit":
        raise NotImplementedError(f"Logic for `nan_policy` of {nan_policy} is not implemented")
    if nan_policy == "raise":
        raise NotImplementedError(
            f"In order to best JIT compile `{name}`, we cannot know whether `x` contains nans. Please check if nans exist in "
            f"`x` outside of the `{name}` function."
        )


def mode(a, axis=0, nan_policy="propagate", keepdims=False):
    """The most frequent element along an axis, the smallest of several, and how often it is there.

    >>> jax.scipy.stats.mode(jnp.array([1, 2, 2, 3]))
    ModeResult(mode=Array(2, dtype=int32), count=Array(2, dtype=int32))
    """
    _check("mode", a)
    x = _jnp.atleast_1d(a)
    _policy("mode", nan_policy)
    if axis is not None:
        axis = range(x.ndim)[axis]
    sizes = [(size, axis is None or at == axis) for at, size in enumerate(x.shape)]
    shape = tuple(1 if goes else size for size, goes in sizes if keepdims or not goes)
    if axis is None:
        axis, x = 0, x.ravel()
    x = _jnp.moveaxis(x, axis, 0)
    x = x.reshape(x.shape[0], _math.prod(x.shape[1:]))

    def of_one(column):
        if column.size == 0:
            return _jnp.array(_np.nan), _jnp.array(0.0)
        values, counts = _jnp.unique(column, return_counts=True, size=column.size)
        return values[_jnp.argmax(counts)], counts.max()

    values, counts = _jax.vmap(of_one, in_axes=1)(x)
    return _ModeResult(values.reshape(shape), counts.reshape(shape))


def rankdata(a, method="average", *, axis=None, nan_policy="propagate"):
    """The rank of each element, from 1 on; `method` says which of equal ones have.

    >>> jax.scipy.stats.rankdata(jnp.array([5, 3, 5, 1]))
    Array([3.5, 2. , 3.5, 1. ], dtype=float32)
    """
    _check("rankdata", a)
    _policy("rankdata", nan_policy)
    if method not in ("average", "min", "max", "dense", "ordinal"):
        raise ValueError(f"unknown method '{method}'")
    if axis is not None:
        return _jnp.apply_along_axis(lambda row: rankdata(row, method), axis, a)
    a = _jnp.ravel(a)
    dtype = _jnp.zeros(()).dtype
    ranked = _functools.partial(_ranked, method, dtype)
    return _lax.cond(_jnp.any(_jnp.isnan(a)), lambda a: _jnp.full_like(a, _jnp.nan, dtype), ranked, a)


def _ranked(method, dtype, a):
    ordered, places = _lax.sort_key_val(a, _jnp.arange(a.size))
    inverse = _jnp.empty_like(places).at[places].set(_jnp.arange(places.size, dtype=places.dtype))
    if method == "ordinal":
        return (inverse + 1).astype(dtype)
    is_new = _jnp.concatenate([_jnp.array([True]), ordered[1:] != ordered[:-1]])
    dense = is_new.cumsum()[inverse]
    if method == "dense":
        return dense.astype(dtype)
    counts = _jnp.nonzero(is_new, size=ordered.size + 1, fill_value=is_new.size)[0].astype(dtype)
    last, first = counts[dense], counts[dense - 1]
    if method == "max":
        return last
    return first + 1 if method == "min" else 0.5 * (last + first + 1)


def sem(a, axis=0, ddof=1, nan_policy="propagate", *, keepdims=False):
    """The standard error of the mean along an axis.

    >>> jax.scipy.stats.sem(jnp.array([1.0, 2.0, 4.0])).round(3)
    Array(0.882, dtype=float32)
    """
    b = _inexact("sem", a)
    b = b[0] if isinstance(b, (list, tuple)) else b
    if nan_policy == "propagate":
        size = b.size if axis is None else b.shape[axis]
        return b.std(axis, ddof=ddof, keepdims=keepdims) / _jnp.sqrt(size).astype(b.dtype)
    if nan_policy == "omit":
        count = (~_jnp.isnan(b)).sum(axis, keepdims=keepdims)
        return _jnp.nanstd(b, axis, ddof=ddof, keepdims=keepdims) / _jnp.sqrt(count).astype(b.dtype)
    raise ValueError(f"{nan_policy} is not supported")


@_jax.tree_util.register_pytree_node_class
class gaussian_kde:
    """A density estimated from a set of points, a row of which is a variable: a sum of normal distributions around them.

    >>> kde = jax.scipy.stats.gaussian_kde(jnp.array([0.0, 1.0, 3.0]))
    >>> kde(jnp.array([0.5])).round(3)
    Array([0.21300001], dtype=float32)
    """

    __slots__ = ("neff", "dataset", "weights", "covariance", "inv_cov")

    def __init__(self, dataset, bw_method=None, weights=None):
        _check("gaussian_kde", dataset)
        dataset = _jnp.atleast_2d(dataset)
        if _jnp.iscomplexobj(dataset):
            raise NotImplementedError("gaussian_kde does not support complex data")
        if not dataset.size > 1:
            raise ValueError("`dataset` input should have multiple elements.")
        d, n = dataset.shape
        if weights is None:
            (dataset,) = _floats(dataset)
            weights = _jnp.full(n, 1.0 / n, dtype=dataset.dtype)
        else:
            _check("gaussian_kde", weights)
            dataset, weights = _floats(dataset, weights)
            weights = _jnp.atleast_1d(weights)
            weights = weights / _jnp.sum(weights)
            if weights.ndim != 1:
                raise ValueError("`weights` input should be one-dimensional.")
            if len(weights) != n:
                raise ValueError("`weights` input should be of length n")
        self.dataset, self.weights = dataset, weights
        self.neff = 1 / _jnp.sum(weights**2)
        factor = self._factor(bw_method, d)
        covariance = _jnp.atleast_2d(_jnp.cov(dataset, rowvar=True, bias=False, aweights=weights))
        self.covariance = covariance * factor**2
        self.inv_cov = _jnp.linalg.inv(covariance) / factor**2

    def _factor(self, bw_method, d):
        if bw_method is None or isinstance(bw_method, str) and bw_method == "scott":
            return _jnp.power(self.neff, -1.0 / (d + 4))
        if isinstance(bw_method, str) and bw_method == "silverman":
            return _jnp.power(self.neff * (d + 2) / 4.0, -1.0 / (d + 4))
        if callable(bw_method):
            return bw_method(self)
        if _jnp.isscalar(bw_method) and not isinstance(bw_method, str):
            return bw_method
        raise ValueError("`bw_method` should be 'scott', 'silverman', a scalar, or a callable.")

    def tree_flatten(self):
        return (self.neff, self.dataset, self.weights, self.covariance, self.inv_cov), None

    @classmethod
    def tree_unflatten(cls, aux_data, children):
        made = cls.__new__(cls)
        made.neff, made.dataset, made.weights, made.covariance, made.inv_cov = children
        return made

    @property
    def d(self):
        """How many variables there are."""
        return self.dataset.shape[0]

    @property
    def n(self):
        """How many points there are."""
        return self.dataset.shape[1]

    def evaluate(self, points):
        """The density at points."""
        _check("evaluate", points)
        return self._summed(False, points)

    __call__ = pdf = evaluate

    def logpdf(self, x):
        """The logarithm of the density at points."""
        _check("logpdf", x)
        return self._summed(True, x)

    def _summed(self, in_log, points):
        if _jnp.iscomplexobj(points):
            raise NotImplementedError("gaussian_kde does not support complex coordinates")
        points = _jnp.atleast_2d(points)
        d, m = points.shape
        if d != self.d:
            if d != 1 or m != self.d:
                raise ValueError(f"points have dimension {d}, dataset has dimension {self.d}")
            points = _jnp.reshape(points, (self.d, 1))
        return _evaluated(in_log, self.dataset.T, self.weights, points.T, self.inv_cov)

    def integrate_gaussian(self, mean, cov):
        """The integral of the density times a normal distribution."""
        mean, cov = _jnp.atleast_1d(_jnp.squeeze(mean)), _jnp.atleast_2d(cov)
        if mean.shape != (self.d,):
            raise ValueError(f"mean does not have dimension {self.d}")
        if cov.shape != (self.d, self.d):
            raise ValueError(f"covariance does not have dimension {self.d}")
        return self._convolved(self.covariance + cov)(mean)

    def _convolved(self, covariance):
        factor = _jax.scipy.linalg.cho_factor(covariance)
        norm = 1.0 / (_jnp.sqrt(2 * _np.pi) ** self.d * _jnp.prod(_jnp.diag(factor[0])))

        def at(mean):
            off = self.dataset - mean[:, None]
            size = 0.5 * _jnp.sum(off * _jax.scipy.linalg.cho_solve(factor, off), axis=0)
            return norm * _jnp.sum(_jnp.exp(-size) * self.weights)

        return at

    def integrate_box_1d(self, low, high):
        """The integral of the density of one variable between two numbers."""
        if self.d != 1:
            raise ValueError("integrate_box_1d() only handles 1D pdfs")
        if _jnp.ndim(low) != 0 or _jnp.ndim(high) != 0:
            raise ValueError("the limits of integration in integrate_box_1d must be scalars")
        sigma = _jnp.squeeze(_jnp.sqrt(self.covariance))
        low, high = (_jnp.squeeze((it - self.dataset) / sigma) for it in (low, high))
        ndtr = _jax.scipy.special.ndtr
        return _jnp.sum(self.weights * (ndtr(high) - ndtr(low)))

    def integrate_kde(self, other):
        """The integral of the product of two densities."""
        if other.d != self.d:
            raise ValueError("KDEs are not the same dimensionality")
        small, large = (self, other) if self.n < other.n else (other, self)
        found = _jax.vmap(large._convolved(self.covariance + other.covariance), in_axes=1)(small.dataset)
        return _jnp.sum(found * small.weights)

    def integrate_box(self, low_bounds, high_bounds, maxpts=None):
        """Refused, but in one dimension: `integrate_box_1d`."""
        raise NotImplementedError("only 1D box integrations are supported; use `integrate_box_1d`")

    def resample(self, key, shape=()):
        """Points drawn from the density."""
        place_key, noise_key = _jax.random.split(key)
        places = _jax.random.choice(place_key, self.n, shape=shape, p=self.weights)
        zeros = _jnp.zeros(self.d, self.covariance.dtype)
        noise = _jax.random.multivariate_normal(noise_key, zeros, self.covariance, shape=shape, dtype=self.dataset.dtype).T
        return self.dataset[:, places] + noise

    def set_bandwidth(self, bw_method=None):
        """Refused: another density is to be made."""
        raise NotImplementedError("dynamically changing the bandwidth method is not supported")


def _evaluated(in_log, points, values, xi, precision):
    points, values, xi, precision = _floats(points, values, xi, precision)
    d = points.shape[1]
    white = _jax.scipy.linalg.cholesky(precision, lower=True)
    points, xi = _jnp.dot(points, white), _jnp.dot(xi, white)
    norm = _jnp.sum(_jnp.log(_jnp.diag(white))) - 0.5 * d * _jnp.log(2 * _np.pi)

    def kernel(at, point, value):
        size = norm - 0.5 * _jnp.sum(_jnp.square(point - at))
        return _jnp.log(value) + size if in_log else value * _jnp.exp(size)

    total = _jax.scipy.special.logsumexp if in_log else _jnp.sum
    return _jax.vmap(lambda at: total(_jax.vmap(kernel, in_axes=(None, 0, 0))(at, points, values), axis=0))(xi)
