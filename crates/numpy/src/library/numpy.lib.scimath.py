"""Functions that give complex numbers where real ones have no value."""

import numpy as _np

_IM = 1j


def _wider(x):
    x = _np.asarray(x)
    return x.astype(_np.complex64 if x.dtype in (_np.float32, _np.float16, _np.int8, _np.int16, _np.uint8, _np.uint16) else complex)


def _read(x, outside):
    x = _np.asarray(x)
    return _wider(x) if x.dtype.kind != "c" and _np.any(outside(x)) else x


def sqrt(x):
    """The square root, complex where a number is negative.

    >>> np.emath.sqrt([-1, 4])
    array([0.+1.j, 2.+0.j])
    """
    return _np.sqrt(_read(x, lambda x: x < 0))


def log(x):
    """The natural logarithm, complex where a number is negative."""
    return _np.log(_read(x, lambda x: x < 0))


def log10(x):
    """The logarithm to base 10, complex where a number is negative."""
    return _np.log10(_read(x, lambda x: x < 0))


def log2(x):
    """The logarithm to base 2, complex where a number is negative."""
    return _np.log2(_read(x, lambda x: x < 0))


def logn(n, x):
    """The logarithm to base `n`, complex where a number is negative."""
    return _np.log(_read(x, lambda x: x < 0)) / _np.log(_read(n, lambda n: n < 0))


def power(x, p):
    """`x` to the power `p`, complex where `x` is negative.

    >>> np.emath.power([-2, 4], 2)
    array([ 4.-0.j, 16.+0.j])
    """
    p = _np.asarray(p)
    if p.dtype.kind in "iu" and _np.any(p < 0):
        p = p * 1.0
    return _np.power(_read(x, lambda x: x < 0), p)


def arccos(x):
    """The inverse cosine, complex beyond 1."""
    return _np.arccos(_read(x, lambda x: abs(x) > 1))


def arcsin(x):
    """The inverse sine, complex beyond 1."""
    return _np.arcsin(_read(x, lambda x: abs(x) > 1))


def arctanh(x):
    """The inverse hyperbolic tangent, complex beyond 1."""
    return _np.arctanh(_read(x, lambda x: abs(x) > 1))
