"""Operations of `decimal` that few programs need."""

from decimal import Decimal, InvalidOperation, getcontext, localcontext

METHODS = ("remainder_near", "shift", "rotate", "logical_and", "logical_or", "logical_xor", "logical_invert", "next_plus", "next_minus",
           "next_toward", "logb", "radix", "canonical", "is_canonical", "compare_signal", "compare_total", "compare_total_mag", "max_mag",
           "min_mag")


def _of(value):
    return value if isinstance(value, Decimal) else Decimal(value)


def remainder_near(self, other, context=None):
    other, context = _of(other), context or getcontext()
    nan = self._nan(other)
    if nan is not None:
        return nan
    if self._special or not other:
        return context._signal(InvalidOperation, Decimal("NaN"))
    if other._special:
        return self._fixed(context)
    with localcontext(context) as wide:
        wide.prec = max(len(str(self._int)), len(str(other._int))) + abs(self._exp - other._exp) + 10
        count = (self / other).to_integral_value("ROUND_HALF_EVEN")
        left = self - count * other
    exp = min(self._exp, other._exp)
    if not left:
        return Decimal._of(self._sign, 0, exp)
    return left._fixed(context)


def _digits(self, context):
    digits = str(self._int)
    return ("0" * context.prec + digits)[-context.prec:]


def shift(self, other, context=None):
    context, count = context or getcontext(), int(_of(other))
    if abs(count) > context.prec:
        return context._signal(InvalidOperation, Decimal("NaN"))
    digits = _digits(self, context)
    digits = digits[count:] + "0" * count if count >= 0 else digits[:count]
    return Decimal._of(self._sign, int(digits or "0"), self._exp)


def rotate(self, other, context=None):
    context, count = context or getcontext(), int(_of(other))
    if abs(count) > context.prec:
        return context._signal(InvalidOperation, Decimal("NaN"))
    digits = _digits(self, context)
    return Decimal._of(self._sign, int(digits[count:] + digits[:count]), self._exp)


def _bits(value, context):
    digits = str(value._int)
    if value._special or value._sign or value._exp or set(digits) - {"0", "1"}:
        context._signal(InvalidOperation)
        return None
    return _digits(value, context)


def _logical(how):
    def apply(self, other, context=None):
        context = context or getcontext()
        left, right = _bits(self, context), _bits(_of(other), context)
        if left is None or right is None:
            return Decimal("NaN")
        return Decimal(int("".join(str(how(int(a), int(b))) for a, b in zip(left, right))))

    return apply


logical_and = _logical(lambda a, b: a & b)
logical_or = _logical(lambda a, b: a | b)
logical_xor = _logical(lambda a, b: a ^ b)


def logical_invert(self, context=None):
    context = context or getcontext()
    return logical_xor(self, Decimal("1" * context.prec), context)


def _beside(self, context, up):
    if self.is_nan():
        return self._nan(self) or self
    largest = Decimal._of(0, 10 ** context.prec - 1, context.Emax - context.prec + 1)
    if self._special:
        outwards = up != bool(self._sign)
        return self if outwards else largest.copy_sign(self)
    least = context.Emin - context.prec + 1
    with localcontext(context) as own:
        own.traps = dict.fromkeys(own.traps, False)
        own.rounding = "ROUND_CEILING" if up else "ROUND_FLOOR"
        found = self._fixed(own)
        if found != self:
            return found
        exp = max(self.adjusted() - context.prec - 1, least - 1) if self else least - 1
        step = Decimal._of(0 if up else 1, 1, exp)
        wide = own.copy()
        wide.prec = context.prec * 2 + 10
        with localcontext(wide):
            moved = self + step
        return moved._fixed(own)


def next_plus(self, context=None):
    return _beside(self, context or getcontext(), True)


def next_minus(self, context=None):
    return _beside(self, context or getcontext(), False)


def next_toward(self, other, context=None):
    other = _of(other)
    nan = self._nan(other)
    if nan is not None:
        return nan
    order = self._compared(other)
    if not order:
        return self.copy_sign(other)
    return _beside(self, context or getcontext(), order < 0)


def logb(self, context=None):
    if self.is_nan():
        return self
    if self._special:
        return Decimal("Infinity")
    if not self:
        from decimal import DivisionByZero
        return (context or getcontext())._signal(DivisionByZero, Decimal("-Infinity"))
    return Decimal(self.adjusted())


def radix(self):
    return Decimal(10)


def canonical(self):
    return self


def is_canonical(self):
    return True


def compare_signal(self, other, context=None):
    other = _of(other)
    if self.is_nan() or other.is_nan():
        return (context or getcontext())._signal(InvalidOperation, Decimal("NaN"))
    return Decimal(self._compared(other))


def compare_total(self, other, context=None):
    other = _of(other)
    if self._sign != other._sign:
        return Decimal(-1 if self._sign else 1)
    turn = -1 if self._sign else 1
    kinds = {"": 0, "F": 0, "N": 1, "n": 2}
    left, right = kinds[self._special], kinds[other._special]
    if left or right:
        left, right = (left, self._int), (right, other._int)
        return Decimal(turn * ((left > right) - (left < right)))
    order = self._compared(other)
    if order:
        return Decimal(order)
    return Decimal(turn * ((self._exp > other._exp) - (self._exp < other._exp)))


def compare_total_mag(self, other, context=None):
    return compare_total(self.copy_abs(), _of(other).copy_abs())


def max_mag(self, other, context=None):
    other = _of(other)
    if self.is_nan() or other.is_nan():
        return self.max(other, context)
    order = self.copy_abs()._compared(other.copy_abs())
    return (self if order > 0 else other)._fixed(context) if order else self.max(other, context)


def min_mag(self, other, context=None):
    other = _of(other)
    if self.is_nan() or other.is_nan():
        return self.min(other, context)
    order = self.copy_abs()._compared(other.copy_abs())
    return (self if order < 0 else other)._fixed(context) if order else self.min(other, context)


def _power(context, a, b, modulo=None):
    with localcontext(context):
        return pow(Decimal(a), Decimal(b), modulo)


OF_CONTEXT = {
    "power": _power,
    "Etiny": lambda context: context.Emin - context.prec + 1,
    "Etop": lambda context: context.Emax - context.prec + 1,
    "radix": lambda context: Decimal(10),
    "create_decimal_from_float": lambda context, f: Decimal.from_float(f)._fixed(context),
    "to_sci_string": lambda context, a: str(Decimal(a)),
    "copy_decimal": lambda context, a: Decimal(a),
}
