"""The built-in objects that few programs need: they are put beside the others when one of them is named."""

from _groups import BaseExceptionGroup, ExceptionGroup
from _memory import memoryview
from _waiting import aiter, anext


class Quitter:
    """Ends the program when it is called."""

    __module__ = "_sitebuiltins"

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Use {self.name}() or Ctrl-D (i.e. EOF) to exit"

    def __call__(self, code=None):
        raise SystemExit(code)


exit, quit = Quitter("exit"), Quitter("quit")
del Quitter


class _Printer:
    """Prints a text when it is called."""

    __module__ = "_sitebuiltins"

    def __init__(self, name, text):
        self._name, self._text = name, text

    def __repr__(self):
        return self._text

    def __call__(self):
        print(self._text)


copyright = _Printer("copyright", "The copyright of Python is its authors': see https://www.python.org.")
credits = _Printer("credits", "Thanks to all who work on Python: see https://www.python.org.")
license = _Printer("license", "See https://www.python.org/psf/license/")
del _Printer


def __build_class__(func, name, /, *bases, metaclass=None, **kwds):
    """Makes a class, as the statement does, of a function that fills a namespace."""
    import types
    if not callable(func):
        raise TypeError("__build_class__: func must be a function")
    if not isinstance(name, str):
        raise TypeError("__build_class__: name is not a string")
    own = {} if metaclass is None else {"metaclass": metaclass}
    return types.new_class(name, bases, {**own, **kwds}, lambda namespace: exec(func.__code__, func.__globals__, namespace))


def breakpoint(*args, **kwargs):
    """Refused: there is no debugger."""
    import sys

    return sys.breakpointhook(*args, **kwargs)
