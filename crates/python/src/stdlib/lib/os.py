"""A system without processes: the environment is a dict, files live in memory."""

import _os
import posixpath as path
import sys
from posixpath import abspath as _abspath

sys.modules["os.path"] = path

name, sep, linesep, pathsep, curdir, pardir, extsep, devnull = "posix", "/", "\n", ":", ".", "..", ".", "/dev/null"
error = OSError


class _Environ(dict):
    def __setitem__(self, key, value):
        for item in (key, value):
            if not isinstance(item, str):
                raise TypeError(f"str expected, not {type(item).__name__}")
        super().__setitem__(key, value)

    def __repr__(self):
        return f"environ({dict.__repr__(self)})"


environ = _Environ(HOME="/", PATH="", LANG="C.UTF-8")


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


def getcwd():
    return "/"


def chdir(path):
    raise NotImplementedError("os.chdir is not supported by Freezeframe")


def getpid():
    return 1


def cpu_count():
    return 1


def listdir(path="."):
    inside = _abspath(path)[1:]
    prefix = inside and inside + "/"
    return sorted({name[len(prefix):].split("/")[0] for name in _os.listdir() if name.startswith(prefix)})


def remove(path):
    _os.remove(path)


unlink = remove


def makedirs(name, mode=0o777, exist_ok=False):
    pass


def mkdir(path, mode=0o777):
    pass


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return method(path)


def urandom(size):
    return _os.urandom(size)


class PathLike:
    pass


def __getattr__(name):
    raise AttributeError(f"module 'os' has no attribute {name!r}: Freezeframe has no operating system")
