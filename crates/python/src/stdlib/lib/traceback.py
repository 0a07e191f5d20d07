"""Showing where an exception was raised."""

import sys
from _traceback import entries as _entries, format as _format, handled as _handled, stack as _stack

__all__ = ["print_exc", "format_exc", "print_exception", "format_exception", "format_exception_only", "print_stack", "format_stack",
           "extract_tb", "extract_stack", "format_list", "print_tb", "format_tb", "FrameSummary", "StackSummary", "TracebackException"]


class FrameSummary:
    def __init__(self, filename, lineno, name, line=None):
        self.filename, self.lineno, self.name, self.line = filename, lineno, name, line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    def format(self):
        return format_list(self)


def format_list(extracted_list):
    out = []
    for filename, lineno, name, line in extracted_list:
        text = f'  File "{filename}", line {lineno}, in {name}\n'
        out.append(text + f"    {line}\n" if line else text)
    return out


def _exception_of(tb):
    return getattr(tb, "_exception", None)


def extract_tb(tb, limit=None):
    frames = StackSummary()
    while tb is not None:
        code = tb.tb_frame.f_code if hasattr(tb, "tb_frame") else None
        frames.append(FrameSummary(code.co_filename if code else "", tb.tb_lineno, code.co_name if code else ""))
        tb = tb.tb_next
    return frames if limit is None else StackSummary(frames[:limit] if limit >= 0 else frames[limit:])


def extract_stack(f=None, limit=None):
    frames = StackSummary(FrameSummary(*row) for row in _stack())
    return frames if limit is None else StackSummary(frames[-limit:])


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f, limit))


def print_stack(f=None, limit=None, file=None):
    print("".join(format_stack(f, limit)), end="", file=sys.stderr if file is None else file)


def format_tb(tb, limit=None):
    return format_list(extract_tb(tb, limit))


def print_tb(tb, limit=None, file=None):
    print("".join(format_tb(tb, limit)), end="", file=sys.stderr if file is None else file)


def _value(exc, value):
    if isinstance(exc, BaseException):
        return exc
    return value if isinstance(value, BaseException) else None


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    exc = _value(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    text = _format(exc)
    if limit is not None and limit <= 0 and "Traceback" in text:
        return format_exception_only(exc)
    return text.splitlines(True)


def format_exception_only(exc, /, value=None):
    exc = _value(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    kind = type(exc)
    name = kind.__qualname__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__qualname__}"
    text = str(exc)
    return [f"{name}: {text}\n" if text else f"{name}\n"] + [f"{note}\n" for note in getattr(exc, "__notes__", ())]


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    print("".join(format_exception(exc, value, tb, limit, chain)), end="", file=sys.stderr if file is None else file)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(_handled(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print(format_exc(limit, chain), end="", file=sys.stderr if file is None else file)


def print_last(limit=None, file=None, chain=True):
    raise ValueError("no last exception")


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, **kwargs):
        self.exc_type, self._value = exc_type, exc_value
        self.stack = StackSummary(FrameSummary(*row) for row in _entries(exc_value))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return str(self._value)

    def format(self, *, chain=True):
        yield from format_exception(self._value)

    def format_exception_only(self):
        yield from format_exception_only(self._value)


def walk_stack(f):
    """The frames from one outwards, with the lines they are at."""
    if f is None:
        import sys
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def clear_frames(tb):
    """Does nothing: a traceback keeps no frames."""
