"""Filters of images, and images that are moved."""

import math as _math

import numpy as _np
from scipy._lib import missing as _missing

# Under a name of its own since `sum` is a function of this module.
_total = sum

_PADS = {
    "reflect": "symmetric", "mirror": "reflect", "nearest": "edge", "wrap": "wrap", "constant": "constant",
    "grid-mirror": "symmetric", "grid-wrap": "wrap", "grid-constant": "constant",
}


def _each(value, count):
    return list(value) if isinstance(value, (list, tuple, _np.ndarray)) else [value] * count


def _wide(x, around, mode, cval):
    if mode not in _PADS:
        raise RuntimeError("boundary mode not supported")
    return _np.pad(x, around, mode=_PADS[mode], **({"constant_values": cval} if _PADS[mode] == "constant" else {}))


def _put(found, x, output):
    if output is None:
        return found.astype(x.dtype)
    if isinstance(output, _np.ndarray):
        output[...] = found
        return output
    return found.astype(output)


def _real(x):
    x = _np.asarray(x)
    return x if x.dtype.kind == "c" else x.astype(float)


def correlate1d(input, weights, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """The correlation with weights along an axis."""
    x = _np.asarray(input)
    weights = _np.asarray(weights, float)
    size = len(weights)
    left = size // 2 + origin
    around = [(0, 0)] * x.ndim
    around[axis] = (left, size - 1 - left)
    wide = _np.moveaxis(_wide(_real(x), around, mode, cval), axis, -1)
    n = x.shape[axis]
    if size % 2 and origin == 0 and _np.allclose(weights, weights[::-1], rtol=0, atol=2.3e-16):
        # Symmetric weights: both sides at once, from the outermost to the middle.
        half = size // 2
        found = wide[..., half : half + n] * weights[half]
        for k in range(half):
            found = found + (wide[..., k : k + n] + wide[..., size - 1 - k : size - 1 - k + n]) * weights[k]
    else:
        found = _total(wide[..., k : k + n] * weights[k] for k in range(size))
    return _put(_np.moveaxis(found, -1, axis), x, output)


def convolve1d(input, weights, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """The convolution with weights along an axis."""
    weights = _np.asarray(weights, float)[::-1]
    origin = -origin - (1 if len(weights) % 2 == 0 else 0)
    return correlate1d(input, weights, axis, output, mode, cval, origin)


def _gaussian(sigma, order, radius):
    x = _np.arange(-radius, radius + 1)
    weights = _np.exp(-0.5 / (sigma * sigma) * x**2)
    weights = weights / weights.sum()
    if order == 0:
        return weights
    # The derivative of a polynomial times the exponential is again one.
    q = _np.zeros(order + 1)
    q[0] = 1
    powers = _np.arange(order + 1)
    step = _np.diag(powers[1:], 1) + _np.diag(_np.ones(order) / -(sigma * sigma), -1)
    for _ in range(order):
        q = step.dot(q)
    return (x[:, None] ** powers).dot(q) * weights


def gaussian_filter1d(input, sigma, axis=-1, order=0, output=None, mode="reflect", cval=0.0, truncate=4.0, *, radius=None):
    """A filter as the normal distribution is, along an axis."""
    sigma = float(sigma)
    radius = int(truncate * sigma + 0.5) if radius is None else radius
    return correlate1d(input, _gaussian(sigma, order, radius)[::-1], axis, output, mode, cval)


def gaussian_filter(input, sigma, order=0, output=None, mode="reflect", cval=0.0, truncate=4.0, *, radius=None, axes=None):
    """A filter as the normal distribution is.

    >>> scipy.ndimage.gaussian_filter([0.0, 0.0, 1.0, 0.0, 0.0], 1.0).round(3)
    array([0.055, 0.244, 0.403, 0.244, 0.055])
    """
    x = _np.asarray(input)
    found = x
    axes = list(range(x.ndim)) if axes is None else [it % x.ndim for it in _np.atleast_1d(axes).tolist()]
    count = len(axes)
    for axis, s, o, m, r in zip(axes, _each(sigma, count), _each(order, count), _each(mode, count), _each(radius, count)):
        if s > 1e-15:
            found = gaussian_filter1d(found, s, axis, o, None, m, cval, truncate, radius=r)
    return _put(found, x, output)


def _footprint(x, size, footprint):
    if footprint is not None:
        return _np.asarray(footprint, bool)
    if size is None:
        raise RuntimeError("no footprint provided")
    return _np.ones([int(it) for it in _each(size, x.ndim)], bool)


def _around(x, shape, mode, cval):
    around = [(n // 2, n - 1 - n // 2) for n in shape]
    wide = _wide(x, around, mode, cval)
    return _np.lib.stride_tricks.sliding_window_view(wide, shape)


def correlate(input, weights, output=None, mode="reflect", cval=0.0, origin=0):
    """The correlation with an array of weights."""
    if origin:
        raise NotImplementedError("scipy.ndimage.correlate: origin is not supported")
    x, weights = _np.asarray(input), _np.asarray(weights, float)
    views = _around(_real(x), weights.shape, mode, cval)
    return _put(_np.tensordot(views, weights, weights.ndim), x, output)


def convolve(input, weights, output=None, mode="reflect", cval=0.0, origin=0):
    """The convolution with an array of weights."""
    weights = _np.asarray(weights, float)
    turned = weights[tuple(slice(None, None, -1) for _ in weights.shape)]
    even = [(1, 0) if n % 2 == 0 else (0, 0) for n in weights.shape]
    return correlate(input, _np.pad(turned, even), output, mode, cval, origin)


def uniform_filter1d(input, size, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """The mean of surroundings along an axis."""
    return correlate1d(input, _np.full(size, 1 / size), axis, output, mode, cval, origin)


def uniform_filter(input, size=3, output=None, mode="reflect", cval=0.0, origin=0):
    """The mean of surroundings."""
    x = _np.asarray(input)
    found = x
    for axis, n, m in zip(range(x.ndim), _each(size, x.ndim), _each(mode, x.ndim)):
        if n > 1:
            found = uniform_filter1d(found, int(n), axis, None, m, cval)
    return _put(found, x, output)


def _ranked(input, size, footprint, output, mode, cval, choose):
    x = _np.asarray(input)
    area = _footprint(x, size, footprint)
    views = _around(x, area.shape, mode, cval).reshape(*x.shape, -1)
    return _put(choose(views[..., area.ravel()]), x, output)


def maximum_filter(input, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0):
    """The largest of surroundings."""
    return _ranked(input, size, footprint, output, mode, cval, lambda v: v.max(-1))


def minimum_filter(input, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0):
    """The least of surroundings."""
    return _ranked(input, size, footprint, output, mode, cval, lambda v: v.min(-1))


def median_filter(input, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0):
    """The median of surroundings."""
    return _ranked(input, size, footprint, output, mode, cval, lambda v: _np.sort(v, -1)[..., v.shape[-1] // 2])


def percentile_filter(input, percentile, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0):
    """A percentile of surroundings."""

    def choose(v):
        part = percentile + 100.0 if percentile < 0 else percentile
        at = v.shape[-1] - 1 if part == 100 else int(v.shape[-1] * part / 100)
        return _np.sort(v, -1)[..., at]

    return _ranked(input, size, footprint, output, mode, cval, choose)


def generic_filter(input, function, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0,
                   extra_arguments=(), extra_keywords=None):
    """A function of surroundings."""

    def choose(v):
        rows = v.reshape(-1, v.shape[-1]).astype(float)
        found = [function(row, *extra_arguments, **(extra_keywords or {})) for row in rows]
        return _np.array(found).reshape(v.shape[:-1])

    return _ranked(input, size, footprint, output, mode, cval, choose)


def sobel(input, axis=-1, output=None, mode="reflect", cval=0.0):
    """The slope along an axis, by the filter of Sobel."""
    x = _np.asarray(input)
    found = correlate1d(x, [-1, 0, 1], axis, None, mode, cval)
    for other in range(x.ndim):
        if other != axis % x.ndim:
            found = correlate1d(found, [1, 2, 1], other, None, mode, cval)
    return _put(found, x, output)


def prewitt(input, axis=-1, output=None, mode="reflect", cval=0.0):
    """The slope along an axis, by the filter of Prewitt."""
    x = _np.asarray(input)
    found = correlate1d(x, [-1, 0, 1], axis, None, mode, cval)
    for other in range(x.ndim):
        if other != axis % x.ndim:
            found = correlate1d(found, [1, 1, 1], other, None, mode, cval)
    return _put(found, x, output)


def laplace(input, output=None, mode="reflect", cval=0.0):
    """The sum of second differences."""
    x = _np.asarray(input)
    return _put(_total(correlate1d(x, [1, -2, 1], axis, None, mode, cval) for axis in range(x.ndim)), x, output)


def gaussian_laplace(input, sigma, output=None, mode="reflect", cval=0.0, **kwargs):
    """The sum of second derivatives of the filtered array."""
    x = _np.asarray(input)
    orders = [[2 if k == axis else 0 for k in range(x.ndim)] for axis in range(x.ndim)]
    return _put(_total(gaussian_filter(x, sigma, it, None, mode, cval, **kwargs) for it in orders), x, output)


def gaussian_gradient_magnitude(input, sigma, output=None, mode="reflect", cval=0.0, **kwargs):
    """The length of the gradient of the filtered array."""
    x = _np.asarray(input)
    orders = [[1 if k == axis else 0 for k in range(x.ndim)] for axis in range(x.ndim)]
    squares = _total(gaussian_filter(x, sigma, it, None, mode, cval, **kwargs) ** 2 for it in orders)
    return _put(_np.sqrt(squares), x, output)


def spline_filter1d(input, order=3, axis=-1, output=float, mode="mirror"):
    """The weights of splines along an axis, of the order 3."""
    if order != 3 or mode not in ("mirror", "reflect", "grid-mirror", "constant", "nearest"):
        raise NotImplementedError("scipy.ndimage.spline_filter1d: only the order 3 with mirrored ends is supported")
    c = _np.moveaxis(_np.array(input, float), axis, -1)
    n = c.shape[-1]
    if n == 1:
        return _np.moveaxis(c, -1, axis)
    z = _math.sqrt(3.0) - 2.0
    c = c * 6.0
    powers = z ** _np.arange(n)
    if mode in ("reflect", "grid-mirror"):
        # The sum over what is mirrored about the edges of the elements, for ever.
        both = _np.concatenate([c, c[..., ::-1]], axis=-1)
        first = c[..., 0] + z / (1 - z ** (2 * n)) * _np.sum(both[..., ::-1][..., : 2 * n] * z ** _np.arange(2 * n), axis=-1)
    else:
        whole = _np.concatenate([c, c[..., -2:0:-1]], axis=-1)
        first = _np.sum(whole * z ** _np.arange(whole.shape[-1]), axis=-1) / (1 - z ** (2 * n - 2))
    c[..., 0] = first
    for k in range(1, n):
        c[..., k] += z * c[..., k - 1]
    if mode in ("reflect", "grid-mirror"):
        c[..., -1] *= z / (z - 1.0)
    else:
        c[..., -1] = (z * c[..., -2] + c[..., -1]) * z / (z * z - 1.0)
    for k in range(n - 2, -1, -1):
        c[..., k] = z * (c[..., k + 1] - c[..., k])
    return _np.moveaxis(c, -1, axis)


def spline_filter(input, order=3, output=float, mode="mirror"):
    """The weights of splines along all axes."""
    found = _np.asarray(input, float)
    for axis in range(found.ndim):
        found = spline_filter1d(found, order, axis, mode=mode)
    return found


def _folded(at, n, mode):
    # The index of an element of the array for one that may be outside; -1 where there is none.
    if mode in ("constant", "grid-constant"):
        return _np.where((at < 0) | (at >= n), -1, at)
    if mode == "nearest":
        return _np.clip(at, 0, n - 1)
    if mode in ("grid-wrap",):
        return at % n
    if mode == "wrap":
        return at % n if n > 1 else at * 0
    if mode in ("reflect", "grid-mirror"):
        at = at % (2 * n)
        return _np.where(at >= n, 2 * n - 1 - at, at)
    if mode == "mirror":
        if n == 1:
            return at * 0
        at = at % (2 * n - 2)
        return _np.where(at >= n, 2 * n - 2 - at, at)
    raise RuntimeError("boundary mode not supported")


def _moved_in(x, n, mode):
    # Coordinates as the array goes on beyond its ends.
    if mode == "nearest":
        return _np.clip(x, 0, n - 1)
    if mode == "wrap":
        return _np.where((x < 0) | (x > n - 1), x % (n - 1), x) if n > 1 else x * 0
    if mode == "mirror" and n > 1:
        x = abs(x) % (2 * n - 2)
        return _np.where(x > n - 1, 2 * n - 2 - x, x)
    if mode in ("reflect", "grid-mirror"):
        x = _np.where(x < 0, -x - 1, x) % (2 * n)
        x = _np.where(x > n - 0.5, 2 * n - 1 - x, x)
        return x
    if mode == "grid-wrap":
        return x % n
    return x


def map_coordinates(input, coordinates, output=None, order=3, mode="constant", cval=0.0, prefilter=True):
    """The values at coordinates between the elements, by splines of the order 0, 1 or 3.

    >>> scipy.ndimage.map_coordinates([0.0, 10.0, 20.0], [[0.5, 1.25]], order=1)
    array([ 5. , 12.5])
    """
    if order not in (0, 1, 3):
        raise NotImplementedError(f"scipy.ndimage.map_coordinates: the order {order} is not supported; 0, 1 and 3 are")
    x = _np.asarray(input)
    coordinates = _np.asarray(coordinates, float)
    if len(coordinates) != x.ndim:
        raise RuntimeError("invalid shape for coordinate array")
    values = _real(x)
    shift = 0
    if order == 3 and prefilter:
        if mode in ("nearest", "grid-constant"):
            shift = 12
            values = _np.pad(values, shift, mode="edge" if mode == "nearest" else "constant",
                             **({} if mode == "nearest" else {"constant_values": cval}))
        kind = mode if mode in ("reflect", "grid-mirror", "mirror") else "mirror"
        if mode in ("wrap", "grid-wrap"):
            raise NotImplementedError("scipy.ndimage.map_coordinates: wrapped ends with order=3 are not supported")
        values = spline_filter(values, mode=kind)
    outside = _np.zeros(coordinates.shape[1:], bool)
    places = []
    for at, n in zip(coordinates, x.shape):
        if mode == "constant":
            outside |= (at < 0) | (at > n - 1)
        places.append(_np.clip(at, -shift, n - 1 + shift) + shift if shift else _moved_in(at, n, mode))
    fold = {"constant": "mirror", "nearest": "nearest", "wrap": "wrap"}.get(mode, mode) if order == 3 else mode
    found = 0.0
    parts = []
    for at, n in zip(places, values.shape):
        if order == 0:
            parts.append([(_folded(_np.floor(at + 0.5).astype(int), n, mode if mode != "constant" else "nearest"), None)])
            continue
        low = _np.floor(at).astype(int)
        t = at - low
        if order == 1:
            weights = [(0, 1.0 - t), (1, t)]
        else:
            u = 1.0 - t
            weights = [
                (-1, u * u * u / 6.0), (0, (t * t * (t - 2.0) * 3.0 + 4.0) / 6.0), (1, (u * u * (u - 2.0) * 3.0 + 4.0) / 6.0),
            ]
            weights.append((2, 1.0 - weights[0][1] - weights[1][1] - weights[2][1]))
        parts.append([(_folded(low + k, n, fold if fold != "constant" else "nearest"), w) for k, w in weights])

    def over(axis, index, weight):
        nonlocal found
        if axis == len(parts):
            value = values[tuple(index)]
            if mode == "grid-constant":
                gone = _np.zeros(outside.shape, bool)
                for it in index:
                    gone |= it < 0
                value = _np.where(gone, cval, value)
            found = found + (value if weight is None else value * weight)
            return
        for at, w in parts[axis]:
            over(axis + 1, [*index, at], w if weight is None else weight * w if w is not None else weight)

    over(0, [], None)
    found = _np.where(outside, cval, found)
    if output is None and x.dtype.kind in "iu":
        found = _np.floor(found + 0.5)
    return _put(found, x, output)


def affine_transform(input, matrix, offset=0.0, output_shape=None, output=None, order=3, mode="constant", cval=0.0,
                     prefilter=True):
    """The array at the places that a matrix and an offset give."""
    x = _np.asarray(input)
    matrix = _np.asarray(matrix, float)
    n = x.ndim
    if matrix.ndim == 2 and matrix.shape[1] == n + 1:
        matrix, offset = matrix[:n, :n], matrix[:n, n]
    if matrix.ndim == 1:
        matrix = _np.diag(matrix)
    shape = x.shape if output_shape is None else tuple(output_shape)
    grid = _np.indices(shape).reshape(n, -1)
    places = matrix @ grid + _np.broadcast_to(_np.asarray(offset, float), (n,))[:, None]
    return map_coordinates(x, places.reshape(n, *shape), output, order, mode, cval, prefilter)


def shift(input, shift, output=None, order=3, mode="constant", cval=0.0, prefilter=True):
    """The array moved along its axes."""
    x = _np.asarray(input)
    places = [_np.arange(n) - float(s) for n, s in zip(x.shape, _each(shift, x.ndim))]
    return map_coordinates(x, _np.array(_np.meshgrid(*places, indexing="ij")), output, order, mode, cval, prefilter)


def zoom(input, zoom, output=None, order=3, mode="constant", cval=0.0, prefilter=True, *, grid_mode=False):
    """The array with more or fewer elements."""
    if grid_mode:
        raise NotImplementedError("scipy.ndimage.zoom: grid_mode is not supported")
    x = _np.asarray(input)
    shape = [int(round(n * z)) for n, z in zip(x.shape, _each(zoom, x.ndim))]
    places = [_np.arange(m) * ((n - 1) / (m - 1) if m > 1 else 1.0) for n, m in zip(x.shape, shape)]
    places = [_np.minimum(at, n - 1) for at, n in zip(places, x.shape)]
    return map_coordinates(x, _np.array(_np.meshgrid(*places, indexing="ij")), output, order, mode, cval, prefilter)


def rotate(input, angle, axes=(1, 0), reshape=True, output=None, order=3, mode="constant", cval=0.0, prefilter=True):
    """The array turned in the plane of two axes, by degrees."""
    x = _np.asarray(input)
    if x.ndim != 2:
        raise NotImplementedError("scipy.ndimage.rotate: only arrays of two dimensions are supported")
    first, second = sorted(it % x.ndim for it in axes)
    turn = _math.radians(angle)
    c, s = _math.cos(turn), _math.sin(turn)
    c, s = (round(c), round(s)) if angle % 90 == 0 else (c, s)
    matrix = _np.array([[c, s], [-s, c]], float)
    rows, columns = x.shape
    if reshape:
        corners = matrix @ _np.array([[0, 0, rows, rows], [0, columns, 0, columns]], float)
        shape = (_np.ptp(corners, axis=1) + 0.5).astype(int)
    else:
        shape = _np.array(x.shape)
    offset = (_np.array(x.shape) - 1) / 2 - matrix @ ((shape - 1) / 2)
    return affine_transform(x, matrix, offset, tuple(shape.tolist()), output, order, mode, cval, prefilter)


def generate_binary_structure(rank, connectivity):
    """Which neighbours an element has."""
    if rank < 1:
        return _np.array(True, dtype=bool)
    return abs(_np.indices([3] * rank) - 1).sum(0) <= max(connectivity, 1)


def label(input, structure=None, output=None):
    """The numbers of connected parts, and how many there are."""
    x = _np.asarray(input) != 0
    structure = generate_binary_structure(x.ndim, 1) if structure is None else _np.asarray(structure, bool)
    steps = [tuple(it - 1 for it in at) for at in zip(*[row.tolist() for row in _np.nonzero(structure)]) if any(it != 1 for it in at)]
    found = _np.zeros(x.shape, _np.int32)
    count = 0
    for start in zip(*[row.tolist() for row in _np.nonzero(x)]):
        if found[start]:
            continue
        count += 1
        found[start] = count
        todo = [start]
        while todo:
            at = todo.pop()
            for step in steps:
                to = tuple(a + b for a, b in zip(at, step))
                if all(0 <= a < n for a, n in zip(to, x.shape)) and x[to] and not found[to]:
                    found[to] = count
                    todo.append(to)
    return found, count


def _grown(input, structure, iterations, mask, border, grow):
    x = _np.asarray(input) != 0
    structure = generate_binary_structure(x.ndim, 1) if structure is None else _np.asarray(structure, bool)
    rounds = 0
    while iterations < 1 or rounds < iterations:
        views = _around(x, structure.shape, "constant", border).reshape(*x.shape, -1)
        if grow:
            flat = structure[tuple(slice(None, None, -1) for _ in structure.shape)].ravel()
            after = views[..., flat].any(-1)
        else:
            after = views[..., structure.ravel()].all(-1)
        if mask is not None:
            after = _np.where(_np.asarray(mask, bool), after, x)
        rounds += 1
        if (after == x).all() and iterations < 1:
            break
        x = after
    return x


def binary_dilation(input, structure=None, iterations=1, mask=None, output=None, border_value=0, origin=0, brute_force=False):
    """The mask grown by its neighbours."""
    return _grown(input, structure, iterations, mask, bool(border_value), True)


def binary_erosion(input, structure=None, iterations=1, mask=None, output=None, border_value=0, origin=0, brute_force=False):
    """The mask without what has neighbours outside."""
    return _grown(input, structure, iterations, mask, bool(border_value), False)


def binary_opening(input, structure=None, iterations=1, **_):
    """The mask shrunk and grown again."""
    return binary_dilation(binary_erosion(input, structure, iterations), structure, iterations)


def binary_closing(input, structure=None, iterations=1, **_):
    """The mask grown and shrunk again."""
    return binary_erosion(binary_dilation(input, structure, iterations), structure, iterations)


def distance_transform_edt(input, sampling=None, return_distances=True, return_indices=False):
    """How far each element is from the nearest zero."""
    x = _np.asarray(input) != 0
    if return_indices:
        raise NotImplementedError("scipy.ndimage.distance_transform_edt: return_indices is not supported")
    widths = _each(1.0 if sampling is None else sampling, x.ndim)
    found = _np.where(x, _np.inf, 0.0)
    for axis, width in enumerate(widths):
        n = x.shape[axis]
        apart = (width * (_np.arange(n)[:, None] - _np.arange(n))) ** 2
        moved = _np.moveaxis(found, axis, -1)
        found = _np.moveaxis((moved[..., None, :] + apart).min(-1), -1, axis)
    return _np.sqrt(found)


def _of_labels(input, labels, index, function):
    x = _np.asarray(input)
    if labels is None:
        return function(x.ravel())
    labels = _np.asarray(labels)
    if index is None:
        return function(x[labels > 0])
    if _np.ndim(index) == 0:
        return function(x[labels == index])
    return [function(x[labels == it]) for it in _np.asarray(index).tolist()]


def sum_labels(input, labels=None, index=None):
    """The sums of labelled parts."""
    found = _of_labels(input, labels, index, _np.sum)
    return _np.array(found, float) if isinstance(found, list) else found


sum = sum_labels


def mean(input, labels=None, index=None):
    """The means of labelled parts."""
    found = _of_labels(input, labels, index, lambda v: v.mean() if v.size else _np.nan)
    return _np.array(found, float) if isinstance(found, list) else found


def center_of_mass(input, labels=None, index=None):
    """The centre of mass, of the whole or of labelled parts."""
    x = _np.asarray(input)
    grids = _np.ogrid[tuple(slice(0, n) for n in x.shape)]

    def one(chosen):
        weighed = _np.where(chosen, x, 0)
        whole = weighed.sum()
        return tuple(_np.float64((weighed * g).sum() / whole) for g in grids)

    if labels is None:
        return one(_np.ones(x.shape, bool))
    labels = _np.asarray(labels)
    if index is None:
        return one(labels > 0)
    return one(labels == index) if _np.ndim(index) == 0 else [one(labels == it) for it in index]


__getattr__ = _missing("scipy.ndimage")
