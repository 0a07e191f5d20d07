from datetime import datetime, date, time, timedelta, timezone, tzinfo, UTC
import datetime as dt
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a = datetime(2024, 2, 29, 12, 30, 15, 123456); b = date(2024, 12, 30); c = time(23, 59, 1, 5000)
for x in (a, b, c): print(repr(x), x, x.isoformat())
print(a.date(), a.time(), a.weekday(), a.isoweekday(), a.isocalendar(), b.isocalendar(), a.toordinal(), a.timetuple(), a.ctime(), b.ctime())
print(a.replace(year=2023, day=1), a + timedelta(days=1, hours=12), a - timedelta(weeks=1), a - datetime(2024, 1, 1), b - date(2024, 1, 1), b + timedelta(3), date.fromordinal(738000))
print(timedelta(days=1.5, seconds=3.25), timedelta(milliseconds=1), timedelta(-1, 5), repr(timedelta(-1, 5)), timedelta(hours=25) // timedelta(hours=2), timedelta(hours=25) % timedelta(hours=2), timedelta(hours=25) / timedelta(hours=2), timedelta(1) * 1.5, timedelta(1) / 3, -timedelta(1, 1), abs(timedelta(-1)), timedelta(seconds=1.0000005), divmod(timedelta(1), timedelta(hours=7)), timedelta(1).total_seconds(), repr(timedelta()), bool(timedelta()), timedelta(microseconds=0.5), timedelta(microseconds=1.5), 2 * timedelta(1), timedelta(5) // 2)
for f in ('%Y-%m-%d %H:%M:%S', '%A %a %B %b %d %e %j %U %W %V %G %u %w %y %I %p %f %%', '%c|%x|%X|%D|%F|%T|%R', '%-d/%-m'): print(a.strftime(f), '|', b.strftime(f))
print(c.strftime('%H:%M:%S.%f %p'), f"{a:%d.%m.%Y}", f"{b}", f"{a:}", f"{c:%H}")
tz = timezone(timedelta(hours=5, minutes=30)); tn = timezone(timedelta(hours=-3), 'BRT'); aw = a.replace(tzinfo=tz)
print(aw, repr(aw), aw.utcoffset(), aw.tzname(), aw.dst(), aw.astimezone(timezone.utc), aw.astimezone(tn), aw.strftime('%z %Z %:z'), repr(tz), repr(tn), str(tz), UTC, repr(timezone.utc), aw.timestamp(), a.replace(tzinfo=UTC).timestamp(), aw.utctimetuple())
print(aw == aw.astimezone(UTC), hash(aw) == hash(aw.astimezone(UTC)), aw.isoformat(timespec='minutes'), a.isoformat(' ', 'milliseconds'), a == aw, a != aw, time(1, tzinfo=tz), repr(time(1, tzinfo=tz)), repr(time(1, 2, 3, fold=1)))
for s in ('2024-01-02', '20240102', '2024-W01-2', '2024W012', '2024-W05'): t(lambda: date.fromisoformat(s))
for s in ('2024-01-02', '2024-01-02T03:04:05', '2024-01-02 03:04', '2024-01-02T03', '2024-01-02T03:04:05.678', '2024-01-02T03:04:05.678901+05:30', '20240102T030405Z', '2024-01-02T03:04:05,5', 'x', '2024-13-01', '2024-01-02T25:00', '2024-1-2', '2024-01-02T', '2024-01-02T03:04:05-08:00'): t(lambda: datetime.fromisoformat(s))
for s in ('03:04', '03:04:05.5', 'T0304', '03:04:05+01:00', '3:4', ''): t(lambda: time.fromisoformat(s))
for s, f in (('2024-03-04 05:06:07', '%Y-%m-%d %H:%M:%S'), ('4 Mar 24', '%d %b %y'), ('March 4, 2024 3:05 PM', '%B %d, %Y %I:%M %p'), ('12/31/99', '%m/%d/%y'), ('2024-060', '%Y-%j'), ('10:20:30.5', '%H:%M:%S.%f'), ('2024-01-01T00:00:00+0200', '%Y-%m-%dT%H:%M:%S%z'), ('Mon 1', '%a %d'), ('2024 10 1', '%Y %W %w'), ('2024-1-1', '%Y/%m/%d'), ('2024-01-01x', '%Y-%m-%d'), ('x', '%Q'), ('31 02 2024', '%d %m %Y'), ('2024-W10-1', '%G-W%V-%u')): t(lambda: datetime.strptime(s, f))
for f in (lambda: datetime(2024, 2, 30), lambda: datetime(2024, 13, 1), lambda: date(0, 1, 1), lambda: date(10000, 1, 1), lambda: time(24), lambda: datetime(2024, 1, 1, 0, 60), lambda: a < aw, lambda: a - aw, lambda: a == b, lambda: date.max + timedelta(1), lambda: datetime.max + timedelta(1), lambda: timedelta('a'), lambda: timezone(5), lambda: timezone(timedelta(1)), lambda: datetime(2024, 1), lambda: date(2024, 1.5, 1), lambda: date.fromisocalendar(2024, 54, 1), lambda: datetime.combine(b, c), lambda: datetime.combine(b, c, tz), lambda: datetime.fromtimestamp(0, UTC), lambda: datetime.fromtimestamp(1700000000.123456, UTC), lambda: datetime.fromtimestamp(-1.5, tz), lambda: sorted([b, date(2020, 1, 1)]), lambda: datetime.min, lambda: (date.max, time.max, timedelta.max, datetime.resolution), lambda: tzinfo().utcoffset(None), lambda: datetime(2024, 1, 1, tzinfo=3), lambda: {b: 1}[date(2024, 12, 30)], lambda: isinstance(a, date), lambda: type(a + timedelta(1)), lambda: (a - timedelta(1)).date() == a.date(), lambda: date.today() <= date.max, lambda: datetime.now(UTC).tzinfo): t(f)
class EST(tzinfo):
    def utcoffset(self, d): return timedelta(hours=-5)
    def dst(self, d): return timedelta(0)
    def tzname(self, d): return 'EST'
print(datetime(2024, 1, 1, tzinfo=EST()).isoformat(), datetime(2024, 1, 1, tzinfo=UTC).astimezone(EST()), datetime(2024, 1, 1, tzinfo=EST()).tzname())
class D(datetime): pass
print(D(2024, 1, 2), repr(D(2024, 1, 2)), type(D(2024, 1, 2) + timedelta(1)), D.fromisoformat('2024-01-02'))
