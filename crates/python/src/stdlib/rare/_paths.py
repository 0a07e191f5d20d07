"""What `os.path` has besides."""

from posixpath import abspath, commonprefix, exists, expanduser, isdir, normpath

defpath, devnull, pathsep, supports_unicode_filenames = "/bin:/usr/bin", "/dev/null", ":", False


def _text(path):
    path = path.__fspath__() if hasattr(path, "__fspath__") else path
    if not isinstance(path, (str, bytes)):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return path


def relpath(path, start=None):
    path = _text(path)
    if not path:
        raise ValueError("no path specified")
    here = [part for part in abspath(start or ".").split("/") if part]
    there = [part for part in abspath(path).split("/") if part]
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:]) or "."


def commonpath(paths):
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    rooted = {path.startswith("/") for path in paths}
    if len(rooted) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[part for part in path.split("/") if part and part != "."] for path in paths]
    low, high = min(parts), max(parts)
    shared = next((at for at, part in enumerate(low) if part != high[at]), len(low))
    return ("/" if rooted.pop() else "") + "/".join(low[:shared])


def expandvars(path):
    import os
    import re
    path = _text(path)
    return re.sub(r"\$(?:(\w+)|\{([^}]*)\})", lambda found: os.environ.get(found[1] or found[2], found[0]), path)


def splitdrive(p):
    p = _text(p)
    return p[:0], p


def splitroot(p):
    p = _text(p)
    count = len(p) - len(p.lstrip("/"))
    root = 0 if not count else 2 if count == 2 else 1
    return "", p[:root], p[root:]


def normcase(s):
    return _text(s)


def lexists(path):
    return exists(path)


def islink(path):
    return False


isjunction = isdevdrive = islink


def ismount(path):
    return abspath(path) == "/"


def samefile(f1, f2):
    for path in (f1, f2):
        if not exists(path):
            raise FileNotFoundError(2, "No such file or directory", path)
    return abspath(f1) == abspath(f2)


def getmtime(filename):
    import os
    return os.stat(filename).st_mtime


getatime = getctime = getmtime
