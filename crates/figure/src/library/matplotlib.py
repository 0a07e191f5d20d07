"""The rest of matplotlib: settings."""

from contextlib import contextmanager as _contextmanager

import matplotlib as _matplotlib
from matplotlib._settings import cycler


def rcdefaults():
    """Sets all settings as they were."""
    _matplotlib.rcParams.clear()


rc_file_defaults = rcdefaults


def rc(group, **kwargs):
    """Sets settings of a group, or of several."""
    for each in (group,) if isinstance(group, str) else group:
        for name, value in kwargs.items():
            _matplotlib.rcParams[f"{each}.{name}"] = value


@_contextmanager
def rc_context(rc=None, fname=None):
    """Changes settings for as long as a `with` statement runs."""
    before = dict(_matplotlib.rcParams)
    try:
        _matplotlib.rcParams.update(rc or {})
        yield
    finally:
        _matplotlib.rcParams.clear()
        _matplotlib.rcParams.update(before)


def get_backend(*, auto_select=True):
    """How figures are shown."""
    return "agg"


def interactive(b):
    """Whether figures are shown as they are drawn; here they never are."""
    _matplotlib.rcParams["interactive"] = b


def is_interactive():
    """Whether figures are shown as they are drawn."""
    return bool(_matplotlib.rcParams["interactive"])


def set_loglevel(level):
    """Accepts how much is to be told."""
    return None


def get_cachedir():
    """Where things would be kept."""
    return "/tmp/matplotlib"
