"""TOML, read."""

import re
from datetime import date, datetime, time, timedelta, timezone

__all__ = ["loads", "load", "TOMLDecodeError"]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_NUMBER = re.compile(r"0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)|"
                     r"[+-]?(?:0|[1-9](?:_?[0-9])*)(\.[0-9](?:_?[0-9])*)?([eE][+-]?[0-9](?:_?[0-9])*)?")
_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[Tt ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6})\d*)?"
                   r"(?:([Zz])|([+-])([01]\d|2[0-3]):([0-5]\d))?)?")
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6})\d*)?")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


class TOMLDecodeError(ValueError):
    """What is no TOML."""


class _Reader:
    def __init__(self, text, parse_float):
        self.text, self.at, self.parse_float = text, 0, parse_float
        self.whole, self.closed, self.made = {}, set(), set()

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            place = "end of document"
        else:
            line = self.text.count("\n", 0, at) + 1
            column = at + 1 if line == 1 else at - self.text.rindex("\n", 0, at)
            place = f"line {line}, column {column}"
        raise TOMLDecodeError(f"{message} (at {place})")

    def peek(self, count=1):
        return self.text[self.at:self.at + count]

    def spaces(self):
        while self.peek() and self.peek() in " \t":
            self.at += 1

    def comment(self):
        if self.peek() != "#":
            return
        while self.peek() not in ("", "\n"):
            if self.peek() != "\t" and (self.peek() < " " or self.peek() == "\x7f"):
                self.fail(f"Found invalid character {self.peek()!r}")
            self.at += 1

    def lines(self):
        while True:
            start = self.at
            while self.peek() and self.peek() in " \t\n":
                self.at += 1
            self.comment()
            if self.at == start:
                return

    def read(self):
        table, prefix = self.whole, ()
        while True:
            self.spaces()
            char = self.peek()
            if not char:
                return self.whole
            if char == "\n":
                self.at += 1
                continue
            if char == "[":
                table, prefix = self.header()
                self.spaces()
            elif char not in "\"'#" and not _BARE.match(char):
                self.fail("Invalid statement")
            elif char != "#":
                self.pair(table, prefix)
                self.spaces()
            self.comment()
            char = self.peek()
            if not char:
                return self.whole
            if char != "\n":
                self.fail("Expected newline or end of document after a statement")
            self.at += 1

    def key(self):
        words = [self.word()]
        while True:
            self.spaces()
            if self.peek() != ".":
                return tuple(words)
            self.at += 1
            self.spaces()
            words.append(self.word())

    def word(self):
        char = self.peek()
        if char == '"':
            return self.string(False)
        if char == "'":
            return self.literal(False)
        found = _BARE.match(self.text, self.at)
        if not found:
            self.fail("Invalid initial character for a key part")
        self.at = found.end()
        return found[0]

    def header(self):
        is_list = self.peek(2) == "[["
        self.at += 2 if is_list else 1
        self.spaces()
        key = self.key()
        if key in self.closed or is_list and key in self.made or not is_list and key in self.made:
            self.fail(f"Cannot mutate immutable namespace {key}" if is_list else f"Cannot declare {key} twice")
        table = self.whole
        for length, word in enumerate(key[:-1], 1):
            if key[:length] in self.closed:
                self.fail(f"Cannot mutate immutable namespace {key[:length]}" if is_list else "Cannot overwrite a value")
            table = table.setdefault(word, {})
            if isinstance(table, list):
                table = table[-1]
            if not isinstance(table, dict):
                self.fail("Cannot overwrite a value")
        last = key[-1]
        if is_list:
            rows = table.setdefault(last, [])
            if not isinstance(rows, list) or key in self.closed:
                self.fail("Cannot overwrite a value")
            self.made = {it for it in self.made if it[:len(key)] != key}
            self.closed = {it for it in self.closed if it[:len(key)] != key}
            rows.append({})
            table = rows[-1]
        else:
            if isinstance(table.get(last), list):
                self.fail(f"Cannot declare {key} twice")
            table = table.setdefault(last, {})
            if not isinstance(table, dict):
                self.fail("Cannot overwrite a value")
            self.made.add(key)
        end = "]]" if is_list else "]"
        if self.peek(len(end)) != end:
            self.fail(f"Expected '{end}' at the end of {'an array' if is_list else 'a table'} declaration")
        self.at += len(end)
        return table, key

    def pair(self, table, prefix):
        key = self.key()
        if self.peek() != "=":
            self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.spaces()
        value, closes = self.value()
        for length, word in enumerate(key[:-1], 1):
            path = prefix + key[:length]
            if path in self.closed or path in self.made and prefix != path:
                self.fail(f"Cannot redefine namespace {path}" if path in self.made else f"Cannot mutate immutable namespace {path}")
            table = table.setdefault(word, {})
            if not isinstance(table, dict):
                self.fail("Cannot overwrite a value")
        if key[-1] in table:
            self.fail("Cannot overwrite a value")
        for length in range(1, len(key)):
            self.made.add(prefix + key[:length])
        table[key[-1]] = value
        if closes:
            self.closed.add(prefix + key)

    def value(self):
        """A value, and whether nothing may be added to it."""
        char = self.peek()
        if char == '"':
            return self.string(True), False
        if char == "'":
            return self.literal(True), False
        for word, value in (("true", True), ("false", False)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value, False
        if char == "[":
            return self.array(), True
        if char == "{":
            return self.inline(), True
        found = _DATE.match(self.text, self.at)
        if found:
            return self.date(found), False
        found = _TIME.match(self.text, self.at)
        if found:
            self.at = found.end()
            hour, minute, second, part = found.groups()
            return time(int(hour), int(minute), int(second), int((part or "0").ljust(6, "0"))), False
        for word in ("inf", "nan", "+inf", "-inf", "+nan", "-nan"):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return self.parse_float(word), False
        found = _NUMBER.match(self.text, self.at)
        if found:
            self.at = found.end()
            return (self.parse_float(found[0]) if found[1] or found[2] else int(found[0], 0)), False
        self.fail("Invalid value")

    def date(self, found):
        try:
            self.at = found.end()
            year, month, day, hour, minute, second, part, zulu, sign, hours, minutes = found.groups()
            if hour is None:
                return date(int(year), int(month), int(day))
            zone = timezone.utc if zulu else None
            if sign:
                distance = timedelta(hours=int(hours), minutes=int(minutes))
                zone = timezone(distance if sign == "+" else -distance)
            return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), int((part or "0").ljust(6, "0")), zone)
        except ValueError:
            self.at = found.start()
            self.fail("Invalid date or datetime")

    def array(self):
        self.at += 1
        items = []
        self.lines()
        while self.peek() != "]":
            items.append(self.value()[0])
            self.lines()
            if self.peek() == ",":
                self.at += 1
                self.lines()
            elif self.peek() != "]":
                self.fail("Unclosed array")
        self.at += 1
        return items

    def inline(self):
        self.at += 1
        inner = _Reader(self.text, self.parse_float)
        inner.at = self.at
        inner.spaces()
        if inner.peek() != "}":
            while True:
                try:
                    inner.pair(inner.whole, ())
                except TOMLDecodeError as error:
                    if "overwrite" in str(error):
                        self.at = inner.at
                        self.fail(f"Duplicate inline table key {next(reversed(inner.whole))!r}")
                    raise
                inner.spaces()
                if inner.peek() == "}":
                    break
                if inner.peek() != ",":
                    inner.fail("Unclosed inline table")
                inner.at += 1
                inner.spaces()
        self.at = inner.at + 1
        return inner.whole

    def literal(self, multiline):
        if multiline and self.peek(3) == "'''":
            self.at += 3
            if self.peek() == "\n":
                self.at += 1
            end = self.text.find("'''", self.at)
            if end < 0:
                self.at = len(self.text)
                self.fail("Expected \"'''\"")
            for _ in range(2):
                end += self.text[end + 3:end + 4] == "'"
            part, self.at = self.text[self.at:end], end + 3
            return part
        end = self.text.find("'", self.at + 1)
        line = self.text.find("\n", self.at + 1)
        if end < 0 or 0 <= line < end:
            self.at = line if line >= 0 else len(self.text)
            self.fail('Expected "\'"' if line < 0 else f"Found invalid character {chr(10)!r}")
        part, self.at = self.text[self.at + 1:end], end + 1
        return part

    def string(self, multiline):
        is_long = multiline and self.peek(3) == '"""'
        self.at += 3 if is_long else 1
        if is_long and self.peek() == "\n":
            self.at += 1
        out = []
        while True:
            char = self.peek()
            if not char:
                self.fail("Unterminated string")
            if char == '"':
                if not is_long:
                    self.at += 1
                    return "".join(out)
                if self.peek(3) == '"""':
                    self.at += 3
                    for _ in range(2):
                        if self.peek() == '"':
                            out.append('"')
                            self.at += 1
                    return "".join(out)
                out.append(char)
                self.at += 1
            elif char == "\\":
                self.escape(out, is_long)
            elif char == "\n" and is_long or char == "\t" or char >= " " and char != "\x7f":
                out.append(char)
                self.at += 1
            else:
                self.fail(f"Illegal character {char!r}")

    def escape(self, out, is_long):
        code = self.text[self.at + 1:self.at + 2]
        if code in _ESCAPES and code:
            out.append(_ESCAPES[code])
            self.at += 2
        elif code and code in "uU":
            size = 4 if code == "u" else 8
            digits = self.text[self.at + 2:self.at + 2 + size]
            self.at += 2 + size
            if len(digits) < size or not all(digit in "0123456789abcdefABCDEF" for digit in digits):
                self.at -= size
                self.fail("Invalid hex value")
            number = int(digits, 16)
            if 0xd800 <= number < 0xe000 or number > 0x10ffff:
                self.fail("Escaped character is not a Unicode scalar value")
            out.append(chr(number))
        elif is_long and code and code in " \t\n":
            self.at += 1
            start = self.at
            while self.peek() and self.peek() in " \t":
                self.at += 1
            if self.peek() != "\n":
                self.at = start + 1
                self.fail("Unescaped '\\' in a string")
            while self.peek() and self.peek() in " \t\n":
                self.at += 1
        else:
            self.at += 2 if code else 1
            self.fail("Unescaped '\\' in a string")


def loads(s, /, *, parse_float=float):
    """What a text says."""
    try:
        text = s.replace("\r\n", "\n")
    except (AttributeError, TypeError):
        if isinstance(s, (bytes, bytearray)):
            raise
        raise TypeError(f"Expected str object, not '{type(s).__qualname__}'") from None

    def checked(text):
        value = parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError("parse_float must not return dicts or lists")
        return value

    return _Reader(text, float if parse_float is float else checked).read()


def load(fp, /, *, parse_float=float):
    """What a file says, which is open for bytes."""
    data = fp.read()
    if not isinstance(data, bytes):
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`")
    return loads(data.decode(), parse_float=parse_float)
