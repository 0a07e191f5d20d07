"""Lines of files, by their numbers."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]
cache = {}


def getlines(filename, module_globals=None):
    if filename not in cache:
        try:
            with open(filename) as file:
                lines = file.readlines()
        except (OSError, UnicodeDecodeError):
            return []
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        cache[filename] = len("".join(lines)), None, lines, filename
    return cache[filename][2]


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def clearcache():
    cache.clear()


def checkcache(filename=None):
    for name in [filename] if filename is not None else list(cache):
        # An entry without a time was put there by a program, which knows what it holds.
        if name in cache and cache[name][1] is None and cache[name][3] == name:
            try:
                with open(name) as file:
                    fresh = file.read()
            except OSError:
                continue
            if fresh.rstrip("\n") != "".join(cache[name][2]).rstrip("\n"):
                del cache[name]


def lazycache(filename, module_globals):
    return False
