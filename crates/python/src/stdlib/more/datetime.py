"""Dates and times. What is now comes from the session's clock, in UTC."""

import time as _time
from _time import _days, _fields

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR, MAXYEAR = 1, 9999
_EPOCH = 719163
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYNAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _length(year, month):
    return 29 if month == 2 and _is_leap(year) else _LENGTHS[month]


def _ordinal(year, month, day):
    return _days(year, month, day) + _EPOCH


def _of_ordinal(n):
    year, month, day = _fields((n - _EPOCH) * 86400)[:3]
    return year, month, day


def _index(value):
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    if not hasattr(value, "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value.__index__()


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _length(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _round(x):
    whole = int(x // 1)
    rest = x - whole
    return whole + 1 if rest > 0.5 or (rest == 0.5 and whole % 2) else whole


def _divide(a, b):
    """The quotient, rounded to the nearest, halves to even."""
    q, r = divmod(a, b)
    twice = 2 * r
    above = twice > b if b > 0 else twice < b
    return q + 1 if above or twice == b and q % 2 == 1 else q


class timedelta:
    __slots__ = ("_days", "_seconds", "_microseconds")
    __module__ = "datetime"

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total, rest = 0, 0.0
        parts = ((days, 86400000000, "days"), (seconds, 1000000, "seconds"), (microseconds, 1, "microseconds"),
                 (milliseconds, 1000, "milliseconds"), (minutes, 60000000, "minutes"), (hours, 3600000000, "hours"),
                 (weeks, 604800000000, "weeks"))
        for value, factor, name in parts:
            if isinstance(value, int):
                total += value * factor
            elif isinstance(value, float):
                whole = int(value)
                total += whole * factor
                part = (value - whole) * factor
                total += int(part)
                rest += part - int(part)
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if rest:
            whole = round(rest)
            if abs(rest - int(rest)) == 0.5:
                whole = int(rest) + (1 if rest > 0 else -1) * ((total + int(rest)) % 2)
            total += whole
        return cls._of(total)

    @classmethod
    def _of(cls, total):
        seconds, microseconds = divmod(total, 1000000)
        days, seconds = divmod(seconds, 86400)
        if abs(days) > 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days, self._seconds, self._microseconds = days, seconds, microseconds
        return self

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._total() / 10**6

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds)) if value]
        return f"{_qualified(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        return text + (f".{self._microseconds:06d}" if self._microseconds else "")

    def __add__(self, other):
        return timedelta._of(self._total() + other._total()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._total() - other._total()) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._of(other._total() - self._total()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return timedelta._of(self._total() // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(_divide(self._total(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide(b * self._total(), a))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._total() % other._total()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        q, r = divmod(self._total(), other._total())
        return q, timedelta._of(r)

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._microseconds)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


def _qualified(obj):
    cls = type(obj)
    return f"datetime.{cls.__name__}" if cls.__module__ == "datetime" else cls.__name__


def _offset_text(offset, sep=":"):
    if offset is None:
        return ""
    total = offset._total()
    sign, total = ("-", -total) if total < 0 else ("+", total)
    seconds, micro = divmod(total, 1000000)
    text = f"{sign}{seconds // 3600:02d}{sep}{seconds // 60 % 60:02d}"
    if seconds % 60 or micro:
        text += f"{sep}{seconds % 60:02d}"
    return text + (f".{micro:06d}" if micro else "")


class tzinfo:
    __slots__ = ()
    __module__ = "datetime"

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset, dst = dt.utcoffset(), dt.dst()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + dst


class timezone(tzinfo):
    __slots__ = ("_offset", "_name")
    __module__ = "datetime"

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if abs(offset) >= timedelta(1):
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                             f"not {offset!r}.")
        if name is None and not offset and "utc" in cls.__dict__:
            return cls.utc
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def __reduce__(self):
        return type(self), (self._offset,) if self._name is None else (self._offset, self._name), None

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = f", {self._name!r}" if self._name is not None else ""
        return f"{_qualified(self)}({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def _checked(self, dt, name):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{name}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt):
        self._checked(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        self._checked(dt, "tzname")
        if self._name is not None:
            return self._name
        return "UTC" + (_offset_text(self._offset) if self._offset else "")

    def dst(self, dt):
        self._checked(dt, "dst")
        return None

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __deepcopy__(self, memo):
        return self


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _strftime(obj, format, fields, zone=None, micro=0):
    out, at = [], 0
    while at < len(format):
        if format[at] == "%" and at + 1 < len(format):
            code = format[at + 1]
            at += 2
            if code == "f":
                out.append(f"{micro:06d}")
            elif code in "zZ" or code == ":" and format[at:at + 1] == "z":
                sep = ""
                if code == ":":
                    at, sep, code = at + 1, ":", "z"
                if zone is None:
                    out.append("")
                elif code == "z":
                    out.append(_offset_text(zone[0], sep))
                else:
                    out.append(zone[1] or "")
            elif code == "G":
                out.append(f"{obj.isocalendar()[0]:04d}")
            elif code == "V":
                out.append(f"{obj.isocalendar()[1]:02d}")
            elif code == "C":
                out.append(f"{fields[0] // 100:02d}")
            elif code == "U":
                out.append(f"{(fields[7] + 6 - (fields[6] + 1) % 7) // 7:02d}")
            elif code == "W":
                out.append(f"{(fields[7] + 6 - fields[6]) // 7:02d}")
            elif code == "-" and format[at:at + 1]:
                out.append(_time.strftime("%" + format[at], fields).lstrip("0 ") or "0")
                at += 1
            else:
                out.append(_time.strftime("%" + code, fields))
        else:
            out.append(format[at])
            at += 1
    return "".join(out)


class date:
    __slots__ = ("_year", "_month", "_day")
    __module__ = "datetime"

    def __new__(cls, year, month=None, day=None):
        if month is None and isinstance(year, bytes) and len(year) == 4:
            year, month, day = year[0] * 256 + year[1], year[2], year[3]
        if month is None and not isinstance(year, int):
            raise TypeError(f"{type(year).__name__!r} object cannot be interpreted as an integer")
        if month is None:
            raise TypeError("function missing required argument 'month' (pos 2)")
        if day is None:
            raise TypeError("function missing required argument 'day' (pos 3)")
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, t):
        return cls(*_fields(t)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > 3652059:
            raise ValueError(f"year is out of range")
        return cls(*_of_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            return cls(*_parse_date(date_string))
        except (ValueError, IndexError) as error:
            if str(error).startswith("Invalid isoformat") or len(date_string) not in (7, 8, 10) or _looks_wrong(date_string):
                raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
            raise

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_of_ordinal(_iso_ordinal(year, week, day)))

    def __repr__(self):
        return f"{_qualified(self)}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def ctime(self):
        return f"{_DAYNAMES[self.weekday()]} {_MONTHS[self._month - 1]} {self._day:2d} 00:00:00 {self._year:04d}"

    def timetuple(self):
        return _struct(self._year, self._month, self._day, 0, 0, 0, -1)

    def strftime(self, format):
        return _strftime(self, format, self.timetuple())

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day)

    __replace__ = replace

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        first = _week_one(year)
        today = self.toordinal()
        if today < first:
            year -= 1
            first = _week_one(year)
        elif year < MAXYEAR and today >= _week_one(year + 1):
            year += 1
            first = _week_one(year)
        week, day = divmod(today - first, 7)
        return IsoCalendarDate((year, week + 1, day + 1))

    def _key(self):
        return self._year, self._month, self._day

    def _compare(self, other, how):
        if isinstance(other, date) and not isinstance(other, datetime):
            return how(self._key(), other._key())
        return NotImplemented

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other.days
            if 0 < n <= 3652059:
                return type(self).fromordinal(n)
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return type(self), (bytes([*divmod(self._year, 256), self._month, self._day]),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class IsoCalendarDate(tuple):
    __module__ = "datetime"
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def _week_one(year):
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _iso_ordinal(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    if not 0 < week < 53:
        weeks = (_week_one(year + 1) - _week_one(year)) // 7
        if not 0 < week <= weeks:
            raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return _week_one(year) + (week - 1) * 7 + day - 1


def _struct(year, month, day, hour, minute, second, dst):
    ordinal = _ordinal(year, month, day)
    return _time.struct_time((year, month, day, hour, minute, second, (ordinal + 6) % 7, ordinal - _ordinal(year, 1, 1) + 1, dst))


def _digits(text):
    if not (text.isdecimal() and text.isascii()):
        raise ValueError(f"Invalid isoformat string: {text!r}")
    return int(text)


def _looks_wrong(text):
    return not all(c in "0123456789-W" for c in text) or not text[:4].isdigit()


def _parse_date(text):
    sep = text[4:5] == "-"
    year, at = _digits(text[:4]), 5 if sep else 4
    if text[at:at + 1] == "W":
        at += 1
        week = _digits(text[at:at + 2])
        at += 2
        day = 1
        if at < len(text):
            if sep:
                if text[at] != "-":
                    raise ValueError(f"Invalid isoformat string: {text!r}")
                at += 1
            if len(text) != at + 1:
                raise ValueError(f"Invalid isoformat string: {text!r}")
            day = _digits(text[at:])
        return _of_ordinal(_iso_ordinal(year, week, day))
    month = _digits(text[at:at + 2])
    at += 2
    if sep:
        if text[at:at + 1] != "-":
            raise ValueError(f"Invalid isoformat string: {text!r}")
        at += 1
    if len(text) != at + 2:
        raise ValueError(f"Invalid isoformat string: {text!r}")
    return year, month, _digits(text[at:])


def _parse_time(text):
    zone, at = None, -1
    for sign in "+-Z":
        found = text.find(sign)
        if found >= 0:
            at = found
    clock = text if at < 0 else text[:at]
    if at >= 0:
        if text[at] == "Z":
            if at + 1 != len(text):
                raise ValueError(f"Invalid isoformat string: {text!r}")
            zone = timezone.utc
        else:
            h, m, s, us = _parse_clock(text[at + 1:])
            delta = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
            zone = timezone(-delta if text[at] == "-" else delta)
    return (*_parse_clock(clock), zone)


def _parse_clock(text):
    parts, at = [0, 0, 0, 0], 0
    sep = text[2:3] == ":"
    for place in range(3):
        if len(text) < at + 2:
            raise ValueError(f"Invalid isoformat string: {text!r}")
        parts[place] = _digits(text[at:at + 2])
        at += 2
        if at == len(text):
            return parts
        if place < 2:
            if sep:
                if text[at] != ":":
                    raise ValueError(f"Invalid isoformat string: {text!r}")
                at += 1
    if text[at] not in ".," or at + 1 == len(text):
        raise ValueError(f"Invalid isoformat string: {text!r}")
    parts[3] = _digits((text[at + 1:] + "000000")[:6])
    _digits(text[at + 1:])
    return parts


def _clock_text(hour, minute, second, micro, timespec):
    if timespec == "auto":
        timespec = "microseconds" if micro else "seconds"
    formats = {"hours": "{:02d}", "minutes": "{:02d}:{:02d}", "seconds": "{:02d}:{:02d}:{:02d}",
               "milliseconds": "{:02d}:{:02d}:{:02d}.{:03d}", "microseconds": "{:02d}:{:02d}:{:02d}.{:06d}"}
    if timespec not in formats:
        raise ValueError("Unknown timespec value")
    return formats[timespec].format(hour, minute, second, micro // 1000 if timespec == "milliseconds" else micro)


class time:
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")
    __module__ = "datetime"

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, bytes) and len(hour) == 6:
            tzinfo, fold = minute or None, hour[0] >> 7
            hour, minute, second, *parts = hour[0] & 127, hour[1], hour[2], *hour[3:]
            microsecond = int.from_bytes(parts, "big")
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            return cls(*_parse_time(time_string.removeprefix("T")))
        except ValueError as error:
            if str(error).startswith("Invalid isoformat"):
                raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
            raise

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def isoformat(self, timespec="auto"):
        return _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        parts = [self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        text = ", ".join(map(str, parts))
        text += f", tzinfo={self._tzinfo!r}" if self._tzinfo is not None else ""
        return f"{_qualified(self)}({text}{', fold=1' if self._fold else ''})"

    def strftime(self, format):
        fields = _struct(1900, 1, 1, self._hour, self._minute, self._second, -1)
        zone = None if self._tzinfo is None else (self.utcoffset(), self.tzname())
        return _strftime(date(1900, 1, 1), format, fields, zone, self._microsecond)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _key(self):
        offset = self.utcoffset()
        total = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        return offset is None, total - (0 if offset is None else offset._total())

    def _compare(self, other, how, is_eq=False):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._key(), other._key()
        if a[0] != b[0]:
            if is_eq:
                return False
            raise TypeError("can't compare offset-naive and offset-aware times")
        return how(a[1], b[1])

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b, True)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        return self.__reduce_ex__(2)

    def __reduce_ex__(self, protocol):
        # Older protocols keep no fold.
        fold = self._fold if protocol > 3 else 0
        state = bytes([self._hour | fold << 7, self._minute, self._second, *self._microsecond.to_bytes(3, "big")])
        return type(self), (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class datetime(date):
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")
    __module__ = "datetime"

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(year, bytes) and len(year) == 10:
            tzinfo, fold, state = month, year[2] >> 7, year
            year, month, day = state[0] * 256 + state[1], state[2] & 127, state[3]
            hour, minute, second, microsecond = *state[4:7], int.from_bytes(state[7:], "big")
        if month is None:
            raise TypeError("function missing required argument 'month' (pos 2)")
        if day is None:
            raise TypeError("function missing required argument 'day' (pos 3)")
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def __reduce__(self):
        return self.__reduce_ex__(2)

    def __reduce_ex__(self, protocol):
        fold = self._fold if protocol > 3 else 0
        state = bytes([*divmod(self._year, 256), self._month | fold << 7, self._day, self._hour, self._minute, self._second,
                       *self._microsecond.to_bytes(3, "big")])
        return type(self), (state,) if self._tzinfo is None else (state, self._tzinfo)

    @classmethod
    def _of(cls, total, tz=None):
        """Of microseconds since the year 1."""
        seconds, micro = divmod(total, 1000000)
        days, seconds = divmod(seconds, 86400)
        if not 1 <= days <= 3652059:
            raise OverflowError("date value out of range")
        minutes, second = divmod(seconds, 60)
        return cls(*_of_ordinal(days), minutes // 60, minutes % 60, second, micro, tz)

    def _total(self):
        seconds = (self.toordinal() * 24 + self._hour) * 3600 + self._minute * 60 + self._second
        return seconds * 1000000 + self._microsecond

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        total = _round(timestamp * 1000000) if isinstance(timestamp, float) else timestamp * 1000000
        if isinstance(timestamp, float):
            whole = int(timestamp // 1)
            total = whole * 1000000 + _round((timestamp - whole) * 1e6)
        try:
            found = cls._of(total + _EPOCH * 86400000000, tz)
        except OverflowError:
            raise ValueError(f"year is out of range") from None
        return found if tz is None else tz.fromutc(found)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls.fromtimestamp(t)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def combine(cls, date_, time_, tzinfo=True):
        if not isinstance(date_, date):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date_).__name__}")
        if not isinstance(time_, time):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time_).__name__}")
        return cls(date_.year, date_.month, date_.day, time_.hour, time_.minute, time_.second, time_.microsecond,
                   time_.tzinfo if tzinfo is True else tzinfo, fold=time_.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        text = date_string
        try:
            end = 10
            if text[4:5] != "-":
                end = 8 if "W" not in text[:8] or len(text) > 7 and text[7].isdigit() else 7
            elif text[5:6] == "W":
                end = 10 if text[8:9] == "-" else 8
            if len(text) < 7:
                raise ValueError(f"Invalid isoformat string: {text!r}")
            found = _parse_date(text[:end])
            if len(text) > end:
                if len(text) == end + 1:
                    raise ValueError(f"Invalid isoformat string: {text!r}")
                return cls(*found, *_parse_time(text[end + 1:]))
            return cls(*found)
        except ValueError as error:
            if str(error).startswith("Invalid isoformat"):
                raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
            raise

    @classmethod
    def strptime(cls, date_string, format):
        import _strptime
        return _strptime.datetime_of(cls, date_string, format)

    def timetuple(self):
        dst = self.dst()
        return _struct(self._year, self._month, self._day, self._hour, self._minute, self._second, -1 if dst is None else int(bool(dst)))

    def utctimetuple(self):
        offset = self.utcoffset()
        moved = self - offset if offset else self
        return _struct(moved._year, moved._month, moved._day, moved._hour, moved._minute, moved._second, 0)

    def timestamp(self):
        offset = self.utcoffset()
        total = self._total() - _EPOCH * 86400000000 - (0 if offset is None else offset._total())
        return total / 10**6

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        pick = lambda new, own: own if new is None else new
        return type(self)(pick(year, self._year), pick(month, self._month), pick(day, self._day), pick(hour, self._hour),
                          pick(minute, self._minute), pick(second, self._second), pick(microsecond, self._microsecond),
                          self._tzinfo if tzinfo is True else tzinfo, fold=pick(fold, self._fold))

    __replace__ = replace

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone.utc
        elif not isinstance(tz, tzinfo):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")
        if tz is self._tzinfo:
            return self
        offset = self.utcoffset()
        utc = (self - offset if offset is not None else self).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def ctime(self):
        return (f"{_DAYNAMES[self.weekday()]} {_MONTHS[self._month - 1]} {self._day:2d} "
                f"{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}")

    def isoformat(self, sep="T", timespec="auto"):
        return (date.isoformat(self) + sep + _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if parts[-1] == 0:
            parts.pop()
            if parts[-1] == 0:
                parts.pop()
        text = ", ".join(map(str, parts))
        text += f", tzinfo={self._tzinfo!r}" if self._tzinfo is not None else ""
        return f"{_qualified(self)}({text}{', fold=1' if self._fold else ''})"

    def strftime(self, format):
        zone = None if self._tzinfo is None else (self.utcoffset(), self.tzname())
        return _strftime(self, format, self.timetuple(), zone, self._microsecond)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def _compare(self, other, how, is_eq=False):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self.utcoffset(), other.utcoffset()
        if (a is None) != (b is None):
            if is_eq:
                return False
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return how(self._total() - (a._total() if a else 0), other._total() - (b._total() if b else 0))

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b, True)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._total() - (offset._total() if offset else 0))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of(self._total() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._of(self._total() - other._total(), self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self.utcoffset(), other.utcoffset()
        if (a is None) != (b is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        delta = self._total() - other._total()
        return timedelta._of(delta - (a._total() - b._total() if a is not None else 0))


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(days=1)
time.min, time.max, time.resolution = time(0, 0), time(23, 59, 59, 999999), timedelta(microseconds=1)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
