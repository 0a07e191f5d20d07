"""Regular expressions: a parser that makes programs for the machine in `_regex`, patterns, and matches."""

import enum as _enum
import _regex
from types import MappingProxyType as _MappingProxy

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape", "error", "Pattern",
           "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE",
           "NOFLAG", "RegexFlag", "PatternError"]


class RegexFlag(_enum.IntFlag):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128

    def __repr__(self):
        return _flags_text(int(self)) or "re.NOFLAG"

    __str__ = __repr__


_NAMES = ((256, "ASCII"), (2, "IGNORECASE"), (4, "LOCALE"), (32, "UNICODE"), (8, "MULTILINE"), (16, "DOTALL"), (64, "VERBOSE"), (128, "DEBUG"))


def _flags_text(flags, names=_NAMES):
    parts = [f"re.{name}" for bit, name in names if flags & bit]
    rest = flags & ~510
    return "|".join(parts + [hex(rest)] if rest else parts)


NOFLAG = RegexFlag.NOFLAG
A = ASCII = RegexFlag.ASCII
I = IGNORECASE = RegexFlag.IGNORECASE
L = LOCALE = RegexFlag.LOCALE
U = UNICODE = RegexFlag.UNICODE
M = MULTILINE = RegexFlag.MULTILINE
S = DOTALL = RegexFlag.DOTALL
X = VERBOSE = RegexFlag.VERBOSE
DEBUG = RegexFlag.DEBUG
_A, _I, _L, _U, _M, _S, _X = 256, 2, 4, 32, 8, 16, 64
_LETTERS = {"i": _I, "L": _L, "m": _M, "s": _S, "x": _X, "a": _A, "u": _U}


class PatternError(Exception):
    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error = PatternError

# The operations of the machine, by their numbers there.
_CHAR, _SET, _ANY, _ANY_ALL, _START, _LINE_START, _END, _LINE_END, _VERY_END, _BOUNDARY, _INSIDE, _SPLIT, _JUMP, _SAVE, _RUN, _AGAIN, \
    _LOOK, _ATOMIC, _IF, _ENTER, _LOOP, _ACCEPT, _FAIL = range(23)
_CLASSES = {"d": (1, 0), "D": (1, 1), "s": (2, 0), "S": (2, 1), "w": (3, 0), "W": (3, 1)}
_CONTROLS = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}
_MOST = 1 << 32
_DIGITS, _OCTAL, _HEX = "0123456789", "01234567", "0123456789abcdefABCDEF"
_SPACE = " \t\n\r\v\f"
_LETTER = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


class _Restart(Exception):
    pass


class _Parser:
    """Makes a tree of tuples of a pattern: what each is, and what belongs to it."""

    def __init__(self, pattern, flags):
        self.pattern = pattern
        self.is_text = isinstance(pattern, str)
        self.text = pattern if self.is_text else pattern.decode("latin-1")
        self.at = 0
        self.groups, self.names, self.open = 0, {}, []
        self.widths = {}
        self.flags = flags
        self.depth = 0
        self.seen = 0
        self.behind = 0
        self.checks = []

    def error(self, msg, pos):
        return PatternError(msg, self.pattern, pos)

    def peek(self):
        """The next character, with what it escapes."""
        text, at = self.text, self.at
        if at >= len(text):
            return ""
        if text[at] != "\\":
            return text[at]
        if at + 1 >= len(text):
            raise self.error("bad escape (end of pattern)", at)
        return text[at:at + 2]

    def take(self):
        token = self.peek()
        self.at += len(token)
        return token

    def eat(self, char):
        if self.text.startswith(char, self.at):
            self.at += len(char)
            return True
        return False

    def many(self, count, charset):
        out = ""
        while len(out) < count and self.at < len(self.text) and self.text[self.at] in charset:
            out += self.text[self.at]
            self.at += 1
        return out

    def until(self, terminator, what):
        end = self.text.find(terminator, self.at)
        if end < 0:
            found = self.text[self.at:]
            if not found:
                raise self.error("missing " + what, self.at)
            raise self.error(f"missing {terminator}, unterminated name", self.at)
        found = self.text[self.at:end]
        if not found:
            raise self.error("missing " + what, end)
        self.at = end + 1
        return found

    def fold(self, flags):
        if not flags & _I:
            return 0
        return 1 if flags & _A or not self.is_text else 2

    def ascii(self, flags):
        return 1 if flags & _A or not self.is_text else 0

    def whole(self):
        tree = self.alternatives(self.flags)
        if self.at < len(self.text):
            raise self.error("unbalanced parenthesis", self.at)
        for group, pos in self.checks:
            if group > self.groups:
                raise self.error(f"invalid group reference {group}", pos)
        return tree

    def alternatives(self, flags):
        self.depth += 1
        if self.depth > 150:
            raise RecursionError("maximum recursion depth exceeded")
        first = self.depth == 1
        found = []
        while True:
            found.append(self.sequence(flags, first and not found))
            if not self.eat("|"):
                break
        self.depth -= 1
        return found[0] if len(found) == 1 else ("alt", found)

    def sequence(self, flags, first=False):
        items = []
        if first:
            flags |= self.flags & (_I | _M | _S | _X | _A | _L | _U)
        while True:
            if self.depth == 1:
                flags = self.flags
            token = self.peek()
            if token in ("", "|", ")"):
                break
            start = self.at
            self.at += len(token)
            if flags & _X:
                if token in _SPACE:
                    continue
                if token == "#":
                    end = self.text.find("\n", self.at)
                    self.at = len(self.text) if end < 0 else end + 1
                    continue
            if token[0] == "\\":
                items.append(self.escape(token, start, flags))
            elif token == "[":
                items.append(self.set(start, flags))
            elif token in "*+?{":
                self.repeat(token, start, items)
            elif token == ".":
                items.append(("all",) if flags & _S else ("any",))
            elif token == "(":
                item = self.group(start, flags, first and not items)
                if item is not None:
                    items.append(item)
            elif token == "^":
                items.append(("at", (_LINE_START if flags & _M else _START, 0)))
            elif token == "$":
                items.append(("at", (_LINE_END if flags & _M else _END, 0)))
            else:
                items.append(self.literal(ord(token), flags))
        return ("seq", items)

    def literal(self, code, flags):
        fold = self.fold(flags)
        if fold:
            char = chr(code)
            if char.lower() != char or char.upper() != char:
                return ("set", (0, fold, ((0, code, code),)))
        return ("char", code)

    def repeat(self, token, start, items):
        if token == "?":
            low, high = 0, 1
        elif token == "*":
            low, high = 0, _MOST
        elif token == "+":
            low, high = 1, _MOST
        else:
            if self.text.startswith("}", self.at):
                items.append(("char", 123))
                return
            here = self.at
            low, high = 0, _MOST
            lo, hi = self.many(20, _DIGITS), ""
            if self.eat(","):
                hi = self.many(20, _DIGITS)
            else:
                hi = lo
            if not self.eat("}"):
                items.append(("char", 123))
                self.at = here
                return
            if lo:
                low = int(lo)
                if low >= _MOST - 1:
                    raise OverflowError("the repetition number is too large")
            if hi:
                high = int(hi)
                if high >= _MOST - 1:
                    raise OverflowError("the repetition number is too large")
                if high < low:
                    raise self.error("min repeat greater than max repeat", here)
        item = items[-1] if items else None
        if item is None or item[0] == "at" or item == ("seq", []):
            raise self.error("nothing to repeat", start)
        if item[0] == "rep":
            raise self.error("multiple repeat", start)
        how = 1 if self.eat("?") else 2 if self.eat("+") else 0
        items[-1] = ("rep", low, high, how, item)

    def hexadecimal(self, escape, start, count):
        digits = self.many(count, _HEX)
        if len(digits) != count:
            raise self.error(f"incomplete escape {escape + digits}", start)
        code = int(digits, 16)
        if code > 0x10FFFF:
            raise self.error(f"bad escape {escape + digits}", start)
        return code

    def simple_escape(self, token, start):
        """The code of an escaped character that means the same in a set and outside, if it is one."""
        c = token[1]
        if c == "x":
            return self.hexadecimal(token, start, 2)
        if c in "uU" and self.is_text:
            return self.hexadecimal(token, start, 4 if c == "u" else 8)
        if c == "N" and self.is_text:
            import unicodedata
            if not self.eat("{"):
                raise self.error("missing {", self.at)
            name = self.until("}", "character name")
            return ord(unicodedata.lookup(name))
        return None

    def escape(self, token, start, flags):
        c = token[1]
        if c in _CLASSES:
            kind, negative = _CLASSES[c]
            return ("set", (0, 0, ((kind, self.ascii(flags), negative),)))
        if c == "A":
            return ("at", (_START, 0))
        if c == "Z":
            return ("at", (_VERY_END, 0))
        if c in "bB":
            return ("at", (_BOUNDARY if c == "b" else _INSIDE, self.ascii(flags)))
        if c in _CONTROLS:
            return self.literal(_CONTROLS[c], flags)
        code = self.simple_escape(token, start)
        if code is not None:
            return self.literal(code, flags)
        if c == "0":
            return self.literal(int(c + self.many(2, _OCTAL), 8), flags)
        if c in _DIGITS:
            return self.reference(c, start, flags)
        if c in _LETTER:
            raise self.error(f"bad escape {token}", start)
        return self.literal(ord(c), flags)

    def reference(self, digits, start, flags):
        text, at = self.text, self.at
        if at < len(text) and text[at] in _DIGITS:
            digits += text[at]
            self.at += 1
            if digits[0] in _OCTAL and digits[1] in _OCTAL and at + 1 < len(text) and text[at + 1] in _OCTAL:
                digits += text[at + 1]
                self.at += 1
                code = int(digits, 8)
                if code > 0o377:
                    raise self.error(f"octal escape value \\{digits} outside of range 0-0o377", start)
                return self.literal(code, flags)
        group = int(digits)
        if group <= self.groups:
            self.check_closed(group, start)
            return ("ref", group, self.fold(flags))
        raise self.error(f"invalid group reference {group}", start + 1)

    def check_closed(self, group, pos):
        if group in self.open:
            raise self.error("cannot refer to an open group", pos)
        if self.behind and group > self.behind_groups:
            raise self.error("cannot refer to group defined in the same lookbehind subpattern", self.at)

    def set(self, start, flags):
        members = []
        negative = self.eat("^")
        first = self.at
        while True:
            token_at = self.at
            token = self.take()
            if token == "":
                raise self.error("unterminated character set", start)
            if token == "]" and token_at != first:
                break
            low = self.member(token, token_at, flags)
            if self.eat("-"):
                that_at = self.at
                that = self.take()
                if that == "":
                    raise self.error("unterminated character set", start)
                if that == "]":
                    members.append(low if isinstance(low, tuple) else (0, low, low))
                    members.append((0, 45, 45))
                    break
                high = self.member(that, that_at, flags)
                if isinstance(low, tuple) or isinstance(high, tuple) or high < low:
                    text = self.text[token_at:that_at - 1], self.text[that_at:self.at]
                    raise self.error(f"bad character range {text[0]}-{text[1]}", token_at)
                members.append((0, low, high))
            else:
                members.append(low if isinstance(low, tuple) else (0, low, low))
        return ("set", (1 if negative else 0, self.fold(flags), tuple(members)))

    def member(self, token, start, flags):
        if token[0] != "\\":
            return ord(token)
        c = token[1]
        if c in _CLASSES:
            kind, negative = _CLASSES[c]
            return (kind, self.ascii(flags), negative)
        if c in _CONTROLS:
            return _CONTROLS[c]
        code = self.simple_escape(token, start)
        if code is not None:
            return code
        if c in _OCTAL:
            digits = c + self.many(2, _OCTAL)
            code = int(digits, 8)
            if code > 0o377:
                raise self.error(f"octal escape value \\{digits} outside of range 0-0o377", start)
            return code
        if c in _LETTER or c in _DIGITS:
            raise self.error(f"bad escape {token}", start)
        return ord(c)

    def name(self, name, offset):
        if not (name.isidentifier() and (self.is_text or name.isascii())):
            shown = name if self.is_text else name.encode("latin-1").decode("ascii", "backslashreplace")
            raise self.error(f"bad character in group name {shown!r}", self.at - len(name) - offset)
        return name

    def group(self, start, flags, first):
        number, name = None, None
        if self.eat("?"):
            char = self.take()
            if char == "":
                raise self.error("unexpected end of pattern", self.at)
            if char == "P":
                if self.eat("<"):
                    name = self.name(self.until(">", "group name"), 1)
                elif self.eat("="):
                    name = self.name(self.until(")", "group name"), 1)
                    group = self.names.get(name)
                    if group is None:
                        raise self.error(f"unknown group name {name!r}", self.at - len(name) - 1)
                    self.check_closed(group, self.at - len(name) - 1)
                    return ("ref", group, self.fold(flags))
                else:
                    char = self.take()
                    if char == "":
                        raise self.error("unexpected end of pattern", self.at)
                    raise self.error(f"unknown extension ?P{char}", self.at - len(char) - 2)
            elif char == ":":
                return self.closed(("seq", [self.alternatives(flags)]), start)
            elif char == "#":
                end = self.text.find(")", self.at)
                if end < 0:
                    raise self.error("missing ), unterminated comment", start)
                self.at = end + 1
                return None
            elif char in "=!" or char == "<":
                return self.look(char, start, flags)
            elif char == "(":
                return self.conditional(start, flags)
            elif char == ">":
                return self.closed(("atomic", self.alternatives(flags)), start)
            elif char in _LETTERS or char == "-":
                return self.inline(char, start, flags, first)
            else:
                raise self.error(f"unknown extension ?{char}", self.at - len(char) - 1)
        self.groups += 1
        number = self.groups
        if name is not None:
            if name in self.names:
                raise self.error(f"redefinition of group name {name!r} as group {number}; was group {self.names[name]}",
                                 self.at - len(name) - 1)
            self.names[name] = number
        self.open.append(number)
        inner = self.alternatives(flags)
        if not self.eat(")"):
            raise self.error("missing ), unterminated subpattern", start)
        self.open.remove(number)
        self.widths[number] = _width(inner, self.widths)
        return ("group", number, inner)

    def closed(self, item, start):
        if not self.eat(")"):
            raise self.error("missing ), unterminated subpattern", start)
        return item

    def look(self, char, start, flags):
        behind = False
        if char == "<":
            char = self.take()
            if char == "":
                raise self.error("unexpected end of pattern", self.at)
            if char not in "=!":
                if char in _LETTER or char == "_":
                    raise self.error(f"unknown extension ?<{char}", self.at - len(char) - 2)
                raise self.error(f"unknown extension ?<{char}", self.at - len(char) - 2)
            behind = True
            before = self.behind
            if not before:
                self.behind_groups = self.groups
            self.behind = 1
        inner = self.alternatives(flags)
        if behind:
            self.behind = before
        if not self.eat(")"):
            raise self.error("missing ), unterminated subpattern", start)
        return ("look", behind, char == "!", inner)

    def conditional(self, start, flags):
        name = self.until(")", "group name")
        if name.isidentifier():
            group = self.names.get(name)
            if group is None:
                raise self.error(f"unknown group name {name!r}", self.at - len(name) - 1)
        else:
            if not (name.isdecimal() and name.isascii()):
                raise self.error(f"bad character in group name {name!r}", self.at - len(name) - 1)
            group = int(name)
            if group == 0:
                raise self.error("bad group number", self.at - len(name) - 1)
            self.checks.append((group, self.at - len(name) - 1))
        yes = self.sequence(flags)
        no = ("seq", [])
        if self.eat("|"):
            no = self.sequence(flags)
            if self.peek() == "|":
                raise self.error("conditional backref with more than two branches", self.at)
        if not self.eat(")"):
            raise self.error("missing ), unterminated subpattern", start)
        return ("if", group, yes, no)

    def inline(self, char, start, flags, first):
        add = remove = 0
        if char != "-":
            while True:
                add |= self.inline_flag(char, add)
                char = self.take()
                if char == "":
                    raise self.error("missing -, : or )", self.at)
                if char in ")-:":
                    break
                if char not in _LETTERS:
                    msg = "unknown flag" if char.isalpha() else "missing -, : or )"
                    raise self.error(msg, self.at - len(char))
        if char == ")":
            if not first:
                raise self.error("global flags not at the start of the expression", start)
            self.flags |= add
            if add & _X and not flags & _X:
                raise _Restart
            return None
        if char == "-":
            char = self.take()
            if char == "":
                raise self.error("missing flag", self.at)
            if char not in _LETTERS:
                raise self.error("unknown flag" if char.isalpha() else "missing flag", self.at - len(char))
            while True:
                flag = _LETTERS[char]
                if flag & (_A | _L | _U):
                    raise self.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", self.at)
                remove |= flag
                char = self.take()
                if char == "":
                    raise self.error("missing :", self.at)
                if char == ":":
                    break
                if char not in _LETTERS:
                    raise self.error("unknown flag" if char.isalpha() else "missing :", self.at - len(char))
        if add & remove:
            raise self.error("bad inline flags: flag turned on and off", self.at - 1)
        inner = flags
        if add & (_A | _L | _U):
            inner &= ~(_A | _L | _U)
        inner = (inner | add) & ~remove
        return self.closed(("seq", [self.scoped(inner)]), start)

    def scoped(self, flags):
        return self.alternatives(flags)

    def inline_flag(self, char, add):
        flag = _LETTERS[char]
        if self.is_text and char == "L":
            raise self.error("bad inline flags: cannot use 'L' flag with a str pattern", self.at)
        if not self.is_text and char == "u":
            raise self.error("bad inline flags: cannot use 'u' flag with a bytes pattern", self.at)
        if flag & (_A | _L | _U) and (add | flag) & (_A | _L | _U) != flag:
            raise self.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible", self.at)
        return flag


def _width(node, groups):
    """The least and the most characters that a node takes up."""
    kind = node[0]
    if kind in ("char", "set", "any", "all"):
        return 1, 1
    if kind == "seq":
        pairs = [_width(item, groups) for item in node[1]]
        return min(sum(low for low, _ in pairs), _MOST), min(sum(high for _, high in pairs), _MOST)
    if kind == "alt":
        pairs = [_width(item, groups) for item in node[1]]
        return min(low for low, _ in pairs), max(high for _, high in pairs)
    if kind == "rep":
        low, high = _width(node[4], groups)
        return min(low * node[1], _MOST), min(high * node[2], _MOST)
    if kind == "group":
        return _width(node[2], groups)
    if kind == "atomic":
        return _width(node[1], groups)
    if kind == "ref":
        return groups.get(node[1], (0, _MOST))
    if kind == "if":
        (low, high), (low2, high2) = _width(node[2], groups), _width(node[3], groups)
        return min(low, low2), max(high, high2)
    return 0, 0


class _Writer:
    """Makes the operations of a tree."""

    def __init__(self, widths):
        self.ops, self.sets, self.known, self.counters, self.widths = [], [], {}, 0, widths

    def add(self, *op):
        self.ops.append(op)
        return len(self.ops) - 1

    def single(self, node):
        kind = node[0]
        if kind == "char":
            return (_CHAR, node[1])
        if kind == "any":
            return (_ANY,)
        if kind == "all":
            return (_ANY_ALL,)
        if kind == "set":
            at = self.known.get(node[1])
            if at is None:
                at = self.known[node[1]] = len(self.sets)
                self.sets.append(node[1])
            return (_SET, at)
        if kind == "seq" and len(node[1]) == 1:
            return self.single(node[1][0])
        return None

    def write(self, node):
        op = self.single(node)
        if op is not None:
            self.ops.append(op)
            return
        getattr(self, "write_" + node[0])(node)

    def write_seq(self, node):
        for item in node[1]:
            self.write(item)

    def write_at(self, node):
        self.ops.append(node[1])

    def write_alt(self, node):
        ends = []
        for item in node[1][:-1]:
            split = self.add()
            self.write(item)
            ends.append(self.add())
            self.ops[split] = (_SPLIT, split + 1, len(self.ops))
        self.write(node[1][-1])
        for end in ends:
            self.ops[end] = (_JUMP, len(self.ops))

    def write_group(self, node):
        self.add(_SAVE, 2 * node[1])
        self.write(node[2])
        self.add(_SAVE, 2 * node[1] + 1)

    def write_ref(self, node):
        self.add(_AGAIN, node[1], node[2])

    def write_if(self, node):
        test = self.add()
        self.write(node[2])
        end = self.add()
        self.ops[test] = (_IF, node[1], len(self.ops))
        self.write(node[3])
        self.ops[end] = (_JUMP, len(self.ops))

    def write_atomic(self, node):
        at = self.add()
        self.write(node[1])
        self.add(_ACCEPT)
        self.ops[at] = (_ATOMIC, len(self.ops))

    def write_look(self, node):
        width = 0
        if node[1]:
            width, most = _width(node[3], self.widths)
            if width != most:
                raise PatternError("look-behind requires fixed-width pattern")
        at = self.add()
        self.write(node[3])
        self.add(_ACCEPT)
        self.ops[at] = (_LOOK, width, 1 if node[2] else 0, len(self.ops))

    def write_rep(self, node):
        _, low, high, how, inner = node
        most = -1 if high == _MOST else high
        op = self.single(inner)
        if op is not None:
            self.add(_RUN, low, most, how)
            self.ops.append(op)
        elif how == 2:
            self.write_atomic(("atomic", ("rep", low, high, 0, inner)))
        elif (low, high) == (0, 1):
            split = self.add()
            self.write(inner)
            ways = (split + 1, len(self.ops))
            self.ops[split] = (_SPLIT, *(ways if how == 0 else ways[::-1]))
        elif low == 0 and most == -1 and _width(inner, self.widths)[0] > 0:
            split = self.add()
            self.write(inner)
            self.add(_JUMP, split)
            ways = (split + 1, len(self.ops))
            self.ops[split] = (_SPLIT, *(ways if how == 0 else ways[::-1]))
        else:
            counter = self.counters
            self.counters += 1
            self.add(_ENTER, counter)
            loop = self.add()
            out = self.add()
            self.write(inner)
            self.add(_JUMP, loop)
            self.ops[loop] = (_LOOP, counter, low, most, loop + 2, how)
            self.ops[out] = (_JUMP, len(self.ops))


class Pattern:
    __module__ = "re"
    __slots__ = ("pattern", "flags", "groups", "groupindex", "_program", "_numbers")

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Pattern' instances")

    def __repr__(self):
        flags = self.flags & ~_U if isinstance(self.pattern, str) else self.flags
        text = repr(self.pattern)[:200]
        return f"re.compile({text}, {_flags_text(flags, _NAMES[1:3] + _NAMES[4:6] + _NAMES[3:4] + _NAMES[6:] + _NAMES[:1])})" if flags else f"re.compile({text})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.pattern, self.flags, type(self.pattern)) == (other.pattern, other.flags, type(other.pattern))

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __setattr__(self, name, value):
        if hasattr(self, "_program"):
            if name in ("pattern", "flags", "groups", "groupindex"):
                raise AttributeError("readonly attribute")
            if name not in Pattern.__slots__:
                raise AttributeError(f"'re.Pattern' object has no attribute {name!r} and no __dict__ for setting new attributes")
        object.__setattr__(self, name, value)

    def __init_subclass__(cls):
        raise TypeError("type 're.Pattern' is not an acceptable base type")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return compile, (self.pattern, self.flags)

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    def _subject(self, string):
        if isinstance(string, str):
            if not isinstance(self.pattern, str):
                raise TypeError("cannot use a bytes pattern on a string-like object")
            return _regex.text(string)
        if not isinstance(string, (bytes, bytearray)):
            raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")
        if isinstance(self.pattern, str):
            raise TypeError("cannot use a string pattern on a bytes-like object")
        return _regex.text(bytes(string))

    def _one(self, string, pos, endpos, mode):
        text, length = self._subject(string), len(string)
        endpos = length if endpos is None else min(max(endpos, 0), length)
        pos = min(max(pos, 0), length)
        if pos > endpos:
            return None
        spans = _regex.find(self._program, text, pos, endpos, mode, False)
        return None if spans is None else _match(self, string, pos, endpos, spans)

    def search(self, string, pos=0, endpos=None):
        return self._one(string, pos, endpos, 0)

    def match(self, string, pos=0, endpos=None):
        return self._one(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._one(string, pos, endpos, 2)

    def _spans(self, string, pos=0, endpos=None):
        text, length = self._subject(string), len(string)
        endpos = length if endpos is None else min(max(endpos, 0), length)
        at, advance = min(max(pos, 0), length), False
        while at <= endpos:
            spans = _regex.find(self._program, text, at, endpos, 0, advance)
            if spans is None:
                return
            yield spans
            advance = spans[0] == spans[1]
            at = spans[1]

    def finditer(self, string, pos=0, endpos=None):
        self._subject(string)
        length = len(string)
        last = length if endpos is None else min(max(endpos, 0), length)
        first = min(max(pos, 0), length)
        return (_match(self, string, first, last, spans) for spans in self._spans(string, pos, endpos))

    def findall(self, string, pos=0, endpos=None):
        empty = string[:0]
        if self.groups == 0:
            return [string[spans[0]:spans[1]] for spans in self._spans(string, pos, endpos)]
        if self.groups == 1:
            return [string[spans[2]:spans[3]] if spans[3] >= 0 else empty for spans in self._spans(string, pos, endpos)]
        places = range(2, 2 * self.groups + 2, 2)
        return [tuple(string[spans[at]:spans[at + 1]] if spans[at + 1] >= 0 else empty for at in places)
                for spans in self._spans(string, pos, endpos)]

    def scanner(self, string, pos=0, endpos=None):
        return _Scanner(self, string, pos, endpos)

    def split(self, string, maxsplit=0):
        parts, at = [], 0
        for spans in self._spans(string):
            if maxsplit and len(parts) // (self.groups + 1) >= maxsplit:
                break
            parts.append(string[at:spans[0]])
            for group in range(1, self.groups + 1):
                start, end = spans[2 * group], spans[2 * group + 1]
                parts.append(string[start:end] if end >= 0 else None)
            at = spans[1]
        parts.append(string[at:])
        return parts

    def subn(self, repl, string, count=0):
        self._subject(string)
        if callable(repl):
            filled = None
        else:
            filled = _template(self, repl)
        parts, at, done = [], 0, 0
        length = len(string)
        for spans in self._spans(string):
            if count and done >= count:
                break
            if spans[0] > at:
                parts.append(string[at:spans[0]])
            if filled is None:
                new = repl(_match(self, string, 0, length, spans))
            elif isinstance(filled, list):
                new = _fill(filled, string, spans)
            else:
                new = filled
            if new is not None and len(new):
                parts.append(new)
            at = spans[1]
            done += 1
        if not done:
            return string, 0
        parts.append(string[at:])
        return string[:0].join(parts), done

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]


class _Scanner:
    def __init__(self, pattern, string, pos, endpos):
        length = len(string)
        self.pattern, self._string = pattern, string
        self._end = length if endpos is None else min(max(endpos, 0), length)
        self._at, self._was_empty = min(max(pos, 0), length), False

    def _next(self, how):
        if self._at is None:
            return None
        spans = _regex.find(self.pattern._program, self.pattern._subject(self._string), self._at, self._end, how, self._was_empty)
        found = spans and _match(self.pattern, self._string, self._at, self._end, spans)
        if found is None:
            self._at = None
        else:
            self._at, self._was_empty = found.end(), found.end() == found.start()
        return found

    def match(self):
        return self._next(1)

    def search(self):
        return self._next(0)


class Match:
    __module__ = "re"
    __slots__ = ("re", "string", "pos", "endpos", "lastindex", "_spans")

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Match' instances")

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r:.50}>"

    def __bool__(self):
        return True

    def __init_subclass__(cls):
        raise TypeError("type 're.Match' is not an acceptable base type")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    def _number(self, group):
        if isinstance(group, (str, bytes)):
            number = self.re.groupindex.get(group)
            if number is not None:
                return number
        elif hasattr(type(group), "__index__"):
            number = group.__index__()
            if 0 <= number <= self.re.groups:
                return number
        raise IndexError("no such group")

    def _text(self, number, default=None):
        start, end = self._spans[2 * number], self._spans[2 * number + 1]
        return default if start < 0 or end < 0 else self.string[start:end]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._number(groups[0]))
        return tuple(self._text(self._number(group)) for group in groups)

    def __getitem__(self, group):
        return self._text(self._number(group))

    def groups(self, default=None):
        return tuple(self._text(number, default) for number in range(1, self.re.groups + 1))

    def groupdict(self, default=None):
        return {name: self._text(number, default) for name, number in self.re.groupindex.items()}

    def span(self, group=0):
        number = self._number(group)
        start, end = self._spans[2 * number], self._spans[2 * number + 1]
        return (start, end) if start >= 0 and end >= 0 else (-1, -1)

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    def expand(self, template):
        filled = _template(self.re, template)
        return _fill(filled, self.string, self._spans) if isinstance(filled, list) else filled

    @property
    def lastgroup(self):
        for name, number in self.re.groupindex.items():
            if number == self.lastindex:
                return name
        return None

    @property
    def regs(self):
        return tuple(self.span(number) for number in range(self.re.groups + 1))


def _match(pattern, string, pos, endpos, spans):
    match = object.__new__(Match)
    match.re, match.string, match.pos, match.endpos, match._spans = pattern, string, pos, endpos, spans
    match.lastindex = None if spans[-1] < 0 else spans[-1]
    return match


_TEMPLATES = {}


def _template(pattern, repl):
    """The parts of a replacement: texts and numbers of groups; one text if there are no groups."""
    key = pattern, repl, type(repl)
    try:
        found = _TEMPLATES.get(key)
    except TypeError:
        raise TypeError(f"expected str instance, {type(repl).__name__} found") from None
    if found is None:
        if len(_TEMPLATES) >= 512:
            _TEMPLATES.clear()
        found = _TEMPLATES[key] = _parse_template(pattern, repl)
    return found


def _parse_template(pattern, repl):
    is_text = isinstance(repl, str)
    if not is_text and not isinstance(repl, (bytes, bytearray)):
        raise TypeError(f"decoding to str: need a bytes-like object, {type(repl).__name__} found")
    if (backslash := "\\" if is_text else b"\\") not in repl:
        return repl
    text = repl if is_text else bytes(repl).decode("latin-1")
    fail = lambda msg, pos: PatternError(msg, repl, pos)
    parts, literal, at = [], "", 0

    def group(number, pos):
        nonlocal literal
        if number > pattern.groups:
            raise fail(f"invalid group reference {number}", pos)
        if literal:
            parts.append(literal if is_text else literal.encode("latin-1"))
            literal = ""
        parts.append(number)

    while at < len(text):
        c = text[at]
        if c != "\\":
            literal += c
            at += 1
            continue
        if at + 1 >= len(text):
            raise fail("bad escape (end of pattern)", at)
        start, c = at, text[at + 1]
        at += 2
        if c == "g":
            if text[at:at + 1] != "<":
                raise fail("missing <", at)
            end = text.find(">", at)
            name = text[at + 1:end] if end >= 0 else text[at + 1:]
            if not name:
                raise fail("missing group name", at + 1)
            if end < 0:
                raise fail("missing >, unterminated name", at + 1)
            if name.isdecimal() and name.isascii():
                number = int(name)
            else:
                if not name.isidentifier():
                    raise fail(f"bad character in group name {name!r}", at + 1)
                number = pattern.groupindex.get(name)
                if number is None:
                    raise IndexError(f"unknown group name {name!r}")
            group(number, at + 1)
            at = end + 1
        elif c == "0":
            digits = c
            while len(digits) < 3 and text[at:at + 1] and text[at] in _OCTAL:
                digits += text[at]
                at += 1
            literal += chr(int(digits, 8) & 0xFF)
        elif c in _DIGITS:
            digits = c
            if text[at:at + 1] and text[at] in _DIGITS:
                digits += text[at]
                at += 1
                if digits[0] in _OCTAL and digits[1] in _OCTAL and text[at:at + 1] and text[at] in _OCTAL:
                    digits += text[at]
                    at += 1
                    code = int(digits, 8)
                    if code > 0o377:
                        raise fail(f"octal escape value \\{digits} outside of range 0-0o377", start)
                    literal += chr(code)
                    continue
            group(int(digits), start + 1)
        elif c in _CONTROLS:
            literal += chr(_CONTROLS[c])
        elif c in _LETTER:
            raise fail(f"bad escape \\{c}", start)
        else:
            literal += "\\" + c
    if literal:
        parts.append(literal if is_text else literal.encode("latin-1"))
    if all(not isinstance(part, int) for part in parts):
        return repl[:0].join(parts)
    return parts


def _fill(parts, string, spans):
    out = []
    for part in parts:
        if isinstance(part, int):
            start, end = spans[2 * part], spans[2 * part + 1]
            if start >= 0 and end >= 0:
                out.append(string[start:end])
        else:
            out.append(part)
    return string[:0].join(out)


def _checked_flags(pattern, flags):
    if isinstance(pattern, str):
        if flags & _L:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        if flags & _A and flags & _U:
            raise ValueError("ASCII and UNICODE flags are incompatible")
        return flags if flags & _A else flags | _U
    if flags & _U:
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    if flags & _L and flags & _A:
        raise ValueError("ASCII and LOCALE flags are incompatible")
    return flags


_CACHE = {}


def _compile(pattern, flags=0):
    flags = int(flags)
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    key = type(pattern), pattern, flags
    try:
        found = _CACHE.get(key)
    except TypeError:
        found = None
    if found is not None:
        return found
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    if flags & 128:
        raise NotImplementedError("re.DEBUG is not supported by Freezeframe")
    _checked_flags(pattern, flags)
    parser = _Parser(pattern, flags)
    try:
        tree = parser.whole()
    except _Restart:
        parser = _Parser(pattern, parser.flags)
        tree = parser.whole()
    writer = _Writer(parser.widths)
    writer.write(tree)
    writer.add(_ACCEPT)
    made = object.__new__(Pattern)
    made.pattern, made.flags, made.groups = pattern, _checked_flags(pattern, parser.flags), parser.groups
    made.groupindex = _MappingProxy(dict(parser.names))
    made._program = _regex.compile(writer.ops, writer.sets, parser.groups, writer.counters)
    if len(_CACHE) >= 512:
        _CACHE.clear()
    _CACHE[key] = made
    return made


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def split(pattern, string, maxsplit=0, flags=0):
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


def sub(pattern, repl, string, count=0, flags=0):
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return _compile(pattern, flags).subn(repl, string, count)


def purge():
    _CACHE.clear()
    _TEMPLATES.clear()


_SPECIAL = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin-1").translate(_SPECIAL).encode("latin-1")


class Scanner:
    """Takes a text apart by a list of patterns, each with what is made of its matches."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._rules = [(_compile(pattern, flags), action) for pattern, action in lexicon]
        self.match = None

    def scan(self, string):
        found, at = [], 0
        while at < len(string):
            for pattern, action in self._rules:
                match = pattern.match(string, at)
                if match is not None:
                    break
            if match is None or match.end() == at:
                break
            if callable(action):
                self.match = match
                action = action(self, match.group())
            if action is not None:
                found.append(action)
            at = match.end()
        return found, string[at:]
