"""Profiles of programs, which are not made here: what marks parts of them does nothing, traces warn, the rest is refused."""

import contextlib as _contextlib


class TraceAnnotation(_contextlib.ContextDecorator):
    """Marks a part of a profile: changes nothing here."""

    def __init__(self, name, **kwargs):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return None


class StepTraceAnnotation(TraceAnnotation):
    """Marks a step of a profile: changes nothing here."""


def annotate_function(func, name=None, **decorator_kwargs):
    """The function as it is: there is no profile to mark."""
    return func


def start_trace(log_dir, *args, **kwargs):
    """Warns that no profile is made; the program goes on as it does without one."""
    import warnings

    warnings.warn(f"no profiles are made here, so nothing is written to {log_dir!r}; %timeit measures a cell", stacklevel=2)


def stop_trace():
    """There is no profile to end."""


@_contextlib.contextmanager
def trace(log_dir, *args, **kwargs):
    """Warns that no profile is made, and runs what it holds."""
    start_trace(log_dir)
    yield


def _out(name):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"jax.profiler.{name}: no profiles are made here; %timeit measures a cell")

    refused.__name__ = refused.__qualname__ = name
    refused.__doc__ = "Refused: no profiles are made here."
    return refused


device_memory_profile = _out("device_memory_profile")
export_profile_data = _out("export_profile_data")
register_subprocess = _out("register_subprocess")
save_device_memory_profile = _out("save_device_memory_profile")
start_server = _out("start_server")
stop_server = _out("stop_server")


def _no_profile(name):
    class refused:
        __doc__ = "Refused: no profiles are made here."

        def __init__(self, *args, **kwargs):
            raise NotImplementedError(f"jax.profiler.{name}: no profiles are made here; %timeit measures a cell")

    refused.__name__ = refused.__qualname__ = name
    return refused


ProfileData = _no_profile("ProfileData")
ProfileEvent = _no_profile("ProfileEvent")
ProfileLine = _no_profile("ProfileLine")
ProfileOptions = _no_profile("ProfileOptions")
ProfilePlane = _no_profile("ProfilePlane")
ProfileSession = _no_profile("ProfileSession")
