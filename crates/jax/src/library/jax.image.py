"""Images in other sizes."""

import enum as _enum
import functools as _functools
import operator as _operator

import numpy as _np
import jax as _jax
from jax import lax as _lax, numpy as _jnp
from jax._src.numpy.util import promote_dtypes_inexact as _floats


class ResizeMethod(_enum.Enum):
    """How what is between the elements of an image is found."""

    NEAREST = 0
    LINEAR = 1
    LANCZOS3 = 2
    LANCZOS5 = 3
    CUBIC = 4
    CUBIC_PYTORCH = 5
    AREA = 6

    @staticmethod
    def from_string(s):
        """The method of a name."""
        if s in _NAMES:
            return ResizeMethod[_NAMES[s]]
        raise ValueError(f'Unknown resize method "{s}"')


_NAMES = {name: name.upper() for name in ("nearest", "linear", "lanczos3", "lanczos5", "cubic", "area")}
_NAMES |= dict.fromkeys(("bilinear", "trilinear", "triangle"), "LINEAR") | dict.fromkeys(("bicubic", "tricubic"), "CUBIC")
_NAMES |= dict.fromkeys(("cubic-pytorch", "bicubic-pytorch"), "CUBIC_PYTORCH")


def _triangle(x):
    return _jnp.maximum(0, 1 - _jnp.abs(x))


def _lanczos(radius):
    def kernel(x):
        y = radius * _jnp.sin(_np.pi * x) * _jnp.sin(_np.pi * x / radius)
        found = _jnp.where(x > 1e-3, _jnp.divide(y, _jnp.where(x != 0, _np.pi**2 * x**2, 1)), 1)
        return _jnp.where(x > radius, 0.0, found)

    return kernel


def _keys(x):
    found = ((1.5 * x - 2.5) * x) * x + 1.0
    found = _jnp.where(x >= 1.0, ((-0.5 * x + 2.5) * x - 4.0) * x + 2.0, found)
    return _jnp.where(x >= 2.0, 0.0, found)


def _steep(x):
    a = -0.75
    found = ((a + 2.0) * x - (a + 3.0)) * x * x + 1.0
    found = _jnp.where(x >= 1.0, ((a * x - 5.0 * a) * x + 8.0 * a) * x - 4.0 * a, found)
    return _jnp.where(x >= 2.0, 0.0, found)


_KERNELS = {
    ResizeMethod.LINEAR: (1, _triangle),
    ResizeMethod.LANCZOS3: (3, _lanczos(3.0)),
    ResizeMethod.LANCZOS5: (5, _lanczos(5.0)),
    ResizeMethod.CUBIC: (2, _keys),
    ResizeMethod.CUBIC_PYTORCH: (2, _steep),
    ResizeMethod.AREA: (1, None),
}


def _normed(weights):
    total = _jnp.sum(weights, axis=0, keepdims=True)
    is_there = _jnp.abs(total) > 1000.0 * float(_np.finfo(_np.float32).eps)
    return _jnp.where(is_there, _jnp.divide(weights, _jnp.where(total != 0, total, 1)), 0)


def _weights(size, new_size, scale, translation, method, antialias):
    # How much each old place counts at each new one.
    radius, kernel = _KERNELS[method]
    has_edges = method is ResizeMethod.CUBIC_PYTORCH and not antialias
    dtype = _jnp.result_type(scale, translation)
    inverse = 1.0 / scale
    width = _jnp.maximum(inverse, 1.0) if antialias else 1.0
    samples = (_jnp.arange(new_size, dtype=dtype) + 0.5) * inverse - translation * inverse - 0.5
    beyond = radius if has_edges else 0
    places = _jnp.arange(-beyond, size + beyond, dtype=dtype)
    if kernel is None:
        left = _jnp.arange(new_size, dtype=dtype) * inverse - translation * inverse
        own = _jnp.arange(size, dtype=dtype)
        overlap = _jnp.minimum((left + inverse)[None, :], (own + 1.0)[:, None]) - _jnp.maximum(left[None, :], own[:, None])
        weights = _jnp.maximum(0.0, overlap)
    else:
        weights = kernel(_jnp.abs(samples[None, :] - places[:, None]) / width)
    if has_edges:
        at = _jnp.clip(places.astype(_jnp.int32), 0, size - 1)
        columns = _lax.broadcast_in_dim(_jnp.arange(new_size), (places.shape[0], new_size), (1,))
        return _normed(_jnp.zeros((size, new_size), dtype=dtype).at[at[:, None], columns].add(weights))
    inside = _jnp.logical_and(samples >= -0.5, samples <= size - 0.5)
    return _jnp.where(inside[None, :], _normed(weights), 0)


def _scaled(x, shape, axes, scale, translation, method, antialias, precision):
    if len(axes) == 0:
        return x
    letters = [chr(ord("a") + at) for at in range(x.ndim + len(axes))]
    operands, terms, result = [x], ["".join(letters[: x.ndim])], letters[: x.ndim]
    for at, axis in enumerate(axes):
        axis = range(x.ndim)[axis]
        weights = _weights(x.shape[axis], shape[axis], scale[at], translation[at], method, antialias)
        operands.append(weights.astype(x.dtype))
        terms.append(letters[axis] + letters[x.ndim + at])
        result[axis] = letters[x.ndim + at]
    return _jnp.einsum(f"{','.join(terms)}->{''.join(result)}", *operands, precision=precision)


def _read(image, shape, method, antialias):
    if len(shape) != image.ndim:
        raise ValueError(
            f"shape must have length equal to the number of dimensions of x;  {shape} vs {image.shape}"
        )
    if isinstance(method, str):
        method = ResizeMethod.from_string(method)
    is_smooth = method is ResizeMethod.CUBIC_PYTORCH and antialias
    return ResizeMethod.CUBIC if is_smooth else method


def scale_and_translate(
    image, shape, spatial_dims, scale, translation, method, antialias=True, precision=_lax.Precision.HIGHEST
):
    """An image in another shape, scaled and moved along `spatial_dims`.

    >>> jax.image.scale_and_translate(jnp.arange(3.0), (3,), (0,), jnp.array([1.0]), jnp.array([0.5]), "linear")
    Array([0. , 0.5, 1.5], dtype=float32)
    """
    shape = tuple(map(_operator.index, shape))
    method = _read(image, shape, method, antialias)
    if method is ResizeMethod.NEAREST:
        raise ValueError("Nearest neighbor resampling is not currently supported for scale_and_translate.")
    (image,) = _floats(image)
    scale, translation = _floats(scale, translation)
    return _scaled(image, shape, spatial_dims, scale, translation, method, antialias, precision)


@_functools.partial(_jax.jit, static_argnums=(1, 2, 3, 4))
def _resize(image, shape, method, antialias, precision):
    method = _read(image, shape, method, antialias)
    axes = tuple(axis for axis in range(len(shape)) if image.shape[axis] != shape[axis])
    if method is ResizeMethod.NEAREST:
        for axis in axes:
            old, new = image.shape[axis], shape[axis]
            places = (_jnp.arange(new, dtype=_np.float32) + 0.5) * old / new
            at = [slice(None)] * image.ndim
            at[axis] = _jnp.floor(places.astype(_np.float32)).astype(_np.int32)
            image = image[tuple(at)]
        return image
    (image,) = _floats(image)
    scale = [1.0 if shape[axis] == 0 else shape[axis] / image.shape[axis] for axis in axes]
    return _scaled(image, shape, axes, scale, [0.0] * len(axes), method, antialias, precision)


def resize(image, shape, method, antialias=True, precision=_lax.Precision.HIGHEST):
    """An image in another shape: of the nearest elements, or between them by a method.

    >>> jax.image.resize(jnp.array([0.0, 1.0]), (4,), "linear")
    Array([0.  , 0.25, 0.75, 1.  ], dtype=float32)
    """
    return _resize(image, tuple(map(_operator.index, shape)), method, antialias, precision)
