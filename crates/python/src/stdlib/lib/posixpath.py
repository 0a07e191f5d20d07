"""Paths, in the form of POSIX."""

from _os import getcwd as _folder

sep = "/"
pardir, curdir, extsep, altsep = "..", ".", ".", None


# Folders that were made, by their paths from the root. One with files in it is there in any case.
_folders = set()


def _path(path):
    """The text of a path, or its bytes."""
    if isinstance(path, (str, bytes)):
        return path
    from os import fspath
    return fspath(path)


def _slash(path):
    return b"/" if isinstance(path, bytes) else "/"


def join(a, *paths):
    path = _path(a)
    slash = _slash(path)
    try:
        for part in map(_path, paths):
            if part.startswith(slash):
                path = part
            elif not path or path.endswith(slash):
                path += part
            else:
                path += slash + part
    except TypeError:
        kinds = {type(it) for it in (path, *paths)}
        if kinds == {str, bytes}:
            raise TypeError("Can't mix strings and bytes in path components") from None
        other = next(it for it in paths if not isinstance(it, (str, bytes)) and not hasattr(type(it), "__fspath__"))
        raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(other).__name__!r}") from None
    return path


def split(p):
    p = _path(p)
    slash = _slash(p)
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    return (head.rstrip(slash) if head and head != slash * len(head) else head), tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = _path(p)
    dot = b"." if isinstance(p, bytes) else "."
    at = p.rfind(dot)
    start = p.rfind(_slash(p)) + 1
    if at <= start or not p[start:at].strip(dot):
        return p, p[:0]
    return p[:at], p[at:]


def isabs(s):
    s = _path(s)
    return s.startswith(_slash(s))


def normpath(path):
    path = _path(path)
    if isinstance(path, bytes):
        from os import fsdecode, fsencode
        return fsencode(normpath(fsdecode(path)))
    if not path:
        return "."
    # Two slashes at the start mean something else than one, or three.
    root = "//" if path.startswith("//") and not path.startswith("///") else "/" if path.startswith("/") else ""
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or not root and not parts or parts and parts[-1] == "..":
            parts.append(part)
        elif parts:
            parts.pop()
    return root + "/".join(parts) or "."


def abspath(path):
    path = _path(path)
    return normpath(join(_folder() if isinstance(path, str) else _folder().encode(), path))


def _place(path):
    """A path from the root, as text."""
    path = abspath(path)
    if isinstance(path, bytes):
        path = path.decode("utf-8", "surrogateescape")
    return path.lstrip("/")


realpath = abspath


def expanduser(path):
    path = _path(path)
    if isinstance(path, bytes):
        return b"/" + path[1:] if path.startswith(b"~") else path
    return "/" + path[1:] if path.startswith("~") else path


def exists(path):
    from _os import listdir
    if not isinstance(path, (str, bytes)) and not hasattr(type(path), "__fspath__"):
        raise TypeError(f"stat: path should be string, bytes, os.PathLike or integer, not {type(path).__name__}")
    path = _place(path)
    return path in ("", "tmp") or any(name == path or name.startswith(path + "/") for name in (*listdir(), *_folders))


def isfile(path):
    from _os import listdir
    return _place(path) in listdir()


def isdir(path):
    return exists(path) and not isfile(path)


def getsize(filename):
    with open(filename, "rb") as file:
        return len(file.read())


def commonprefix(m):
    if not m:
        return ""
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def __getattr__(name):
    import _paths
    if not name.startswith("_") and hasattr(_paths, name):
        return getattr(_paths, name)
    raise AttributeError(f"module 'posixpath' has no attribute {name!r}")
