"""Convolutions of signals."""

import functools as _functools

import numpy as _np
import jax as _jax
from jax import lax as _lax, numpy as _jnp
from jax._src.numpy.util import check_arraylike as _check, promote_dtypes_inexact as _inexact


def _convolved(in1, in2, mode, precision=None):
    if mode not in ["full", "same", "valid"]:
        raise ValueError("mode must be one of ['full', 'same', 'valid']")
    if in1.ndim != in2.ndim:
        raise ValueError("in1 and in2 must have the same number of dimensions")
    if in1.size == 0 or in2.size == 0:
        raise ValueError(f"zero-size arrays not supported in convolutions, got shapes {in1.shape} and {in2.shape}.")
    in1, in2 = _inexact(in1, in2)
    pairs = list(zip(in1.shape, in2.shape))
    is_swapped = all(first <= second for first, second in pairs)
    if not is_swapped and not all(first >= second for first, second in pairs):
        raise ValueError("One input must be smaller than the other in every dimension.")
    original = in2.shape
    if is_swapped:
        in1, in2 = in2, in1
    shape = in2.shape
    in2 = _jnp.flip(in2)
    if mode == "valid":
        padding = [(0, 0) for _ in shape]
    elif mode == "full":
        padding = [(size - 1, size - 1) for size in shape]
    else:
        halves = [(size, other, (other - 1) // 2) for size, other in zip(shape, original)]
        padding = [(size - 1 - half, size - other + half) for size, other, half in halves]
    found = _lax.conv_general_dilated(
        in1[None, None], in2[None, None], (1,) * len(shape), padding, precision=precision
    )
    return found[0, 0]


def convolve(in1, in2, mode="full", method="auto", precision=None):
    """The convolution of two arrays of as many axes; `mode` says how much of its border is kept.

    >>> jax.scipy.signal.convolve(jnp.array([1.0, 2.0, 3.0]), jnp.array([1.0, 1.0]))
    Array([1., 3., 5., 3.], dtype=float32)
    """
    if method == "fft":
        return fftconvolve(in1, in2, mode=mode)
    if method in ["direct", "auto"]:
        return _convolved(in1, in2, mode, precision)
    raise ValueError(f"Got {method=}; expected 'auto', 'fft', or 'direct'.")


def _only_filled(name, in1, in2, boundary, fillvalue):
    if boundary != "fill" or fillvalue != 0:
        raise NotImplementedError(f"{name}() only supports boundary='fill', fillvalue=0")
    if _np.ndim(in1) != 2 or _np.ndim(in2) != 2:
        raise ValueError(f"{name}() only supports 2-dimensional inputs.")


def convolve2d(in1, in2, mode="full", boundary="fill", fillvalue=0, precision=None):
    """The convolution of two matrices.

    >>> jax.scipy.signal.convolve2d(jnp.eye(2), jnp.ones((2, 2)), mode="valid")
    Array([[2.]], dtype=float32)
    """
    _only_filled("convolve2d", in1, in2, boundary, fillvalue)
    return _convolved(in1, in2, mode, precision)


def correlate(in1, in2, mode="full", method="auto", precision=None):
    """The correlation of two arrays of as many axes: the convolution with the second one turned round.

    >>> jax.scipy.signal.correlate(jnp.array([1.0, 2.0, 3.0]), jnp.array([0.0, 1.0, 0.5]))
    Array([0.5, 2. , 3.5, 3. , 0. ], dtype=float32)
    """
    return convolve(in1, _jnp.flip(in2.conj()), mode, precision=precision, method=method)


def correlate2d(in1, in2, mode="full", boundary="fill", fillvalue=0, precision=None):
    """The correlation of two matrices.

    >>> jax.scipy.signal.correlate2d(jnp.eye(2), jnp.ones((2, 2)), mode="valid")
    Array([[2.]], dtype=float32)
    """
    _only_filled("correlate2d", in1, in2, boundary, fillvalue)
    is_smaller = all(first <= second for first, second in zip(in1.shape, in2.shape))
    is_swapped = is_smaller and (mode == "full" or mode not in ("same", "valid") or in1.shape != in2.shape)
    if mode != "same" and is_swapped:
        found = _convolved(_jnp.flip(in2), in1.conj(), mode, precision)
        return found if mode == "valid" else found.conj()
    return _jnp.flip(_convolved(_jnp.flip(in1), in2.conj(), mode, precision))


def fftconvolve(in1, in2, mode="full", axes=None):
    """The convolution of two arrays by Fourier transforms, over all axes or these.

    >>> jax.scipy.signal.fftconvolve(jnp.array([1.0, 2.0]), jnp.array([1.0, 1.0])).round(3)
    Array([1.       , 3.0000002, 2.       ], dtype=float32)
    """
    _check("fftconvolve", in1, in2)
    in1, in2 = _inexact(in1, in2)
    if in1.ndim != in2.ndim:
        raise ValueError("in1 and in2 should have the same dimensionality")
    if mode not in ["same", "full", "valid"]:
        raise ValueError("mode must be one of ['same', 'full', 'valid']")
    if axes is None:
        return _by_fft(in1, in2, mode)
    convolved = _functools.partial(_by_fft, mode=mode)
    axes = tuple(axis % in1.ndim for axis in ((axes,) if isinstance(axes, int) else axes))
    mapped = set(range(in1.ndim)) - set(axes)
    if any(in1.shape[axis] != in2.shape[axis] for axis in mapped):
        raise ValueError(f"mapped axes must have same shape; got {in1.shape=} {in2.shape=} {axes=}")
    for axis in sorted(mapped):
        convolved = _jax.vmap(convolved, in_axes=axis, out_axes=axis)
    return convolved(in1, in2)


def _by_fft(in1, in2, mode):
    pairs = list(zip(in1.shape, in2.shape))
    full = tuple(first + second - 1 for first, second in pairs)
    if mode == "valid":
        is_swapped = all(first <= second for first, second in pairs)
        if not is_swapped and not all(first >= second for first, second in pairs):
            raise ValueError("For 'valid' mode, One input must be at least as large as the other in every dimension.")
        if is_swapped:
            in1, in2 = in2, in1
    if all(first == 1 or second == 1 for first, second in pairs):
        found = in1 * in2
    else:
        is_complex = _jnp.iscomplexobj(in1)
        there, back = (_jnp.fft.fftn, _jnp.fft.ifftn) if is_complex else (_jnp.fft.rfftn, _jnp.fft.irfftn)
        first, second = there(in1, full), there(in2, full)
        found = back(first * second, full)
    sizes = {"full": full, "same": in1.shape}.get(mode)
    if sizes is None:
        sizes = tuple(first - second + 1 for first, second in zip(in1.shape, in2.shape))
    starts = tuple((whole - size) // 2 for whole, size in zip(full, sizes))
    return _lax.dynamic_slice(found, starts, sizes)


def detrend(data, axis=-1, type="linear", bp=0, overwrite_data=None):
    """The array without its mean along `axis`, or without the line that is nearest, of which `bp` are breaks.

    >>> jax.scipy.signal.detrend(jnp.array([1.0, 4.0, 6.0]), type="constant").round(4)
    Array([-2.6667   ,  0.3333   ,  2.3332999], dtype=float32)
    """
    if overwrite_data is not None:
        raise NotImplementedError("overwrite_data argument not implemented.")
    if type not in ["constant", "linear"]:
        raise ValueError("Trend type must be 'linear' or 'constant'.")
    (data,) = _inexact(_jnp.asarray(data))
    if type == "constant":
        return data - data.mean(axis, keepdims=True)
    length = data.shape[axis]
    breaks = sorted({0, length, *([bp] if isinstance(bp, int) else [int(each) for each in bp])})
    if breaks[0] < 0 or breaks[-1] > length:
        raise ValueError("Breakpoints must be non-negative and less than length of data along given axis.")
    data = _jnp.moveaxis(data, axis, 0)
    shape = data.shape
    data = data.reshape(length, -1)
    for start, end in zip(breaks, breaks[1:]):
        count = end - start
        rising = _jnp.arange(1, count + 1, dtype=data.dtype) / _np.asarray(count).astype(data.dtype)
        line = _jnp.vstack([_jnp.ones(count, dtype=data.dtype), rising]).T
        found, *_ = _jnp.linalg.lstsq(line, data[start:end])
        data = data.at[start:end].add(-_jnp.matmul(line, found))
    return _jnp.moveaxis(data.reshape(shape), 0, axis)
