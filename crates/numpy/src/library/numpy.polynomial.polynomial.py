"""Polynomials by powers."""

import numpy as _np
from numpy.polynomial import polyutils as _pu
from numpy.polynomial._bases import Basis as _Basis, Series as _Series, public as _public

_BASIS = _Basis("poly", [-1.0, 1.0], lambda n: 1.0, lambda n: 0.0, lambda n: 0.0)
globals().update(_public(_BASIS, "poly"))
polydomain, polyzero, polyone = _np.array([-1.0, 1.0]), _np.array([0]), _np.array([1])
polyx = _np.array([0, 1])


def polyvalfromroots(x, r, tensor=True):
    """Values of the polynomial with given roots."""
    r = _np.array(r, ndmin=1) + 0.0
    if isinstance(x, (tuple, list)):
        x = _np.asarray(x)
    if isinstance(x, _np.ndarray):
        if tensor:
            r = r.reshape(r.shape + (1,) * x.ndim)
        elif x.ndim >= r.ndim:
            raise ValueError("x.ndim must be < r.ndim when tensor == False")
    return _np.prod(x - r, axis=0)


class Polynomial(_Series):
    """A polynomial by powers.

    >>> np.polynomial.Polynomial([1, 2])(0.5)
    np.float64(2.0)
    """

    __module__ = "numpy.polynomial.polynomial"
    _basis = _BASIS
    domain = polydomain
    window = polydomain
    basis_name = None
