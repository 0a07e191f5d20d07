"""Arrays read between their elements."""

import functools as _functools
import itertools as _itertools
import operator as _operator

import jax as _jax
from jax import lax as _lax, numpy as _jnp


def _mirrored(at, size):
    last = size - 1
    return _jnp.abs((at + last) % (2 * last) - last)


_OUTSIDE = {
    "constant": lambda at, size: at,
    "nearest": lambda at, size: _jnp.clip(at, 0, size - 1),
    "wrap": lambda at, size: at % size,
    "mirror": _mirrored,
    "reflect": lambda at, size: _jnp.floor_divide(_mirrored(2 * at + 1, 2 * size + 1) - 1, 2),
}


def _rounded(x):
    return x if _jnp.issubdtype(x.dtype, _jnp.integer) else _lax.round(x)


def _nodes(coordinate, order):
    # The places beside a coordinate, and how much each counts.
    if order == 0:
        return [(_rounded(coordinate).astype(_jnp.int32), coordinate.dtype.type(1))]
    lower = _jnp.floor(coordinate)
    above = coordinate - lower
    below = 1 - above
    at = lower.astype(_jnp.int32)
    return [(at, below), (at + 1, above)]


@_functools.partial(_jax.jit, static_argnums=(2, 3, 4))
def _map_coordinates(input, coordinates, order, mode, cval):
    whole = _jnp.asarray(input)
    places = [_jnp.asarray(it) for it in coordinates]
    cval = _jnp.asarray(cval, whole.dtype)
    if len(places) != whole.ndim:
        raise ValueError(
            f"coordinates must be a sequence of length input.ndim, but {len(places)} != {whole.ndim}"
        )
    if mode not in _OUTSIDE:
        raise NotImplementedError(
            f"jax.scipy.ndimage.map_coordinates does not yet support mode {mode}. Currently supported modes are "
            f"{set(_OUTSIDE)}."
        )
    if order not in (0, 1):
        raise NotImplementedError("jax.scipy.ndimage.map_coordinates currently requires order<=1")
    by_axis = [
        [(_OUTSIDE[mode](at, size), (0 <= at) & (at < size), weight) for at, weight in _nodes(it, order)]
        for it, size in zip(places, whole.shape)
    ]
    parts = []
    for items in _itertools.product(*by_axis):
        at, inside, weights = zip(*items)
        part = whole[at]
        if mode == "constant":
            part = _jnp.where(_functools.reduce(_operator.and_, inside), part, cval)
        parts.append(_functools.reduce(_operator.mul, weights) * part)
    found = sum(parts[1:], parts[0])
    if _jnp.issubdtype(whole.dtype, _jnp.integer):
        found = _rounded(found)
    return found.astype(whole.dtype)


def map_coordinates(input, coordinates, order, mode="constant", cval=0.0):
    """The values of an array at coordinates, an array of them for each axis: of the nearest element, or with `order=1`
    between elements. `mode` says what is outside.

    >>> jax.scipy.ndimage.map_coordinates(jnp.array([0.0, 10.0, 20.0]), [jnp.array([0.5, 1.25])], 1)
    Array([ 5. , 12.5], dtype=float32)
    """
    return _map_coordinates(input, coordinates, order, mode, cval)
