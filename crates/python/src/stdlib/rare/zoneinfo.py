"""Time zones by name: those without rules are known, the others come from the package `tzdata`, where a program has it, or from a file."""

import bisect as _bisect
import datetime as _datetime
import struct as _struct
import weakref as _weakref

__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH", "ZoneInfoNotFoundError", "InvalidTZPathWarning"]
TZPATH = ()
_EPOCH = _datetime.datetime(1970, 1, 1).toordinal() * 86400
_ZERO = _datetime.timedelta(0)
_FIXED = {name: ("UTC", 0) for name in "UTC Etc/UTC UCT Etc/UCT Universal Etc/Universal Zulu Etc/Zulu".split()}
_FIXED.update({name: ("GMT", 0) for name in "GMT GMT0 GMT+0 GMT-0 Greenwich Etc/GMT Etc/GMT0 Etc/GMT+0 Etc/GMT-0 Etc/Greenwich".split()})
_FIXED.update({f"Etc/GMT{-hours:+d}": (f"{hours:+03d}", hours * 3600) for hours in range(-12, 15) if hours})


class ZoneInfoNotFoundError(KeyError):
    """There is no such zone."""


class InvalidTZPathWarning(RuntimeWarning):
    """A folder of zones is not given by its whole path."""


def _data(key):
    """The file of a zone in the package `tzdata`, or None."""
    import importlib.resources

    folder, _, name = key.rpartition("/")
    package = ".".join(["tzdata.zoneinfo", *folder.split("/")] if folder else ["tzdata.zoneinfo"])
    try:
        return (importlib.resources.files(package) / name).read_bytes()
    except (ImportError, OSError, ValueError, UnicodeEncodeError):
        return None


def _checked(key):
    if key.startswith("/"):
        raise ValueError(f"ZoneInfo keys may not be absolute paths, got: {key}")
    parts = key.split("/")
    if parts[0] == "..":
        raise ValueError(f"ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}")
    if not key or "" in parts or "." in parts or ".." in parts:
        raise ValueError(f"ZoneInfo keys must be normalized relative paths, got: {key}")


class _Rules:
    """What a TZif file says: offsets in seconds with a name, from when each holds, and the rule after the last."""

    def __init__(self, data):
        if data[:4] != b"TZif":
            raise ValueError("Invalid TZif file: magic not found")
        head = self.head(data, 0)
        at, width = 44, 4
        if data[4:5] >= b"2":
            utc, std, leap, times, types, chars = head
            at += times * 5 + types * 6 + chars + leap * 8 + std + utc
            head, width = self.head(data, at), 8
            at += 44
        utc, std, leap, times, types, chars = head
        code = "q" if width == 8 else "i"
        self.times = list(_struct.unpack(f">{times}{code}", data[at:at + times * width]))
        at += times * width
        which = data[at:at + times]
        at += times
        raw = [_struct.unpack(">iBB", data[at + 6 * it:at + 6 * it + 6]) for it in range(types)]
        at += 6 * types
        names = data[at:at + chars]
        at += chars + leap * (width + 4) + std + utc
        kinds = [(offset, bool(dst), names[begin:names.index(b"\0", begin)].decode()) for offset, dst, begin in raw]
        saved = self.savings(kinds, which)
        self.after = [(kinds[it][0], saved[it], kinds[it][2]) for it in which]
        first = next((kind for kind in kinds if not kind[1]), kinds[0])
        self.before = first[0], 0, first[2]
        footer = data[at:].strip(b"\n").decode() if width == 8 else ""
        self.tail = _Tail(footer) if footer else None

    @staticmethod
    def head(data, at):
        return _struct.unpack(">6l", data[at + 20:at + 44])

    @staticmethod
    def savings(kinds, which):
        """By how much the clocks of each kind are set forward: against the standard time before it, else that behind it."""
        saved = [0 if not dst else None for _, dst, _ in kinds]
        for step in (-1, 1):
            for at, kind in enumerate(which):
                if saved[kind] is None and 0 <= at + step < len(which):
                    beside = kinds[which[at + step]]
                    if not beside[1] and beside[0] != kinds[kind][0]:
                        saved[kind] = kinds[kind][0] - beside[0]
        return [3600 if it is None else it for it in saved]

    def at_utc(self, stamp):
        at = _bisect.bisect_right(self.times, stamp)
        if at == len(self.times) and self.tail:
            return self.tail.at_utc(stamp)
        return self.after[at - 1] if at else self.before

    def at_local(self, stamp, fold):
        """The kind that a clock's reading belongs to: of two that it may, the first unless it is folded."""
        if self.tail and (not self.times or stamp - max(self.after[-1][0], self.at_utc(self.times[-1] - 1)[0]) > self.times[-1]):
            return self.tail.at_local(stamp, fold)
        kind = self.before
        for at in range(max(0, _bisect.bisect_left(self.times, stamp - 172800) - 1), len(self.times)):
            earlier = self.after[at - 1][0] if at else self.before[0]
            later = self.after[at][0]
            change = max(earlier, later) if fold == 0 else min(earlier, later)
            if stamp < self.times[at] + change:
                break
            kind = self.after[at]
        else:
            return kind
        return kind if at == 0 else self.after[at - 1]


class _Tail:
    """A rule as POSIX writes it: `EST5EDT,M3.2.0,M11.1.0`."""

    def __init__(self, text):
        import re

        name = r"(<[^>]+>|[A-Za-z]+)"
        offset = r"([-+]?\d+(?::\d+){0,2})"
        match = re.fullmatch(rf"{name}{offset}(?:{name}{offset}?(?:,([^,]+),([^,]+))?)?", text)
        if not match:
            raise ValueError(f"malformed TZ string: {text}")
        std, std_offset, dst, dst_offset, start, end = match.groups()
        self.std = -self.seconds(std_offset), 0, std.strip("<>")
        self.dst = None
        if dst:
            ahead = -self.seconds(dst_offset) if dst_offset else self.std[0] + 3600
            self.dst = ahead, ahead - self.std[0], dst.strip("<>")
            self.start, self.end = start or "M3.2.0", end or "M11.1.0"

    @staticmethod
    def seconds(text):
        sign = -1 if text.startswith("-") else 1
        parts = [int(part) for part in text.lstrip("+-").split(":")]
        return sign * sum(part * unit for part, unit in zip(parts, (3600, 60, 1)))

    def moment(self, rule, year):
        """When a rule holds in a year, by the clock."""
        day, _, clock = rule.partition("/")
        if day.startswith("M"):
            month, week, weekday = map(int, day[1:].split("."))
            first = _datetime.date(year, month, 1)
            date = first.toordinal() + (weekday - first.isoweekday()) % 7 + 7 * (week - 1)
            if date >= (_datetime.date(year + month // 12, month % 12 + 1, 1)).toordinal():
                date -= 7
        elif day.startswith("J"):
            number = int(day[1:])
            leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
            date = _datetime.date(year, 1, 1).toordinal() + number - 1 + (leap and number >= 60)
        else:
            date = _datetime.date(year, 1, 1).toordinal() + int(day)
        return date * 86400 - _EPOCH + (self.seconds(clock) if clock else 7200)

    def year(self, stamp):
        return _datetime.date.fromordinal(min(max((stamp + _EPOCH) // 86400, 1), 3652059)).year

    def chosen(self, stamp, start, end):
        inside = start <= stamp < end if start < end else not end <= stamp < start
        return self.dst if inside else self.std

    def at_utc(self, stamp):
        if self.dst is None:
            return self.std
        year = self.year(stamp + self.std[0])
        return self.chosen(stamp, self.moment(self.start, year) - self.std[0], self.moment(self.end, year) - self.dst[0])

    def at_local(self, stamp, fold):
        if self.dst is None:
            return self.std
        year = self.year(stamp)
        start, end = self.moment(self.start, year), self.moment(self.end, year)
        ahead = self.dst[1]
        # The hour that is skipped belongs to what was before, the one that comes twice to what is before, unless folded.
        if ahead > 0:
            return self.chosen(stamp, start if fold else start + ahead, end - ahead if fold else end)
        return self.chosen(stamp, start + ahead if fold else start, end if fold else end - ahead)


class _Fixed:
    def __init__(self, name, offset):
        self.kind = offset, 0, name

    def at_utc(self, stamp):
        return self.kind

    def at_local(self, stamp, fold):
        return self.kind


class ZoneInfo(_datetime.tzinfo):
    """A zone by its name, such as `Europe/Berlin`."""

    _kept = _weakref.WeakValueDictionary()

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._kept = _weakref.WeakValueDictionary()

    def __new__(cls, key):
        zone = cls._kept.get(key)
        if zone is None:
            zone = cls._kept[key] = cls._made(key)
        return zone

    @classmethod
    def _made(cls, key):
        if not isinstance(key, str):
            raise TypeError(f"expected str, bytes or os.PathLike object, not {type(key).__name__}")
        _checked(key)
        data = _data(key)
        if data is not None:
            rules = _Rules(data)
        elif key in _FIXED:
            rules = _Fixed(*_FIXED[key])
        else:
            error = ZoneInfoNotFoundError(f"No time zone found with key {key}")
            error.add_note("Freezeframe has no table of time zones; the package tzdata is one.")
            raise error
        zone = super().__new__(cls)
        zone._key, zone._rules, zone._from = key, rules, "key"
        return zone

    @classmethod
    def no_cache(cls, key):
        """A zone of its own, which is not the one that others have."""
        zone = cls._made(key)
        zone._from = "alone"
        return zone

    @classmethod
    def from_file(cls, file_obj, /, key=None):
        """A zone from a TZif file."""
        rules = _Rules(file_obj.read())
        zone = super().__new__(cls)
        zone._key, zone._rules, zone._from = key, rules, repr(file_obj)
        return zone

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        """Forgets zones, so that they are read anew."""
        for key in list(cls._kept) if only_keys is None else only_keys:
            cls._kept.pop(key, None)

    @property
    def key(self):
        return self._key

    def _kind(self, dt):
        if dt is None:
            kind = getattr(self._rules, "kind", None)
            tail = getattr(self._rules, "tail", None)
            if kind is None and tail and tail.dst is None and not self._rules.times:
                kind = tail.std
            return kind
        stamp = dt.toordinal() * 86400 - _EPOCH + dt.hour * 3600 + dt.minute * 60 + dt.second
        return self._rules.at_local(stamp, dt.fold)

    def utcoffset(self, dt, /):
        kind = self._kind(dt)
        return None if kind is None else _datetime.timedelta(seconds=kind[0])

    def dst(self, dt, /):
        kind = self._kind(dt)
        return None if kind is None else _datetime.timedelta(seconds=kind[1])

    def tzname(self, dt, /):
        kind = self._kind(dt)
        return None if kind is None else kind[2]

    def fromutc(self, dt, /):
        if not isinstance(dt, _datetime.datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        stamp = dt.toordinal() * 86400 - _EPOCH + dt.hour * 3600 + dt.minute * 60 + dt.second
        offset = self._rules.at_utc(stamp)[0]
        local = dt + _datetime.timedelta(seconds=offset)
        # A reading that would be understood otherwise is the second of its kind.
        is_second = self._rules.at_local(stamp + offset, 0)[0] != offset
        return local.replace(fold=int(is_second))

    def __str__(self):
        return self._key if self._key is not None else repr(self)

    def __repr__(self):
        if self._key is not None:
            return f"zoneinfo.ZoneInfo(key={self._key!r})"
        return f"zoneinfo.ZoneInfo.from_file({self._from})"

    def __reduce__(self):
        if self._from not in ("key", "alone"):
            import pickle

            raise pickle.PicklingError("Cannot pickle a ZoneInfo file from a file stream.")
        return (type(self)._unpickle, (self._key, self._from == "key"))

    @classmethod
    def _unpickle(cls, key, shared, /):
        return cls(key) if shared else cls.no_cache(key)


def available_timezones():
    """The names of all zones that can be made."""
    import importlib.resources

    try:
        names = (importlib.resources.files("tzdata") / "zones").read_text().split()
    except (ImportError, OSError):
        names = []
    return {*names, *_FIXED}


def reset_tzpath(to=None):
    """Folders to look for zones in; there are none here."""
    if to is not None and isinstance(to, (str, bytes)):
        raise TypeError(f"tzpath must be a list or tuple, not {type(to)}: {to!r}")
