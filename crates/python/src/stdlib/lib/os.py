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
    names = {name[len(prefix):].split("/")[0] for name in _os.listdir() if name.startswith(prefix)}
    # The folder of the packages is no place of the program's own.
    return sorted(names - {"site-packages"} if not prefix else names)


def remove(path):
    _os.remove(path)


unlink = remove


F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
altsep, defpath = None, "/bin:/usr/bin"


def access(path, mode, **kwargs):
    """Whether a file is there: whatever is there can be read and written."""
    return _exists(path)


def _exists(name):
    return path.exists(name)


def rename(src, dst):
    """Moves a file, or all that lies in a folder."""
    old, new = _abspath(fspath(src))[1:], _abspath(fspath(dst))[1:]
    names = [name for name in _os.listdir() if name == old or name.startswith(old + "/")]
    if not names:
        raise FileNotFoundError(2, "No such file or directory", src, None, dst)
    for name in names:
        with open("/" + name, "rb") as source, open("/" + new + name[len(old):], "wb") as target:
            target.write(source.read())
        _os.remove(name)


replace = rename


def rmdir(path):
    if listdir(path):
        raise OSError(39, "Directory not empty", path)


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


class stat_result(tuple):
    st_mode, st_size, st_mtime = (property(lambda self, at=at: self[at]) for at in (0, 6, 8))


def stat(path, **kwargs):
    """The kind and the size of a file."""
    if not _exists(path):
        raise FileNotFoundError(2, "No such file or directory", path)
    is_folder = _is_folder(path)
    size = 0 if is_folder else _size(path)
    return stat_result((0o40755 if is_folder else 0o100644, 0, 0, 1, 0, 0, size, 0, 0, 0))


def _is_folder(name):
    return path.isdir(name)


def _size(name):
    return path.getsize(name)


lstat = stat


def getuid():
    return 0


getgid = geteuid = getegid = getppid = getuid


def process_cpu_count():
    return 1


def get_terminal_size(fd=1, /):
    raise OSError(25, "Inappropriate ioctl for device")


def fsencode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, bytes) else filename.encode()


def fsdecode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, str) else filename.decode()


def strerror(code):
    return {2: "No such file or directory", 13: "Permission denied", 17: "File exists", 20: "Not a directory", 21: "Is a directory",
            22: "Invalid argument"}.get(code, f"Unknown error {code}")


def abort():
    raise SystemExit(134)


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
    text = method(path)
    if not isinstance(text, (str, bytes)):
        raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(text).__name__}")
    return text


def urandom(size):
    return _os.urandom(size)


class PathLike:
    def __class_getitem__(cls, params):
        from types import GenericAlias
        return GenericAlias(cls, params)


def __getattr__(name):
    raise AttributeError(f"module 'os' has no attribute {name!r}: Freezeframe has no operating system")
