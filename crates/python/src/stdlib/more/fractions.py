"""Rational numbers."""

import math
import numbers
import operator
import re

__all__ = ["Fraction"]

_FORMAT = re.compile(r"""
    \A\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)
    (?:\s*/\s*(?P<denom>\d+(_\d+)*)|(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:E(?P<exp>[-+]?\d+(_\d+)*))?)\s*\Z
""", re.VERBOSE | re.IGNORECASE)


class Fraction(numbers.Rational):
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational) or isinstance(numerator, int):
                self._numerator, self._denominator = int(numerator.numerator), int(numerator.denominator)
                return self
            if isinstance(numerator, float) or hasattr(numerator, "as_integer_ratio") and not isinstance(numerator, str):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            found = _FORMAT.match(numerator)
            if found is None:
                raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
            above, below = int(found["num"] or "0"), 1
            if found["denom"]:
                below = int(found["denom"])
            else:
                decimal = (found["decimal"] or "").replace("_", "")
                if decimal:
                    above, below = above * 10 ** len(decimal) + int(decimal), 10 ** len(decimal)
                if found["exp"]:
                    exponent = int(found["exp"])
                    if exponent >= 0:
                        above *= 10 ** exponent
                    else:
                        below *= 10 ** -exponent
            numerator, denominator = (-above if found["sign"] == "-" else above), below
        elif isinstance(numerator, (int, numbers.Rational)) and isinstance(denominator, (int, numbers.Rational)):
            numerator, denominator = numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        g = math.gcd(numerator, denominator)
        if denominator < 0:
            g = -g
        self._numerator, self._denominator = numerator // g, denominator // g
        return self

    @classmethod
    def _of(cls, numerator, denominator):
        self = object.__new__(cls)
        self._numerator, self._denominator = numerator, denominator
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls._of(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return cls._of(*dec.as_integer_ratio())

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction._of(p1, q1)
        return Fraction._of(p0 + k * p1, q0 + k * q1)

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    @property
    def real(self):
        return +self

    @property
    def imag(self):
        return 0

    def conjugate(self):
        return +self

    def __format__(self, spec):
        if not spec:
            return str(self)
        if spec[-1] in "eEfFgG%":
            from decimal import Decimal, localcontext
            if "." not in spec:
                spec = f"{spec[:-1]}.6{spec[-1]}"
            with localcontext() as context:
                context.prec = 200
                shown = format(Decimal(self._numerator) / self._denominator, spec)
            mark = "E" if "E" in shown else "e"
            left, found, power = shown.partition(mark)
            if not found or not power.strip().lstrip("+-").isdigit() or len(power.strip()) > 2:
                return shown
            # The exponent of a float has two digits at least.
            wide = f"{left.strip()}{mark}{power.strip()[0]}0{power.strip()[1:]}"
            return wide.rjust(len(shown)) if shown[0] == " " else wide.ljust(len(shown))
        if spec[-1].isalpha():
            raise ValueError(f"Invalid format specifier {spec!r} for object of type {type(self).__name__!r}")
        return format(str(self), spec)

    def __add__(self, other):
        return _apply(self, other, lambda a, b, c, d: (a * d + c * b, b * d), operator.add)

    def __radd__(self, other):
        return _apply_back(self, other, lambda a, b, c, d: (a * d + c * b, b * d), operator.add)

    def __sub__(self, other):
        return _apply(self, other, lambda a, b, c, d: (a * d - c * b, b * d), operator.sub)

    def __rsub__(self, other):
        return _apply_back(self, other, lambda a, b, c, d: (a * d - c * b, b * d), operator.sub)

    def __mul__(self, other):
        return _apply(self, other, lambda a, b, c, d: (a * c, b * d), operator.mul)

    def __rmul__(self, other):
        return _apply_back(self, other, lambda a, b, c, d: (a * c, b * d), operator.mul)

    def __truediv__(self, other):
        return _apply(self, other, _over, operator.truediv)

    def __rtruediv__(self, other):
        return _apply_back(self, other, _over, operator.truediv)

    def __floordiv__(self, other):
        return _apply(self, other, lambda a, b, c, d: ((a * d) // (b * c), None), operator.floordiv)

    def __rfloordiv__(self, other):
        return _apply_back(self, other, lambda a, b, c, d: ((a * d) // (b * c), None), operator.floordiv)

    def __mod__(self, other):
        return _apply(self, other, lambda a, b, c, d: ((a * d) % (c * b), b * d), operator.mod)

    def __rmod__(self, other):
        return _apply_back(self, other, lambda a, b, c, d: ((a * d) % (c * b), b * d), operator.mod)

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __pow__(self, other):
        if isinstance(other, (int, Fraction)):
            if other.denominator == 1:
                power = other.numerator
                if power >= 0:
                    return Fraction._of(self._numerator ** power, self._denominator ** power)
                if self._numerator == 0:
                    raise ZeroDivisionError(f"Fraction({self._denominator ** -power}, 0)")
                above, below = self._denominator ** -power, self._numerator ** -power
                return Fraction._of(-above, -below) if below < 0 else Fraction._of(above, below)
            return float(self) ** float(other)
        if isinstance(other, (float, complex)):
            return float(self) ** other
        return NotImplemented

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        if isinstance(other, int):
            return Fraction(other) ** self
        return other ** float(self)

    def __pos__(self):
        return Fraction._of(self._numerator, self._denominator)

    def __neg__(self):
        return Fraction._of(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction._of(abs(self._numerator), self._denominator)

    def __int__(self):
        return self.__trunc__()

    def __float__(self):
        return self._numerator / self._denominator

    def __complex__(self):
        return complex(float(self))

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator:
                return floor
            if rest * 2 > self._denominator:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        modulus = (1 << 61) - 1
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            found = 314159
        else:
            found = hash(hash(abs(self._numerator)) * inverse)
        found = found if self._numerator >= 0 else -found
        return -2 if found == -1 else found

    def __eq__(self, other):
        if isinstance(other, (int, numbers.Rational)):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, complex) and other.imag == 0:
            other = other.real
        if isinstance(other, float):
            return 0.0 == other if math.isnan(other) or math.isinf(other) else self == self.from_float(other)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, (int, numbers.Rational)):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return op(0.0, other) if math.isnan(other) or math.isinf(other) else op(self, self.from_float(other))
        return NotImplemented

    def __lt__(self, other):
        return self._compare(other, operator.lt)

    def __gt__(self, other):
        return self._compare(other, operator.gt)

    def __le__(self, other):
        return self._compare(other, operator.le)

    def __ge__(self, other):
        return self._compare(other, operator.ge)

    def __bool__(self):
        return self._numerator != 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _over(a, b, c, d):
    if c == 0:
        raise ZeroDivisionError(f"Fraction({a * d // math.gcd(a * d, b) if a else a}, 0)")
    return a * d, b * c


def _result(a, b, how):
    above, below = how(a.numerator, a.denominator, b.numerator, b.denominator)
    return above if below is None else Fraction(above, below)


def _apply(a, b, how, plain):
    if isinstance(b, (int, Fraction)):
        return _result(a, b, how)
    if isinstance(b, (float, complex)):
        return plain(float(a), b)
    return NotImplemented


def _apply_back(b, a, how, plain):
    if isinstance(a, (int, numbers.Rational)):
        return _result(a, b, how)
    if isinstance(a, (float, complex)):
        return plain(a, float(b))
    return NotImplemented
