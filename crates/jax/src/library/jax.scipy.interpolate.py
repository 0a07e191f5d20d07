"""Functions that are given on a grid."""

import itertools as _itertools

import numpy as _np
from jax import numpy as _jnp, tree_util as _tree_util
from jax._src.numpy.util import check_arraylike as _check, promote_dtypes_inexact as _inexact


def _points(points, ndim):
    if isinstance(points, tuple) and len(points) == 1:
        points = points[0]
    if isinstance(points, tuple):
        return _jnp.stack([it.astype(float) for it in _jnp.broadcast_arrays(*points)], axis=-1)
    points = _jnp.asarray(points)
    return points.reshape(-1, ndim) if points.ndim == 1 else points


class RegularGridInterpolator:
    """A function of several variables that is known at the places of a grid.

    >>> from jax.scipy.interpolate import RegularGridInterpolator
    >>> f = RegularGridInterpolator((jnp.arange(3.0),), jnp.array([0.0, 10.0, 30.0]))
    >>> f(jnp.array([[0.5], [1.5]]))
    Array([ 5., 20.], dtype=float32)
    """

    def __init__(self, points, values, method="linear", bounds_error=False, fill_value=_np.nan):
        self._known(method)
        self.method = method
        self.bounds_error = bounds_error
        if bounds_error:
            raise NotImplementedError("`bounds_error` takes no effect under JIT")
        _check("RegularGridInterpolator", values)
        if len(points) > _jnp.ndim(values):
            raise ValueError(f"there are {len(points)} point arrays, but values has {values.ndim} dimensions")
        (values,) = _inexact(values)
        if fill_value is not None:
            _check("RegularGridInterpolator", fill_value)
            fill_value = _jnp.asarray(fill_value)
            if not _jnp.can_cast(fill_value.dtype, values.dtype, casting="same_kind"):
                raise ValueError("fill_value must be either 'None' or of a type compatible with values")
        self.fill_value = fill_value
        _check("RegularGridInterpolator", *points)
        self.grid = tuple(_jnp.asarray(it) for it in points)
        self.values = values

    @staticmethod
    def _known(method):
        if method not in ("linear", "nearest"):
            raise ValueError(f"method {method!r} is not defined")

    def __call__(self, xi, method=None):
        """The values at points, whose coordinates are the last axis."""
        method = self.method if method is None else method
        self._known(method)
        ndim = len(self.grid)
        xi = _points(xi, ndim)
        if xi.shape[-1] != ndim:
            raise ValueError(
                f"the requested sample points xi have dimension {xi.shape[1]}, but this RegularGridInterpolator has "
                f"dimension {ndim}"
            )
        shape = xi.shape
        places, parts, outside = self._places(xi.reshape(-1, shape[-1]).T)
        if method == "linear":
            found = self._between(places, parts)
        else:
            found = self.values[tuple(_jnp.where(part <= 0.5, at, at + 1) for at, part in zip(places, parts))]
        if self.fill_value is not None:
            wide = found.shape[:1] + (1,) * (found.ndim - 1)
            found = _jnp.where(outside.reshape(wide), self.fill_value, found)
        return found.reshape(shape[:-1] + self.values.shape[ndim:])

    def _between(self, places, parts):
        wide = (slice(None),) + (None,) * (self.values.ndim - len(places))
        found = _jnp.asarray(0.0)
        for corner in _itertools.product(*[[at, at + 1] for at in places]):
            weight = _jnp.asarray(1.0)
            for own, at, part in zip(corner, places, parts):
                weight = weight * _jnp.where(own == at, 1 - part, part)
            found = found + self.values[corner] * weight[wide]
        return found

    def _places(self, xi):
        places, parts = [], []
        outside = _jnp.zeros((xi.shape[1],), dtype=bool)
        for x, line in zip(xi, self.grid):
            at = _jnp.searchsorted(line, x) - 1
            at = _jnp.where(at < 0, 0, at)
            at = _jnp.where(at > line.size - 2, line.size - 2, at)
            places.append(at)
            parts.append((x - line[at]) / (line[at + 1] - line[at]))
            outside = outside | (x < line[0]) | (x > line[-1])
        return places, parts, outside


def _remade(aux, children):
    made = object.__new__(RegularGridInterpolator)
    made.grid, made.values, made.fill_value = children
    made.method, made.bounds_error = aux
    return made


_tree_util.register_pytree_node(
    RegularGridInterpolator,
    lambda it: ((it.grid, it.values, it.fill_value), (it.method, it.bounds_error)),
    _remade,
)
