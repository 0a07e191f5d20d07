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
    found = tanh(complex(-z.imag, z.real))
    return complex(found.imag, -found.real)


def asinh(z, /):
    z = complex(z)
    first, second = sqrt(complex(1.0 + z.imag, -z.real)), sqrt(complex(1.0 - z.imag, z.real))
    return complex(_math.asinh(first.real * second.imag - second.real * first.imag),
                   _math.atan2(z.imag, first.real * second.real - first.imag * second.imag))


def asin(z, /):
    z = complex(z)
    found = asinh(complex(-z.imag, z.real))
    return complex(found.imag, -found.real)


def acos(z, /):
    z = complex(z)
    first, second = sqrt(complex(1.0 - z.real, -z.imag)), sqrt(complex(1.0 + z.real, z.imag))
    return complex(2.0 * _math.atan2(first.real, second.real), _math.asinh(second.real * first.imag - second.imag * first.real))


def acosh(z, /):
    z = complex(z)
    first, second = sqrt(complex(z.real - 1.0, z.imag)), sqrt(complex(z.real + 1.0, z.imag))
    return complex(_math.asinh(first.real * second.real + first.imag * second.imag), 2.0 * _math.atan2(first.imag, second.real))


def atanh(z, /):
    z = complex(z)
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
    found = atanh(complex(-z.imag, z.real))
    return complex(found.imag, -found.real)
