"""Words as a shell reads them."""

import re as _re

__all__ = ["shlex", "split", "quote", "join"]
_unsafe = _re.compile(r"[^\w@%+=:,./-]", _re.ASCII).search


def quote(s):
    if not isinstance(s, str):
        raise TypeError(f"expected string or bytes-like object, got {type(s).__name__!r}")
    if not s:
        return "''"
    return "'" + s.replace("'", "'\"'\"'") + "'" if _unsafe(s) else s


def join(split_command):
    return " ".join(quote(word) for word in split_command)


def split(s, comments=False, posix=True):
    """The words of a line, without their quotes."""
    if s is None:
        raise ValueError("s argument must not be None")
    words, word, quoted, escaped = [], None, "", False
    at = 0
    while at < len(s):
        char = s[at]
        at += 1
        if escaped:
            if quoted and char not in ('"', "\\"):
                word += "\\"
            word, escaped = (word or "") + char, False
        elif quoted:
            if char == quoted:
                quoted = ""
                word += "" if posix else char
            elif char == "\\" and quoted == '"' and posix:
                escaped = True
            else:
                word += char
        elif char in " \t\r\n":
            if word is not None:
                words.append(word)
            word = None
        elif comments and char == "#" and word is None:
            end = s.find("\n", at)
            at = len(s) if end < 0 else end
        elif char in "'\"":
            quoted, word = char, (word or "") + ("" if posix else char)
        elif char == "\\" and posix:
            escaped, word = True, word or ""
        else:
            word = (word or "") + char
    if quoted:
        raise ValueError("No closing quotation")
    if escaped:
        raise ValueError("No escaped character")
    if word is not None:
        words.append(word)
    return words


class shlex:
    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        text = instream if isinstance(instream, str) else instream.read() if instream is not None else ""
        self._words = iter(split(text, comments=True, posix=posix))

    def get_token(self):
        return next(self._words, None)

    def __iter__(self):
        return self._words

    def __next__(self):
        return next(self._words)
