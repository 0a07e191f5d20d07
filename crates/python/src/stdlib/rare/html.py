"""Text in HTML."""

import re as _re

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "\xa9", "reg": "\xae", "deg": "\xb0",
          "plusmn": "\xb1", "micro": "\xb5", "middot": "\xb7", "times": "\xd7", "divide": "\xf7", "eacute": "\xe9", "egrave": "\xe8",
          "agrave": "\xe0", "auml": "\xe4", "ouml": "\xf6", "uuml": "\xfc", "Auml": "\xc4", "Ouml": "\xd6", "Uuml": "\xdc", "szlig": "\xdf",
          "hellip": "\u2026", "ndash": "\u2013", "mdash": "\u2014", "lsquo": "\u2018", "rsquo": "\u2019", "ldquo": "\u201c",
          "rdquo": "\u201d", "bull": "\u2022", "euro": "\u20ac", "trade": "\u2122", "larr": "\u2190", "uarr": "\u2191", "rarr": "\u2192",
          "darr": "\u2193", "le": "\u2264", "ge": "\u2265", "ne": "\u2260", "infin": "\u221e", "alpha": "\u03b1", "beta": "\u03b2",
          "gamma": "\u03b3", "delta": "\u03b4", "pi": "\u03c0", "lambda": "\u03bb", "mu": "\u03bc", "sigma": "\u03c3"}


def _replaced(match):
    name = match.group(1)
    if not name.startswith("#"):
        return _NAMED.get(name.rstrip(";"), match.group(0))
    digits = name[1:].rstrip(";")
    number = int(digits[1:], 16) if digits[:1] in "xX" else int(digits)
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return "\ufffd"
    return chr(number)


def unescape(s):
    """The text that entities stand for; of those with a name, the common ones."""
    return _re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*;)", _replaced, s) if "&" in s else s
