"""Showing where an exception was raised."""

import sys
from _traceback import format as _format, handled as _handled

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb", "print_exc",
           "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames", "FrameSummary", "StackSummary",
           "TracebackException", "walk_stack", "walk_tb", "print_list"]
_GIVEN = object()


def format_exception(exc, /, value=_GIVEN, tb=_GIVEN, limit=None, chain=True, **kwargs):
    if (value is _GIVEN) != (tb is _GIVEN):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _GIVEN:
        exc = value
    elif exc is not None and not isinstance(exc, BaseException):
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    if exc is None:
        return ["NoneType: None\n"]
    if limit is None and chain and tb is not None:
        import _traceback_more
        return _traceback_more.parts_of(_format(exc), exc)
    import _traceback_more
    return _traceback_more.composed(exc, tb is not None, limit, chain)


def print_exception(exc, /, value=_GIVEN, tb=_GIVEN, limit=None, file=None, chain=True, **kwargs):
    print("".join(format_exception(exc, value, tb, limit, chain)), end="", file=sys.stderr if file is None else file)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(_handled(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print(format_exc(limit, chain), end="", file=sys.stderr if file is None else file)


def __getattr__(name):
    import _traceback_more
    if name in __all__ or name in ("BUILTIN_EXCEPTION_LIMIT", "TracebackException"):
        return getattr(_traceback_more, name)
    raise AttributeError(f"module 'traceback' has no attribute {name!r}")
