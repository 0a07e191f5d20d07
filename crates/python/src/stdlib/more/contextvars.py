"""Variables whose values belong to a context."""

__all__ = ("Context", "ContextVar", "Token", "copy_context")

_MISSING = object()


class Token:
    __module__ = "_contextvars"
    MISSING = type("Missing", (), {"__repr__": lambda self: "<Token.MISSING>"})()

    def __init__(self, context, var, old):
        self._context, self.var, self.old_value, self._used = context, var, old, False

    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self.var!r} at {id(self):#x}>"


class Context:
    __module__ = "_contextvars"

    def __init__(self):
        self._values, self._entered = {}, False

    def run(self, callable, *args, **kwargs):
        global _current
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self} is already entered")
        before, _current, self._entered = _current, self, True
        try:
            return callable(*args, **kwargs)
        finally:
            _current, self._entered = before, False

    def copy(self):
        made = Context()
        made._values = dict(self._values)
        return made

    def __getitem__(self, var):
        return self._values[var]

    def get(self, var, default=None):
        return self._values.get(var, default)

    def __contains__(self, var):
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


# What programs set here is state of theirs, for an observer of a run.
_state = ("_current",)
_current = Context()


class ContextVar:
    __module__ = "_contextvars"

    def __init__(self, name, *, default=_MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name, self._default = name, default

    name = property(lambda self: self._name)

    def __repr__(self):
        default = "" if self._default is _MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    def get(self, default=_MISSING):
        found = _current._values.get(self, _MISSING)
        if found is not _MISSING:
            return found
        if default is not _MISSING:
            return default
        if self._default is not _MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value):
        old = _current._values.get(self, Token.MISSING)
        _current._values[self] = value
        return Token(_current, self, old)

    def reset(self, token):
        if token._used:
            raise RuntimeError(f"{token} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token} was created by a different ContextVar")
        if token._context is not _current:
            raise ValueError(f"{token} was created in a different Context")
        token._used = True
        if token.old_value is Token.MISSING:
            _current._values.pop(self, None)
        else:
            _current._values[self] = token.old_value


def copy_context():
    return _current.copy()
