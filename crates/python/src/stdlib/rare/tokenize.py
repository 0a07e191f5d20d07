"""The tokens of Python's text."""

import builtins as _builtins
import collections as _collections
import io as _io
import re as _re
import token as _token
from token import *
from token import EXACT_TOKEN_TYPES

__all__ = _token.__all__ + ["tokenize", "generate_tokens", "detect_encoding", "open", "untokenize", "TokenInfo", "TokenError"]


class TokenError(Exception):
    pass


class TokenInfo(_collections.namedtuple("TokenInfo", "type string start end line")):
    def __repr__(self):
        kind = f"{self.type} ({tok_name[self.type]})"
        return super().__repr__().replace(f"type={self.type}", f"type={kind}", 1)

    @property
    def exact_type(self):
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


_NUMBER = _re.compile(
    r"0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+"
    r"|(?:\d(?:_?\d)*\.(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*|\d(?:_?\d)*)(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?"
)
_STRING = _re.compile(r"(?i:(?P<prefix>[rbu]|br|rb|f|fr|rf)?)(?P<quote>'''|\"\"\"|'|\")")
_OPERATOR = _re.compile("|".join(_re.escape(form) for form in sorted(EXACT_TOKEN_TYPES, key=len, reverse=True)))
_NAME = _re.compile(r"\w+")
_COOKIE = _re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK = _re.compile(rb"^[ \t\f]*(?:[#\r\n]|$)")


class _Tokens:
    """Goes through the lines; `row` counts from 1, `column` from 0."""

    def __init__(self, readline):
        self.readline, self.row, self.column, self.line = readline, 0, 0, ""
        self.indents, self.brackets, self.out = [0], [], []

    def next_line(self):
        try:
            line = self.readline()
        except StopIteration:
            line = ""
        self.row, self.column, self.line = self.row + 1, 0, line
        return bool(line)

    def put(self, kind, start, end, text, line=None):
        self.out.append(TokenInfo(kind, text, start, end, self.line if line is None else line))

    def here(self):
        return self.row, self.column

    def taken(self, kind, end):
        start = self.here()
        text = self.line[self.column:end]
        self.column = end
        self.put(kind, start, self.here(), text)

    def run(self):
        continued = last = False
        while self.next_line():
            last = self.line
            if not self.brackets and not continued and not self.indent():
                yield from self.flush()
                continue
            continued = yield from self.tokens()
        if self.brackets:
            raise TokenError("unexpected EOF in multi-line statement", (self.row, 0))
        if last and not last.endswith(("\n", "\r")) and not last.strip().startswith("#"):
            self.put(NEWLINE, (self.row - 1, len(last)), (self.row - 1, len(last) + 1), "", "" if not last.strip() else last)
        for _ in self.indents[1:]:
            self.put(DEDENT, (self.row, 0), (self.row, 0), "", "")
        self.put(ENDMARKER, (self.row, 0), (self.row, 0), "", "")
        yield from self.flush()

    def flush(self):
        out, self.out = self.out, []
        return out

    def indent(self):
        """What a line begins with; False for one that has no token."""
        width = 0
        for at, char in enumerate(self.line):
            if char == " ":
                width += 1
            elif char == "\t":
                width = (width // 8 + 1) * 8
            elif char == "\f":
                width = 0
            else:
                break
        else:
            at = len(self.line)
        self.column = at
        rest = self.line[at:]
        if not rest.strip() or rest.startswith("#"):
            if rest.startswith("#"):
                self.taken(COMMENT, len(self.line.rstrip("\r\n")))
            self.end_of_line(NL)
            return False
        if width > self.indents[-1]:
            self.indents.append(width)
            self.put(INDENT, (self.row, 0), self.here(), self.line[:at])
        while width < self.indents[-1]:
            if width not in self.indents:
                raise IndentationError("unindent does not match any outer indentation level", ("<string>", self.row, at + 1, self.line))
            self.indents.pop()
            self.put(DEDENT, self.here(), self.here(), "")
        return True

    def end_of_line(self, kind):
        if self.column < len(self.line):
            start = self.here()
            self.put(kind, start, (self.row, self.column + 1), self.line[self.column:])
        elif kind == NL:
            self.put(kind, self.here(), (self.row, self.column + 1), "")
        self.column = len(self.line)

    def tokens(self):
        """The tokens of a line; True if it goes on in the next."""
        while True:
            line, size = self.line, len(self.line)
            while self.column < size and line[self.column] in " \t\f":
                self.column += 1
            yield from self.flush()
            if self.column >= size:
                return False
            char = line[self.column]
            if char in "\r\n":
                self.end_of_line(NL if self.brackets else NEWLINE)
                yield from self.flush()
                return False
            if char == "#":
                self.taken(COMMENT, len(line.rstrip("\r\n")))
            elif char == "\\" and line[self.column + 1:].strip("\r\n") == "" and line.endswith("\n"):
                return True
            else:
                self.one(char)

    def one(self, char):
        line, at = self.line, self.column
        string = _STRING.match(line, at)
        if string:
            return self.string(string)
        number = _NUMBER.match(line, at) if char.isdigit() or char == "." and line[at + 1:at + 2].isdigit() else None
        if number:
            return self.taken(NUMBER, number.end())
        name = _NAME.match(line, at)
        if name:
            return self.taken(NAME, name.end())
        operator = _OPERATOR.match(line, at)
        if not operator:
            return self.taken(ERRORTOKEN if char != "!" else OP, at + 1)
        form = operator.group()
        if form in ("(", "[", "{"):
            self.brackets.append(form)
        elif form in (")", "]", "}") and self.brackets:
            self.brackets.pop()
        self.taken(OP, operator.end())

    def string(self, match):
        prefix, quote = (match["prefix"] or "").lower(), match["quote"]
        start, first = self.here(), self.line
        if "f" in prefix:
            self.taken(FSTRING_START, match.end())
            return self.middle(quote, "r" in prefix, [])
        text, self.column, begin = "", match.end(), self.column
        while True:
            end = self.end_of(quote)
            if end is not None:
                text += self.line[begin:end]
                self.column = end
                return self.put(STRING, start, self.here(), text, first)
            text += self.line[begin:]
            if len(quote) == 1 and not self.line.rstrip("\r\n").endswith("\\"):
                raise TokenError(f"unterminated string literal (detected at line {start[0]})", (start[0], start[1] + 1))
            if not self.next_line():
                raise TokenError("EOF in multi-line string", start)
            first, begin = first + self.line, 0

    def end_of(self, quote):
        at, line = self.column, self.line
        while at < len(line):
            if line[at] == "\\":
                at += 2
            elif line.startswith(quote, at):
                return at + len(quote)
            else:
                at += 1
        return None

    def middle(self, quote, raw, nested):
        """The text of an f-string up to its end, or of a format's up to its brace."""
        start, text, lines = self.here(), "", self.line
        while True:
            line, at = self.line, self.column
            if at >= len(line):
                if not self.next_line():
                    raise TokenError(f"unterminated f-string literal (detected at line {self.row - 1})", start)
                lines += self.line
                continue
            char = line[at]
            if not nested and line.startswith(quote, at):
                self.text(start, text, lines)
                return self.taken(FSTRING_END, at + len(quote))
            if nested and char == "}":
                return self.text(start, text, lines, always=True)
            if not nested and line.startswith(("{{", "}}"), at):
                text += char
                self.column += 2
                self.text(start, text, lines, less=-1)
                start, text, lines = self.here(), "", self.line
            elif char == "{":
                self.text(start, text, lines)
                self.field(quote, raw)
                start, text, lines = self.here(), "", self.line
            else:
                step = 2 if char == "\\" and not raw and line[at + 1:at + 2] not in ("{", "}") else 1
                if line.startswith("\\N{", at) and not raw:
                    step = line.find("}", at) + 1 - at
                text += line[at:at + step]
                self.column += step

    def text(self, start, text, lines, less=0, always=False):
        if text or always:
            self.put(FSTRING_MIDDLE, start, (self.row, self.column + less), text, lines)

    def field(self, quote, raw):
        self.taken(OP, self.column + 1)
        depth = len(self.brackets)
        self.brackets.append("{")
        while len(self.brackets) > depth:
            line, at = self.line, self.column
            if at >= len(line):
                if not self.next_line():
                    raise TokenError("f-string: expecting '}'", self.here())
                continue
            char = line[at]
            if char in " \t\f":
                self.column += 1
            elif char in "\r\n":
                self.end_of_line(NL)
            elif char == "#":
                self.taken(COMMENT, len(line.rstrip("\r\n")))
            elif len(self.brackets) == depth + 1 and char == "!" and line[at + 1:at + 2] != "=":
                self.taken(OP, at + 1)
            elif len(self.brackets) == depth + 1 and char == ":":
                self.taken(OP, at + 1)
                self.middle(quote, raw, [1])
            else:
                self.one(char)


def generate_tokens(readline):
    """The tokens of lines of text."""
    return _Tokens(readline).run()


def tokenize(readline):
    """The tokens of lines of bytes; the first one tells their encoding."""
    encoding, consumed = detect_encoding(readline)
    yield TokenInfo(ENCODING, encoding, (0, 0), (0, 0), "")
    first = iter(consumed)

    def text():
        line = next(first, None)
        if line is None:
            line = readline()
        if line.startswith(b"\xef\xbb\xbf"):
            line = line[3:]
        return line.decode(encoding.removesuffix("-sig"))

    yield from _Tokens(text).run()


def detect_encoding(readline):
    """The encoding that the first two lines of a file tell, and the lines that were read for that."""
    def read():
        try:
            return readline()
        except StopIteration:
            return b""

    def cookie(line):
        match = _COOKIE.match(line)
        if not match:
            return None
        name = match[1].decode().lower().replace("_", "-")
        if name == "utf-8" or name.startswith("utf-8-"):
            return "utf-8"
        if name in ("latin-1", "iso-8859-1", "iso-latin-1") or name.startswith(("latin-1-", "iso-8859-1-", "iso-latin-1-")):
            return "iso-8859-1"
        try:
            "".encode(name)
        except LookupError:
            raise SyntaxError("unknown encoding: " + match[1].decode()) from None
        return name

    first = read()
    has_mark = first.startswith(b"\xef\xbb\xbf")
    first = first.removeprefix(b"\xef\xbb\xbf")
    default = "utf-8-sig" if has_mark else "utf-8"
    if not first:
        return default, []
    found = cookie(first)
    lines = [first]
    if not found and _BLANK.match(first):
        second = read()
        if second:
            lines.append(second)
            found = cookie(second)
    if has_mark and found and found != "utf-8":
        raise SyntaxError("encoding problem: utf-8")
    return (default if has_mark or not found else found), lines


def open(filename):
    """A file of Python's text, in the encoding that it tells."""
    file = _builtins.open(filename, "rb")
    encoding, _ = detect_encoding(file.readline)
    file.seek(0)
    text = _io.TextIOWrapper(file, encoding, line_buffering=True)
    text.mode = "r"
    return text


def untokenize(iterable):
    """Text that has these tokens: where each says where it stands, as it was."""
    tokens, encoding = list(iterable), None
    if tokens and tokens[0][0] == ENCODING:
        encoding = tokens.pop(0)[1]
    text = _placed(tokens) if all(len(token) == 5 for token in tokens) else _spaced(tokens)
    return text.encode(encoding) if encoding else text


def _placed(tokens):
    parts, row, column = [], 1, 0
    for kind, string, start, end, _ in tokens:
        if start < (row, column):
            raise ValueError(f"start ({start[0]},{start[1]}) precedes previous end ({row},{column})")
        if kind == ENDMARKER:
            break
        if start[0] > row:
            parts.append("\\\n" * (start[0] - row))
            column = 0
        if kind == FSTRING_MIDDLE:
            string = string.replace("{", "{{").replace("}", "}}")
        if kind not in (INDENT, DEDENT):
            parts.append(" " * (start[1] - column) + string)
            row, column = end
        if kind in (NEWLINE, NL):
            row, column = row + 1, 0
    return "".join(parts)


def _spaced(tokens):
    parts, indents, fresh, strings = [], [], True, False
    for token in tokens:
        kind, string = token[:2]
        if kind in (NAME, NUMBER):
            string += " "
        if kind == STRING and strings:
            string = " " + string
        strings = kind == STRING
        if kind == INDENT:
            indents.append(string)
            continue
        if kind == DEDENT:
            indents.pop()
            continue
        if kind in (NEWLINE, NL):
            fresh = True
        elif fresh and indents:
            parts.append(indents[-1])
            fresh = False
        else:
            fresh = False
        parts.append(string)
    return "".join(parts)
