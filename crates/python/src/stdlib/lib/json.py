"""JSON text."""

__all__ = ["dump", "dumps", "load", "loads", "JSONDecodeError", "JSONEncoder", "JSONDecoder"]


class JSONDecodeError(ValueError):
    __module__ = "json.decoder"

    def __init__(self, msg, doc, pos):
        line = doc.count("\n", 0, pos) + 1
        column = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {line} column {column} (char {pos})")
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, line, column


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def _string(text, ascii_only):
    # Most texts have nothing to escape.
    if text.isprintable() and '"' not in text and "\\" not in text and (not ascii_only or text.isascii()):
        return f'"{text}"'
    out = ['"']
    for c in text:
        if c in _ESCAPES:
            out.append(_ESCAPES[c])
        elif c < " " or ascii_only and c > "~":
            code = ord(c)
            if code > 0xffff:
                code -= 0x10000
                out.append(f"\\u{0xd800 + (code >> 10):04x}\\u{0xdc00 + (code & 0x3ff):04x}")
            else:
                out.append(f"\\u{code:04x}")
        else:
            out.append(c)
    out.append('"')
    return "".join(out)


class JSONEncoder:
    item_separator, key_separator = ", ", ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.allow_nan, self.sort_keys = skipkeys, ensure_ascii, allow_nan, sort_keys
        self.indent = " " * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default
        self._active = set()

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        is_own = type(self).iterencode is JSONEncoder.iterencode
        return self._whole(o, 0) if is_own else "".join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        return self._encode(o, 0)

    def _float(self, x):
        if x != x or x in (float("inf"), float("-inf")):
            if not self.allow_nan:
                raise ValueError("Out of range float values are not JSON compliant: " + repr(x))
            return "NaN" if x != x else "Infinity" if x > 0 else "-Infinity"
        return float.__repr__(x)

    def _whole(self, o, level):
        simple = self._simple(o)
        if simple is not None:
            return simple
        if id(o) in self._active:
            raise ValueError("Circular reference detected")
        self._active.add(id(o))
        try:
            if isinstance(o, (list, tuple)):
                opening, closing = "[]"
                parts = [self._simple(item) or self._whole(item, level + 1) for item in o]
            elif isinstance(o, dict):
                opening, closing = "{}"
                pairs = self._keyed(sorted(o.items()) if self.sort_keys else o.items())
                parts = [_string(key, self.ensure_ascii) + self.key_separator + (self._simple(item) or self._whole(item, level + 1))
                         for key, item in pairs]
            else:
                return self._whole(self.default(o), level)
        finally:
            self._active.discard(id(o))
        # Without items there are no lines, unless those that there are have been skipped.
        if not parts and (not o or self.indent is None):
            return opening + closing
        if self.indent is None:
            return opening + self.item_separator.join(parts) + closing
        inner = "\n" + self.indent * (level + 1)
        return opening + inner + (self.item_separator + inner).join(parts) + "\n" + self.indent * level + closing

    def _simple(self, o):
        kind = type(o)
        if kind is str:
            return _string(o, self.ensure_ascii)
        if kind is int:
            return repr(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, str):
            return _string(o, self.ensure_ascii)
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _encode(self, o, level):
        simple = self._simple(o)
        if simple is not None:
            yield simple
            return
        if id(o) in self._active:
            raise ValueError("Circular reference detected")
        self._active.add(id(o))
        try:
            if isinstance(o, (list, tuple)):
                yield from self._sequence("[", "]", ((None, item) for item in o), bool(o), level)
            elif isinstance(o, dict):
                items = sorted(o.items()) if self.sort_keys else o.items()
                yield from self._sequence("{", "}", self._keyed(items), bool(o), level)
            else:
                yield from self._encode(self.default(o), level)
        finally:
            self._active.discard(id(o))

    def _keyed(self, items):
        for key, value in items:
            if not isinstance(key, str):
                if key is True or key is False or key is None or isinstance(key, (int, float)):
                    key = self._simple(key)
                elif self.skipkeys:
                    continue
                else:
                    raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
            yield key, value

    def _sequence(self, opening, closing, items, any_items, level):
        if not any_items:
            yield opening + closing
            return
        inner = "\n" + self.indent * (level + 1) if self.indent is not None else ""
        # What stands before an item of a list comes with it, if that is a word.
        ahead, is_dict = opening + inner, opening == "{"
        if is_dict:
            yield opening
            ahead = inner
        for key, value in items:
            if is_dict:
                if ahead:
                    yield ahead
                yield _string(key, self.ensure_ascii)
                yield self.key_separator
                ahead = ""
            simple = self._simple(value)
            if simple is None:
                if ahead:
                    yield ahead
                yield from self._encode(value, level + 1)
            else:
                yield ahead + simple
            ahead = self.item_separator + inner
        if self.indent is not None:
            yield "\n" + self.indent * level
        yield closing


def dumps(obj, *, cls=None, **kw):
    return (cls or JSONEncoder)(**kw).encode(obj)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


_BACK = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook, self.strict = object_hook, object_pairs_hook, strict
        self.parse_float, self.parse_int, self.parse_constant = parse_float or float, parse_int or int, parse_constant or float

    def decode(self, s):
        value, end = self.raw_decode(s, self._space(s, 0))
        end = self._space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        return self._value(s, idx)

    def _space(self, s, i):
        while i < len(s) and s[i] in " \t\n\r":
            i += 1
        return i

    def _value(self, s, i):
        c = s[i:i + 1]
        if c == '"':
            return self._text(s, i + 1)
        if c in "123456789" and c:
            # A whole number without anything is what most numbers are.
            ahead = s[i:i + 24]
            rest = ahead.lstrip("0123456789")
            if rest and rest[0] not in ".eE":
                digits = ahead[:-len(rest)]
                return self.parse_int(digits), i + len(digits)
        if c == "{":
            return self._object(s, i + 1)
        if c == "[":
            return self._array(s, i + 1)
        for word, value in (("null", None), ("true", True), ("false", False)):
            if s.startswith(word, i):
                return value, i + len(word)
        for word in ("NaN", "Infinity", "-Infinity"):
            if s.startswith(word, i):
                return self.parse_constant(word), i + len(word)
        end, is_float = i, False
        if s[end:end + 1] == "-":
            end += 1
        start = end
        while end < len(s) and s[end] in "0123456789":
            end += 1
        if end == start:
            raise JSONDecodeError("Expecting value", s, i)
        if s[start] == "0":
            end = start + 1
        if s[end:end + 1] == "." and s[end + 1:end + 2].isdigit():
            is_float = True
            end += 1
            while end < len(s) and s[end] in "0123456789":
                end += 1
        if s[end:end + 1] in ("e", "E"):
            after = end + 2 if s[end + 1:end + 2] in ("+", "-") else end + 1
            if s[after:after + 1].isdigit():
                is_float, end = True, after
                while end < len(s) and s[end] in "0123456789":
                    end += 1
        return (self.parse_float if is_float else self.parse_int)(s[i:end]), end

    def _text(self, s, i):
        end = s.find('"', i)
        plain = s[i:end] if end >= 0 else "\\"
        if "\\" not in plain and plain.isprintable():
            return plain, end + 1
        begin, out = i - 1, []
        while True:
            c = s[i:i + 1]
            if not c:
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if c == '"':
                return "".join(out), i + 1
            if c < " " and self.strict:
                raise JSONDecodeError("Invalid control character at", s, i)
            if c != "\\":
                out.append(c)
                i += 1
                continue
            escape = s[i + 1:i + 2]
            if escape == "u":
                code, i = self._unicode(s, i)
                if 0xd800 <= code <= 0xdbff and s[i:i + 2] == "\\u":
                    low, after = self._unicode(s, i)
                    if 0xdc00 <= low <= 0xdfff:
                        code, i = 0x10000 + (code - 0xd800 << 10 | low - 0xdc00), after
                out.append(chr(code))
            elif escape in _BACK:
                out.append(_BACK[escape])
                i += 2
            else:
                raise JSONDecodeError("Unterminated string starting at" if not escape else "Invalid \\escape", s, begin if not escape else i)

    def _unicode(self, s, i):
        digits = s[i + 2:i + 6]
        if len(digits) != 4 or not all(c in "0123456789abcdefABCDEF" for c in digits):
            raise JSONDecodeError("Invalid \\uXXXX escape", s, i + 1)
        return int(digits, 16), i + 6

    def _array(self, s, i):
        out, i = [], self._space(s, i)
        if s[i:i + 1] == "]":
            return out, i + 1
        while True:
            value, i = self._value(s, i)
            out.append(value)
            c = s[i:i + 1]
            if c not in "],":
                i = self._space(s, i)
                c = s[i:i + 1]
            if c == "]":
                return out, i + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma, i = i, self._space(s, i + 1)
            if s[i:i + 1] == "]":
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)

    def _object(self, s, i):
        pairs, i = [], self._space(s, i)
        if s[i:i + 1] == "}":
            return self._finish(pairs), i + 1
        while True:
            if s[i:i + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
            key, i = self._text(s, i + 1)
            i = self._space(s, i)
            if s[i:i + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            value, i = self._value(s, self._space(s, i + 1))
            pairs.append((key, value))
            i = self._space(s, i)
            if s[i:i + 1] == "}":
                return self._finish(pairs), i + 1
            if s[i:i + 1] != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma, i = i, self._space(s, i + 1)
            if s[i:i + 1] == "}":
                raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)

    def _finish(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return self.object_hook(made) if self.object_hook is not None else made


def loads(s, *, cls=None, **kw):
    if isinstance(s, (bytes, bytearray)):
        s = s.decode(detect_encoding(s), "surrogatepass")
    elif isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    else:
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
    return (cls or JSONDecoder)(**kw).decode(s)


def detect_encoding(b):
    """The encoding of JSON as bytes: by the mark at its begin, or by where its first zeros are."""
    for mark, name in ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
                       (b"\xef\xbb\xbf", "utf-8-sig")):
        if b.startswith(mark):
            return name
    if len(b) >= 4:
        if not b[0]:
            return "utf-16-be" if b[1] else "utf-32-be"
        if not b[1]:
            return "utf-16-le" if b[2] or b[3] else "utf-32-le"
    elif len(b) == 2:
        if not b[0]:
            return "utf-16-be"
        if not b[1]:
            return "utf-16-le"
    return "utf-8"


def __getattr__(name):
    if name in ("encoder", "decoder", "scanner"):
        return __import__("importlib").import_module("json." + name)
    raise AttributeError(f"module 'json' has no attribute {name!r}")


def load(fp, **kw):
    return loads(fp.read(), **kw)
