"""Files that lie in packages."""

import contextlib as _contextlib
import importlib as _importlib
import pathlib as _pathlib
import types as _types


def _package(anchor):
    if isinstance(anchor, _types.ModuleType):
        return anchor
    return _importlib.import_module(anchor)


def files(anchor):
    """The folder of a package."""
    package = _package(anchor)
    places = getattr(package, "__path__", None)
    return _pathlib.Path(list(places)[0] if places else package.__file__.rpartition("/")[0])


@_contextlib.contextmanager
def as_file(path):
    yield path


def _of(anchor, names):
    found = files(anchor)
    for name in names:
        found = found / name
    return found


def open_binary(anchor, *names):
    return _of(anchor, names).open("rb")


def open_text(anchor, *names, encoding="utf-8", errors="strict"):
    return _of(anchor, names).open("r", encoding=encoding, errors=errors)


def read_binary(anchor, *names):
    return _of(anchor, names).read_bytes()


def read_text(anchor, *names, encoding="utf-8", errors="strict"):
    return _of(anchor, names).read_text(encoding=encoding)


def path(anchor, *names):
    return as_file(_of(anchor, names))


def is_resource(anchor, *names):
    return _of(anchor, names).is_file()


def contents(anchor, *names):
    return (entry.name for entry in _of(anchor, names).iterdir())
