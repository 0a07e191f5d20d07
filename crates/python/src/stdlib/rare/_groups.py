"""Groups of exceptions, and what `except*` does with them."""

from types import GenericAlias


def _matcher(condition):
    def is_kind(it):
        return isinstance(it, type) and issubclass(it, BaseException)

    if is_kind(condition) or isinstance(condition, tuple) and all(is_kind(it) for it in condition):
        return lambda exception: isinstance(exception, condition)
    if callable(condition) and not isinstance(condition, type):
        return condition
    raise TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")


class BaseExceptionGroup(BaseException):
    """Several exceptions in one, which are not related."""

    __module__ = "builtins"

    def __new__(cls, *args):
        if len(args) != 2:
            raise TypeError(f"BaseExceptionGroup.__new__() takes exactly 2 arguments ({len(args)} given)")
        message, exceptions = args
        if not isinstance(message, str):
            raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}")
        if not hasattr(type(exceptions), "__getitem__") or isinstance(exceptions, dict):
            raise TypeError("second argument (exceptions) must be a sequence")
        members = tuple(exceptions)
        if not members:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        for at, member in enumerate(members):
            if not isinstance(member, BaseException):
                raise ValueError(f"Item {at} of second argument (exceptions) is not an exception")
        are_plain = all(isinstance(member, Exception) for member in members)
        if cls is BaseExceptionGroup and are_plain:
            cls = ExceptionGroup
        elif issubclass(cls, Exception) and not are_plain:
            kind = "an ExceptionGroup" if cls is ExceptionGroup else repr(cls.__name__)
            raise TypeError(f"Cannot nest BaseExceptions in {kind}")
        made = super().__new__(cls, message, exceptions)
        made._message, made._exceptions = message, members
        return made

    def __init__(self, *args, **kwargs):
        if kwargs:
            raise TypeError("BaseExceptionGroup() takes no keyword arguments")

    @property
    def message(self):
        return self._message

    @property
    def exceptions(self):
        return self._exceptions

    def __str__(self):
        count = len(self._exceptions)
        return f"{self._message} ({count} sub-exception{'s' if count != 1 else ''})"

    def derive(self, excs, /):
        """A group like this one of other exceptions."""
        return BaseExceptionGroup(self._message, excs)

    def split(self, condition, /):
        """The group of those that match, and that of the others; None for one without any."""
        return self._split(_matcher(condition))

    def subgroup(self, condition, /):
        """The group of those that match, or None."""
        return self._split(_matcher(condition))[0]

    def _split(self, matches):
        if matches(self):
            return self, None
        parts = [], []
        for member in self._exceptions:
            if isinstance(member, BaseExceptionGroup):
                for part, found in zip(parts, member._split(matches)):
                    if found is not None:
                        part.append(found)
            else:
                parts[0 if matches(member) else 1].append(member)
        return tuple(self._like(part) if part else None for part in parts)

    def _like(self, members):
        made = self.derive(members)
        if not isinstance(made, BaseExceptionGroup):
            raise TypeError("derive must return an instance of BaseExceptionGroup")
        made.__traceback__ = self.__traceback__
        made.__cause__, made.__context__ = self.__cause__, self.__context__
        made.__suppress_context__ = self.__suppress_context__
        for note in getattr(self, "__notes__", ()):
            made.add_note(note)
        return made

    __class_getitem__ = classmethod(GenericAlias)


class ExceptionGroup(BaseExceptionGroup, Exception):
    __module__ = "builtins"


class Parts:
    """An exception that `except*` clauses take apart."""

    def __init__(self, exception):
        self.whole = self.rest = exception
        self.taken, self.raised = [], []


def part(parts, kind):
    """What a clause for this class, or these, takes; None if that is nothing."""
    for it in kind if isinstance(kind, tuple) else (kind,):
        if not (isinstance(it, type) and issubclass(it, BaseException)):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if issubclass(it, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    if isinstance(parts.rest, BaseExceptionGroup):
        found, parts.rest = parts.rest.split(kind)
    elif isinstance(parts.rest, kind):
        found, parts.rest = BaseExceptionGroup("", (parts.rest,)), None
    else:
        return None
    if found is not None:
        parts.taken.append(found)
    return found


def raised(parts, exception):
    """A clause has raised an exception."""
    parts.raised.append(exception)


def _leaves(exception):
    if isinstance(exception, BaseExceptionGroup):
        return {it for member in exception.exceptions for it in _leaves(member)}
    return {id(exception)}


def left(parts):
    """What goes on once all clauses have run: None, what was not taken, what the clauses have raised, or a group of both."""
    if not isinstance(parts.whole, BaseExceptionGroup):
        return parts.raised[0] if parts.raised else parts.rest
    again = [it for it in parts.raised if any(it is taken for taken in parts.taken)]
    new = [it for it in parts.raised if not any(it is taken for taken in parts.taken)]
    if parts.rest is not None:
        again.append(parts.rest)
    if again:
        ids = {it for exception in again for it in _leaves(exception)}
        same = parts.whole.subgroup(lambda it: not isinstance(it, BaseExceptionGroup) and id(it) in ids)
        if not new:
            return same
        new.append(same)
    return BaseExceptionGroup("", new) if len(new) > 1 else new[0] if new else None
