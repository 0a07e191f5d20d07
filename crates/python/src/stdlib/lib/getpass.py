"""Asks for what is not to be seen."""

from _io import _ask


class GetPassWarning(UserWarning):
    pass


def getpass(prompt="Password: ", stream=None, *, echo_char=None):
    """A line that is not shown while it is written."""
    return _ask(prompt)


def getuser():
    """The name that the environment has for the user."""
    import os

    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if os.environ.get(name):
            return os.environ[name]
    raise OSError("No username set in the environment")
