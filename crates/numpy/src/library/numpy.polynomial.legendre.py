"""Polynomials in the basis of Legendre."""

import numpy as _np
from numpy.polynomial import polyutils as _pu
from numpy.polynomial._bases import Basis as _Basis, Series as _Series, public as _public

_BASIS = _Basis("leg", [-1.0, 1.0], lambda n: (n + 1) / (2 * n + 1), lambda n: n / (2 * n + 1), lambda n: 0.0)
globals().update(_public(_BASIS, "leg"))
legdomain, legzero, legone = _np.array([-1.0, 1.0]), _np.array([0]), _np.array([1])
legx = _np.array([0, 1])


def leg2poly(c):
    """A series as coefficients of powers."""
    return _BASIS.to_poly(c)


def poly2leg(pol):
    """Coefficients of powers as a series."""
    return _BASIS.from_poly(pol)


def leggauss(deg):
    """Points and weights of Gauss' quadrature."""
    return _BASIS.gauss(deg, 2.0)


def legweight(x):
    """The weight by which the basis is orthogonal."""
    return x * 0.0 + 1.0


class Legendre(_Series):
    """A polynomial in this basis.

    >>> np.polynomial.Legendre([1, 2])(0.5)
    np.float64(2.0)
    """

    __module__ = "numpy.polynomial.legendre"
    _basis = _BASIS
    domain = legdomain
    window = legdomain
    basis_name = 'P'
