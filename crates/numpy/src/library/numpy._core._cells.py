"""How arrays whose elements are not numbers are written."""

from builtins import abs as _abs, len as _len, range as _range

import numpy as _np


def _extended(text, line, word, width, indent):
    if _len(line) + _len(word) > width and _len(line) > _len(indent):
        return text + line.rstrip() + "\n", indent + word
    return text, line + word


class _Writer:
    def __init__(self, words, shape, separator, options, suffix):
        self.words, self.shape, self.separator = words, shape, separator
        self.edge = options["edgeitems"] if _len(words) > options["threshold"] else None
        self.width = options["linewidth"] - _len(suffix)

    def places(self, length):
        edge = self.edge
        if edge is None or 2 * edge >= length:
            return [*_range(length)]
        return [*_range(edge), None, *_range(length - edge, length)]

    def written(self, axis, start, indent, width):
        if axis == _len(self.shape):
            return self.words[start]
        length = self.shape[axis]
        inner = 1
        for size in self.shape[axis + 1 :]:
            inner *= size
        rest = _len(self.shape) - axis
        return "[" + self.items(axis, start, indent, width, self.places(length), inner, rest)[_len(indent) :] + "]"

    def items(self, axis, start, indent, width, places, inner, rest):
        separator = self.separator
        if rest > 1:
            parts = []
            for place in places:
                word = "..."
                if place is not None:
                    word = self.written(axis + 1, start + place * inner, indent + " ", width - 1)
                parts.append(indent + word)
            return (separator.rstrip() + "\n" * (rest - 1)).join(parts)
        limit = width - max(_len(separator.rstrip()), 1)
        text, line = "", indent
        for number, place in enumerate(places):
            word = "..." if place is None else self.words[start + place]
            text, line = _extended(text, line, word, limit, indent)
            if number + 1 < _len(places):
                line += separator
        return text + line


_KINDS = {
    "b": ("bool",), "i": ("int", "int_kind"), "u": ("int", "int_kind"), "f": ("float", "float_kind"),
    "c": ("complexfloat", "complex_kind"),
}


def chosen(formatter, kind):
    """The function that a formatter has for elements of a kind, or nothing."""
    for name in (*_KINDS.get(kind, ()), "all"):
        if formatter.get(name) is not None:
            return formatter[name]
    return None


def formatted(x, formatter, form, text):
    """An array as text, its elements written by a formatter; `text` is how it would be written without."""
    function = chosen(formatter, x.dtype.kind)
    if function is None or not x.size or not x.shape and form == "str":
        return text
    words = [function(item) for item in x.ravel()]
    if form == "str":
        return written(words, x.shape)
    at = text.rfind(", dtype=")
    last = text[at:] if at >= 0 else ")"
    return "array(" + written(words, x.shape, ", ", "array(") + last


def written(words, shape, separator=" ", prefix="", suffix="", options=None):
    """Texts of elements, row by row, as an array of this shape is written."""
    if not shape:
        return words[0]
    if not words:
        return "[]"
    options = options or _np.get_printoptions()
    writer = _Writer(words, shape, separator, options, suffix)
    return writer.written(0, 0, " " * (_len(prefix) + 1), writer.width)
