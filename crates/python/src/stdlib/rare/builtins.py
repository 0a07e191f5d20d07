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


def breakpoint(*args, **kwargs):
    """Refused: there is no debugger."""
    import sys

    return sys.breakpointhook(*args, **kwargs)
