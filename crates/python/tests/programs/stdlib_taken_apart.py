"""What dates, generators of numbers and others are made from again; JSON in other encodings; groups that are suppressed."""

import contextlib
import gettext
import json
import pickle
import random
import threading
from collections import deque
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from itertools import islice, permutations


def shows(make):
    try:
        print(make())
    except BaseException as error:
        print(type(error).__name__, error)


zone = timezone(timedelta(hours=2), "X")
for it in (date(2024, 2, 29), time(12, 34, 56, 789), time(1, fold=1), datetime(2024, 2, 29, 1, 2, 3, 4), datetime(2024, 1, 1, tzinfo=zone),
           timedelta(1, 2, 3), zone, timezone.utc, datetime(2024, 1, 1, fold=1)):
    print(it.__reduce__(), pickle.loads(pickle.dumps(it)) == it)
shows(lambda: date("a"))
generator = random.Random(5)
generator.random()
print(pickle.loads(pickle.dumps(generator)).random() == generator.random(), random.Random(bytearray(b"a")).random() == random.Random(b"a").random())
for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"):
    print(json.loads('{"é": [1]}'.encode(encoding)))
shows(lambda: json.loads("\ufeff1"))
print(json.JSONDecodeError)
with contextlib.suppress(KeyError):
    raise ExceptionGroup("g", [KeyError(1)])
try:
    with contextlib.suppress(KeyError):
        raise ExceptionGroup("g", [KeyError(1), ValueError(2)])
except ExceptionGroup as group:
    print(repr(group))
shows(lambda: dataclass(weakref_slot=True)(type("C", (), {})))
shows(lambda: threading.Condition().notify())
print(repr(threading.BoundedSemaphore(2)).rpartition(":")[2], gettext.gettext("hi"), gettext.ngettext("one", "many", 2))
shows(lambda: deque([1]).remove(5))
shows(lambda: islice([1], "a"))
shows(lambda: permutations([1], "a"))
