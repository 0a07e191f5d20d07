"""Convolutions and correlations."""

import numpy as _np
from scipy import fft as _fft

_MODES = ("full", "same", "valid")


def _checked(a, b, mode):
    if mode not in _MODES:
        raise ValueError("acceptable mode flags are 'valid', 'same', or 'full'")
    a, b = _np.asarray(a), _np.asarray(b)
    if a.ndim != b.ndim:
        raise ValueError("in1 and in2 should have the same dimensionality")
    return a, b


def _cut(full, shape, other, mode):
    # What of all sums a mode keeps.
    if mode == "full":
        return full
    if mode == "same":
        goal = shape
    else:
        larger = all(m >= n for m, n in zip(shape, other))
        if not larger and not all(m <= n for m, n in zip(shape, other)):
            raise ValueError("For 'valid' mode, one must be at least as large as the other in every dimension")
        goal = tuple(abs(m - n) + 1 for m, n in zip(shape, other))
    starts = [(f - g) // 2 for f, g in zip(full.shape, goal)]
    return full[tuple(slice(s, s + g) for s, g in zip(starts, goal))]


def _direct(a, b):
    if a.ndim == 1:
        return _np.convolve(a, b)
    found = _np.zeros([m + n - 1 for m, n in zip(a.shape, b.shape)], _np.result_type(a, b))
    if b.size > a.size:
        a, b = b, a
    for at in _np.ndindex(*b.shape):
        if b[at]:
            found[tuple(slice(k, k + m) for k, m in zip(at, a.shape))] += b[at] * a
    return found


def fftconvolve(in1, in2, mode="full", axes=None):
    """The convolution by Fourier transforms."""
    a, b = _checked(in1, in2, mode)
    if a.ndim == 0:
        return a * b
    if a.size == 0 or b.size == 0:
        return _np.array([])
    axes = tuple(range(a.ndim)) if axes is None else tuple(_np.atleast_1d(axes).tolist())
    axes = tuple(it % a.ndim for it in axes)
    shape = [m + n - 1 if k in axes else max(m, n) for k, (m, n) in enumerate(zip(a.shape, b.shape))]
    real = a.dtype.kind != "c" and b.dtype.kind != "c"
    sizes = [_fft.next_fast_len(shape[k], real) for k in axes]
    if real:
        full = _fft.irfftn(_fft.rfftn(a, sizes, axes) * _fft.rfftn(b, sizes, axes), sizes, axes)
    else:
        full = _fft.ifftn(_fft.fftn(a, sizes, axes) * _fft.fftn(b, sizes, axes), sizes, axes)
    full = full[tuple(slice(n) for n in shape)]
    keep = [n if k in axes else shape[k] for k, n in enumerate(a.shape)]
    other = [n if k in axes else shape[k] for k, n in enumerate(b.shape)]
    return _cut(full, tuple(keep), tuple(other), mode)


oaconvolve = fftconvolve


def _method(a, b, method):
    if method not in ("auto", "direct", "fft"):
        raise ValueError("Acceptable method flags are 'auto', 'direct', or 'fft'.")
    if method != "auto":
        return method
    whole = a.dtype.kind in "biu" and b.dtype.kind in "biu"
    if whole or a.ndim == 1 and min(a.size, b.size) <= 500:
        return "direct"
    return "direct" if min(a.size, b.size) <= 256 else "fft"


def convolve(in1, in2, mode="full", method="auto"):
    """The convolution of two arrays.

    >>> scipy.signal.convolve([1, 2, 3], [0, 1, 0.5], mode="same")
    array([1. , 2.5, 4. ])
    """
    a, b = _checked(in1, in2, mode)
    if a.ndim == 0:
        return a * b
    if mode == "valid" and any(m < n for m, n in zip(a.shape, b.shape)):
        a, b = b, a
    if _method(a, b, method) == "fft":
        found = fftconvolve(a, b, mode)
        kind = _np.result_type(a, b)
        return _np.around(found).astype(kind) if kind.kind in "biu" else found.astype(kind, copy=False)
    return _cut(_direct(a, b), a.shape, b.shape, mode)


def correlate(in1, in2, mode="full", method="auto"):
    """The correlation of two arrays."""
    a, b = _checked(in1, in2, mode)
    if a.ndim == 0:
        return a * b.conj()
    turned = tuple(slice(None, None, -1) for _ in b.shape)
    if mode == "valid" and any(m < n for m, n in zip(a.shape, b.shape)):
        return convolve(b.conj()[turned], a, mode, method)[::1]
    return convolve(a, b[turned].conj(), mode, method)


def correlation_lags(in1_len, in2_len, mode="full"):
    """How far the second array is moved for each element of a correlation."""
    lags = _np.arange(-in2_len + 1, in1_len)
    if mode == "same":
        middle, half = lags.size // 2, in1_len // 2
        return lags[middle - half : middle + half + in1_len % 2]
    if mode == "valid":
        return _np.arange(in1_len - in2_len + 1) if in1_len >= in2_len else _np.arange(in1_len - in2_len, 1)
    return lags


def convolve2d(in1, in2, mode="full", boundary="fill", fillvalue=0):
    """The convolution of two matrices."""
    a, b = _np.asarray(in1), _np.asarray(in2)
    if not a.ndim == b.ndim == 2:
        raise ValueError("convolve2d inputs must both be 2-D arrays")
    if mode == "valid" and any(m < n for m, n in zip(a.shape, b.shape)):
        a, b = b, a
    if boundary == "fill" and fillvalue == 0 or mode == "valid":
        full = _direct(a, b)
    else:
        kinds = {"fill": "constant", "pad": "constant", "wrap": "wrap", "circular": "wrap", "symm": "symmetric", "symmetric": "symmetric"}
        if boundary not in kinds:
            raise ValueError("Acceptable boundary flags are 'fill', 'circular' (or 'wrap'), and 'symmetric' (or 'symm').")
        how = {"constant_values": fillvalue} if kinds[boundary] == "constant" else {}
        around = [(n - 1, n - 1) for n in b.shape]
        wide = _np.pad(a, around, mode=kinds[boundary], **how)
        full = _direct(wide, b)
        full = full[tuple(slice(n - 1, n - 1 + m + n - 1) for m, n in zip(a.shape, b.shape))]
    return _cut(full, a.shape, b.shape, mode)


def correlate2d(in1, in2, mode="full", boundary="fill", fillvalue=0):
    """The correlation of two matrices."""
    b = _np.asarray(in2)
    a = _np.asarray(in1)
    if mode == "valid" and any(m < n for m, n in zip(a.shape, b.shape)):
        return convolve2d(b[::-1, ::-1].conj(), a, mode, boundary, fillvalue)[::-1, ::-1]
    turned = b[::-1, ::-1].conj()
    if mode == "same":
        # Of an even number of weights the middle is the other one, since they are turned.
        even = [(0, 1 - n % 2) for n in b.shape]
        turned = _np.pad(turned, even)
        full = convolve2d(a, turned, "full", boundary, fillvalue)
        starts = [n // 2 for n in b.shape]
        return full[tuple(slice(s, s + m) for s, m in zip(starts, a.shape))]
    return convolve2d(a, turned, mode, boundary, fillvalue)
