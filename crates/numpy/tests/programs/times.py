import datetime

import numpy as np


def shown(*values):
    for value in values:
        print(repr(value), "|", str(value).replace("\n", " "))


day = np.datetime64("2024-02-28")
shown(day, day + 2, day + np.timedelta64(36, "h"), day - np.datetime64("2024-01-01"), day < np.datetime64("2024-03"), day.item(), day.dtype)
shown(np.datetime64("2024-02-28T10:30"), np.datetime64("2024-02", "D"), np.datetime64(10, "D"), np.datetime64("NaT"), np.datetime64(datetime.date(2000, 1, 2)))
shown(np.timedelta64(90, "m") / np.timedelta64(1, "h"), np.timedelta64(5, "D") * 2, np.timedelta64(1, "Y").astype("timedelta64[M]"), np.timedelta64(3, "W").item())
days = np.arange("2024-02-27", "2024-03-02", dtype="datetime64[D]")
shown(days, days[1], days - days[0], days + np.timedelta64(1, "D"), days.astype("datetime64[M]"), days > np.datetime64("2024-02-28"), days.max(), np.diff(days))
shown(np.array(["2024-01-01", "NaT"], dtype="datetime64[s]"), np.isnat(np.array(["NaT", "2000"], dtype="M8[Y]")), np.sort(days[::-1]), np.unique(days[[0, 0]]))
shown((days - days[0]).astype(int), days.astype(int), (days[1:] - days[:-1]).sum(), days.tolist()[0], np.datetime_as_string(days[0]), np.datetime_data("m8[25s]"))
for wrong in (lambda: day + day, lambda: np.datetime64("2024-13"), lambda: np.datetime64("x"), lambda: np.timedelta64(1, "zz")):
    try:
        shown(wrong())
    except Exception as error:
        print(type(error).__name__, error)
