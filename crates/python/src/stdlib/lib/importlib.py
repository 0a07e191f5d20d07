"""Imports by name, and once more."""

import sys

from _imports import reload as _reload


def import_module(name, package=None):
    """Imports the module of a name, which may be told from a package: `.part`."""
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        level = len(name) - len(name.lstrip("."))
        words = package.split(".")
        if level > len(words):
            raise ImportError("attempted relative import beyond top-level package")
        name = ".".join(words[: len(words) - level + 1] + [word for word in [name[level:]] if word])
    __import__(name)
    return sys.modules[name]


def reload(module):
    """Runs a module's text again, as its file has it now; one that is no file stays as it is."""
    if type(module) is not type(sys):
        raise TypeError("reload() argument must be a module")
    if sys.modules.get(module.__name__) is not module:
        raise ImportError(f"module {module.__name__} not in sys.modules", name=module.__name__)
    _reload(module)
    return module


def invalidate_caches():
    """Does nothing: files are looked at when they are imported."""
