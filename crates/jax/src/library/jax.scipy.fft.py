"""Cosine transforms."""

import operator as _operator

import numpy as _np
from jax import lax as _lax, numpy as _jnp
from jax._src.numpy.util import ensure_arraylike as _ensure, promote_dtypes_inexact as _inexact


def _read(name, x, type, norm):
    x = _ensure(name, x)
    if type != 2:
        raise NotImplementedError("Only DCT type 2 is implemented.")
    if norm is not None and norm not in ["backward", "ortho"]:
        raise ValueError(f"jax.scipy.fft.{name}: norm={norm!r} is not implemented")
    return x


def _of_both(function, x, **given):
    return _lax.complex(function(x.real, **given), function(x.imag, **given))


def _padded(x, sizes):
    widths = [(0, sizes.get(axis, size) - size, 0) for axis, size in enumerate(x.shape)]
    return _lax.pad(x, _jnp.array(0, x.dtype), widths)


def _along(values, axis, ndim):
    return _lax.expand_dims(values, [at for at in range(ndim) if at != axis])


def _turns(count, k):
    kind = _np.complex128 if k.dtype.name in ("float64", "complex128") else _np.complex64
    return _jnp.exp(-0.5j * _np.pi * k.astype(kind) / _jnp.asarray(count, kind))


def _folded(x, axis):
    # The even elements, and the odd ones backwards behind them.
    odd = _lax.rev(_lax.slice_in_dim(x, 1, None, 2, axis), (axis,))
    return _lax.concatenate([_lax.slice_in_dim(x, None, None, 2, axis), odd], axis)


def _unfolded(x, axis):
    half = (x.shape[axis] + 1) // 2
    even = _lax.slice_in_dim(x, 0, half, 1, axis)
    odd = _lax.rev(_lax.slice_in_dim(x, half, None, 1, axis), (axis,))
    whole = _jnp.zeros_like(x)
    places = [slice(None)] * x.ndim
    for start, part in ((0, even), (1, odd)):
        places[axis] = slice(start, None, 2)
        whole = whole.at[tuple(places)].set(part)
    return whole


def _scaled(x, axis):
    count = x.shape[axis]
    factors = _lax.concatenate([_lax.full((1,), 4, x.dtype), _lax.full((count - 1,), 2, x.dtype)], 0)
    return x / _lax.sqrt(_along(factors, axis, x.ndim) * count)


def dct(x, type=2, n=None, axis=-1, norm=None):
    """The cosine transform of the second kind along an axis, of `n` elements.

    >>> jax.scipy.fft.dct(jnp.array([1.0, 2.0, 4.0])).round(3)
    Array([14.000001, -5.196   ,  1.      ], dtype=float32)
    """
    x = _read("dct", x, type, norm)
    if _jnp.iscomplexobj(x):
        return _of_both(dct, x, type=type, n=n, axis=axis, norm=norm)
    axis = range(x.ndim)[axis]
    if n is not None:
        x = _padded(x, {axis: n})
    count = x.shape[axis]
    spectrum = _jnp.fft.fft(_folded(x, axis), axis=axis)
    k = _along(_jnp.arange(count, dtype=spectrum.real.dtype), axis, x.ndim)
    found = 2 * (spectrum * _turns(count, k)).real
    return _scaled(found, axis) if norm == "ortho" else found


def _two(x, axes, norm):
    first, second = (range(x.ndim)[axis] for axis in axes)
    spectrum = _jnp.fft.fftn(_folded(_folded(x, first), second), axes=axes)
    k = [_along(_jnp.arange(x.shape[axis], dtype=spectrum.dtype), axis, x.ndim) for axis in (first, second)]
    mirrored = _jnp.roll(_jnp.flip(spectrum, axis=second), shift=1, axis=second)
    count = x.shape[second]
    both = _turns(count, k[1]) * spectrum + _turns(count, -k[1]) * mirrored
    found = 2 * (_turns(x.shape[first], k[0]) * both).real
    if norm == "ortho":
        return _scaled(_scaled(found, first), second)
    return found


def _axes(x, s, axes):
    if s is not None:
        try:
            s = list(s)
        except TypeError:
            s = [_operator.index(s)]
        if len(s) > x.ndim:
            raise ValueError(f"s must have at most x.ndim ({x.ndim}) elements, got {len(s)}")
    if axes is None:
        return s, tuple(range(x.ndim if s is None else x.ndim))[0 if s is None else x.ndim - len(s) :]
    return s, tuple(range(x.ndim)[axis] for axis in axes)


def dctn(x, type=2, s=None, axes=None, norm=None):
    """The cosine transform of the second kind over several axes.

    >>> jax.scipy.fft.dctn(jnp.ones((2, 2)))
    Array([[16.,  0.],
           [ 0.,  0.]], dtype=float32)
    """
    x = _read("dctn", x, type, norm)
    if _jnp.iscomplexobj(x):
        return _of_both(dctn, x, type=type, s=s, axes=axes, norm=norm)
    s, axes = _axes(x, s, axes)
    if len(axes) == 1:
        return dct(x, n=None if s is None else s[0], axis=axes[0], norm=norm)
    if s is not None:
        x = _padded(x, dict(zip(axes, s)))
    if len(axes) == 2:
        return _two(x, axes, norm)
    for at in range(0, len(axes), 2):
        x = dctn(x, axes=axes[at : at + 2], norm=norm)
    return x


def idct(x, type=2, n=None, axis=-1, norm=None):
    """What `dct` gives this for.

    >>> jax.scipy.fft.idct(jnp.array([6.0, 0.0, 0.0])).round(3)
    Array([1., 1., 1.], dtype=float32)
    """
    x = _read("idct", x, type, norm)
    if _jnp.iscomplexobj(x):
        return _of_both(idct, x, type=type, n=n, axis=axis, norm=norm)
    axis = range(x.ndim)[axis]
    if n is not None:
        x = _padded(x, {axis: n})
    count = x.shape[axis]
    (x,) = _inexact(x)
    if norm is None or norm == "backward":
        x = _scaled(x, axis)
    x = _scaled(x, axis)
    turns = _turns(count, _along(_jnp.arange(count, dtype=x.dtype), axis, x.ndim))
    x = _jnp.fft.ifft(x.astype(turns.dtype) / turns * 2 * count, axis=axis)
    return _unfolded(x.real, axis)


def idctn(x, type=2, s=None, axes=None, norm=None):
    """What `dctn` gives this for.

    >>> jax.scipy.fft.idctn(jnp.array([[16.0, 0.0], [0.0, 0.0]]))
    Array([[0.9999999, 0.9999999],
           [0.9999999, 0.9999999]], dtype=float32)
    """
    x = _read("idctn", x, type, norm)
    if _jnp.iscomplexobj(x):
        return _of_both(idctn, x, type=type, s=s, axes=axes, norm=norm)
    s, axes = _axes(x, s, axes)
    if len(axes) == 1:
        return idct(x, n=None if s is None else s[0], axis=axes[0], norm=norm)
    if s is not None:
        x = _padded(x, dict(zip(axes, s)))
    for axis in axes:
        x = idct(x, axis=axis, norm=norm)
    return x
