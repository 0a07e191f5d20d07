"""The files whose paths fit a pattern."""

import fnmatch as _fnmatch
import os as _os
import re as _re

__all__ = ["escape", "glob", "iglob", "translate"]


def has_magic(s):
    return any(c in s for c in "*?[")


def escape(pathname):
    return _re.sub("([*?[])", "[\\1]", pathname)


def _entries(folder, hidden):
    try:
        names = _os.listdir(folder or ".")
    except OSError:
        return []
    return [name for name in names if hidden or not name.startswith(".")]


def _found(folder, parts, recursive, hidden):
    if not parts:
        yield folder
        return
    first, rest = parts[0], parts[1:]
    if recursive and first == "**":
        yield from _found(folder, rest, recursive, hidden)
        for name in _entries(folder, hidden):
            inner = _os.path.join(folder, name)
            if _os.path.isdir(inner):
                yield from _found(inner, parts, recursive, hidden)
            elif not rest:
                yield inner
    elif has_magic(first):
        for name in _entries(folder, hidden or first.startswith(".")):
            if _fnmatch.fnmatch(name, first):
                inner = _os.path.join(folder, name)
                if not rest or _os.path.isdir(inner):
                    yield from _found(inner, rest, recursive, hidden)
    else:
        inner = _os.path.join(folder, first)
        if not first and not rest:
            yield _os.path.join(folder, "")
        elif _os.path.isdir(inner) or not rest and _os.path.exists(inner):
            yield from _found(inner, rest, recursive, hidden)


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    start = "/" if pathname.startswith("/") else ""
    base = start or (str(root_dir) if root_dir else "")
    seen = set()
    for path in _found(base, pathname.lstrip("/").split("/"), recursive, include_hidden):
        if root_dir and not start:
            path = path[len(base.rstrip("/")) + 1:]
        if path and path not in seen:
            seen.add(path)
            yield path


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    return _fnmatch.translate(pat)
