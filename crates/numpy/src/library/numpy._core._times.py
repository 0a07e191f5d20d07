"""Dates and spans of time: whole numbers of a unit, or NaT."""

import datetime as _datetime
import re as _re
from builtins import abs as _abs, all as _all, max as _max, min as _min, range as _range

import numpy as _np
from numpy._core._dtypes import time_dtype

_SECONDS = {"W": 604800, "D": 86400, "h": 3600, "m": 60, "s": 1}
_PARTS = {"ms": 3, "us": 6, "ns": 9, "ps": 12, "fs": 15, "as": 18}
UNITS = ["Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as"]
_ATTO = 10**18


def _atto(unit):
    """How many attoseconds a unit has."""
    return _SECONDS[unit] * _ATTO if unit in _SECONDS else 10 ** (18 - _PARTS[unit])


def _days(year, month, day=1):
    """Days since 1970 of a date in the Gregorian calendar, continued both ways."""
    year += (month - 1) // 12
    month = (month - 1) % 12 + 1
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def _date(days):
    days += 719468
    era = days // 146097
    of_era = days - era * 146097
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    month += 3 if month < 10 else -9
    return year + era * 400 + (month <= 2), month, day


def _to_atto(value, unit, count):
    """A date as attoseconds since 1970."""
    value *= count
    if unit == "Y":
        return _days(1970 + value, 1) * 86400 * _ATTO
    if unit == "M":
        return _days(1970 + value // 12, value % 12 + 1) * 86400 * _ATTO
    return value * _atto(unit)


def moved(value, source, target):
    """A date of one unit in another."""
    if value is None or source == target:
        return value
    (unit, count), (to, many) = source, target
    if to in ("Y", "M"):
        months = value * count * (12 if unit == "Y" else 1) if unit in ("Y", "M") else None
        if months is None:
            year, month, _ = _date(_to_atto(value, unit, count) // (86400 * _ATTO))
            months = (year - 1970) * 12 + month - 1
        return months // (12 if to == "Y" else 1) // many
    return _to_atto(value, unit, count) // _atto(to) // many


def spanned(value, source, target):
    """A span of one unit in another."""
    if value is None or source == target or source[0] is None:
        return value
    (unit, count), (to, many) = source, target
    value *= count
    if unit in ("Y", "M") and to in ("Y", "M"):
        months = value * (12 if unit == "Y" else 1)
        return months // (12 if to == "Y" else 1) // many
    if unit in ("Y", "M"):
        days = value * 146097 // (400 if unit == "Y" else 4800)
        return days * 86400 * _ATTO // _atto(to) // many
    if to in ("Y", "M"):
        return value * _atto(unit) * (400 if to == "Y" else 4800) // (146097 * 86400 * _ATTO) // many
    quotient = value * _atto(unit)
    whole = _abs(quotient) // (_atto(to) * many)
    return whole if quotient >= 0 else -whole


def finer(one, other):
    """The unit in which both can be said."""
    import math

    if one[0] is None:
        return other
    if other[0] is None or one == other:
        return one
    low, high = sorted((one, other), key=lambda it: UNITS.index(it[0]))
    if high[1] == low[1] == 1:
        return high
    if low[0] == high[0]:
        return low[0], math.gcd(low[1], high[1])
    if low[0] == "Y" and high[0] == "M":
        return "M", math.gcd(low[1] * 12, high[1])
    if low[0] in ("Y", "M"):
        return high
    return high[0], math.gcd(low[1] * _atto(low[0]) // _atto(high[0]), high[1])


_ISO = _re.compile(
    r"([+-]?\d{4,})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:\.(\d{1,18}))?)?)?)?)?)?(Z|[+-]\d\d:?\d\d)?$"
)


def parsed(text):
    """What a text in ISO 8601 says: the value, and its own unit."""
    text = text.strip()
    if text in ("", "NaT", "nat", "NAT"):
        return None, None
    if text == "today":
        return _days(*_datetime.date.today().timetuple()[:3]), "D"
    if text == "now":
        return int((_datetime.datetime.now() - _datetime.datetime(1970, 1, 1)).total_seconds()), "s"
    found = _ISO.match(text)
    if not found:
        raise ValueError(f'Error parsing datetime string "{text}" at position 0')
    year, month, day, hour, minute, second, part, zone = found.groups()
    if month is None:
        return int(year) - 1970, "Y"
    if not 1 <= int(month) <= 12:
        raise ValueError(f'Month out of range in datetime string "{text}"')
    if day is None:
        return (int(year) - 1970) * 12 + int(month) - 1, "M"
    if int(day) < 1 or int(day) > _days(int(year), int(month) + 1) - _days(int(year), int(month)):
        raise ValueError(f'Day out of range in datetime string "{text}"')
    days = _days(int(year), int(month), int(day))
    if hour is None:
        return days, "D"
    if int(hour) > 23:
        raise ValueError(f'Hours out of range in datetime string "{text}"')
    seconds = days * 86400 + int(hour) * 3600 + int(minute or 0) * 60 + int(second or 0)
    if zone not in (None, "Z"):
        import warnings

        warnings.warn("no explicit representation of timezones available for np.datetime64", UserWarning, stacklevel=4)
        shift = int(zone[1:3]) * 3600 + int(zone[-2:]) * 60
        seconds += shift if zone[0] == "-" else -shift
    if part is None:
        unit = "h" if minute is None else "m" if second is None else "s"
        return seconds // _SECONDS[unit], unit
    digits = (len(part) + 2) // 3 * 3
    unit = next(name for name, count in _PARTS.items() if count == digits)
    return seconds * 10**digits + int(part.ljust(digits, "0")), unit


def shown(value, unit, count=1):
    """A date in ISO 8601, as exactly as its unit is."""
    if value is None:
        return "NaT"
    atto = _to_atto(value, unit, count)
    days, rest = divmod(atto, 86400 * _ATTO)
    year, month, day = _date(days)
    text = f"{year:04d}" if year >= 0 else f"-{-year:04d}"
    if unit == "Y":
        return text
    text += f"-{month:02d}"
    if unit == "M":
        return text
    text += f"-{day:02d}"
    if unit in ("W", "D"):
        return text
    seconds, part = divmod(rest, _ATTO)
    text += f"T{seconds // 3600:02d}"
    if unit == "h":
        return text
    text += f":{seconds // 60 % 60:02d}"
    if unit == "m":
        return text
    text += f":{seconds % 60:02d}"
    return text if unit == "s" else f"{text}.{part:018d}"[: len(text) + 1 + _PARTS[unit]]


def _unit_of(unit):
    if isinstance(unit, tuple):
        return unit[0], unit[1] if len(unit) > 1 else 1
    found = _re.fullmatch(r"\[?(\d*)(\D+?)\]?", unit)
    if not found or found[2] not in (*UNITS, "μs", "generic"):
        raise TypeError(f'Invalid datetime unit "{unit}" in metadata')
    return None if found[2] == "generic" else found[2].replace("μ", "u"), int(found[1] or 1)


class _Time(_np.generic):
    """A whole number of a unit, or NaT."""

    shape, ndim, size, itemsize, nbytes, strides = (), 0, 1, 8, 8, ()
    __array_priority__ = 5.0
    _kind = "M"

    @classmethod
    def _of(cls, value, unit, count=1):
        self = object.__new__(cls)
        self._value, self._unit, self._count = value, unit, count
        return self

    @property
    def dtype(self):
        """The dtype."""
        return time_dtype(self._kind, self._unit, self._count)

    T = real = property(lambda self: self)

    def __array_ufunc__(self, function, method, *args, **kwargs):
        from numpy._core._operations import ufunc

        return ufunc(function, method, args, kwargs)

    def __array_function__(self, function, types, args, kwargs):
        from numpy._core._functions import call

        return call(function, args, kwargs)

    def astype(self, dtype, **kwargs):
        """In another dtype."""
        return _np.array(self).astype(dtype)[()]

    def view(self, dtype=None):
        """The same bits in another dtype."""
        return _np.array(self).view(dtype)[()]

    def tolist(self):
        """As Python's."""
        return self.item()

    def __getitem__(self, key):
        if key == ():
            return self
        raise IndexError("invalid index to scalar variable.")

    def __bool__(self):
        return self._value != 0

    def __int__(self):
        return self._value

    def __copy__(self):
        return self

    def __deepcopy__(self, memo=None):
        return self

    def _is_scalar(self, other):
        return not isinstance(other, (_np.ndarray, list, tuple))

    def _applied(self, name, *args):
        if _all(self._is_scalar(arg) for arg in args):
            result = _scalar(name, args)
            return result
        return getattr(_np, name)(*args)

    def __add__(self, other):
        return self._applied("add", self, other)

    def __radd__(self, other):
        return self._applied("add", other, self)

    def __sub__(self, other):
        return self._applied("subtract", self, other)

    def __rsub__(self, other):
        return self._applied("subtract", other, self)

    def __eq__(self, other):
        return self._applied("equal", self, other)

    def __ne__(self, other):
        return self._applied("not_equal", self, other)

    def __lt__(self, other):
        return self._applied("less", self, other)

    def __le__(self, other):
        return self._applied("less_equal", self, other)

    def __gt__(self, other):
        return self._applied("greater", self, other)

    def __ge__(self, other):
        return self._applied("greater_equal", self, other)

    def __hash__(self):
        return hash((self._kind, self._value if self._unit is None or self._value is None else str(self)))

    def __reduce__(self):
        return type(self)._of, (self._value, self._unit, self._count)


class datetime64(_Time):
    """A date, or a time of day on one, in a unit; NaT is none."""

    __module__ = "numpy"

    def __new__(cls, value=None, unit=None, /):
        unit, count = (None, 1) if unit is None else _unit_of(unit)
        found, own, many = _read_date(value)
        if isinstance(value, (int, _np.integer)) and unit is None:
            raise ValueError("Converting an integer to a NumPy datetime requires a specified unit")
        if unit is None:
            unit, count = own, many
        elif own is not None:
            found = moved(found, (own, many), (unit, count))
        return cls._of(found, unit, count)

    @classmethod
    def _cell(cls, value, dtype):
        if isinstance(value, cls):
            return value._value if value._unit is None else moved(value._value, (value._unit, value._count), (dtype.unit or value._unit, dtype.count))
        found, own, many = _read_date(value)
        return found if own is None else moved(found, (own, many), (dtype.unit or own, dtype.count))

    def _text(self):
        return shown(self._value, self._unit, self._count)

    def __str__(self):
        return self._text()

    def __repr__(self):
        text = f"'{self._text()}'"
        unit = "" if self._count == 1 else str(self._count)
        if self._value is None or unit or self._unit == "h":
            text += f",'{unit}{self._unit or 'generic'}'"
        return f"np.datetime64({text})"

    def __format__(self, spec):
        return format(str(self), spec) if not spec or spec[-1:] == "s" else self.item().__format__(spec)

    def item(self, *args):
        """As Python's date or datetime, or its number."""
        if self._value is None:
            return None
        if self._unit in ("Y", "M", "W", "D"):
            year, month, day = _date(_to_atto(self._value, self._unit, self._count) // (86400 * _ATTO))
            return _datetime.date(year, month, day) if 0 < year < 10000 else self._value
        if self._unit in ("ns", "ps", "fs", "as"):
            return self._value
        micro = moved(self._value, (self._unit, self._count), ("us", 1))
        return _datetime.datetime(1970, 1, 1) + _datetime.timedelta(microseconds=micro)


def _read_date(value):
    """The number that a value means as a date, and its own unit."""
    if isinstance(value, datetime64):
        return value._value, value._unit, value._count
    if value is None:
        return None, None, 1
    if isinstance(value, bytes):
        value = value.decode()
    if isinstance(value, str):
        return (*parsed(str.__str__(value)), 1)
    if isinstance(value, _datetime.datetime):
        if value.tzinfo is not None:
            value = value.astimezone(_datetime.timezone.utc).replace(tzinfo=None)
        return (value - _datetime.datetime(1970, 1, 1)) // _datetime.timedelta(microseconds=1), "us", 1
    if isinstance(value, _datetime.date):
        return _days(value.year, value.month, value.day), "D", 1
    if isinstance(value, (int, _np.integer)):
        value = int(value)
        return (None if value == -(2**63) else value), None, 1
    raise ValueError("Could not convert object to NumPy datetime")


class timedelta64(_Time):
    """A span of time in a unit; NaT is none."""

    __module__ = "numpy"
    _kind = "m"

    def __new__(cls, value=0, unit=None, /):
        unit, count = (None, 1) if unit is None else _unit_of(unit)
        found, own, many = _read_span(value)
        if unit is None:
            unit, count = own, many
        elif own is not None:
            found = spanned(found, (own, many), (unit, count))
        return cls._of(found, unit, count)

    @classmethod
    def _cell(cls, value, dtype):
        found, own, many = _read_span(value)
        return found if own is None or dtype.unit is None else spanned(found, (own, many), (dtype.unit, dtype.count))

    def _text(self):
        return "NaT" if self._value is None else str(self._value)

    def __str__(self):
        if self._value is None:
            return "NaT"
        names = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "h": "hours", "m": "minutes", "s": "seconds", None: "generic time units"}
        names |= {"ms": "milliseconds", "us": "microseconds", "ns": "nanoseconds", "ps": "picoseconds", "fs": "femtoseconds", "as": "attoseconds"}
        return f"{self._value * self._count} {names[self._unit]}"

    def __repr__(self):
        unit = "" if self._count == 1 else str(self._count)
        value = "'NaT'" if self._value is None else self._value
        return f"np.timedelta64({value})" if self._unit is None else f"np.timedelta64({value},'{unit}{self._unit}')"

    def item(self, *args):
        """As Python's timedelta, or its number."""
        if self._value is None:
            return None
        if self._unit in ("Y", "M", "ns", "ps", "fs", "as", None):
            return self._value
        return _datetime.timedelta(microseconds=spanned(self._value, (self._unit, self._count), ("us", 1)))

    def __float__(self):
        return float(self._value)

    def __mul__(self, other):
        return self._applied("multiply", self, other)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._applied("divide", self, other)

    def __floordiv__(self, other):
        return self._applied("floor_divide", self, other)

    def __mod__(self, other):
        return self._applied("remainder", self, other)

    def __divmod__(self, other):
        return self // other, self % other

    def __neg__(self):
        return self._applied("negative", self)

    def __pos__(self):
        return self

    def __abs__(self):
        return self._applied("absolute", self)


def _read_span(value):
    if isinstance(value, timedelta64):
        return value._value, value._unit, value._count
    if value is None:
        return None, None, 1
    if isinstance(value, (str, bytes)):
        if str(value) in ("NaT", "nat", ""):
            return None, None, 1
        return int(value), None, 1
    if isinstance(value, _datetime.timedelta):
        return value // _datetime.timedelta(microseconds=1), "us", 1
    if isinstance(value, (int, float, _np.integer, _np.floating)):
        return int(value), None, 1
    raise ValueError("Could not convert object to NumPy timedelta")


def _same_unit(a, b):
    unit, count = finer((a._unit, a._count), (b._unit, b._count))
    values = [
        (spanned if isinstance(it, timedelta64) else moved)(it._value, (it._unit, it._count), (unit, count)) if it._unit is not None else it._value
        for it in (a, b)
    ]
    return values, unit, count


_ORDER = {
    "equal": lambda a, b: a == b, "not_equal": lambda a, b: a != b, "less": lambda a, b: a < b,
    "less_equal": lambda a, b: a <= b, "greater": lambda a, b: a > b, "greater_equal": lambda a, b: a >= b,
}


def _refused(name, args):
    kinds = ", ".join(repr(arg.dtype if hasattr(arg, "dtype") else _np.asarray(arg).dtype) for arg in args)
    kind = type("UFuncTypeError", (TypeError,), {"__module__": "numpy._core._exceptions"})
    return kind(f"ufunc '{name}' cannot use operands with types {' and '.join(kinds.split(', ')) if len(args) == 2 else kinds}")


def _scalar(name, args):
    """A function of dates and spans."""
    if len(args) == 1:
        value = args[0]._value
        kind = type(args[0])
        results = {"negative": lambda: -value, "positive": lambda: value, "absolute": lambda: _abs(value)}
        if name == "isfinite":
            return value is not None
        if name == "sign":
            return timedelta64._of((value > 0) - (value < 0), args[0]._unit, args[0]._count)
        if kind is not timedelta64 or name not in results:
            raise _refused(name, args)
        return kind._of(None if value is None else results[name](), args[0]._unit, args[0]._count)
    a, b = args
    if name in _ORDER:
        return _compared(name, a, b)
    if name in ("add", "subtract"):
        return _summed(name, *_as_times(name, a, b))
    if name in ("maximum", "minimum", "fmax", "fmin"):
        (x, y), unit, count = _same_unit(a, b)
        picked = None if x is None or y is None else (_max if "max" in name else _min)(x, y)
        if picked is None and name.startswith("f"):
            picked = y if x is None else x
        return type(a)._of(picked, unit, count)
    return _scaled(name, a, b)


def _as_times(name, a, b):
    converted = []
    for it in (a, b):
        if isinstance(it, _Time):
            converted.append(it)
        elif isinstance(it, _datetime.timedelta):
            converted.append(timedelta64(it))
        elif isinstance(it, _datetime.date):
            converted.append(datetime64(it))
        elif isinstance(it, (int, _np.integer)):
            converted.append(timedelta64._of(int(it), None))
        else:
            raise _refused(name, (a, b))
    return converted


def _summed(name, a, b):
    if isinstance(a, datetime64) and isinstance(b, datetime64):
        if name == "add":
            raise _refused(name, (a, b))
        kind = timedelta64
    elif isinstance(a, timedelta64) and isinstance(b, datetime64):
        if name == "subtract":
            raise _refused(name, (a, b))
        kind = datetime64
    else:
        kind = type(a)
    (x, y), unit, count = _same_unit(a, b)
    return kind._of(None if x is None or y is None else x + y if name == "add" else x - y, unit, count)


def _compared(name, a, b):
    try:
        if isinstance(a, _Time) and isinstance(b, str):
            b = type(a)(b)
        if isinstance(b, _Time) and isinstance(a, str):
            a = type(b)(a)
        a, b = _as_times(name, a, b)
    except (TypeError, ValueError):
        return _np.bool_(name == "not_equal") if name in ("equal", "not_equal") else NotImplemented
    if type(a) is not type(b):
        if name in ("equal", "not_equal"):
            return _np.bool_(name == "not_equal")
        raise _refused(name, (a, b))
    (x, y), _, _ = _same_unit(a, b)
    return _np.bool_(name == "not_equal" if x is None or y is None else _ORDER[name](x, y))


def _scaled(name, a, b):
    if isinstance(a, datetime64) or isinstance(b, datetime64):
        raise _refused(name, (a, b))
    if isinstance(a, timedelta64) and isinstance(b, _datetime.timedelta):
        b = timedelta64(b)
    if isinstance(a, timedelta64) and isinstance(b, timedelta64):
        (x, y), unit, count = _same_unit(a, b)
        missing = x is None or y is None
        if name in ("divide", "true_divide"):
            with _np.errstate(all="ignore"):
                return _np.float64(_np.nan) if missing else _np.float64(x) / _np.float64(y)
        if name == "floor_divide":
            return _np.int64(0 if missing or y == 0 else x // y)
        if name == "remainder":
            return timedelta64._of(None if missing or y == 0 else x % y, unit, count)
        raise _refused(name, (a, b))
    span, number = (a, b) if isinstance(a, timedelta64) else (b, a)
    value = span._value
    if name == "multiply":
        result = None if value is None else int(value * number)
    elif name in ("divide", "true_divide") and span is a:
        result = None if value is None or number == 0 else int(value / number)
    elif name == "floor_divide" and span is a:
        result = None if value is None or number == 0 else int(value // number)
    else:
        raise _refused(name, (a, b))
    return timedelta64._of(result, span._unit, span._count)


def operate(name, inputs):
    """A function of arrays of times."""
    from numpy._core._operations import of_results, spread

    shape, lists = spread(inputs)
    results = [_scalar(name, items) for items in zip(*lists)]
    if not results:
        dtype = inputs[0].dtype
        if name == "subtract" and dtype.kind == "M" and inputs[1].dtype.kind == "M":
            dtype = time_dtype("m", dtype.unit, dtype.count)
        return _np.zeros(shape, dtype=bool if name in _ORDER else dtype)
    return of_results(results, shape, False)


def arange(*args, dtype=None, start=None, stop=None, step=None, **kwargs):
    """Times at equal distances."""
    args = [*args, *[it for it in (start, stop, step) if it is not None]]
    kind = _np.dtype(dtype) if dtype is not None else None
    given = [it if isinstance(it, _Time) else it for it in args]
    if kind is not None and kind.kind not in "mM":
        from numpy._core._making import array

        return array([*_range(*[int(it) for it in args])], kind)
    is_date = kind.kind == "M" if kind is not None else isinstance(given[0], (datetime64, str, _datetime.date))
    if is_date:
        given[:2] = [it if isinstance(it, (timedelta64, int)) else datetime64(it) for it in given[:2]]
    units = [(it._unit, it._count) for it in given if isinstance(it, _Time)]
    if kind is not None and kind.unit is not None:
        unit = (kind.unit, kind.count)
    else:
        unit = units[0] if units else ("D", 1)
        for other in units[1:]:
            unit = finer(unit, other)

    def number(it):
        if isinstance(it, datetime64):
            return moved(it._value, (it._unit, it._count), unit)
        return spanned(it._value, (it._unit, it._count), unit) if isinstance(it, timedelta64) else int(it)

    numbers = [number(it) for it in given]
    if len(given) > 1 and is_date and isinstance(given[1], (timedelta64, int)) and isinstance(given[0], datetime64):
        numbers[1] += numbers[0]
    from numpy._core._elements import made

    cells = [*_range(*numbers)]
    return made(cells, (len(cells),), time_dtype("M" if is_date else "m", *unit))


def isnat(x, /, out=None):
    """Whether an element is NaT."""
    x = _np.asarray(x)
    if getattr(x, "dtype").kind not in "mM":
        raise TypeError("ufunc 'isnat' is only defined for np.datetime64 and np.timedelta64.")
    found = _np.array([cell is None for cell in x._list()], dtype=bool).reshape(x.shape)
    return found if x.ndim else found[()]


def datetime_data(dtype, /):
    """The unit of a dtype of times, and how many of it."""
    dtype = _np.dtype(dtype)
    return (dtype.unit or "generic", dtype.count)


def datetime_as_string(arr, unit=None, timezone="naive", casting="same_kind"):
    """Dates as texts."""
    x = _np.asarray(arr)
    own = (x.dtype.unit, x.dtype.count)
    target = own if unit is None else (own if unit == "auto" else (unit, 1))
    if unit not in (None, "auto") and casting != "unsafe" and UNITS.index(unit) < UNITS.index(own[0]):
        raise TypeError(f"Cannot create a datetime string as units '{unit}' from a NumPy datetime with units '{own[0]}' according to casting rule '{casting}'")
    shift, mark = 0, "" if timezone == "naive" else "Z"
    texts = []
    for cell in x._list():
        text = shown(moved(cell, own, target), *target)
        texts.append(text + mark if "T" in text else text)
    if not x.ndim:
        return _np.str_(texts[0])
    from numpy._core._elements import made
    from numpy._core._dtypes import text_dtype

    width = {"Y": 21, "M": 24, "W": 28, "D": 28, "h": 31, "m": 34, "s": 37}.get(target[0], 38 + _PARTS.get(target[0], 0))
    return made(texts, x.shape, text_dtype("U", width + (1 if mark else 0) if not mark else width))
