import calendar
print(calendar.month(2024, 2), end='')
print(calendar.calendar(2023), end='')
calendar.prmonth(2025, 12, w=4)
print(calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.isleap(2000), calendar.leapdays(1900, 2001), calendar.weekday(2024, 3, 1), calendar.monthcalendar(2024, 3), calendar.timegm((2024, 1, 1, 0, 0, 0)))
print(list(calendar.day_name), list(calendar.month_abbr), calendar.month_name[3], calendar.firstweekday(), calendar.MONDAY, calendar.JANUARY, calendar.weekheader(3))
c = calendar.TextCalendar(calendar.SUNDAY)
print(c.formatmonth(2024, 6), [d.isoformat() for d in c.itermonthdates(2024, 6)][:3], list(c.itermonthdays2(2024, 6))[:8], list(c.iterweekdays()))
for f in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(7), lambda: calendar.month(2024, 0)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
calendar.setfirstweekday(6); print(calendar.monthcalendar(2024, 3)[0], repr(calendar.Month(3)), repr(calendar.Day.FRIDAY))
