"""Paths, in the form of POSIX."""

sep = "/"
pardir, curdir, extsep, altsep = "..", ".", ".", None


def join(a, *paths):
    path = a
    for part in paths:
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p):
    at = p.rfind("/") + 1
    head, tail = p[:at], p[at:]
    return (head.rstrip("/") if head and head != "/" * len(head) else head), tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    at = p.rfind(".")
    start = p.rfind("/") + 1
    if at <= start or not p[start:at].strip("."):
        return p, ""
    return p[:at], p[at:]


def isabs(s):
    return s.startswith("/")


def normpath(path):
    if not path:
        return "."
    root = "/" if path.startswith("/") else ""
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
    return normpath(join("/", path))


realpath = abspath


def expanduser(path):
    return "/" + path[1:] if path.startswith("~") else path


def exists(path):
    from _os import listdir
    path = abspath(path)[1:]
    return not path or any(name == path or name.startswith(path + "/") for name in listdir())


def isfile(path):
    from _os import listdir
    return abspath(path)[1:] in listdir()


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
