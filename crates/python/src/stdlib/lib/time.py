"""The clock."""

from _time import *
from _time import _days, _fields

timezone, altzone, daylight, tzname = 0, 0, 0, ("UTC", "UTC")
_NAMES = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


class struct_time(tuple):
    tm_zone, tm_gmtoff = "UTC", 0
    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0

    def __new__(cls, sequence, dict={}):
        items = tuple(sequence)
        if not 9 <= len(items) <= 11:
            few = len(items) < 9
            raise TypeError(f"time.struct_time() takes an at {'least 9' if few else 'most 11'}-sequence ({len(items)}-sequence given)")
        self = tuple.__new__(cls, items[:9])
        for name, value in (*zip(("tm_zone", "tm_gmtoff"), items[9:]), *dict.items()):
            self.__dict__[name] = value
        return self

    def __getattr__(self, name):
        if name in _NAMES:
            return self[_NAMES.index(name)]
        raise AttributeError(f"'time.struct_time' object has no attribute {name!r}")

    def __repr__(self):
        return "time.struct_time(" + ", ".join(f"{name}={value}" for name, value in zip(_NAMES, self)) + ")"


def gmtime(seconds=None):
    if seconds is not None and abs(seconds) >= 1e17:
        raise OverflowError("timestamp out of range for platform time_t")
    return struct_time(_fields(seconds))


localtime = gmtime


def mktime(t):
    return float(_days(t[0], t[1], t[2]) * 86400 + t[3] * 3600 + t[4] * 60 + t[5])


def _full(t, said):
    if t is None:
        return gmtime()
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) < 9:
        raise TypeError(f"{said}(): illegal time tuple argument")
    return t


def asctime(t=None):
    t = _full(t, "asctime")
    return f"{_DAYS[t[6]][:3]} {_MONTHS[t[1] - 1][:3]} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}"


def ctime(seconds=None):
    return asctime(gmtime(seconds))


def strftime(format, t=None):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    t = _full(t, "strftime")
    year, month, day, hour, minute, second, weekday, yearday = t[:8]
    values = {
        "Y": f"{year}", "m": f"{month:02d}", "d": f"{day:02d}", "H": f"{hour:02d}", "M": f"{minute:02d}", "S": f"{second:02d}",
        "y": f"{year % 100:02d}", "B": _MONTHS[month - 1], "b": _MONTHS[month - 1][:3], "A": _DAYS[weekday], "a": _DAYS[weekday][:3],
        "I": f"{(hour - 1) % 12 + 1:02d}", "p": "AM" if hour < 12 else "PM", "j": f"{yearday:03d}", "w": str((weekday + 1) % 7),
        "u": str(weekday + 1), "e": f"{day:2d}", "Z": "UTC", "z": "+0000", "%": "%", "n": "\n", "t": "\t",
        "F": f"{year}-{month:02d}-{day:02d}", "T": f"{hour:02d}:{minute:02d}:{second:02d}", "R": f"{hour:02d}:{minute:02d}",
        "D": f"{month:02d}/{day:02d}/{year % 100:02d}", "x": f"{month:02d}/{day:02d}/{year % 100:02d}",
        "X": f"{hour:02d}:{minute:02d}:{second:02d}", "c": asctime(t), "s": str(int(mktime(t))),
    }
    out, at = [], 0
    while at < len(format):
        if format[at] == "%" and at + 1 < len(format):
            code = format[at + 1]
            out.append(values.get(code, "%" + code))
            at += 2
        else:
            out.append(format[at])
            at += 1
    return "".join(out)


def strptime(string, format="%a %b %d %H:%M:%S %Y"):
    import _strptime
    return _strptime.time_of(string, format)


def __getattr__(name):
    import _clocks
    if not name.startswith("_") and hasattr(_clocks, name):
        return getattr(_clocks, name)
    raise AttributeError(f"module 'time' has no attribute {name!r}")
