"""Copying and removing files in memory."""

import os as _os
from collections import namedtuple as _namedtuple

__all__ = ["copyfileobj", "copyfile", "copy", "copy2", "copytree", "move", "rmtree", "Error", "SameFileError", "get_terminal_size", "which",
           "disk_usage", "ignore_patterns"]


class Error(OSError):
    pass


class SameFileError(Error):
    pass


_terminal_size = _namedtuple("terminal_size", "columns lines")
_terminal_size.__module__ = "os"


def get_terminal_size(fallback=(80, 24)):
    """The size that the environment tells, or the fallback: no terminal is there."""
    def number(name, default):
        try:
            return int(_os.environ[name]) or default
        except (KeyError, ValueError):
            return default

    return _os.terminal_size((number("COLUMNS", fallback[0]), number("LINES", fallback[1])))


def which(cmd, mode=1, path=None):
    return None


def copyfileobj(fsrc, fdst, length=0):
    fdst.write(fsrc.read())


def copyfile(src, dst, *, follow_symlinks=True):
    src, dst = _os.fspath(src), _os.fspath(dst)
    if _os.path.abspath(src) == _os.path.abspath(dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copy(src, dst, *, follow_symlinks=True):
    if _os.path.isdir(dst):
        dst = _os.path.join(dst, _os.path.basename(_os.fspath(src)))
    return copyfile(src, dst)


copy2 = copy


def ignore_patterns(*patterns):
    import fnmatch

    def ignored(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}

    return ignored


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    names = _os.listdir(src)
    _os.makedirs(dst, exist_ok=dirs_exist_ok)
    left = ignore(_os.fspath(src), names) if ignore is not None else ()
    for name in names:
        if name not in left:
            source, target = _os.path.join(src, name), _os.path.join(dst, name)
            if _os.path.isdir(source):
                copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(source, target)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    if not _os.path.isdir(path):
        if ignore_errors:
            return
        raise FileNotFoundError(2, "No such file or directory", _os.fspath(path))
    for name in _os.listdir(path):
        inner = _os.path.join(path, name)
        if _os.path.isdir(inner):
            rmtree(inner)
        else:
            _os.remove(inner)
    if _os.path.isdir(path):
        _os.rmdir(path)


def move(src, dst, copy_function=copy2):
    if _os.path.isdir(src):
        copytree(src, dst)
        rmtree(src)
        return dst
    made = copy(src, dst)
    _os.remove(src)
    return made


def disk_usage(path):
    raise NotImplementedError("shutil.disk_usage is not supported by Freezeframe: files are in memory")
