"""Decimal numbers, with a context that says how many digits they have and how they are rounded."""

import math as _math
import numbers as _numbers
import re as _re

__all__ = ["Decimal", "Context", "getcontext", "setcontext", "localcontext", "DefaultContext", "BasicContext", "ExtendedContext",
           "DecimalException", "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow",
           "FloatOperation", "DivisionImpossible", "DivisionUndefined", "ConversionSyntax", "InvalidContext", "ROUND_DOWN", "ROUND_HALF_UP",
           "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP", "MAX_PREC", "MAX_EMAX", "MIN_EMIN"]

for _name in ("DOWN", "HALF_UP", "HALF_EVEN", "CEILING", "FLOOR", "UP", "HALF_DOWN", "05UP"):
    globals()["ROUND_" + _name] = "ROUND_" + _name
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX


class DecimalException(ArithmeticError):
    __module__ = "decimal"


class Clamped(DecimalException):
    __module__ = "decimal"


class InvalidOperation(DecimalException):
    __module__ = "decimal"


class ConversionSyntax(InvalidOperation):
    __module__ = "decimal"


class DivisionImpossible(InvalidOperation):
    __module__ = "decimal"


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    __module__ = "decimal"


class InvalidContext(InvalidOperation):
    __module__ = "decimal"


class DivisionByZero(DecimalException, ZeroDivisionError):
    __module__ = "decimal"


class Inexact(DecimalException):
    __module__ = "decimal"


class Rounded(DecimalException):
    __module__ = "decimal"


class Subnormal(DecimalException):
    __module__ = "decimal"


class Overflow(Inexact, Rounded):
    __module__ = "decimal"


class Underflow(Inexact, Rounded, Subnormal):
    __module__ = "decimal"


class FloatOperation(DecimalException, TypeError):
    __module__ = "decimal"


_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped)


class Context:
    __module__ = "decimal"

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        pick = lambda value, default: default if value is None else value
        self.prec, self.rounding, self.Emin, self.Emax = pick(prec, 28), pick(rounding, ROUND_HALF_EVEN), pick(Emin, -999999), pick(Emax, 999999)
        self.capitals, self.clamp = pick(capitals, 1), pick(clamp, 0)
        table = lambda given: dict.fromkeys(_SIGNALS, False) | (given if isinstance(given, dict) else dict.fromkeys(given, True))
        self.traps = table((InvalidOperation, DivisionByZero, Overflow) if traps is None else traps)
        self.flags = table(() if flags is None else flags)

    def __setattr__(self, name, value):
        if name == "prec" and (not isinstance(value, int) or value < 1):
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        if name == "rounding" and value not in __all__:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, "
                            "ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        object.__setattr__(self, name, value)

    def __repr__(self):
        names = lambda table: "[" + ", ".join(signal.__name__ for signal in _SIGNALS if table.get(signal)) + "]"
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals={self.capitals}, "
                f"clamp={self.clamp}, flags={names(self.flags)}, traps={names(self.traps)})")

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags), dict(self.traps))

    __copy__ = copy

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def create_decimal(self, num="0"):
        return Decimal(num)._fixed(self)

    def _signal(self, signal, result=None, *args):
        base = InvalidOperation if issubclass(signal, InvalidOperation) else signal
        self.flags[base] = True
        if self.traps.get(base):
            raise base(*(args or ([signal],)))
        return result

    def __getattr__(self, name):
        how = {"add": "__add__", "subtract": "__sub__", "multiply": "__mul__", "divide": "__truediv__", "power": "__pow__",
               "divide_int": "__floordiv__", "remainder": "__mod__", "minus": "__neg__", "plus": "__pos__", "abs": "__abs__"}.get(name, name)
        own = getattr(_more(), "OF_CONTEXT", {}).get(name) if not name.startswith("_") else None
        if own is not None:
            return lambda *args: own(self, *args)
        if how.startswith("_") and how == name or not hasattr(Decimal(0), how):
            raise AttributeError(f"'decimal.Context' object has no attribute {name!r}")

        def apply(a, *args):
            with localcontext(self):
                return getattr(Decimal(a), how)(*[Decimal(arg) if isinstance(arg, int) else arg for arg in args])
        return apply


def _more():
    import _decimal_more
    return _decimal_more


HAVE_THREADS = HAVE_CONTEXTVAR = True
DefaultContext = Context()
BasicContext = Context(9, "ROUND_HALF_UP", traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(9, traps=[])
# What programs set here is state of theirs, for an observer of a run.
_state = ("_current",)
_current = Context()


def getcontext():
    return _current


def setcontext(context):
    global _current
    _current = context.copy() if context in (DefaultContext, BasicContext, ExtendedContext) else context


class localcontext:
    def __init__(self, ctx=None, **kwargs):
        self._new = (ctx or _current).copy()
        for name, value in kwargs.items():
            setattr(self._new, name, value)

    def __enter__(self):
        global _current
        self._before, _current = _current, self._new
        return self._new

    def __exit__(self, *error):
        global _current
        _current = self._before


_NUMBER = _re.compile(r"\s*([-+]?)(?:(\d*)(?:\.(\d*))?(?:E([-+]?\d+))?|(Inf(?:inity)?)|(s?)NaN(\d*))\s*\Z", _re.IGNORECASE)


def _rounds_up(rounding, sign, digit_before, rest, half):
    """Whether a number is made larger whose rest, compared with a half, is this."""
    if not rest:
        return False
    if rounding == "ROUND_HALF_EVEN":
        return half > 0 or half == 0 and digit_before % 2 == 1
    if rounding == "ROUND_HALF_UP":
        return half >= 0
    if rounding == "ROUND_HALF_DOWN":
        return half > 0
    if rounding == "ROUND_UP":
        return True
    if rounding == "ROUND_CEILING":
        return not sign
    if rounding == "ROUND_FLOOR":
        return bool(sign)
    if rounding == "ROUND_05UP":
        return digit_before % 5 == 0
    return False


def _shortened(number, drop, sign, rounding):
    """A number without its last digits, and whether that changed it."""
    if drop <= 0:
        return number * 10 ** -drop, False
    unit = 10 ** drop
    whole, rest = divmod(number, unit)
    half = (2 * rest > unit) - (2 * rest < unit)
    if _rounds_up(rounding, sign, whole % 10, rest, half):
        whole += 1
    return whole, rest != 0


class Decimal:
    __module__ = "decimal"
    __slots__ = ("_sign", "_int", "_exp", "_special")

    def __new__(cls, value="0", context=None):
        if isinstance(value, Decimal):
            return cls._of(value._sign, value._int, value._exp, value._special)
        if isinstance(value, int):
            return cls._of(1 if value < 0 else 0, abs(int(value)), 0)
        if isinstance(value, float):
            if value != value:
                return cls._of(0, 0, 0, "n")
            sign = 1 if _math.copysign(1.0, value) < 0 else 0
            if _math.isinf(value):
                return cls._of(sign, 0, 0, "F")
            above, below = abs(value).as_integer_ratio()
            power = below.bit_length() - 1
            return cls._of(sign, above * 5 ** power, -power)
        if isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exp = value
            number = 0
            for digit in digits:
                number = number * 10 + digit
            return cls._of(sign, number, exp if isinstance(exp, int) else 0, "" if isinstance(exp, int) else exp)
        if not isinstance(value, str):
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        found = _NUMBER.match(value.replace("_", ""))
        if found is None or not (found[2] or found[3] or found[5] or found[0].strip().lower().lstrip("+-").lstrip("s").startswith("nan")):
            return (context or _current)._signal(ConversionSyntax, cls._of(0, 0, 0, "n"))
        sign = 1 if found[1] == "-" else 0
        if found[5]:
            return cls._of(sign, 0, 0, "F")
        if found[2] is None:
            return cls._of(sign, int(found[7] or 0), 0, "N" if found[6] else "n")
        fraction = found[3] or ""
        return cls._of(sign, int(found[2] + fraction or "0"), int(found[4] or 0) - len(fraction))

    @classmethod
    def _of(cls, sign, number, exp, special=""):
        self = object.__new__(cls)
        self._sign, self._int, self._exp, self._special = sign, number, exp, special
        return self

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError("argument must be int or float")
        return cls(f)

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    def as_tuple(self):
        if self._special == "F":
            return DecimalTuple(self._sign, (0,), "F")
        digits = tuple(map(int, str(self._int))) if self._int or not self._special else ()
        return DecimalTuple(self._sign, digits, self._special or self._exp)

    def as_integer_ratio(self):
        if self._special == "F":
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self._special:
            raise ValueError("cannot convert NaN to integer ratio")
        above, below = self._int * 10 ** max(self._exp, 0), 10 ** max(-self._exp, 0)
        g = _math.gcd(above, below)
        return (-above if self._sign else above) // g, below // g

    def adjusted(self):
        return self._exp + len(str(self._int)) - 1 if not self._special else 0

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self, eng=False):
        sign = "-" if self._sign else ""
        if self._special:
            return sign + ("Infinity" if self._special == "F" else ("NaN" if self._special == "n" else "sNaN") + (str(self._int) if self._int else ""))
        digits = str(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            place = left
        elif not eng:
            place = 1
        elif digits == "0":
            place = (left + 1) % 3 - 1
        else:
            place = (left - 1) % 3 + 1
        if place <= 0:
            whole, fraction = "0", "." + "0" * -place + digits
        elif place >= len(digits):
            whole, fraction = digits + "0" * (place - len(digits)), ""
        else:
            whole, fraction = digits[:place], "." + digits[place:]
        exponent = "" if left == place else f"E{left - place:+d}"
        return sign + whole + fraction + exponent

    def to_eng_string(self, context=None):
        return self.__str__(eng=True)

    def _fixed(self, context=None):
        context = context or _current
        if self._special or len(str(self._int)) <= context.prec and (self._int == 0 or context.Emin <= self.adjusted() <= context.Emax):
            return self
        drop = max(len(str(self._int)) - context.prec, 0)
        number, changed = _shortened(self._int, drop, self._sign, context.rounding)
        exp = self._exp + drop
        if len(str(number)) > context.prec:
            number, exp = number // 10, exp + 1
        if drop:
            context._signal(Rounded)
        if changed:
            context._signal(Inexact)
        if number and exp + len(str(number)) - 1 > context.Emax:
            context._signal(Overflow)
            return Decimal._of(self._sign, 0, 0, "F")
        if number and exp + len(str(number)) - 1 < context.Emin:
            context._signal(Underflow)
            least = context.Emin - context.prec + 1
            number, _ = _shortened(number, least - exp, self._sign, context.rounding)
            exp = max(exp, least)
        return Decimal._of(self._sign, number, exp)

    @staticmethod
    def _other(value):
        if isinstance(value, Decimal):
            return value
        return Decimal(value) if isinstance(value, int) else None

    def _nan(self, *others):
        for value in (self, *others):
            if value._special == "N":
                return _current._signal(InvalidOperation, Decimal._of(value._sign, value._int, 0, "n"))
        for value in (self, *others):
            if value._special == "n":
                return value
        return None

    def __add__(self, other):
        other = self._other(other)
        if other is None:
            return NotImplemented
        nan = self._nan(other)
        if nan is not None:
            return nan
        if self._special or other._special:
            if self._special and other._special and self._sign != other._sign:
                return _current._signal(InvalidOperation, Decimal("NaN"))
            return self if self._special else other
        exp = min(self._exp, other._exp)
        a = self._int * 10 ** (self._exp - exp) * (-1 if self._sign else 1)
        b = other._int * 10 ** (other._exp - exp) * (-1 if other._sign else 1)
        total = a + b
        if total:
            sign = 1 if total < 0 else 0
        else:
            sign = self._sign & other._sign if self._sign == other._sign else int(_current.rounding == "ROUND_FLOOR")
        return Decimal._of(sign, abs(total), exp)._fixed()

    __radd__ = __add__

    def __neg__(self):
        if self._special:
            nan = self._nan()
            return nan if nan is not None else Decimal._of(1 - self._sign, 0, 0, "F")
        return Decimal._of((1 - self._sign) if self._int else 0, self._int, self._exp)._fixed()

    def __pos__(self):
        return Decimal._of(self._sign if self._int or self._special else 0, self._int, self._exp, self._special)._fixed()

    def __abs__(self):
        return Decimal._of(0, self._int, self._exp, self._special)._fixed()

    def copy_abs(self):
        return Decimal._of(0, self._int, self._exp, self._special)

    def copy_negate(self):
        return Decimal._of(1 - self._sign, self._int, self._exp, self._special)

    def copy_sign(self, other):
        return Decimal._of(Decimal(other)._sign, self._int, self._exp, self._special)

    def __sub__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else self + other.copy_negate()

    def __rsub__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = self._other(other)
        if other is None:
            return NotImplemented
        nan = self._nan(other)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._special or other._special:
            if not self._special and not self._int or not other._special and not other._int:
                return _current._signal(InvalidOperation, Decimal("NaN"))
            return Decimal._of(sign, 0, 0, "F")
        return Decimal._of(sign, self._int * other._int, self._exp + other._exp)._fixed()

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = self._other(other)
        if other is None:
            return NotImplemented
        nan = self._nan(other)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._special:
            return _current._signal(InvalidOperation, Decimal("NaN")) if other._special else Decimal._of(sign, 0, 0, "F")
        if other._special:
            return Decimal._of(sign, 0, _current.Emin - _current.prec + 1)
        if not other._int:
            if not self._int:
                return _current._signal(DivisionUndefined, Decimal("NaN"))
            return _current._signal(DivisionByZero, Decimal._of(sign, 0, 0, "F"))
        wanted = self._exp - other._exp
        if not self._int:
            return Decimal._of(sign, 0, wanted)._fixed()
        shift = len(str(other._int)) - len(str(self._int)) + _current.prec + 1
        exp = wanted - shift
        a, b = (self._int * 10 ** shift, other._int) if shift >= 0 else (self._int, other._int * 10 ** -shift)
        number, rest = divmod(a, b)
        if rest:
            if number % 5 == 0:
                number += 1
        else:
            while exp < wanted and number % 10 == 0:
                number, exp = number // 10, exp + 1
        return Decimal._of(sign, number, exp)._fixed()

    def __rtruediv__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else other / self

    def __divmod__(self, other):
        other = self._other(other)
        if other is None:
            return NotImplemented
        nan = self._nan(other)
        if nan is not None:
            return nan, nan
        sign = self._sign ^ other._sign
        if self._special:
            bad = _current._signal(InvalidOperation, Decimal("NaN"))
            return (bad, bad) if other._special else (Decimal._of(sign, 0, 0, "F"), bad)
        if other._special:
            return Decimal._of(sign, 0, 0), self
        if not other._int:
            if not self._int:
                bad = _current._signal(DivisionUndefined, Decimal("NaN"))
                return bad, bad
            return (_current._signal(DivisionByZero, Decimal._of(sign, 0, 0, "F")), _current._signal(InvalidOperation, Decimal("NaN")))
        exp = min(self._exp, other._exp)
        a, b = self._int * 10 ** (self._exp - exp), other._int * 10 ** (other._exp - exp)
        q, r = divmod(a, b)
        if len(str(q)) > _current.prec:
            bad = _current._signal(DivisionImpossible, Decimal("NaN"))
            return bad, bad
        return Decimal._of(sign, q, 0), Decimal._of(self._sign, r, exp)._fixed()

    def __rdivmod__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else divmod(other, self)

    def _zero_of(self, other):
        return not self._special and not other._special and not other._int

    def __mod__(self, other):
        other = self._other(other)
        if other is None:
            return NotImplemented
        if self._zero_of(other) and self._int:
            return _current._signal(InvalidOperation, Decimal("NaN"))
        return divmod(self, other)[1]

    def __rmod__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else other % self

    def __floordiv__(self, other):
        other = self._other(other)
        if other is None:
            return NotImplemented
        if self._zero_of(other) and self._int:
            return _current._signal(DivisionByZero, Decimal._of(self._sign ^ other._sign, 0, 0, "F"))
        return divmod(self, other)[0]

    def __rfloordiv__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else other // self

    def _power_modulo(self, other, modulo):
        if modulo is None:
            return NotImplemented
        parts = self, other, modulo
        if any(part._special or part != part.to_integral_value() for part in parts) or other < 0 or not modulo or not self and not other:
            return _current._signal(InvalidOperation, Decimal("NaN"))
        found = pow(abs(int(self)), int(other), abs(int(modulo)))
        return Decimal(-found if self < 0 and int(other) % 2 else found)

    def __pow__(self, other, modulo=None):
        other = self._other(other)
        if other is None:
            return NotImplemented
        if modulo is not None:
            return self._power_modulo(other, self._other(modulo))
        nan = self._nan(other)
        if nan is not None:
            return nan
        if not other._special and other == other.to_integral_value() and abs(other) < 10 ** 6:
            power = int(other)
            if not self._special and not self._int and power <= 0:
                if power == 0:
                    return _current._signal(InvalidOperation, Decimal("NaN"))
                return _current._signal(DivisionByZero, Decimal._of(self._sign & power, 0, 0, "F"))
            with localcontext() as context:
                context.prec += len(str(abs(power))) + 4
                context.traps[Inexact] = context.traps[Rounded] = False
                if self._special:
                    found = Decimal._of(self._sign & power, 0, 0, "F" if power > 0 else "") if power else Decimal(1)
                elif abs(power) * len(str(self._int)) < 4 * context.prec + 400 or power >= 0 and len(str(self._int)) * power < 20000:
                    found = Decimal._of(self._sign & power, self._int ** abs(power), self._exp * abs(power))
                    found = Decimal(1) / found if power < 0 else found
                else:
                    found, base, count = Decimal(1), self, abs(power)
                    while count:
                        if count & 1:
                            found = found * base
                        base, count = base * base, count >> 1
                    found = Decimal(1) / found if power < 0 else found
            return +found
        if self._sign and self._int:
            return _current._signal(InvalidOperation, Decimal("NaN"))
        with localcontext() as context:
            context.prec += 10
            found = (self.ln() * other).exp()
        return +found

    def __rpow__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else other ** self

    def sqrt(self, context=None):
        nan = self._nan()
        if nan is not None:
            return nan
        if self._special and not self._sign:
            return self
        if not self._special and not self._int:
            return Decimal._of(self._sign, 0, self._exp // 2)
        if self._sign:
            return _current._signal(InvalidOperation, Decimal("NaN"))
        prec = (context or _current).prec + 1
        exp, number = self._exp >> 1, self._int * (10 if self._exp & 1 else 1)
        length = len(str(number)) + 1 >> 1
        shift = prec - length
        if shift >= 0:
            number, exact = number * 100 ** shift, True
        else:
            number, rest = divmod(number, 100 ** -shift)
            exact = not rest
        exp -= shift
        root = _math.isqrt(number)
        exact = exact and root * root == number
        if exact:
            root = root // 10 ** shift if shift >= 0 else root * 10 ** -shift
            exp += shift
        elif root % 5 == 0:
            root += 1
        return Decimal._of(0, root, exp)._fixed(context)

    def exp(self, context=None):
        if self._special:
            nan = self._nan()
            return nan if nan is not None else Decimal(0) if self._sign else self
        if not self._int:
            return Decimal(1)
        with localcontext(context) as inner:
            inner.prec += 12
            halvings = max(self.adjusted() * 4 + 8, 8)
            inner.prec += halvings // 3
            x = self / (1 << halvings)
            term = total = Decimal(1)
            n = 1
            while abs(term) > Decimal._of(0, 1, -inner.prec - 2):
                term = term * x / n
                total += term
                n += 1
            for _ in range(halvings):
                total = total * total
        return total._fixed(context)

    def ln(self, context=None):
        nan = self._nan()
        if nan is not None:
            return nan
        if not self._special and not self._int:
            return Decimal("-Infinity")
        if self._sign:
            return _current._signal(InvalidOperation, Decimal("NaN"))
        if self._special:
            return self
        if self == 1:
            return Decimal(0)
        with localcontext(context) as inner:
            inner.prec += 12
            x, twos = self, 0
            while x > Decimal("1.5"):
                x, twos = x / 2, twos + 1
            while x < Decimal("0.75"):
                x, twos = x * 2, twos - 1
            found = _series(x, inner.prec)
            if twos:
                found += twos * _series(Decimal(2), inner.prec)
        return found._fixed(context)

    def log10(self, context=None):
        if not self._special and self._int and not self._sign:
            digits = str(self._int)
            if digits[0] == "1" and not digits[1:].strip("0"):
                return Decimal(self._exp + len(digits) - 1)
        with localcontext(context) as inner:
            inner.prec += 6
            found = self.ln()
            if not found._special:
                found = found / Decimal(10).ln()
        return found._fixed(context)

    def quantize(self, exp, rounding=None, context=None):
        exp = Decimal(exp)
        context = context or _current
        if self._special or exp._special:
            nan = self._nan(exp)
            return nan if nan is not None else self if self._special and exp._special else context._signal(InvalidOperation, Decimal("NaN"))
        number, changed = _shortened(self._int, exp._exp - self._exp, self._sign, rounding or context.rounding)
        if len(str(number)) > context.prec:
            return context._signal(InvalidOperation, Decimal("NaN"))
        if exp._exp > self._exp:
            context._signal(Rounded)
            if changed:
                context._signal(Inexact)
        return Decimal._of(self._sign, number, exp._exp)

    def to_integral_value(self, rounding=None, context=None):
        if self._special or self._exp >= 0:
            return self
        number, _ = _shortened(self._int, -self._exp, self._sign, rounding or (context or _current).rounding)
        return Decimal._of(self._sign, number, 0)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        made = self.to_integral_value(rounding, context)
        if not self._special and self._exp < 0:
            context = context or _current
            context._signal(Rounded)
            if made != self:
                context._signal(Inexact)
        return made

    def __getattr__(self, name):
        # Operations that few programs need.
        if name.startswith("_"):
            raise AttributeError(f"'decimal.Decimal' object has no attribute {name!r}")
        import _decimal_more
        function = getattr(_decimal_more, name, None)
        if function is None or name not in _decimal_more.METHODS:
            raise AttributeError(f"'decimal.Decimal' object has no attribute {name!r}")
        return lambda *args, **kwargs: function(self, *args, **kwargs)

    def __reduce__(self):
        return type(self), (str(self),)

    def normalize(self, context=None):
        found = self._fixed(context)
        if found._special:
            return found
        number, exp = found._int, found._exp
        if not number:
            return Decimal._of(found._sign, 0, 0)
        while number % 10 == 0:
            number, exp = number // 10, exp + 1
        return Decimal._of(found._sign, number, exp)

    def scaleb(self, other, context=None):
        return Decimal._of(self._sign, self._int, self._exp + int(other), self._special)._fixed(context)

    def same_quantum(self, other):
        return self._exp == Decimal(other)._exp and self._special == Decimal(other)._special

    def fma(self, other, third):
        product = Decimal._of(self._sign ^ Decimal(other)._sign, self._int * Decimal(other)._int, self._exp + Decimal(other)._exp)
        return product + third

    def number_class(self, context=None):
        if self._special:
            return {"N": "sNaN", "n": "NaN"}.get(self._special, "-Infinity" if self._sign else "+Infinity")
        kind = "Zero" if not self._int else "Normal" if self.is_normal(context) else "Subnormal"
        return ("-" if self._sign else "+") + kind

    def is_nan(self):
        return self._special in ("n", "N")

    def is_qnan(self):
        return self._special == "n"

    def is_snan(self):
        return self._special == "N"

    def is_infinite(self):
        return self._special == "F"

    def is_finite(self):
        return not self._special

    def is_zero(self):
        return not self._special and not self._int

    def is_signed(self):
        return self._sign == 1

    def is_normal(self, context=None):
        return not self._special and self._int != 0 and self.adjusted() >= (context or _current).Emin

    def is_subnormal(self, context=None):
        return not self._special and self._int != 0 and self.adjusted() < (context or _current).Emin

    def _ratio(self):
        return (-self._int if self._sign else self._int), self._exp

    def _compared(self, other):
        if self._special == "F" or other._special == "F":
            value = lambda it: 0 if it._special != "F" else -1 if it._sign else 1
            return (value(self) > value(other)) - (value(self) < value(other))
        (a, e), (b, f) = self._ratio(), other._ratio()
        low = min(e, f)
        a, b = a * 10 ** (e - low), b * 10 ** (f - low)
        return (a > b) - (a < b)

    def _with(self, other, how, is_eq=False):
        if isinstance(other, float):
            other = Decimal(other)
        elif isinstance(other, _numbers.Rational) and not isinstance(other, int):
            return how(*(lambda c: (c, 0))(Decimal(self.as_integer_ratio()[0] * other.denominator)._compared(Decimal(other.numerator * self.as_integer_ratio()[1]))))
        else:
            other = self._other(other)
        if other is None:
            return NotImplemented
        if self.is_nan() or other.is_nan():
            if not is_eq or "N" in (self._special, other._special):
                _current._signal(InvalidOperation)
            return False
        return how(self._compared(other), 0)

    def __eq__(self, other):
        return self._with(other, lambda a, b: a == b, True)

    def __lt__(self, other):
        return self._with(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._with(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._with(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._with(other, lambda a, b: a >= b)

    def compare(self, other, context=None):
        other = Decimal(other)
        nan = self._nan(other)
        return nan if nan is not None else Decimal(self._compared(other))

    def max(self, other, context=None):
        other = Decimal(other)
        if self.is_nan() or other.is_nan():
            return other if self.is_nan() else self
        return (self if self._compared(other) >= 0 else other)._fixed(context)

    def min(self, other, context=None):
        other = Decimal(other)
        if self.is_nan() or other.is_nan():
            return other if self.is_nan() else self
        return (self if self._compared(other) <= 0 else other)._fixed(context)

    def __hash__(self):
        if self._special == "N":
            raise TypeError("Cannot hash a signaling NaN value")
        if self._special:
            return object.__hash__(self) if self._special == "n" else -314159 if self._sign else 314159
        modulus = (1 << 61) - 1
        power = pow(10, self._exp, modulus) if self._exp >= 0 else pow(pow(10, -1, modulus), -self._exp, modulus)
        found = self._int * power % modulus
        found = -found if self._sign else found
        return -2 if found == -1 else found

    def __bool__(self):
        return bool(self._special) or self._int != 0

    def __int__(self):
        if self._special == "F":
            raise OverflowError("cannot convert Infinity to integer")
        if self._special:
            raise ValueError("cannot convert NaN to integer")
        number = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -number if self._sign else number

    __trunc__ = __int__

    def __float__(self):
        if self._special == "N":
            raise ValueError("cannot convert signaling NaN to float")
        return float(str(self).replace("NaN", "nan")) if not self._special == "n" else float("nan")

    def __complex__(self):
        return complex(float(self))

    def __round__(self, n=None):
        if n is not None:
            return self.quantize(Decimal._of(0, 1, -n), "ROUND_HALF_EVEN")
        if self._special == "F":
            raise OverflowError("cannot round an infinity")
        if self._special:
            raise ValueError("cannot round a NaN")
        return int(self.to_integral_value("ROUND_HALF_EVEN"))

    def __floor__(self):
        return int(self.to_integral_value("ROUND_FLOOR"))

    def __ceil__(self):
        return int(self.to_integral_value("ROUND_CEILING"))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __format__(self, spec):
        found = _SPEC.match(spec)
        if found is None:
            raise ValueError("invalid format string")
        fill, align, sign, zero, width, comma, precision, kind = found.groups()
        kind = kind or ""
        value = self
        if self._special:
            text = str(self.copy_abs())
        else:
            precision = None if precision is None else int(precision)
            if kind == "%":
                value = Decimal._of(self._sign, self._int, self._exp + 2)
            rounding = _current.rounding
            if precision is not None and kind in "fF%":
                number, _ = _shortened(value._int, -precision - value._exp, value._sign, rounding)
                value = Decimal._of(value._sign, number, -precision)
            elif precision is not None and value._int:
                digits = precision + 1 if kind in "eE" else max(precision, 1)
                drop = len(str(value._int)) - digits
                if kind in "eE" or drop > 0:
                    number, _ = _shortened(value._int, drop, value._sign, rounding)
                    exp = value._exp + drop
                    if len(str(number)) > digits:
                        number, exp = number // 10, exp + 1
                    value = Decimal._of(value._sign, number, exp)
            text = value._shown(kind, precision)
        if comma and not self._special:
            whole, dot, rest = text.partition(".") if "." in text else (text.partition("E") if "E" in text else (text.rstrip("%"), "", text[len(text.rstrip("%")):]))
            text = f"{int(whole):,}".replace(",", comma) + dot + rest
        mark = "-" if value._sign else sign if sign in ("+", " ") else ""
        if zero and not align:
            fill, align = "0", "="
        width = int(width or 0)
        room = width - len(mark) - len(text)
        fill, align = fill or " ", align or ">"
        if room <= 0:
            return mark + text
        if align == "=":
            return mark + fill * room + text
        left = 0 if align == "<" else room if align == ">" else room // 2
        return fill * left + mark + text + fill * (room - left)

    def _shown(self, kind, precision):
        plain = self.copy_abs()
        if kind in ("f", "F", "%"):
            digits, exp = str(plain._int), plain._exp
            if exp >= 0:
                text = digits + "0" * exp
            else:
                digits = digits.rjust(1 - exp, "0")
                text = f"{digits[:exp]}.{digits[exp:]}"
            return text + ("%" if kind == "%" else "")
        if kind in ("e", "E"):
            digits = str(plain._int)
            if precision is not None and not plain._int:
                digits = "0" * (precision + 1)
                exponent = plain._exp + precision
            else:
                exponent = plain._exp + len(digits) - 1
            return digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + f"{kind}{exponent:+d}"
        text = str(plain)
        return text.replace("E", "e") if kind in ("g", "n") else text


_SPEC = _re.compile(r"(?:(.)?([<>=^]))?([-+ ])?z?(0)?(?!0)(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?\Z", _re.DOTALL)


def _series(x, prec):
    """The natural logarithm near 1, by the series of the inverse hyperbolic tangent."""
    y = (x - 1) / (x + 1)
    square, term, total, n = y * y, y, y, 1
    while abs(term) > Decimal._of(0, 1, -prec - 4):
        term = term * square
        n += 2
        total += term / n
    return total * 2


from collections import namedtuple as _namedtuple

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")
_numbers.Number.register(Decimal)
