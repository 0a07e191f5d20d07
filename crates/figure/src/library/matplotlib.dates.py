"""Dates along an axis, as days since 1970."""

import datetime as _datetime

import numpy as _np
from matplotlib.ticker import Formatter as _Formatter, Locator as _Locator

MO, TU, WE, TH, FR, SA, SU = range(7)
_EPOCH = _datetime.datetime(1970, 1, 1, tzinfo=_datetime.timezone.utc)
UTC = _datetime.timezone.utc


def _one(d):
    if isinstance(d, _np.datetime64):
        return float((d - _np.datetime64("1970-01-01")) / _np.timedelta64(1, "us")) / 86400e6
    if not isinstance(d, _datetime.datetime):
        d = _datetime.datetime(d.year, d.month, d.day)
    d = d.replace(tzinfo=UTC) if d.tzinfo is None else d
    return (d - _EPOCH) / _datetime.timedelta(days=1)


def date2num(d):
    """Dates as days since 1970."""
    if isinstance(d, (list, tuple)) or hasattr(d, "shape") and d.shape:
        return _np.array([_one(each) for each in d])
    return _one(d)


def num2date(x, tz=None):
    """Days since 1970 as dates."""
    if isinstance(x, (list, tuple)) or getattr(x, "shape", ()):
        return [num2date(each, tz) for each in x]
    found = _EPOCH + _datetime.timedelta(microseconds=round(float(x) * 86400e6))
    return found if tz is None else found.astimezone(tz)


def datestr2num(d):
    """Dates that are written as texts, as days since 1970."""
    return date2num(_datetime.datetime.fromisoformat(d)) if isinstance(d, str) else _np.array([datestr2num(each) for each in d])


class DateFormatter(_Formatter):
    """What `strftime` gives of the date."""

    def __init__(self, fmt, tz=None, *, usetex=None):
        self.fmt = fmt

    def __call__(self, x, pos=0):
        return num2date(x).strftime(self.fmt)


class AutoDateFormatter(DateFormatter):
    """Dates as fits their distance."""

    def __init__(self, locator, tz=None, defaultfmt="%Y-%m-%d", **kwargs):
        super().__init__(defaultfmt)


ConciseDateFormatter = AutoDateFormatter


class DateLocator(_Locator):
    """Ticks at dates."""

    def __init__(self, interval=1):
        self.interval = interval

    def _steps(self, low):
        raise NotImplementedError(type(self).__name__)

    def tick_values(self, vmin, vmax):
        found = []
        for at, date in enumerate(self._steps(num2date(vmin))):
            place = _one(date)
            if place > vmax or len(found) > self.MAXTICKS:
                break
            if place >= vmin and at % self.interval == 0:
                found.append(place)
        return _np.array(found)


def _counted(first, step):
    while True:
        yield first
        first = first + step


class DayLocator(DateLocator):
    """Ticks at days of the month."""

    def __init__(self, bymonthday=None, interval=1, tz=None):
        super().__init__(1)
        self._days = range(1, 32, interval) if bymonthday is None else [bymonthday] if isinstance(bymonthday, int) else bymonthday

    def _steps(self, low):
        first = low.replace(hour=0, minute=0, second=0, microsecond=0)
        return (day for day in _counted(first, _datetime.timedelta(days=1)) if day.day in self._days)


class WeekdayLocator(DateLocator):
    """Ticks at days of the week."""

    def __init__(self, byweekday=1, interval=1, tz=None):
        super().__init__(interval)
        self._days = [byweekday] if isinstance(byweekday, int) else byweekday

    def _steps(self, low):
        first = low.replace(hour=0, minute=0, second=0, microsecond=0)
        return (day for day in _counted(first, _datetime.timedelta(days=1)) if day.weekday() in self._days)


class HourLocator(DateLocator):
    """Ticks at hours."""

    def __init__(self, byhour=None, interval=1, tz=None):
        super().__init__(interval)

    def _steps(self, low):
        return _counted(low.replace(minute=0, second=0, microsecond=0), _datetime.timedelta(hours=1))


class MinuteLocator(DateLocator):
    """Ticks at minutes."""

    def __init__(self, byminute=None, interval=1, tz=None):
        super().__init__(interval)

    def _steps(self, low):
        return _counted(low.replace(second=0, microsecond=0), _datetime.timedelta(minutes=1))


class MonthLocator(DateLocator):
    """Ticks at the first days of months."""

    def __init__(self, bymonth=None, bymonthday=1, interval=1, tz=None):
        super().__init__(1)
        self._months = range(1, 13, interval) if bymonth is None else [bymonth] if isinstance(bymonth, int) else bymonth

    def _steps(self, low):
        year, month = low.year, low.month
        while True:
            if month in self._months:
                yield low.replace(year=year, month=month, day=1, hour=0, minute=0, second=0, microsecond=0)
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)


class YearLocator(DateLocator):
    """Ticks at the first days of years."""

    def __init__(self, base=1, month=1, day=1, tz=None):
        super().__init__(1)
        self._base, self._day = base, (month, day)

    def _steps(self, low):
        for year in range(low.year // self._base * self._base, 9999, self._base):
            yield _datetime.datetime(year, *self._day, tzinfo=UTC)


class AutoDateLocator(DateLocator):
    """Ticks at dates as fits their distance."""

    def __init__(self, tz=None, minticks=5, maxticks=None, interval_multiples=True):
        super().__init__()

    def tick_values(self, vmin, vmax):
        days = vmax - vmin
        for limit, locator in ((0.3, MinuteLocator(interval=30)), (3, HourLocator(interval=6)), (12, DayLocator(interval=2)),
                               (60, WeekdayLocator()), (600, MonthLocator())):
            if days < limit:
                return locator.tick_values(vmin, vmax)
        return YearLocator().tick_values(vmin, vmax)


def _ticks_for(axes, days, horizontal):
    # Some of the dates as ticks of an axis.
    days = _np.unique(_np.asarray(days, dtype=float))
    span = days[-1] - days[0] if len(days) else 0
    fmt = "%H:%M" if span < 1 else "%m-%d %H" if span < 3 else "%Y-%m-%d" if span < 700 else "%Y"
    places = AutoDateLocator().tick_values(days[0], days[-1]) if span else days
    places = days[:: max(len(days) // 6, 1)] if len(places) < 2 else places
    (axes.set_xticks if horizontal else axes.set_yticks)(places, [num2date(each).strftime(fmt) for each in places])
