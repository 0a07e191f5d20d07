"""The rest of jax.nn.initializers."""

import math as _math

import numpy as _np
import jax as _jax
from jax import numpy as _jnp


class Initializer:
    """What makes the first parameters: called with a key, a shape and a dtype, it gives an array."""

    def __call__(self, key, shape, dtype=None, out_sharding=None):
        """An array of this shape and dtype."""
        raise NotImplementedError


def _float():
    return _jnp.result_type(float)


def _sizes(shape, in_axis, out_axis, batch_axis):
    if len(shape) <= 1:
        raise ValueError(
            f"Can't compute input and output sizes of a {len(shape)}-dimensional weights tensor with default in_axis. "
            "Must be at least 2D or specify in_axis explicitly."
        )

    def size(axes):
        return shape[axes] if isinstance(axes, int) else _math.prod(shape[axis] for axis in axes)

    into, out, batch = size(in_axis), size(out_axis), size(batch_axis)
    places = _math.prod(shape) / into / out / batch
    return into * places, out * places


def _scaled_normal(key, shape, dtype, scale):
    dtype = _jnp.zeros((), dtype).dtype
    if not _jnp.issubdtype(dtype, _jnp.floating):
        return _jax.random.normal(key, shape, dtype) * scale
    low = _np.nextafter(_np.array(-1.0, dtype), _np.array(0.0, dtype), dtype=dtype)
    drawn = _jax.random.uniform(key, shape, dtype, low, _np.array(1.0, dtype))
    return (_jnp.array(_np.sqrt(2), dtype) * scale) * _jax.lax.erf_inv(drawn)


def variance_scaling(scale, mode, distribution, in_axis=-2, out_axis=-1, batch_axis=(), dtype=None):
    """An initializer whose variance is `scale` by the number of inputs, of outputs, or a mean of both.

    `mode` is `"fan_in"`, `"fan_out"`, `"fan_avg"` or `"fan_geo_avg"`, `distribution` `"truncated_normal"`, `"normal"` or
    `"uniform"`.

    >>> jax.nn.initializers.variance_scaling(2.0, "fan_in", "normal")(jax.random.key(0), (2, 2))
    Array([[ 1.6226422 ,  2.0252647 ],
           [-0.43359444, -0.07861735]], dtype=float32)
    """

    def init(key, shape, dtype=dtype, out_sharding=None):
        shape = tuple(shape)
        dtype = _float() if dtype is None else dtype
        into, out = _sizes(shape, in_axis, out_axis, batch_axis)
        counts = {
            "fan_in": lambda: into,
            "fan_out": lambda: out,
            "fan_avg": lambda: (into + out) / 2,
            "fan_geo_avg": lambda: (into * out) ** 0.5,
        }
        if mode not in counts:
            raise ValueError(f"invalid mode for variance scaling initializer: {mode}")
        count = counts[mode]()
        variance = _jnp.array(scale / count if count != 0 else 0, dtype=dtype)
        is_real = _jnp.issubdtype(dtype, _jnp.floating)
        if distribution == "normal":
            return _scaled_normal(key, shape, dtype, _jnp.sqrt(variance))
        if distribution not in ("truncated_normal", "uniform"):
            raise ValueError(f"invalid distribution for variance scaling initializer: {distribution}")
        if not is_real:
            raise NotImplementedError(f"a {distribution} distribution of complex numbers")
        if distribution == "uniform":
            return _jax.random.uniform(key, shape, dtype, -1) * _jnp.sqrt(3 * variance)
        deviation = _jnp.sqrt(variance) / _jnp.array(0.87962566103423978, dtype)
        return _jax.random.truncated_normal(key, -2, 2, shape, dtype) * deviation

    return init


def orthogonal(scale=1.0, column_axis=-1, dtype=None):
    """An initializer of matrices whose columns, or rows, stand at right angles on each other.

    >>> w = jax.nn.initializers.orthogonal()(jax.random.key(0), (3, 3))
    >>> jnp.allclose(w @ w.T, jnp.eye(3), atol=1e-5)
    Array(True, dtype=bool)
    """

    def init(key, shape, dtype=dtype, out_sharding=None):
        if out_sharding is not None:
            raise NotImplementedError
        dtype = _float() if dtype is None else dtype
        if len(shape) < 2:
            raise ValueError("orthogonal initializer requires at least a 2D shape")
        if any(size == 0 for size in shape):
            return _jnp.zeros(shape, dtype=dtype)
        columns = shape[column_axis]
        rows = _math.prod(shape) // columns
        found = _jax.random.orthogonal(key, rows, (), dtype, columns)
        found = _jnp.reshape(found, tuple(_np.delete(shape, column_axis)) + (columns,))
        return _jnp.array(scale, dtype) * _jnp.moveaxis(found, -1, column_axis)

    return init


def delta_orthogonal(scale=1.0, column_axis=-1, dtype=None):
    """An initializer of kernels of convolutions that are zero but in the middle, where they are orthogonal.

    >>> jax.nn.initializers.delta_orthogonal()(jax.random.key(0), (3, 1, 1)).shape
    (3, 1, 1)
    """

    def init(key, shape, dtype=dtype, out_sharding=None):
        if out_sharding is not None:
            raise NotImplementedError
        dtype = _float() if dtype is None else dtype
        if len(shape) not in [3, 4, 5]:
            raise ValueError("Delta orthogonal initializer requires a 3D, 4D or 5D shape.")
        if shape[-1] < shape[-2]:
            raise ValueError("`fan_in` must be less or equal than `fan_out`. ")
        matrix = orthogonal(scale=scale, column_axis=column_axis, dtype=dtype)(key, shape[-2:])
        middle = tuple((size - 1) // 2 for size in shape[:-2])
        return _jnp.zeros(shape, dtype=dtype).at[(*middle, ...)].set(matrix)

    return init
