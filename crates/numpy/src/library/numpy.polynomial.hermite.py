"""Polynomials in the basis of Hermite."""

import numpy as _np
from numpy.polynomial import polyutils as _pu
from numpy.polynomial._bases import Basis as _Basis, Series as _Series, public as _public

_BASIS = _Basis("herm", [-1.0, 1.0], lambda n: 0.5, lambda n: float(n), lambda n: 0.0)
globals().update(_public(_BASIS, "herm"))
hermdomain, hermzero, hermone = _np.array([-1.0, 1.0]), _np.array([0]), _np.array([1])
hermx = _np.array([0, 1 / 2])


def herm2poly(c):
    """A series as coefficients of powers."""
    return _BASIS.to_poly(c)


def poly2herm(pol):
    """Coefficients of powers as a series."""
    return _BASIS.from_poly(pol)


def hermgauss(deg):
    """Points and weights of Gauss' quadrature."""
    return _BASIS.gauss(deg, _np.sqrt(_np.pi))


def hermweight(x):
    """The weight by which the basis is orthogonal."""
    return _np.exp(-(x**2))


class Hermite(_Series):
    """A polynomial in this basis.

    >>> np.polynomial.Hermite([1, 2])(0.5)
    np.float64(2.0)
    """

    __module__ = "numpy.polynomial.hermite"
    _basis = _BASIS
    domain = hermdomain
    window = hermdomain
    basis_name = 'H'
