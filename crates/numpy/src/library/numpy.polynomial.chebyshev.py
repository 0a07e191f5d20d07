"""Polynomials in the basis of Chebyshev."""

import numpy as _np
from numpy.polynomial import polyutils as _pu
from numpy.polynomial._bases import Basis as _Basis, Series as _Series, public as _public

_BASIS = _Basis("cheb", [-1.0, 1.0], lambda n: 1.0 if n == 0 else 0.5, lambda n: 0.5, lambda n: 0.0)
globals().update(_public(_BASIS, "cheb"))
chebdomain, chebzero, chebone = _np.array([-1.0, 1.0]), _np.array([0]), _np.array([1])
chebx = _np.array([0, 1])


def cheb2poly(c):
    """A series as coefficients of powers."""
    return _BASIS.to_poly(c)


def poly2cheb(pol):
    """Coefficients of powers as a series."""
    return _BASIS.from_poly(pol)


def chebweight(x):
    """The weight by which the basis is orthogonal."""
    return 1.0 / (_np.sqrt(1.0 + x) * _np.sqrt(1.0 - x))


def chebgauss(deg):
    """Points and weights of Gauss' quadrature."""
    deg = int(deg)
    if deg <= 0:
        raise ValueError("deg must be a positive integer")
    return _np.cos(_np.pi * _np.arange(1, 2 * deg, 2) / (2.0 * deg)), _np.ones(deg) * (_np.pi / deg)


def chebpts1(npts):
    """The zeros of a basis function."""
    if int(npts) != npts:
        raise ValueError("npts must be integer")
    if npts < 1:
        raise ValueError("npts must be >= 1")
    return _np.sin(0.5 * _np.pi / npts * _np.arange(-npts + 1, npts + 1, 2))


def chebpts2(npts):
    """The extrema of a basis function."""
    if int(npts) != npts:
        raise ValueError("npts must be integer")
    if npts < 2:
        raise ValueError("npts must be >= 2")
    return _np.cos(_np.linspace(-_np.pi, 0, int(npts)))


def chebinterpolate(func, deg, args=()):
    """The series that is equal to a function at the zeros of a basis function."""
    deg = _np.asarray(deg)
    if deg.ndim > 0 or deg.dtype.kind not in "iu" or deg.size == 0:
        raise TypeError("deg must be an int")
    if deg < 0:
        raise ValueError("expected deg >= 0")
    order = int(deg) + 1
    points = chebpts1(order)
    found = _np.dot(_BASIS.vander(points, int(deg)).T, func(points, *args))
    found[0] /= order
    found[1:] /= 0.5 * order
    return found


class Chebyshev(_Series):
    """A polynomial in this basis.

    >>> np.polynomial.Chebyshev([1, 2])(0.5)
    np.float64(2.0)
    """

    __module__ = "numpy.polynomial.chebyshev"
    _basis = _BASIS
    domain = chebdomain
    window = chebdomain
    basis_name = 'T'

    @classmethod
    def interpolate(cls, func, deg, domain=None, args=()):
        """The polynomial that is equal to a function at the zeros of a basis function."""
        domain = cls.domain if domain is None else domain
        moved = lambda x: func(_pu.mapdomain(x, cls.window, domain), *args)
        return cls(chebinterpolate(moved, deg), domain=domain)
