"""Fourier transforms, those of cosines and sines."""

import numpy as _np
from numpy import fft as _fft
from numpy.fft import fftfreq, fftshift, ifftshift, rfftfreq
from scipy._lib import missing as _missing


def _signed(x, found):
    # What is its own conjugate has the zero that SciPy leaves there.
    if not _np.iscomplexobj(x) and _np.iscomplexobj(found):
        found.imag[found.imag == 0] = -0.0
    return found


def _of_one(name):
    def transform(x, n=None, axis=-1, norm=None, overwrite_x=False, workers=None, *, plan=None):
        found = getattr(_fft, name)(x, n, axis, norm)
        return _signed(x, found) if name in ("fft", "ifft") else found

    transform.__name__ = transform.__qualname__ = name
    return transform


def _of_two(name):
    def transform(x, s=None, axes=(-2, -1), norm=None, overwrite_x=False, workers=None, *, plan=None):
        found = getattr(_fft, name)(x, s, axes, norm)
        return _signed(x, found) if name in ("fft2", "ifft2") else found

    transform.__name__ = transform.__qualname__ = name
    return transform


def _of_many(name):
    def transform(x, s=None, axes=None, norm=None, overwrite_x=False, workers=None, *, plan=None):
        axes = tuple(range(-len(s), 0)) if axes is None and s is not None else axes
        found = getattr(_fft, name)(x, s, axes, norm)
        return _signed(x, found) if name in ("fftn", "ifftn") else found

    transform.__name__ = transform.__qualname__ = name
    return transform


fft, ifft, rfft, irfft, hfft, ihfft = (_of_one(it) for it in ("fft", "ifft", "rfft", "irfft", "hfft", "ihfft"))
fft2, ifft2, rfft2, irfft2 = (_of_two(it) for it in ("fft2", "ifft2", "rfft2", "irfft2"))
fftn, ifftn, rfftn, irfftn = (_of_many(it) for it in ("fftn", "ifftn", "rfftn", "irfftn"))


def next_fast_len(target, real=False):
    """The least length not below `target` that is a product of small primes."""
    primes = (2, 3, 5) if real else (2, 3, 5, 7, 11)
    while True:
        rest = target
        for p in primes:
            while rest % p == 0:
                rest //= p
        if rest == 1:
            return target
        target += 1


def _sized(x, n, axis):
    x = _np.moveaxis(_np.asarray(x), axis, -1)
    x = x if x.dtype.kind == "f" else x.astype(float)
    if n is not None and n != x.shape[-1]:
        x = x[..., :n] if n < x.shape[-1] else _np.concatenate([x, _np.zeros((*x.shape[:-1], n - x.shape[-1]))], axis=-1)
    return x


def dct(x, type=2, n=None, axis=-1, norm=None, overwrite_x=False, workers=None, orthogonalize=None):
    """The transform to cosines, of the types 1 to 4."""
    x = _sized(x, n, axis)
    count = x.shape[-1]
    k = _np.arange(count)
    ortho = norm == "ortho" if orthogonalize is None else orthogonalize
    if type == 1:
        if ortho:
            x = _np.concatenate([x[..., :1] * 2**0.5, x[..., 1:-1], x[..., -1:] * 2**0.5], axis=-1)
        found = _fft.rfft(_np.concatenate([x, x[..., -2:0:-1]], axis=-1)).real
        whole = 2 * (count - 1)
    elif type == 2:
        found = _fft.rfft(_np.concatenate([x, x[..., ::-1]], axis=-1))[..., :count]
        found = (found * _np.exp(-0.5j * _np.pi * k / count)).real
        whole = 2 * count
    elif type == 3:
        if ortho:
            x = _np.concatenate([x[..., :1] * 2**0.5, x[..., 1:]], axis=-1)
        turned = x * _np.exp(0.5j * _np.pi * k / count)
        turned = _np.concatenate([turned, _np.zeros((*x.shape[:-1], count))], axis=-1)
        found = 2 * (_fft.ifft(turned) * 2 * count).real[..., :count] - x[..., :1]
        whole = 2 * count
    elif type == 4:
        turns = _np.pi / count * _np.outer(k + 0.5, k + 0.5)
        found, whole = 2 * x @ _np.cos(turns), 2 * count
    else:
        raise ValueError("invalid type")
    if norm == "ortho":
        found = found / whole**0.5
    elif norm == "forward":
        found = found / whole
    if ortho and type in (1, 2):
        found = _np.array(found)
        found[..., 0] /= 2**0.5
        if type == 1:
            found[..., -1] /= 2**0.5
    return _np.moveaxis(found, -1, axis)


_INVERSE = {1: 1, 2: 3, 3: 2, 4: 4}
_OTHER = {None: "forward", "backward": "forward", "forward": "backward", "ortho": "ortho"}


def idct(x, type=2, n=None, axis=-1, norm=None, overwrite_x=False, workers=None, orthogonalize=None):
    """The inverse of `dct`."""
    ortho = norm == "ortho" if orthogonalize is None else orthogonalize
    return dct(x, _INVERSE[type], n, axis, _OTHER[norm], orthogonalize=ortho)


def dst(x, type=2, n=None, axis=-1, norm=None, overwrite_x=False, workers=None, orthogonalize=None):
    """The transform to sines, of the types 1 to 4."""
    x = _sized(x, n, axis)
    count = x.shape[-1]
    k = _np.arange(count)
    ortho = norm == "ortho" if orthogonalize is None else orthogonalize
    whole = 2 * (count + 1) if type == 1 else 2 * count
    if type == 1:
        matrix = _np.sin(_np.pi * _np.outer(k + 1, k + 1) / (count + 1))
        found = 2 * x @ matrix
    elif type == 2:
        found = 2 * x @ _np.sin(_np.pi * _np.outer(2 * k + 1, k + 1) / (2 * count))
    elif type == 3:
        last = x[..., -1:] * (2**0.5 if ortho else 1.0)
        found = (-1.0) ** k * last + 2 * x[..., :-1] @ _np.sin(_np.pi * _np.outer(k[:-1] + 1, 2 * k + 1) / (2 * count))
    elif type == 4:
        found = 2 * x @ _np.sin(_np.pi * _np.outer(2 * k + 1, 2 * k + 1) / (4 * count))
    else:
        raise ValueError("invalid type")
    if norm in ("ortho", "forward"):
        found = found / (whole**0.5 if norm == "ortho" else whole)
    if ortho and type == 2:
        found = _np.array(found)
        found[..., -1] /= 2**0.5
    return _np.moveaxis(found, -1, axis)


def idst(x, type=2, n=None, axis=-1, norm=None, overwrite_x=False, workers=None, orthogonalize=None):
    """The inverse of `dst`."""
    ortho = norm == "ortho" if orthogonalize is None else orthogonalize
    return dst(x, _INVERSE[type], n, axis, _OTHER[norm], orthogonalize=ortho)


def dctn(x, type=2, s=None, axes=None, norm=None, overwrite_x=False, workers=None, *, orthogonalize=None):
    """The transform to cosines along several axes."""
    x = _np.asarray(x)
    for at, axis in enumerate(range(x.ndim) if axes is None else _np.atleast_1d(axes).tolist()):
        x = dct(x, type, None if s is None else s[at], axis, norm, orthogonalize=orthogonalize)
    return x


def idctn(x, type=2, s=None, axes=None, norm=None, overwrite_x=False, workers=None, *, orthogonalize=None):
    """The inverse of `dctn`."""
    x = _np.asarray(x)
    for at, axis in enumerate(range(x.ndim) if axes is None else _np.atleast_1d(axes).tolist()):
        x = idct(x, type, None if s is None else s[at], axis, norm, orthogonalize=orthogonalize)
    return x


__getattr__ = _missing("scipy.fft")
