"""Paths as Windows writes them, taken apart and joined as texts."""

import os as _os
from posixpath import commonprefix, exists, expandvars, getatime, getctime, getmtime, getsize, isdir, isfile, samefile

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname", "commonprefix", "getsize",
           "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount", "isreserved", "expanduser",
           "expandvars", "normpath", "abspath", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath",
           "supports_unicode_filenames", "relpath", "samefile", "commonpath", "isjunction", "isdevdrive"]

curdir, pardir, extsep, sep, pathsep, altsep, defpath, devnull = ".", "..", ".", "\\", ";", "/", ".;C:\\bin", "nul"
supports_unicode_filenames = True
islink, lexists, realpath = _os.path.islink, _os.path.lexists, _os.path.realpath


def _signs(path):
    return (b"\\", b"/", b":", b".") if isinstance(path, bytes) else ("\\", "/", ":", ".")


def normcase(s):
    s = _os.fspath(s)
    back, slash, _, _ = _signs(s)
    return s.replace(slash, back).lower()


def splitroot(p):
    p = _os.fspath(p)
    back, slash, colon, _ = _signs(p)
    plain, empty = p.replace(slash, back), p[:0]
    if plain[:2] == back * 2:
        start = 8 if plain[:8].upper() == (b"\\\\?\\UNC\\" if isinstance(p, bytes) else "\\\\?\\UNC\\") else 2
        first = plain.find(back, start)
        second = plain.find(back, first + 1) if first >= 0 else -1
        return (p, empty, empty) if second < 0 else (p[:second], p[second:second + 1], p[second + 1:])
    if plain[:1] == back:
        return empty, p[:1], p[1:]
    if plain[1:2] == colon:
        return (p[:2], p[2:3], p[3:]) if plain[2:3] == back else (p[:2], empty, p[2:])
    return empty, empty, p


def splitdrive(p):
    drive, root, tail = splitroot(p)
    return drive, root + tail


def isabs(s):
    drive, root, _ = splitroot(s)
    return bool(drive and root) or bool(drive) and drive[:1] in (_signs(drive)[0], _signs(drive)[1])


def join(path, *paths):
    path = _os.fspath(path)
    back, slash, colon, _ = _signs(path)
    drive, root, rest = splitroot(path)
    for each in paths:
        its_drive, its_root, its_rest = splitroot(each)
        if its_root:
            drive, root, rest = its_drive or drive, its_root, its_rest
            continue
        if its_drive and its_drive != drive:
            if its_drive.lower() != drive.lower():
                drive, root, rest = its_drive, its_root, its_rest
                continue
            drive = its_drive
        if rest and rest[-1:] not in (back, slash):
            rest += back
        rest += its_rest
    if rest and not root and drive and drive[-1:] not in (colon, back, slash):
        return drive + back + rest
    return drive + root + rest


def split(p):
    p = _os.fspath(p)
    back, slash, _, _ = _signs(p)
    drive, root, rest = splitroot(p)
    at = max(rest.rfind(back), rest.rfind(slash)) + 1
    return drive + root + rest[:at].rstrip(back + slash), rest[at:]


def splitext(p):
    p = _os.fspath(p)
    back, slash, _, dot = _signs(p)
    start = max(p.rfind(back), p.rfind(slash)) + 1
    at = p.rfind(dot)
    return (p[:at], p[at:]) if at > start and p[start:at].strip(dot) else (p, p[:0])


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def normpath(path):
    path = _os.fspath(path)
    back, slash, _, dot = _signs(path)
    drive, root, rest = splitroot(path.replace(slash, back))
    parts = []
    for part in rest.split(back):
        if part == dot * 2 and parts and parts[-1] != dot * 2:
            parts.pop()
        elif part and part != dot and not (part == dot * 2 and root and not parts):
            parts.append(part)
    return drive + root + back.join(parts) or (drive if drive or root else dot)


def abspath(path):
    return normpath(path if isabs(path) else join(_os.getcwd(), path))


def relpath(path, start=None):
    back, _, _, dot = _signs(_os.fspath(path))
    here, there = abspath(dot if start is None else start), abspath(path)
    if normcase(splitroot(here)[0]) != normcase(splitroot(there)[0]):
        raise ValueError(f"path is on mount {splitroot(there)[0]!r}, start on mount {splitroot(here)[0]!r}")
    here, there = [[part for part in splitroot(each)[2].split(back) if part] for each in (here, there)]
    same = 0
    while same < min(len(here), len(there)) and normcase(here[same]) == normcase(there[same]):
        same += 1
    return back.join([dot * 2] * (len(here) - same) + there[same:]) or dot


def commonpath(paths):
    paths = [_os.fspath(each) for each in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty iterable")
    back, slash, _, dot = _signs(paths[0])
    roots = [splitroot(each.replace(slash, back)) for each in paths]
    if len({drive.lower() for drive, _, _ in roots}) != 1:
        raise ValueError("Paths don't have the same drive")
    if len({bool(root) for _, root, _ in roots}) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[part for part in rest.split(back) if part and part != dot] for _, _, rest in roots]
    same = 0
    while same < min(map(len, parts)) and len({each[same].lower() for each in parts}) == 1:
        same += 1
    return roots[0][0] + roots[0][1] + back.join(parts[0][:same])


def expanduser(path):
    return path


def ismount(path):
    drive, root, rest = splitroot(abspath(path))
    return bool(root) and not rest


def isjunction(path):
    return False


def isdevdrive(path):
    return False


def isreserved(path):
    plain = basename(_os.fsdecode(path)).partition(".")[0].rstrip(" ").upper()
    return plain in {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *(f"{kind}{at}" for kind in ("COM", "LPT") for at in range(1, 10))}
