"""Where NumPy keeps functions by their topics."""

import importlib as _importlib

_MODULES = ("npyio", "scimath", "stride_tricks")


def __getattr__(name):
    if name in _MODULES:
        return _importlib.import_module(f"numpy.lib.{name}")
    raise AttributeError(f"module 'numpy.lib' has no attribute '{name}'")

