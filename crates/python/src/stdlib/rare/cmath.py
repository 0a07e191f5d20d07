"""What few programs need of complex functions."""

import math as _math

infj, nanj = complex(0.0, inf), complex(0.0, nan)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    a, b = complex(a), complex(b)
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    apart = abs(a - b)
    return apart <= rel_tol * abs(b) or apart <= rel_tol * abs(a) or apart <= abs_tol


def log10(z, /):
    found = log(z)
    return complex(found.real / _math.log(10.0), found.imag / _math.log(10.0))


def tanh(z, /):
    z = complex(z)
    if not isfinite(z):
        return _special("tanh", z)
    x, y = z.real, z.imag
    if _math.fabs(x) > 350.0:
        both = 4.0 * _math.sin(y) * _math.cos(y) * _math.exp(-2.0 * _math.fabs(x))
        return complex(_math.copysign(1.0, x), both)
    tx, ty, cx = _math.tanh(x), _math.tan(y), 1.0 / _math.cosh(x)
    both = tx * ty
    under = 1.0 + both * both
    return complex(tx * (1.0 + ty * ty) / under, ty / under * cx * cx)


def tan(z, /):
    z = complex(z)
    if not isfinite(z):
        return _special("tan", z)
    found = tanh(complex(-z.imag, z.real))
    return complex(found.imag, -found.real)


def asinh(z, /):
    z = complex(z)
    if not isfinite(z):
        return _special("asinh", z)
    first, second = sqrt(complex(1.0 + z.imag, -z.real)), sqrt(complex(1.0 - z.imag, z.real))
    return complex(_math.asinh(first.real * second.imag - second.real * first.imag),
                   _math.atan2(z.imag, first.real * second.real - first.imag * second.imag))


def asin(z, /):
    z = complex(z)
    if not isfinite(z):
        return _special("asin", z)
    found = asinh(complex(-z.imag, z.real))
    return complex(found.imag, -found.real)


def acos(z, /):
    z = complex(z)
    if not isfinite(z):
        return _special("acos", z)
    first, second = sqrt(complex(1.0 - z.real, -z.imag)), sqrt(complex(1.0 + z.real, z.imag))
    return complex(2.0 * _math.atan2(first.real, second.real), _math.asinh(second.real * first.imag - second.imag * first.real))


def acosh(z, /):
    z = complex(z)
    if not isfinite(z):
        return _special("acosh", z)
    first, second = sqrt(complex(z.real - 1.0, z.imag)), sqrt(complex(z.real + 1.0, z.imag))
    return complex(_math.asinh(first.real * second.real + first.imag * second.imag), 2.0 * _math.atan2(first.imag, second.real))


def atanh(z, /):
    z = complex(z)
    if not isfinite(z):
        return _special("atanh", z)
    if z.real < 0.0 or z.real == 0.0 and _math.copysign(1.0, z.real) < 0.0:
        return -atanh(-z)
    x, y = z.real, z.imag
    if x == 1.0 and y == 0.0:
        raise ValueError("math domain error")
    under = (1.0 - x) * (1.0 - x) + y * y
    real = _math.log1p(4.0 * x / under) / 4.0
    return complex(real, -_math.atan2(-2.0 * y, (1.0 - x) * (1.0 + x) - y * y) / 2.0)


def atan(z, /):
    z = complex(z)
    if not isfinite(z):
        return _special("atan", z)
    found = atanh(complex(-z.imag, z.real))
    return complex(found.imag, -found.real)


# What the functions are at infinities and where a part is no number, as Annex G of C has it, for parts that are not
# negative; symmetries say the rest. None is where the function has no value.

def _around(length, angle):
    return length * _math.cos(angle), (length * _math.sin(angle) if angle else _math.copysign(1.0, length) * angle)


def _exp(x, y):
    if x == -inf:
        return _around(0.0, y) if isfinite(y) else (0.0, 0.0)
    if x != x or y != y:
        return (inf if x == inf else nan), (y if y == 0.0 else nan)
    return None if isinf(y) else _around(x, y)


def _cosh(x, y):
    if x != x or y != y:
        return (inf if x == inf else nan), (0.0 if y == 0.0 or x == 0.0 else nan)
    return None if isinf(y) else _around(x, y)


def _sinh(x, y):
    if x != x or y != y:
        return (x if x == inf or x == 0.0 else nan), (y if y == 0.0 else nan)
    return None if isinf(y) else _around(x, y)


def _tanh(x, y):
    if x == inf:
        return 1.0, (_math.copysign(0.0, _math.sin(2.0 * y)) if isfinite(y) else 0.0)
    if x != x or y != y:
        return nan, (0.0 if y == 0.0 else nan)
    return None


def _sqrt(x, y):
    if y == inf:
        return inf, inf
    if x == -inf:
        return (0.0 if y == y else nan), inf
    return (inf, 0.0 if y == y else nan) if x == inf else (nan, nan)


def _angle(x, y):
    """The angle of what is infinite; nan where a part that counts is no number."""
    return _math.atan2(y, x) if x == x and y == y else nan


def _asinh(x, y):
    if inf in (x, y):
        return inf, _angle(x, y)
    return nan, (y if y == 0.0 else nan)


def _atanh(x, y):
    if y == inf:
        return 0.0, pi / 2.0
    if x == inf:
        return 0.0, (pi / 2.0 if y == y else nan)
    return (x if x == 0.0 else nan), nan


def _acosh(x, y):
    if isinf(x) or y == inf:
        return inf, _angle(x, y)
    return nan, nan


def _acos(x, y):
    if isinf(x) or y == inf:
        return _angle(x, y), (-inf if y == y else inf)
    return (pi / 2.0 if x == 0.0 else nan), nan


_TABLES = {"exp": _exp, "cosh": _cosh, "sinh": _sinh, "tanh": _tanh, "sqrt": _sqrt, "asinh": _asinh, "atanh": _atanh,
           "acosh": _acosh, "acos": _acos}
_TURNED = {"sin": "sinh", "tan": "tanh", "asin": "asinh", "atan": "atanh"}


def _special(name, z):
    """The value of the function of this name where a part is infinite or no number."""
    if name == "cos":
        return _special("cosh", complex(-z.imag, z.real))
    if name in _TURNED:
        found = _special(_TURNED[name], complex(-z.imag, z.real))
        return complex(found.imag, -found.real)
    x, y = z.real, z.imag
    along, across = _sign(x), _sign(y)
    if name not in ("cosh", "sinh", "tanh", "asinh", "atanh"):
        along = 1.0
    found = _TABLES[name](x * along, y * across)
    if found is None:
        raise ValueError("math domain error")
    real, imag = found
    # Where Annex G leaves a sign open, it is that of CPython.
    if name == "cosh":
        return complex(real, imag if x != x or y != y else imag * across * along)
    if name == "sinh" and y != y:
        along = 1.0
    if name in ("exp", "tanh") and isinf(x) and isinf(y):
        across = 1.0
    return complex(real * along, imag * across)


def _sign(part):
    return 1.0 if part != part else _math.copysign(1.0, part)


def _rect(r, phi):
    if r == 0.0:
        return complex(0.0, 0.0)
    if phi != phi or r != r:
        return complex(abs(r) if isinf(r) else nan, 0.0 if phi == 0.0 else nan)
    if isinf(phi):
        raise ValueError("math domain error")
    return complex(*_around(r, phi))
