"""A system without processes: the environment is a dict, files live in memory."""

import abc

import _os
import posixpath as path
import sys
from posixpath import _folders, abspath as _abspath

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


# What programs set here is state of theirs, for an observer of a run.
_state = ("environ",)
environ = _Environ(HOME="/", PATH="", LANG="C.UTF-8")


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


getcwd = _os.getcwd


def getpid():
    return 1


def cpu_count():
    return 1


def listdir(path="."):
    inside = _abspath(path)[1:]
    prefix = inside and inside + "/"
    held = _os.listdir()
    if inside and (inside in held or not _exists("/" + inside)):
        kind = (NotADirectoryError, 20, "Not a directory") if inside in held else (FileNotFoundError, 2, "No such file or directory")
        raise kind[0](*kind[1:], path)
    names = {name[len(prefix):].split("/")[0] for name in (*held, *_folders) if name.startswith(prefix)}
    # The folder of the packages is no place of the program's own.
    return sorted(names - {"site-packages"} if not prefix else names)


F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
altsep, defpath = None, "/bin:/usr/bin"


def access(path, mode, **kwargs):
    """Whether a file is there: whatever is there can be read and written."""
    return _exists(path)


def _exists(name):
    return path.exists(name)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Each folder below one: its path, its folders and its files."""
    names = listdir(top)
    folders = [name for name in names if path.isdir(path.join(top, name))]
    found = top, folders, [name for name in names if name not in folders]
    if topdown:
        yield found
    for name in folders:
        yield from walk(path.join(top, name), topdown)
    if not topdown:
        yield found


def getuid():
    return 0


getgid = geteuid = getegid = getppid = getuid


def process_cpu_count():
    return 1


def fsencode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, bytes) else filename.encode()


def fsdecode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, str) else filename.decode()


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    text = method(path)
    if not isinstance(text, (str, bytes)):
        raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(text).__name__}")
    return text


def urandom(size):
    return _os.urandom(size)


class PathLike(abc.ABC):
    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, "__fspath__") if cls is PathLike else NotImplemented

    def __class_getitem__(cls, params):
        from types import GenericAlias
        return GenericAlias(cls, params)


def __getattr__(name):
    if not name.startswith("__"):
        import _system
        if hasattr(_system, name):
            found = globals()[name] = getattr(_system, name)
            return found
    raise AttributeError(f"module 'os' has no attribute {name!r}: Freezeframe has no operating system")
