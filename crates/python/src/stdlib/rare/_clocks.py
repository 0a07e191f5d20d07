"""What `time` has besides: clocks by their numbers."""

import types as _types
from time import monotonic as _monotonic, monotonic_ns as _monotonic_ns, process_time as _process, time as _time, time_ns as _time_ns

CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID, CLOCK_MONOTONIC_RAW = range(5)
CLOCK_BOOTTIME, CLOCK_TAI = 7, 11


def clock_gettime_ns(clk_id, /):
    if clk_id in (CLOCK_REALTIME, CLOCK_TAI):
        return _time_ns()
    if clk_id in (CLOCK_MONOTONIC, CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME):
        return _monotonic_ns()
    if clk_id in (CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID):
        return int(_process() * 10**9)
    raise OSError(22, "Invalid argument")


def clock_gettime(clk_id, /):
    return clock_gettime_ns(clk_id) / 10**9


def clock_getres(clk_id, /):
    clock_gettime_ns(clk_id)
    return 1e-09


def clock_settime(clk_id, time, /):
    raise PermissionError(1, "Operation not permitted")


clock_settime_ns = clock_settime
_CLOCKS = {"monotonic": ("clock_gettime(CLOCK_MONOTONIC)", True, False), "perf_counter": ("clock_gettime(CLOCK_MONOTONIC)", True, False),
           "process_time": ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", True, False), "time": ("clock_gettime(CLOCK_REALTIME)", False, True),
           "thread_time": ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", True, False)}


def get_clock_info(name, /):
    if name not in _CLOCKS:
        raise ValueError("unknown clock")
    implementation, monotonic, adjustable = _CLOCKS[name]
    return _types.SimpleNamespace(implementation=implementation, monotonic=monotonic, adjustable=adjustable, resolution=1e-09)


def tzset():
    pass
