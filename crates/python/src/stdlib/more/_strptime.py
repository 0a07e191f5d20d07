"""Reading dates and times by a format."""

import re as _re

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")


def _any(words):
    return "|".join(sorted(words, key=len, reverse=True))


_PARTS = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])", "f": r"(?P<f>[0-9]{1,6})", "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])", "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])", "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)", "S": r"(?P<S>6[0-1]|[0-5]\d|\d)", "U": r"(?P<U>5[0-3]|[0-4]\d|\d)", "W": r"(?P<W>5[0-3]|[0-4]\d|\d)",
    "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)", "w": r"(?P<w>[0-6])", "u": r"(?P<u>[1-7])", "y": r"(?P<y>\d\d)", "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))", "Z": r"(?P<Z>utc|gmt)", "p": r"(?P<p>am|pm)",
    "A": f"(?P<A>{_any(_WEEKDAYS)})", "a": f"(?P<a>{_any(day[:3] for day in _WEEKDAYS)})",
    "B": f"(?P<B>{_any(_MONTHS)})", "b": f"(?P<b>{_any(month[:3] for month in _MONTHS)})", "%": "%",
}
_SHORT = {"D": "%m/%d/%y", "x": "%m/%d/%y", "T": "%H:%M:%S", "X": "%H:%M:%S", "R": "%H:%M", "F": "%Y-%m-%d", "c": "%a %b %d %H:%M:%S %Y", "h": "%b"}


def _pattern(format):
    for short, long in _SHORT.items():
        format = format.replace("%" + short, long)
    out, at = [], 0
    while at < len(format):
        c = format[at]
        if c == "%":
            code = format[at + 1:at + 2]
            if not code:
                raise ValueError(f"stray %% in format {format!r}".replace("%%", "%"))
            if code not in _PARTS:
                raise ValueError(f"{code!r} is a bad directive in format {format!r}")
            out.append(_PARTS[code])
            at += 2
        elif c.isspace():
            while at < len(format) and format[at].isspace():
                at += 1
            out.append(r"\s+")
        else:
            out.append(_re.escape(c))
            at += 1
    return "".join(out)


_KNOWN = {}


def _read(text, format):
    for what, name in ((text, 0), (format, 1)):
        if not isinstance(what, str):
            raise TypeError(f"strptime() argument {name} must be str, not {type(what)}")
    pattern = _KNOWN.get(format)
    if pattern is None:
        pattern = _KNOWN[format] = _re.compile(_pattern(format), _re.IGNORECASE)
    found = pattern.match(text)
    if found is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if len(text) != found.end():
        raise ValueError(f"unconverted data remains: {text[found.end():]}")
    return found.groupdict()


def _fields(text, format):
    got = _read(text, format)
    number = lambda code, default: default if got.get(code) is None else int(got[code])
    year = number("Y", None)
    if year is None and got.get("y") is not None:
        year = int(got["y"])
        year += 2000 if year <= 68 else 1900
    month = number("m", None)
    if got.get("B"):
        month = _MONTHS.index(got["B"].lower()) + 1
    elif got.get("b"):
        month = [name[:3] for name in _MONTHS].index(got["b"].lower()) + 1
    hour = number("H", None)
    if hour is None:
        hour = number("I", 0)
        half = (got.get("p") or "").lower()
        if got.get("I") is not None:
            hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    micro = int((got.get("f") or "0").ljust(6, "0"))
    weekday = None
    if got.get("A"):
        weekday = _WEEKDAYS.index(got["A"].lower())
    elif got.get("a"):
        weekday = [name[:3] for name in _WEEKDAYS].index(got["a"].lower())
    elif got.get("w") is not None:
        weekday = (int(got["w"]) - 1) % 7
    elif got.get("u") is not None:
        weekday = int(got["u"]) - 1
    return got, year, month, number("d", None), hour, number("M", 0), number("S", 0), micro, weekday


def _zone(text):
    if text is None:
        return None
    from datetime import timedelta
    if text == "Z":
        return timedelta(0)
    digits, micro = text[1:].replace(":", ""), 0
    if "." in digits:
        digits, rest = digits.split(".")
        micro = int(rest.ljust(6, "0"))
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]), seconds=int(digits[4:6] or 0), microseconds=micro)
    return -offset if text[0] == "-" else offset


def _whole(text, format):
    """Year, month and day from what is given, and the rest."""
    from datetime import date
    got, year, month, day, hour, minute, second, micro, weekday = _fields(text, format)
    given = 1900 if year is None else year
    if got.get("G") is not None and got.get("V") is not None:
        found = date.fromisocalendar(int(got["G"]), int(got["V"]), (weekday or 0) + 1)
    elif got.get("j") is not None and month is None:
        found = date.fromordinal(date(given, 1, 1).toordinal() + int(got["j"]) - 1)
    elif weekday is not None and (got.get("U") or got.get("W")) is not None and year is not None:
        first = date(given, 1, 1)
        if got.get("W") is not None:
            start = first.toordinal() + (7 - first.weekday()) % 7
            found = date.fromordinal(start + (int(got["W"]) - 1) * 7 + weekday)
        else:
            start = first.toordinal() + (6 - first.weekday()) % 7
            found = date.fromordinal(start + (int(got["U"]) - 1) * 7 + (weekday + 1) % 7)
    else:
        found = date(given, month or 1, day or 1)
    return got, found, hour, minute, second, micro


def datetime_of(cls, text, format):
    from datetime import timezone
    got, found, hour, minute, second, micro = _whole(text, format)
    offset = _zone(got.get("z"))
    tz = None
    if offset is not None:
        tz = timezone(offset, got["Z"]) if got.get("Z") else timezone(offset)
    return cls(found.year, found.month, found.day, hour, minute, second, micro, tz)


def time_of(text, format):
    got, found, hour, minute, second, _ = _whole(text, format)
    fields = found.timetuple()
    return type(fields)((*fields[:3], hour, minute, second, *fields[6:8], 0 if got.get("Z") else -1))
