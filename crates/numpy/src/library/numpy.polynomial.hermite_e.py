"""Polynomials in the basis of HermiteE."""

import numpy as _np
from numpy.polynomial import polyutils as _pu
from numpy.polynomial._bases import Basis as _Basis, Series as _Series, public as _public

_BASIS = _Basis("herme", [-1.0, 1.0], lambda n: 1.0, lambda n: float(n), lambda n: 0.0)
globals().update(_public(_BASIS, "herme"))
hermedomain, hermezero, hermeone = _np.array([-1.0, 1.0]), _np.array([0]), _np.array([1])
hermex = _np.array([0, 1])


def herme2poly(c):
    """A series as coefficients of powers."""
    return _BASIS.to_poly(c)


def poly2herme(pol):
    """Coefficients of powers as a series."""
    return _BASIS.from_poly(pol)


def hermegauss(deg):
    """Points and weights of Gauss' quadrature."""
    return _BASIS.gauss(deg, _np.sqrt(2 * _np.pi))


def hermeweight(x):
    """The weight by which the basis is orthogonal."""
    return _np.exp(-0.5 * x**2)


class HermiteE(_Series):
    """A polynomial in this basis.

    >>> np.polynomial.HermiteE([1, 2])(0.5)
    np.float64(2.0)
    """

    __module__ = "numpy.polynomial.hermite_e"
    _basis = _BASIS
    domain = hermedomain
    window = hermedomain
    basis_name = 'He'
