"""Printing data so that it fits the page."""

import sys

__all__ = ["pprint", "pformat", "pp", "isreadable", "isrecursive", "saferepr", "PrettyPrinter"]


def _words(line):
    """The words of a line, each with the space behind it."""
    words, start, in_space = [], 0, False
    for at, char in enumerate(line):
        if in_space and not char.isspace():
            words.append(line[start:at])
            start = at
        in_space = char.isspace()
    return [*words, line[start:]]


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        self._indent, self._width, self._depth, self._stream = indent, width, depth, stream
        self._compact, self._sort, self._underscore = compact, sort_dicts, underscore_numbers

    def pprint(self, object):
        text = self.pformat(object) + "\n"
        (sys.stdout if self._stream is None else self._stream).write(text)

    def pformat(self, object):
        return self._format(object, 0, 0, 1, ())

    def _repr(self, object, level, context):
        kind = type(object)
        if kind in (dict, list, tuple) and object and self._depth is not None and level > self._depth:
            return {dict: "{...}", list: "[...]", tuple: "(...)"}[kind]
        if id(object) in context:
            return f"<Recursion on {kind.__name__} with id={id(object)}>"
        context = (*context, id(object))
        if kind is dict:
            return "{" + ", ".join(f"{self._repr(k, level + 1, context)}: {self._repr(v, level + 1, context)}" for k, v in self._items(object)) + "}"
        if kind is list:
            return "[" + ", ".join(self._repr(item, level + 1, context) for item in object) + "]"
        if kind is tuple:
            inner = ", ".join(self._repr(item, level + 1, context) for item in object)
            return f"({inner},)" if len(object) == 1 else f"({inner})"
        if self._underscore and kind is int:
            return f"{object:_d}"
        return repr(object)

    def _items(self, object):
        if not self._sort:
            return list(object.items())
        try:
            return sorted(object.items(), key=lambda item: item[0])
        except TypeError:
            return sorted(object.items(), key=lambda item: (str(type(item[0])), id(item[0])))

    def _format(self, object, indent, allowance, level, context):
        text = self._repr(object, level, context)
        room = self._width - indent - allowance
        if len(text) <= room or self._depth is not None and level > self._depth:
            return text
        kind, context = type(object), (*context, id(object))
        if isinstance(object, dict) and kind.__repr__ is dict.__repr__ and object:
            return self._dict(object, indent, allowance, level, context)
        if kind is list and object:
            return "[" + self._sequence(object, indent, allowance + 1, level, context) + "]"
        if kind is tuple and object:
            closing = ",)" if len(object) == 1 else ")"
            return "(" + self._sequence(object, indent, allowance + len(closing), level, context) + closing
        if kind is str and object:
            return self._string(object, indent, allowance, level)
        if kind in (bytes, bytearray) and len(object) > 4:
            return self._bytes(object, indent, allowance, level)
        if kind in (set, frozenset) and object:
            try:
                items = sorted(object)
            except TypeError:
                items = sorted(object, key=lambda item: (str(type(item)), id(item)))
            opening, closing = ("{", "}") if kind is set else ("frozenset({", "})")
            extra = len(opening) - 1
            return opening + self._sequence(items, indent + extra, allowance + len(closing), level, context) + closing
        if hasattr(kind, "__dataclass_fields__") and "__create_fn__" in getattr(kind.__repr__, "__qualname__", "__create_fn__"):
            return self._named(object, [(f.name, getattr(object, f.name)) for f in kind.__dataclass_fields__.values() if f.repr], indent, allowance,
                               level, context)
        return text

    def _string(self, text, indent, allowance, level):
        """A long text in several literals, broken at ends of lines and between words."""
        outer = level == 1
        indent, allowance = indent + outer, allowance + outer
        room, chunks = self._width - indent, []
        lines = text.splitlines(True)
        for at, line in enumerate(lines):
            is_last = at == len(lines) - 1
            if len(repr(line)) <= room - (allowance if is_last else 0):
                chunks.append(repr(line))
                continue
            current, words = "", _words(line)
            for place, word in enumerate(words):
                less = allowance if is_last and place == len(words) - 1 else 0
                if len(repr(current + word)) > room - less:
                    if current:
                        chunks.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            return chunks[0]
        shown = ("\n" + " " * indent).join(chunks)
        return f"({shown})" if outer else shown

    def _bytes(self, data, indent, allowance, level):
        """Long bytes in several literals, of four bytes at a time."""
        name = "" if type(data) is bytes else "bytearray"
        outer = level == 1 or bool(name)
        indent, allowance = indent + len(name) + outer, allowance + outer
        room, chunks, current, data = self._width - indent, [], b"", bytes(data)
        for at in range(0, len(data), 4):
            part = data[at:at + 4]
            if at == len(data) // 4 * 4:
                room -= allowance
            if len(repr(current + part)) > room:
                if current:
                    chunks.append(repr(current))
                current = part
            else:
                current += part
        if current:
            chunks.append(repr(current))
        shown = ("\n" + " " * indent).join(chunks)
        return f"{name}({shown})" if outer else shown

    def _dict(self, object, indent, allowance, level, context):
        inner = indent + self._indent
        lead = "{" + " " * (self._indent - 1)
        parts = []
        items = self._items(object)
        for index, (key, value) in enumerate(items):
            shown = self._repr(key, level + 1, context)
            extra = allowance + 1 if index == len(items) - 1 else 1
            parts.append(shown + ": " + self._format(value, inner + len(shown) + 2, extra, level + 1, context))
        return lead + (",\n" + " " * inner).join(parts) + "}"

    def _sequence(self, items, indent, allowance, level, context):
        items, inner = list(items), indent + self._indent
        lead = " " * (self._indent - 1)
        if not self._compact:
            parts = [self._format(item, inner, allowance if index == len(items) - 1 else 1, level + 1, context) for index, item in enumerate(items)]
            return lead + (",\n" + " " * inner).join(parts)
        lines, line = [], ""
        for index, item in enumerate(items):
            extra = allowance if index == len(items) - 1 else 1
            text = self._format(item, inner, extra, level + 1, context)
            if line and len(line) + 2 + len(text) + extra > self._width - inner:
                lines.append(line)
                line = text
            else:
                line = f"{line}, {text}" if line else text
        return lead + (",\n" + " " * inner).join([*lines, line])

    def _named(self, object, fields, indent, allowance, level, context):
        inner = indent + len(type(object).__name__) + 1
        parts = []
        for index, (name, value) in enumerate(fields):
            extra = allowance + 1 if index == len(fields) - 1 else 1
            parts.append(f"{name}=" + self._format(value, inner + len(name) + 1, extra, level + 1, context))
        return f"{type(object).__name__}(" + (",\n" + " " * inner).join(parts) + ")"


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pformat(object)


def saferepr(object):
    return PrettyPrinter()._repr(object, 1, ())


def isreadable(object):
    return "<" not in saferepr(object)


def isrecursive(object):
    return "<Recursion on" in saferepr(object)
