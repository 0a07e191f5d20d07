"""Names that match patterns with `*`, `?` and `[...]`."""

import re as _re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def translate(pat):
    out, at = [], 0
    while at < len(pat):
        c = pat[at]
        at += 1
        if c == "*":
            if not out or out[-1] != ".*":
                out.append(".*")
        elif c == "?":
            out.append(".")
        elif c == "[":
            end = pat.find("]", at + 1 + (pat[at:at + 1] == "!"))
            if end < 0:
                out.append("\\[")
            else:
                members = pat[at:end].replace("\\", "\\\\")
                at = end + 1
                if members[0] == "!":
                    members = "^" + members[1:]
                elif members[0] in "^[":
                    members = "\\" + members
                out.append(f"[{members}]")
        else:
            out.append(_re.escape(c))
    return f"(?s:{''.join(out)})\\Z"


def fnmatchcase(name, pat):
    return _re.match(translate(pat), name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    pattern = _re.compile(translate(pat))
    return [name for name in names if pattern.match(name)]
