"""Profiles of programs, which are not made here: what marks parts of them does nothing, the rest is refused."""

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
start_trace = _out("start_trace")
stop_server = _out("stop_server")
stop_trace = _out("stop_trace")
trace = _out("trace")
