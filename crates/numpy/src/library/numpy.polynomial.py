"""Polynomials by their coefficients, the lowest first, in several bases."""

from numpy.polynomial import chebyshev, hermite, hermite_e, laguerre, legendre, polynomial, polyutils
from numpy.polynomial.chebyshev import Chebyshev
from numpy.polynomial.hermite import Hermite
from numpy.polynomial.hermite_e import HermiteE
from numpy.polynomial.laguerre import Laguerre
from numpy.polynomial.legendre import Legendre
from numpy.polynomial.polynomial import Polynomial

__all__ = ["set_default_printstyle", "polynomial", "Polynomial", "chebyshev", "Chebyshev", "legendre", "Legendre", "hermite",
           "Hermite", "hermite_e", "HermiteE", "laguerre", "Laguerre"]


def set_default_printstyle(style):
    """Chooses whether polynomials are written with small letters, 'unicode', or in plain ones, 'ascii'.

    >>> np.polynomial.set_default_printstyle('ascii')
    >>> print(np.polynomial.Polynomial([1, 2, 3]))
    1.0 + 2.0 x + 3.0 x**2
    >>> np.polynomial.set_default_printstyle('unicode')
    """
    from numpy.polynomial._bases import Series

    if style not in ("unicode", "ascii"):
        raise ValueError(f"Unsupported format string '{style}'. Valid options are 'ascii' and 'unicode'")
    Series._use_unicode = style == "unicode"
