"""Polynomials in the basis of Laguerre."""

import numpy as _np
from numpy.polynomial import polyutils as _pu
from numpy.polynomial._bases import Basis as _Basis, Series as _Series, public as _public

_BASIS = _Basis("lag", [0.0, 1.0], lambda n: -(n + 1.0), lambda n: -float(n), lambda n: 2.0 * n + 1.0)
globals().update(_public(_BASIS, "lag"))
lagdomain, lagzero, lagone = _np.array([0.0, 1.0]), _np.array([0]), _np.array([1])
lagx = _np.array([1, -1])


def lag2poly(c):
    """A series as coefficients of powers."""
    return _BASIS.to_poly(c)


def poly2lag(pol):
    """Coefficients of powers as a series."""
    return _BASIS.from_poly(pol)


def laggauss(deg):
    """Points and weights of Gauss' quadrature."""
    return _BASIS.gauss(deg, 1.0)


def lagweight(x):
    """The weight by which the basis is orthogonal."""
    return _np.exp(-x)


class Laguerre(_Series):
    """A polynomial in this basis.

    >>> np.polynomial.Laguerre([1, 2])(0.5)
    np.float64(2.0)
    """

    __module__ = "numpy.polynomial.laguerre"
    _basis = _BASIS
    domain = lagdomain
    window = lagdomain
    basis_name = 'L'
