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


# Spectra of pieces of a signal.


def _window_of(window, length, dtype):
    if not isinstance(window, str):
        return _jnp.asarray(window)
    if window in ("boxcar", "box", "rect", "ones"):
        return _jnp.ones(length, dtype)
    if window not in ("hann", "hanning", "han"):
        raise NotImplementedError(f"jax.scipy.signal: the window {window!r} is not there; give its values")
    at = _np.arange(length) * 2 * _np.pi / length
    return _jnp.asarray(0.5 - 0.5 * _np.cos(at) if length > 1 else _np.ones(1), dtype)


def _sizes_of(window, size, nperseg, noverlap, nfft):
    nperseg = 256 if nperseg is None else int(nperseg)
    if not isinstance(window, str):
        nperseg = len(window)
    nperseg = min(nperseg, size)
    nfft = nperseg if nfft is None else int(nfft)
    if nfft < nperseg:
        raise ValueError(f"nfft must be greater than or equal to nperseg, got nfft={nfft} and nperseg={nperseg}")
    noverlap = nperseg // 2 if noverlap is None else int(noverlap)
    if noverlap >= nperseg:
        raise ValueError(f"noverlap must be less than nperseg, got noverlap={noverlap} and nperseg={nperseg}")
    return nperseg, noverlap, nfft


def _spectra(x, window, nperseg, noverlap, nfft, detrend_by, onesided):
    # The transforms of the pieces along the last axis, piece by piece.
    step = nperseg - noverlap
    count = (x.shape[-1] - noverlap) // step
    places = _np.arange(count)[:, None] * step + _np.arange(nperseg)[None, :]
    pieces = x[..., places]
    if detrend_by is True or detrend_by == "constant":
        pieces = pieces - pieces.mean(-1, keepdims=True)
    elif detrend_by == "linear":
        pieces = detrend(pieces, type="linear")
    elif callable(detrend_by):
        pieces = detrend_by(pieces)
    pieces = pieces * window
    return _jnp.fft.rfft(pieces, n=nfft) if onesided else _jnp.fft.fft(pieces, n=nfft)


def _frequencies(nfft, fs, onesided):
    found = _jnp.fft.rfftfreq(nfft) if onesided else _jnp.fft.fftfreq(nfft)
    return found * fs


def stft(
    x,
    fs=1.0,
    window="hann",
    nperseg=256,
    noverlap=None,
    nfft=None,
    detrend=False,
    return_onesided=True,
    boundary="zeros",
    padded=True,
    axis=-1,
):
    """Frequencies, times, and the spectra of overlapping pieces of a signal around them.

    >>> f, t, Zxx = jax.scipy.signal.stft(jnp.ones(8), nperseg=4)
    >>> Zxx.shape
    (3, 5)
    """
    x = _jnp.moveaxis(_jnp.asarray(x), axis, -1)
    x = x if _jnp.issubdtype(x.dtype, _jnp.inexact) else x.astype(float)
    nperseg, noverlap, nfft = _sizes_of(window, x.shape[-1], nperseg, noverlap, nfft)
    step, sides = nperseg - noverlap, [(0, 0)] * (x.ndim - 1)
    modes = {"zeros": "constant", "even": "reflect", "odd": None, "constant": "edge"}
    if boundary is not None:
        if modes.get(boundary) is None:
            raise NotImplementedError(f"jax.scipy.signal.stft: boundary={boundary!r}")
        x = _jnp.pad(x, [*sides, (nperseg // 2, nperseg // 2)], modes[boundary])
    if padded:
        more = -(x.shape[-1] - nperseg) % step % nperseg
        x = _jnp.pad(x, [*sides, (0, more)])
    onesided = return_onesided and not _jnp.iscomplexobj(x)
    values = _window_of(window, nperseg, _jnp.real(x).dtype)
    found = _spectra(x, values, nperseg, noverlap, nfft, detrend, onesided)
    found = found * _jnp.sqrt(1.0 / values.sum() ** 2)
    times = _jnp.arange(nperseg / 2, x.shape[-1] - nperseg / 2 + 1, step) / fs
    times = times if boundary is None else times - nperseg / 2 / fs
    found = _jnp.moveaxis(found, -1, -2)
    found = found if axis == -1 or axis == x.ndim - 1 else _jnp.moveaxis(found, -2, axis - 1 if axis < 0 else axis)
    return _frequencies(nfft, fs, onesided), times, found


def csd(
    x,
    y,
    fs=1.0,
    window="hann",
    nperseg=None,
    noverlap=None,
    nfft=None,
    detrend="constant",
    return_onesided=True,
    scaling="density",
    axis=-1,
    average="mean",
):
    """Frequencies, and the cross spectral density of two signals: the average over overlapping pieces.

    >>> jax.scipy.signal.csd(jnp.ones(8), jnp.ones(8), nperseg=4)[0]
    Array([0.  , 0.25, 0.5 ], dtype=float32)
    """
    is_same = y is None or y is x
    x = _jnp.moveaxis(_jnp.asarray(x), axis, -1)
    y = x if is_same else _jnp.moveaxis(_jnp.asarray(y), axis, -1)
    x, y = (it if _jnp.issubdtype(it.dtype, _jnp.inexact) else it.astype(float) for it in (x, y))
    size = max(x.shape[-1], y.shape[-1])
    pad = lambda it: _jnp.pad(it, [(0, 0)] * (it.ndim - 1) + [(0, size - it.shape[-1])])
    x, y = pad(x), pad(y)
    nperseg, noverlap, nfft = _sizes_of(window, size, nperseg, noverlap, nfft)
    onesided = return_onesided and not (_jnp.iscomplexobj(x) or _jnp.iscomplexobj(y))
    values = _window_of(window, nperseg, _jnp.real(x).dtype)
    if scaling not in ("density", "spectrum"):
        raise ValueError(f"Unknown scaling: {scaling}")
    scale = 1.0 / (fs * (values * values).sum()) if scaling == "density" else 1.0 / values.sum() ** 2
    own = _spectra(x, values, nperseg, noverlap, nfft, detrend, onesided)
    other = own if is_same else _spectra(y, values, nperseg, noverlap, nfft, detrend, onesided)
    found = _jnp.conj(own) * other * scale
    if onesided:
        end = -1 if nfft % 2 == 0 else None
        found = found.at[..., 1:end].multiply(2)
    if average not in ("mean", "median"):
        raise ValueError(f'average must be "median" or "mean", got {average}')
    if average == "median":
        raise NotImplementedError("jax.scipy.signal: average='median' is not there")
    found = found.mean(-2)
    return _frequencies(nfft, fs, onesided), _jnp.moveaxis(found.real if is_same else found, -1, axis)


def welch(
    x,
    fs=1.0,
    window="hann",
    nperseg=None,
    noverlap=None,
    nfft=None,
    detrend="constant",
    return_onesided=True,
    scaling="density",
    axis=-1,
    average="mean",
):
    """Frequencies, and the power spectral density of a signal: the average over overlapping pieces.

    >>> jax.scipy.signal.welch(jnp.ones(8), nperseg=4)[0]
    Array([0.  , 0.25, 0.5 ], dtype=float32)
    """
    return csd(x, None, fs, window, nperseg, noverlap, nfft, detrend, return_onesided, scaling, axis, average)


def istft(
    Zxx,
    fs=1.0,
    window="hann",
    nperseg=None,
    noverlap=None,
    nfft=None,
    input_onesided=True,
    boundary=True,
    time_axis=-1,
    freq_axis=-2,
):
    """Times, and the signal of which these are the spectra of overlapping pieces.

    >>> f, t, Zxx = jax.scipy.signal.stft(jnp.ones(8), nperseg=4)
    >>> jax.scipy.signal.istft(Zxx)[1].round(3)
    Array([1., 1., 1., 1., 1., 1., 1., 1.], dtype=float32)
    """
    Zxx = _jnp.moveaxis(_jnp.asarray(Zxx), (time_axis, freq_axis), (-2, -1))
    usual = 2 * (Zxx.shape[-1] - 1) if input_onesided else Zxx.shape[-1]
    nperseg = usual if nperseg is None else int(nperseg)
    nfft = usual if nfft is None else int(nfft)
    noverlap = nperseg // 2 if noverlap is None else int(noverlap)
    step, count = nperseg - noverlap, Zxx.shape[-2]
    pieces = (_jnp.fft.irfft(Zxx, n=nfft) if input_onesided else _jnp.fft.ifft(Zxx, n=nfft))[..., :nperseg]
    values = _window_of(window, nperseg, _jnp.real(pieces).dtype)
    pieces = pieces * values * values.sum()
    places = (_np.arange(count)[:, None] * step + _np.arange(nperseg)[None, :]).reshape(-1)
    length = nperseg + (count - 1) * step
    flat = pieces.reshape(*pieces.shape[:-2], -1)
    x = _jnp.zeros((*flat.shape[:-1], length), flat.dtype).at[..., places].add(flat)
    norm = _jnp.zeros(length, values.dtype).at[places].add(_jnp.tile(values * values, count))
    if boundary:
        half = nperseg // 2
        x, norm = x[..., half : length - half], norm[half : length - half]
    x = x / _jnp.where(norm > 1e-10, norm, 1.0)
    # The times are as many as JAX gives.
    return _jnp.arange(x.shape[0]) / _jnp.asarray(fs, _jnp.real(x).dtype), x
