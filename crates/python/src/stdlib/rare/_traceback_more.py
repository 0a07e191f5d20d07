"""The entries of tracebacks and stacks as objects, and exceptions that are kept to be shown later."""

import sys
import traceback
from _traceback import entries as _entries, format as _format, only as _only, stack as _stack

BUILTIN_EXCEPTION_LIMIT = object()
_REPEATS = 3


class FrameSummary:
    """One entry: a place in a text."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "_marked", "locals")
    __module__ = "traceback"

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None, end_colno=None,
                 _marked=None, **kwargs):
        self.filename, self.lineno, self.name, self._line, self._marked = filename, lineno, name, line, _marked
        self.end_lineno, self.colno, self.end_colno = lineno if end_lineno is None else end_lineno, colno, end_colno
        self.locals = {key: repr(value) for key, value in locals.items()} if locals else None
        if lookup_line:
            self.line

    @property
    def line(self):
        if self._line is None and self.lineno is not None:
            import linecache
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip() if self._line is not None else None

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (other.filename, other.lineno, other.name, other.locals)
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    __hash__ = None

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4


def _summary(row, with_marks=True):
    filename, lineno, name, line, marked, end_lineno, colno, end_colno = row
    return FrameSummary(filename, lineno, name, lookup_line=False, line=line, end_lineno=end_lineno, colno=colno, end_colno=end_colno,
                        _marked=marked if with_marks else None)


class StackSummary(list):
    """Entries, outermost first."""

    __module__ = "traceback"

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        made = cls(FrameSummary(frame.f_code.co_filename, lineno, frame.f_code.co_name, lookup_line=lookup_lines,
                                locals=frame.f_locals if capture_locals else None) for frame, lineno in frame_gen)
        return cls(_limited(made, limit))

    @classmethod
    def from_list(cls, a_list):
        return cls(it if isinstance(it, FrameSummary) else FrameSummary(it[0], it[1], it[2], line=it[3]) for it in a_list)

    def format_frame_summary(self, frame_summary, **kwargs):
        it = frame_summary
        text = f'  File "{it.filename}", line {it.lineno}, in {it.name}\n'
        if it._marked is not None:
            text += it._marked
        elif it.line:
            text += f"    {it.line}\n"
        for name, value in sorted((it.locals or {}).items()):
            text += f"    {name} = {value}\n"
        return text

    def format(self, **kwargs):
        out, last, count = [], None, 0

        def repeated():
            if count > _REPEATS:
                more = count - _REPEATS
                out.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")

        for it in self:
            key = it.filename, it.lineno, it.name
            if key != last:
                repeated()
                last, count = key, 0
            count += 1
            if count <= _REPEATS:
                out.append(self.format_frame_summary(it))
        repeated()
        return out


def _limited(made, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    return made if limit is None else made[:limit] if limit >= 0 else made[limit:]


def extract_tb(tb, limit=None):
    return StackSummary(_limited([_summary(row) for row in _entries(tb)], limit))


def extract_stack(f=None, limit=None):
    made = [_summary(row, False) for row in _stack()]
    if f is not None:
        depth = sum(1 for _ in walk_stack(f))
        made = made[:depth]
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
    if limit is not None:
        made = made[-limit:] if limit > 0 else made[:-limit] if limit else []
    return StackSummary(made)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def _written(lines, file):
    print("".join(lines), end="", file=sys.stderr if file is None else file)


def print_list(extracted_list, file=None):
    _written(format_list(extracted_list), file)


def print_stack(f=None, limit=None, file=None):
    _written(format_stack(f, limit), file)


def print_tb(tb, limit=None, file=None):
    _written(format_tb(tb, limit), file)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    traceback.print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def format_exception_only(exc, /, value=None, *, show_group=False, **kwargs):
    exc = exc if isinstance(exc, BaseException) or value is None else value
    if exc is None:
        return ["NoneType: None\n"]
    if not isinstance(exc, BaseException):
        return [f"{exc.__qualname__ if isinstance(exc, type) else exc}\n"]
    lines = _only(exc).splitlines(True)
    if isinstance(exc, SyntaxError):
        return lines
    notes = sum(len(str(note).split("\n")) for note in getattr(exc, "__notes__", ()))
    return ["".join(lines[:len(lines) - notes]), *lines[len(lines) - notes:]]


_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def parts_of(text, exc):
    """The pieces of the text of an exception and of all before it, as a list has them."""
    if isinstance(exc, BaseExceptionGroup):
        return text.splitlines(True)
    made = composed(exc, True, None, True)
    return made if "".join(made) == text else text.splitlines(True)


def composed(exc, with_traceback, limit, chain, seen=()):
    """The pieces of the text of an exception, of which not all entries, or not all before it, are shown."""
    out = []
    if chain:
        seen = *seen, exc
        for before, words in ((exc.__cause__, _CAUSE), (None if exc.__suppress_context__ else exc.__context__, _CONTEXT)):
            if before is not None and not any(it is before for it in seen):
                out = [*composed(before, True, limit, True, seen), words]
                break
    entries = StackSummary(_limited([_summary(row) for row in _entries(exc)], limit)) if with_traceback else []
    if with_traceback and exc.__traceback__ is not None:
        out.append("Traceback (most recent call last):\n")
        out += entries.format()
    if isinstance(exc, BaseExceptionGroup):
        return out + _format(exc).splitlines(True)[1:] if not entries else _format(exc).splitlines(True)
    return out + format_exception_only(exc)


class TracebackException:
    """An exception as it is shown, which keeps neither it nor its frames."""

    __module__ = "traceback"

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        seen = {id(exc_value)} if _seen is None else _seen | {id(exc_value)}
        self.stack = StackSummary(_limited([_summary(row) for row in _entries(exc_value)], limit)) if exc_traceback is not None else StackSummary()
        self._exc_type, self._str, self.__notes__ = exc_type, _text_of(exc_value), getattr(exc_value, "__notes__", None)
        self._lines, self._has_traceback = format_exception_only(exc_value), exc_traceback is not None
        self._is_group_text = _format(exc_value) if isinstance(exc_value, BaseExceptionGroup) else None
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [TracebackException(type(it), it, it.__traceback__, limit=limit) for it in exc_value.exceptions]
        if isinstance(exc_value, SyntaxError):
            self.filename, self.lineno, self.end_lineno = exc_value.filename, exc_value.lineno, exc_value.end_lineno
            self.text, self.offset, self.end_offset, self.msg = exc_value.text, exc_value.offset, exc_value.end_offset, exc_value.msg
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        self.__cause__ = self.__context__ = None
        for name in ("__cause__", "__context__"):
            before = getattr(exc_value, name, None)
            if before is not None and id(before) not in seen:
                setattr(self, name, TracebackException(type(before), before, before.__traceback__, limit=limit, _seen=seen))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        return self._exc_type

    @property
    def exc_type_str(self):
        kind = self._exc_type
        if kind is None:
            return None
        return kind.__qualname__ if kind.__module__ in ("__main__", "builtins") else f"{kind.__module__}.{kind.__qualname__}"

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    __hash__ = None

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, **kwargs):
        yield from self._lines

    def format(self, *, chain=True, **kwargs):
        if self._is_group_text is not None:
            yield from self._is_group_text.splitlines(True)
            return
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format()
                yield _CAUSE
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format()
                yield _CONTEXT
        if self._has_traceback:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self._lines

    def print(self, *, file=None, chain=True, **kwargs):
        _written(self.format(chain=chain), file)


def _text_of(value):
    try:
        return str(value)
    except Exception:
        return "<exception str() failed>"


def walk_stack(f):
    """The frames from one outwards, with the lines they are at."""
    if f is None:
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
