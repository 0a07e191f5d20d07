"""Trees of texts that are known to compile: tokens first, then one method for each rule of the grammar."""

import ast
import re

_OPERATOR = re.compile(r"\*\*=?|//=?|>>=?|<<=?|\.\.\.|->|:=|[-+*/%&|^@=!<>]=|[-+*/%&|^@=<>~()\[\]{},:.;!]")
_NUMBER = re.compile(r"0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d[\d_]*)?[jJ]?")
_QUOTE = re.compile(r"(?i)(?:[rbfu]|rb|br|rf|fr)?('''|\"\"\"|'|\")")
_NAME = re.compile(r"[^\W\d]\w*")
_BLANK = re.compile(r"[ \t\f]*(?:#[^\n]*)?")


class _Token:
    __slots__ = ("kind", "text", "start", "end")

    def __init__(self, kind, text, start, end):
        self.kind, self.text, self.start, self.end = kind, text, start, end


def _end_of_string(text, at, quote, is_raw, is_formatted):
    """Where a string ends whose opening quote ends at `at`."""
    while True:
        if text.startswith(quote, at):
            return at + len(quote)
        if text[at] == "\\" and (not is_formatted or text[at + 1] not in "{}" or is_raw):
            at += 2 if not (is_raw and is_formatted and text[at + 1] in "{}") else 1
        elif is_formatted and text[at] == "{":
            at = at + 2 if text.startswith("{{", at) else _end_of_field(text, at, quote, is_raw)
        else:
            at += 1


def _end_of_field(text, at, quote, is_raw):
    """Where a replacement field ends that begins at `at`."""
    at, depth = at + 1, 0
    while True:
        here = text[at]
        found = _QUOTE.match(text, at) if here in "'\"rRbBfFuU" else None
        if found:
            prefix = found[0][:-len(found[1])].lower()
            at = _end_of_string(text, found.end(), found[1], "r" in prefix, "f" in prefix)
            continue
        name = _NAME.match(text, at)
        if name:
            at = name.end()
            continue
        if here == "#":
            at = text.index("\n", at)
        elif here in "([{":
            depth += 1
        elif here in ")]}":
            if not depth:
                return at + 1
            depth -= 1
        elif here == ":" and not depth:
            at += 1
            while text[at] != "}":
                at = _end_of_field(text, at, quote, is_raw) if text[at] == "{" else at + 1
            return at + 1
        at += 1


class _Reader:
    """The tokens of a text. Columns count bytes."""

    def __init__(self, text):
        self.text, self.starts = text, [0]
        for at, char in enumerate(text):
            if char == "\n":
                self.starts.append(at + 1)
        self.is_ascii = text.isascii()
        self.line = 0

    def place(self, at):
        while self.line + 1 < len(self.starts) and self.starts[self.line + 1] <= at:
            self.line += 1
        while self.starts[self.line] > at:
            self.line -= 1
        start = self.starts[self.line]
        return self.line + 1, at - start if self.is_ascii else len(self.text[start:at].encode())

    def tokens(self):
        text, at, depth, indents, is_start, made = self.text, 0, 0, [0], True, []

        def add(kind, start, end):
            made.append(_Token(kind, text[start:end], self.place(start), self.place(end)))

        while at < len(text):
            if is_start and not depth:
                blank = _BLANK.match(text, at)
                if blank.end() < len(text) and text[blank.end()] not in "\n\r" and not text.startswith("\\\n", blank.end()):
                    width = len(text[at:blank.end()].expandtabs(8).rpartition("\f")[2])
                    if width > indents[-1]:
                        indents.append(width)
                        add("INDENT", at, blank.end())
                    while width < indents[-1]:
                        indents.pop()
                        add("DEDENT", blank.end(), blank.end())
                is_start = False
            at = _BLANK.match(text, at).end()
            if at >= len(text):
                break
            if text[at] in "\r\n":
                end = at + (2 if text.startswith("\r\n", at) else 1)
                if not depth and made and made[-1].kind not in ("NEWLINE", "INDENT", "DEDENT"):
                    add("NEWLINE", at, end)
                at, is_start = end, not depth
                continue
            if text[at] == "\\":
                at = text.index("\n", at) + 1
                continue
            quote = _QUOTE.match(text, at)
            if quote:
                prefix = quote[0][:-len(quote[1])].lower()
                end = _end_of_string(text, quote.end(), quote[1], "r" in prefix, "f" in prefix)
                add("STRING", at, end)
            elif name := _NAME.match(text, at):
                end = name.end()
                add("NAME", at, end)
            elif text[at].isdigit() or text[at] == "." and text[at + 1:at + 2].isdigit():
                end = _NUMBER.match(text, at).end()
                add("NUMBER", at, end)
            else:
                end = _OPERATOR.match(text, at).end()
                add("OP", at, end)
                depth += (text[at] in "([{") - (text[at] in ")]}")
            at = end
        if made and made[-1].kind not in ("NEWLINE", "DEDENT"):
            add("NEWLINE", at, at)
        for _ in indents[1:]:
            add("DEDENT", at, at)
        add("END", at, at)
        return made


_KEYWORDS = frozenset("False None True and as assert async await break class continue def del elif else except finally for from global if "
                      "import in is lambda nonlocal not or pass raise return try while with yield".split())
_BINARY = [{"|": ast.BitOr}, {"^": ast.BitXor}, {"&": ast.BitAnd}, {"<<": ast.LShift, ">>": ast.RShift}, {"+": ast.Add, "-": ast.Sub},
           {"*": ast.Mult, "/": ast.Div, "//": ast.FloorDiv, "%": ast.Mod, "@": ast.MatMult}]
_AUGMENTED = {text + "=": kind for row in _BINARY for text, kind in row.items()} | {"**=": ast.Pow}
_COMPARED = {"==": ast.Eq, "!=": ast.NotEq, "<": ast.Lt, "<=": ast.LtE, ">": ast.Gt, ">=": ast.GtE, "in": ast.In, "is": ast.Is}


class _Parser:
    def __init__(self, text):
        self.text = text
        self.reader = _Reader(text)
        self.tokens, self.at = self.reader.tokens(), 0

    # Tokens.

    @property
    def now(self):
        return self.tokens[self.at]

    def ahead(self, count=1):
        return self.tokens[min(self.at + count, len(self.tokens) - 1)]

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def sees(self, *texts):
        return self.now.kind in ("OP", "NAME") and self.now.text in texts

    def has(self, text):
        if self.sees(text):
            self.at += 1
            return True
        return False

    def expect(self, text):
        if not self.has(text):
            raise SyntaxError("invalid syntax", ("<unknown>", self.now.start[0], self.now.start[1] + 1, None))

    def name(self):
        import unicodedata
        token = self.take()
        return token.text if token.text.isascii() else unicodedata.normalize("NFKC", token.text)

    def made(self, kind, start, *args, **fields):
        """A node from `start`, a place or a node, to the last token that was taken."""
        if isinstance(start, ast.AST):
            start = start.lineno, start.col_offset
        end = self.tokens[self.at - 1].end
        return kind(*args, lineno=start[0], col_offset=start[1], end_lineno=end[0], end_col_offset=end[1], **fields)

    # Statements.

    def module(self):
        body = []
        while self.now.kind != "END":
            body += self.statement()
        return ast.Module(body, [])

    def expression(self):
        value = self.star_expressions()
        return ast.Expression(value)

    def block(self):
        self.expect(":")
        if self.now.kind != "NEWLINE":
            return self.simple_line()
        self.take()
        while self.now.kind == "NEWLINE":
            self.take()
        self.take()
        body = []
        while self.now.kind != "DEDENT":
            body += self.statement()
        self.take()
        # What ends a block is no part of it.
        return body

    def simple_line(self):
        body = [self.simple()]
        while self.has(";"):
            if self.now.kind in ("NEWLINE", "END"):
                break
            body.append(self.simple())
        if self.now.kind == "NEWLINE":
            self.take()
        return body

    def statement(self):
        if self.now.kind == "NEWLINE":
            self.take()
            return []
        token = self.now
        if token.kind == "OP" and token.text == "@":
            return [self.decorated()]
        if token.kind == "NAME":
            text = token.text
            if text == "async":
                self.take()
                return [getattr(self, "s_" + self.take().text)(token.start, "Async")]
            if text in ("if", "while", "for", "try", "with", "def", "class"):
                self.take()
                return [self.s_if(token.start) if text == "if" else getattr(self, "s_" + text)(token.start)]
            if text == "match":
                found = self.maybe(self.s_match)
                if found is not None:
                    return [found]
        return self.simple_line()

    def maybe(self, rule):
        """What a rule makes, or None where the text is something else."""
        at = self.at
        try:
            return rule()
        except (SyntaxError, IndexError):
            self.at = at
            return None

    def closed(self, node):
        """A compound statement ends where its last statement does."""
        last = node
        for name in ("finalbody", "orelse", "handlers", "cases", "body"):
            part = getattr(node, name, None)
            if part:
                last = part[-1]
                break
        if isinstance(last, ast.match_case):
            last = last.body[-1]
        node.end_lineno, node.end_col_offset = last.end_lineno, last.end_col_offset
        return node

    def s_if(self, start):
        test = self.named()
        body, orelse = self.block(), []
        if self.sees("elif"):
            place = self.take().start
            orelse = [self.s_if(place)]
        elif self.has("else"):
            orelse = self.block()
        return self.closed(self.made(ast.If, start, test, body, orelse))

    def s_while(self, start):
        test = self.named()
        body = self.block()
        return self.closed(self.made(ast.While, start, test, body, self.block() if self.has("else") else []))

    def s_for(self, start, prefix=""):
        target = self.stored(self.targets())
        self.expect("in")
        source = self.star_expressions()
        body = self.block()
        orelse = self.block() if self.has("else") else []
        return self.closed(self.made(getattr(ast, prefix + "For"), start, target, source, body, orelse))

    def s_try(self, start):
        body, handlers, orelse, final, kind = self.block(), [], [], [], ast.Try
        while self.sees("except"):
            place = self.take().start
            if self.has("*"):
                kind = ast.TryStar
            caught = name = None
            if not self.sees(":"):
                caught = self.star_expressions()
                if self.has("as"):
                    name = self.name()
            inside = self.block()
            handlers.append(self.closed(self.made(ast.ExceptHandler, place, caught, name, inside)))
        if self.has("else"):
            orelse = self.block()
        if self.has("finally"):
            final = self.block()
        return self.closed(self.made(kind, start, body, handlers, orelse, final))

    def s_with(self, start, prefix=""):
        items = None
        if self.sees("("):
            items = self.maybe(self.with_group)
        if items is None:
            items = [self.with_item()]
            while self.has(","):
                items.append(self.with_item())
        return self.closed(self.made(getattr(ast, prefix + "With"), start, items, self.block()))

    def with_group(self):
        self.expect("(")
        items = []
        while not self.sees(")"):
            items.append(self.with_item())
            if not self.has(","):
                break
        self.expect(")")
        if not self.sees(":") or len(items) == 1 and items[0].optional_vars is None:
            raise SyntaxError
        return items

    def with_item(self):
        value = self.test()
        return ast.withitem(value, self.stored(self.star_target()) if self.has("as") else None)

    def decorated(self):
        found = []
        while self.has("@"):
            found.append(self.named())
            self.take()
        token = self.take()
        prefix = ""
        if token.text == "async":
            prefix = "Async"
            self.take()
        node = self.s_class(token.start) if token.text == "class" else self.s_def(token.start, prefix)
        node.decorator_list = found
        return node

    def s_def(self, start, prefix=""):
        name = self.name()
        params = self.type_params()
        self.expect("(")
        args = self.arguments(")", True)
        self.expect(")")
        returns = self.star_expressions() if self.has("->") else None
        body = self.block()
        return self.closed(self.made(getattr(ast, prefix + "FunctionDef"), start, name, args, body, [], returns, None, params))

    def s_class(self, start):
        name = self.name()
        params = self.type_params()
        bases, keywords = [], []
        if self.has("("):
            bases, keywords = self.call_arguments()
        body = self.block()
        return self.closed(self.made(ast.ClassDef, start, name, bases, keywords, body, [], params))

    def type_params(self):
        made = []
        if self.has("["):
            while not self.sees("]"):
                start = self.now.start
                kind = ast.TypeVar
                if self.has("**"):
                    kind = ast.ParamSpec
                elif self.has("*"):
                    kind = ast.TypeVarTuple
                args = [self.name()]
                if kind is ast.TypeVar:
                    args.append(self.test() if self.has(":") else None)
                if self.has("="):
                    args.append(self.star_item() if kind is ast.TypeVarTuple else self.test())
                else:
                    args.append(None)
                made.append(self.made(kind, start, *args))
                self.has(",")
            self.take()
        return made

    def arguments(self, end, with_types):
        """The parameters of a function, up to what ends them."""
        args = ast.arguments([], [], None, [], [], None, [])
        has_star = False
        while not self.sees(end):
            start = self.now.start
            if self.has("/"):
                args.posonlyargs, args.args = args.args, []
            elif self.has("**"):
                args.kwarg = self.parameter(with_types)
            elif self.has("*"):
                has_star = True
                if not self.sees(","):
                    args.vararg = self.parameter(with_types, True)
            else:
                (args.kwonlyargs if has_star else args.args).append(self.parameter(with_types))
                default = self.test() if self.has("=") else None
                if has_star:
                    args.kw_defaults.append(default)
                elif default is not None:
                    args.defaults.append(default)
            if not self.has(","):
                break
        return args

    def parameter(self, with_types, is_star=False):
        start = self.now.start
        name = self.name()
        kind = None
        if with_types and self.has(":"):
            kind = self.star_item() if is_star else self.test()
        return self.made(ast.arg, start, name, kind)

    def simple(self):
        token = self.now
        start = token.start
        if token.kind == "NAME":
            text = token.text
            rule = getattr(self, "k_" + text, None) if text in _KEYWORDS else None
            if rule is not None:
                self.take()
                return rule(start)
            if text == "type" and self.ahead().kind == "NAME" and self.ahead(2).text in ("=", "[") and self.ahead().text not in _KEYWORDS:
                self.take()
                place = self.now.start
                name = self.name()
                name = self.made(ast.Name, place, name, ast.Store())
                params = self.type_params()
                self.expect("=")
                return self.made(ast.TypeAlias, start, name, params, self.test())
        return self.assignment(start)

    def assignment(self, start):
        is_plain = self.now.kind == "NAME"
        value = self.star_expressions()
        if self.sees(":"):
            self.take()
            kind = self.test()
            given = self.yielded() if self.has("=") else None
            simple = int(isinstance(value, ast.Name) and is_plain)
            return self.made(ast.AnnAssign, start, self.stored(value), kind, given, simple)
        if self.now.kind == "OP" and self.now.text in _AUGMENTED:
            op = _AUGMENTED[self.take().text]()
            return self.made(ast.AugAssign, start, self.stored(value), op, self.yielded())
        if self.sees("="):
            targets = []
            while self.has("="):
                targets.append(self.stored(value))
                value = self.yielded()
            return self.made(ast.Assign, start, targets, value)
        return self.made(ast.Expr, start, value)

    def yielded(self):
        return self.star_expressions()

    def k_pass(self, start):
        return self.made(ast.Pass, start)

    def k_break(self, start):
        return self.made(ast.Break, start)

    def k_continue(self, start):
        return self.made(ast.Continue, start)

    def ends(self):
        return self.now.kind in ("NEWLINE", "END") or self.sees(";")

    def k_return(self, start):
        return self.made(ast.Return, start, None if self.ends() else self.star_expressions())

    def k_raise(self, start):
        value = None if self.ends() else self.test()
        return self.made(ast.Raise, start, value, self.test() if self.has("from") else None)

    def k_del(self, start):
        value = self.star_expressions()
        targets = value.elts if isinstance(value, ast.Tuple) and not self.is_wrapped(value) else [value]
        return self.made(ast.Delete, start, [self.stored(it, ast.Del) for it in targets])

    def is_wrapped(self, node):
        return any(token.start == (node.lineno, node.col_offset) and token.text == "(" for token in self.tokens) \
            and (not node.elts or (node.elts[0].lineno, node.elts[0].col_offset) != (node.lineno, node.col_offset))

    def k_assert(self, start):
        test = self.test()
        return self.made(ast.Assert, start, test, self.test() if self.has(",") else None)

    def k_global(self, start):
        return self.listed(ast.Global, start)

    def k_nonlocal(self, start):
        return self.listed(ast.Nonlocal, start)

    def listed(self, kind, start):
        names = [self.name()]
        while self.has(","):
            names.append(self.name())
        return self.made(kind, start, names)

    def dotted(self):
        name = self.name()
        while self.has("."):
            name += "." + self.name()
        return name

    def k_import(self, start):
        return self.made(ast.Import, start, self.aliases(self.dotted))

    def aliases(self, rule):
        made = []
        while True:
            start = self.now.start
            name = rule()
            other = self.name() if self.has("as") else None
            made.append(self.made(ast.alias, start, name, other))
            if not self.has(",") or self.sees(")"):
                return made

    def k_from(self, start):
        level, module = 0, None
        while self.sees(".", "..."):
            level += len(self.take().text)
        if not self.sees("import"):
            module = self.dotted()
        self.expect("import")
        if self.sees("*"):
            place = self.take().start
            names = [self.made(ast.alias, place, "*", None)]
        else:
            grouped = self.has("(")
            names = self.aliases(self.name)
            if grouped:
                self.expect(")")
        return self.made(ast.ImportFrom, start, module, names, level)

    # Patterns.

    def s_match(self):
        start = self.take().start
        subject = self.star_expressions()
        self.expect(":")
        if self.now.kind != "NEWLINE":
            raise SyntaxError
        self.take()
        self.take()
        cases = []
        while self.now.kind != "DEDENT":
            self.expect("case")
            pattern = self.open_pattern()
            guard = self.named() if self.has("if") else None
            cases.append(ast.match_case(pattern, guard, self.block()))
        self.take()
        return self.closed(self.made(ast.Match, start, subject, cases))

    def open_pattern(self):
        start = self.now.start
        first = self.star_pattern()
        if not self.sees(","):
            return first
        patterns = [first]
        while self.has(","):
            if self.sees(":", "if"):
                break
            patterns.append(self.star_pattern())
        return self.made(ast.MatchSequence, start, patterns)

    def star_pattern(self):
        start = self.now.start
        if self.has("*"):
            name = self.name()
            return self.made(ast.MatchStar, start, None if name == "_" else name)
        return self.as_pattern()

    def as_pattern(self):
        start = self.now.start
        patterns = [self.closed_pattern()]
        while self.has("|"):
            patterns.append(self.closed_pattern())
        pattern = patterns[0] if len(patterns) == 1 else self.made(ast.MatchOr, start, patterns)
        return self.made(ast.MatchAs, start, pattern, self.name()) if self.has("as") else pattern

    def closed_pattern(self):
        token, start = self.now, self.now.start
        if token.kind == "OP" and token.text in "([":
            self.take()
            end, patterns, is_tuple = {"(": ")", "[": "]"}[token.text], [], token.text == "["
            while not self.sees(end):
                patterns.append(self.star_pattern())
                if not self.has(","):
                    break
                is_tuple = True
            self.expect(end)
            if not is_tuple and len(patterns) == 1 and not isinstance(patterns[0], ast.MatchStar):
                return patterns[0]
            return self.made(ast.MatchSequence, start, patterns)
        if self.has("{"):
            keys, patterns, rest = [], [], None
            while not self.has("}"):
                if self.has("**"):
                    rest = self.name()
                else:
                    keys.append(self.pattern_value())
                    self.expect(":")
                    patterns.append(self.as_pattern())
                self.has(",")
            return self.made(ast.MatchMapping, start, keys, patterns, rest)
        if token.kind == "NAME" and token.text in ("None", "True", "False"):
            self.take()
            return self.made(ast.MatchSingleton, start, {"None": None, "True": True, "False": False}[token.text])
        if token.kind == "NAME" and not _QUOTE.match(token.text) and token.text not in _KEYWORDS:
            if self.ahead().text not in (".", "("):
                name = self.name()
                return self.made(ast.MatchAs, start, None, None if name == "_" else name)
            value = self.made(ast.Name, start, self.name(), ast.Load())
            value.end_lineno, value.end_col_offset = self.tokens[self.at - 1].end
            while self.has("."):
                value = self.made(ast.Attribute, start, value, self.name(), ast.Load())
            if not self.has("("):
                return self.made(ast.MatchValue, start, value)
            patterns, names, named = [], [], []
            while not self.has(")"):
                if self.now.kind == "NAME" and self.ahead().text == "=":
                    names.append(self.name())
                    self.take()
                    named.append(self.as_pattern())
                else:
                    patterns.append(self.as_pattern())
                self.has(",")
            return self.made(ast.MatchClass, start, value, patterns, names, named)
        return self.made(ast.MatchValue, start, self.pattern_value())

    def pattern_value(self):
        if self.now.kind == "NAME" and self.now.text not in ("None", "True", "False"):
            start = self.now.start
            value = self.made(ast.Name, start, self.name(), ast.Load())
            value.end_lineno, value.end_col_offset = self.tokens[self.at - 1].end
            while self.has("."):
                value = self.made(ast.Attribute, start, value, self.name(), ast.Load())
            return value
        return self.binary(4)

    # Expressions.

    def star_expressions(self):
        """One expression, or several with commas between."""
        if self.sees("yield"):
            return self.yield_()
        start = self.now.start
        first = self.star_item()
        if not self.sees(","):
            return first
        items = [first]
        while self.has(","):
            if self.now.kind in ("NEWLINE", "END") or self.sees(")", "]", "}", "=", ":", ";", "in", "!") or self.now.text in _AUGMENTED:
                break
            items.append(self.star_item())
        return self.made(ast.Tuple, start, items, ast.Load())

    def star_item(self):
        start = self.now.start
        if self.has("*"):
            return self.made(ast.Starred, start, self.binary(0), ast.Load())
        return self.named()

    def targets(self):
        start = self.now.start
        first = self.star_target()
        if not self.sees(","):
            return first
        items = [first]
        while self.has(","):
            if self.sees("in", "="):
                break
            items.append(self.star_target())
        return self.made(ast.Tuple, start, items, ast.Load())

    def star_target(self):
        start = self.now.start
        if self.has("*"):
            return self.made(ast.Starred, start, self.binary(0), ast.Load())
        return self.binary(0)

    def stored(self, node, kind=ast.Store):
        node.ctx = kind()
        if isinstance(node, (ast.Tuple, ast.List)):
            for item in node.elts:
                self.stored(item, kind)
        elif isinstance(node, ast.Starred):
            self.stored(node.value, kind)
        return node

    def yield_(self):
        start = self.take().start
        if self.has("from"):
            return self.made(ast.YieldFrom, start, self.test())
        stops = self.ends() or self.sees(")", "]", "}", "=")
        return self.made(ast.Yield, start, None if stops else self.star_expressions())

    def named(self):
        if self.now.kind == "NAME" and self.ahead().text == ":=" and self.ahead().kind == "OP":
            start = self.now.start
            target = self.made(ast.Name, start, self.name(), ast.Store())
            target.end_lineno, target.end_col_offset = self.tokens[self.at - 1].end
            self.take()
            return self.made(ast.NamedExpr, start, target, self.test())
        return self.test()

    def test(self):
        start = self.now.start
        if self.has("lambda"):
            args = self.arguments(":", False)
            self.expect(":")
            return self.made(ast.Lambda, start, args, self.test())
        value = self.disjunction()
        if self.has("if"):
            test = self.disjunction()
            self.expect("else")
            return self.made(ast.IfExp, start, test, value, self.test())
        return value

    def disjunction(self):
        return self.joined("or", ast.Or, lambda: self.joined("and", ast.And, self.inversion))

    def joined(self, text, kind, rule):
        start = self.now.start
        values = [rule()]
        while self.has(text):
            values.append(rule())
        return values[0] if len(values) == 1 else self.made(ast.BoolOp, start, kind(), values)

    def inversion(self):
        start = self.now.start
        if self.has("not"):
            return self.made(ast.UnaryOp, start, ast.Not(), self.inversion())
        left, ops, others = self.binary(0), [], []
        while True:
            if self.sees("not") and self.ahead().text == "in":
                self.take()
                self.take()
                ops.append(ast.NotIn())
            elif self.now.kind in ("OP", "NAME") and self.now.text in _COMPARED:
                kind = _COMPARED[self.take().text]
                ops.append(ast.IsNot() if kind is ast.Is and self.has("not") else kind())
            else:
                break
            others.append(self.binary(0))
        return self.made(ast.Compare, start, left, ops, others) if ops else left

    def binary(self, level):
        if level == len(_BINARY):
            return self.factor()
        start = self.now.start
        left = self.binary(level + 1)
        while self.now.kind == "OP" and self.now.text in _BINARY[level]:
            op = _BINARY[level][self.take().text]()
            left = self.made(ast.BinOp, start, left, op, self.binary(level + 1))
        return left

    def factor(self):
        start = self.now.start
        if self.now.kind == "OP" and self.now.text in "+-~":
            op = {"+": ast.UAdd, "-": ast.USub, "~": ast.Invert}[self.take().text]()
            return self.made(ast.UnaryOp, start, op, self.factor())
        if self.has("await"):
            value = self.made(ast.Await, start, self.primary())
        else:
            value = self.primary()
        if self.has("**"):
            return self.made(ast.BinOp, start, value, ast.Pow(), self.factor())
        return value

    def primary(self):
        start = self.now.start
        value = self.atom()
        while self.now.kind == "OP":
            if self.has("."):
                value = self.made(ast.Attribute, start, value, self.name(), ast.Load())
            elif self.has("("):
                args, keywords = self.call_arguments()
                value = self.made(ast.Call, start, value, args, keywords)
            elif self.has("["):
                index = self.subscript()
                self.expect("]")
                value = self.made(ast.Subscript, start, value, index, ast.Load())
            else:
                break
        return value

    def call_arguments(self):
        args, keywords = [], []
        while not self.sees(")"):
            start = self.now.start
            if self.has("**"):
                keywords.append(self.made(ast.keyword, start, None, self.test()))
            elif self.now.kind == "NAME" and self.ahead().text == "=" and self.ahead().kind == "OP":
                name = self.name()
                self.take()
                keywords.append(self.made(ast.keyword, start, name, self.test()))
            else:
                value = self.star_item()
                if self.sees("for", "async"):
                    before = self.tokens[self.at_of(start) - 1].start
                    loops = self.loops()
                    # The parentheses of the call are those of the generator.
                    end = self.now.end
                    value = ast.GeneratorExp(value, loops, lineno=before[0], col_offset=before[1], end_lineno=end[0], end_col_offset=end[1])
                args.append(value)
            if not self.has(","):
                break
        self.expect(")")
        return args, keywords

    def at_of(self, start):
        at = self.at
        while self.tokens[at].start != start or self.tokens[at].kind == "DEDENT":
            at -= 1
        return at

    def subscript(self):
        start = self.now.start
        first = self.slice_()
        if not self.sees(","):
            if isinstance(first, ast.Starred):
                return self.made(ast.Tuple, start, [first], ast.Load())
            return first
        items = [first]
        while self.has(","):
            if self.sees("]"):
                break
            items.append(self.slice_())
        return self.made(ast.Tuple, start, items, ast.Load())

    def slice_(self):
        start = self.now.start
        lower = None if self.sees(":") else self.star_item()
        if not self.has(":"):
            return lower
        upper = None if self.sees(":", "]", ",") else self.test()
        step = None
        if self.has(":") and not self.sees("]", ","):
            step = self.test()
        return self.made(ast.Slice, start, lower, upper, step)

    def loops(self):
        made = []
        while self.sees("for", "async"):
            is_async = int(self.has("async"))
            self.expect("for")
            target = self.stored(self.targets())
            self.expect("in")
            source, tests = self.disjunction(), []
            while self.has("if"):
                tests.append(self.condition())
            made.append(ast.comprehension(target, source, tests, is_async))
        return made

    def condition(self):
        if self.now.kind == "NAME" and self.ahead().text == ":=":
            return self.named()
        return self.disjunction() if not self.sees("lambda") else self.test()

    def atom(self):
        token, start = self.now, self.now.start
        if token.kind == "STRING":
            return self.strings()
        self.take()
        if token.kind == "NUMBER":
            return self.made(ast.Constant, start, ast.literal_eval(token.text))
        if token.kind == "NAME":
            if token.text in ("None", "True", "False"):
                return self.made(ast.Constant, start, {"None": None, "True": True, "False": False}[token.text])
            if token.text in _KEYWORDS:
                raise SyntaxError("invalid syntax")
            self.at -= 1
            return self.made_name(start)
        if token.text == "...":
            return self.made(ast.Constant, start, ...)
        if token.text == "(":
            return self.group(start)
        if token.text == "[":
            return self.list_(start)
        if token.text == "{":
            return self.braces(start)
        raise SyntaxError("invalid syntax")

    def made_name(self, start):
        name = self.name()
        return self.made(ast.Name, start, name, ast.Load())

    def group(self, start):
        if self.has(")"):
            return self.made(ast.Tuple, start, [], ast.Load())
        if self.sees("yield"):
            value = self.yield_()
            self.expect(")")
            return value
        first = self.star_item()
        if self.sees("for", "async"):
            loops = self.loops()
            self.expect(")")
            return self.made(ast.GeneratorExp, start, first, loops)
        if not self.sees(","):
            self.expect(")")
            return first
        items = [first]
        while self.has(","):
            if self.sees(")"):
                break
            items.append(self.star_item())
        self.expect(")")
        return self.made(ast.Tuple, start, items, ast.Load())

    def list_(self, start):
        items = []
        while not self.sees("]"):
            items.append(self.star_item())
            if self.sees("for", "async"):
                loops = self.loops()
                self.expect("]")
                return self.made(ast.ListComp, start, items[0], loops)
            if not self.has(","):
                break
        self.expect("]")
        return self.made(ast.List, start, items, ast.Load())

    def braces(self, start):
        keys, values, items = [], [], []
        while not self.sees("}"):
            if self.has("**"):
                keys.append(None)
                values.append(self.binary(0))
            else:
                first = self.star_item()
                if self.has(":"):
                    keys.append(first)
                    values.append(self.test())
                else:
                    items.append(first)
                if self.sees("for", "async"):
                    loops = self.loops()
                    self.expect("}")
                    if items:
                        return self.made(ast.SetComp, start, items[0], loops)
                    return self.made(ast.DictComp, start, keys[0], values[0], loops)
            if not self.has(","):
                break
        self.expect("}")
        return self.made(ast.Set, start, items) if items else self.made(ast.Dict, start, keys, values)

    # Strings.

    def strings(self):
        start, tokens = self.now.start, []
        while self.now.kind == "STRING":
            tokens.append(self.take())
        prefixes = [re.match(r"[a-zA-Z]*", token.text)[0].lower() for token in tokens]
        if not any("f" in prefix for prefix in prefixes):
            value = ast.literal_eval("(" + " ".join(token.text for token in tokens) + ")")
            return self.made(ast.Constant, start, value, "u" if prefixes[0] == "u" else None)
        parts = []
        for token, prefix in zip(tokens, prefixes):
            if "f" in prefix:
                self.formatted(token, "r" in prefix, parts)
            else:
                self.literal(parts, ast.literal_eval(token.text), token.start, token.end)
        return self.made(ast.JoinedStr, start, parts)

    def literal(self, parts, value, start, end):
        if not value:
            return
        if parts and isinstance(parts[-1], ast.Constant):
            last = parts[-1]
            last.value += value
            last.end_lineno, last.end_col_offset = end
        else:
            parts.append(ast.Constant(value, lineno=start[0], col_offset=start[1], end_lineno=end[0], end_col_offset=end[1]))

    def formatted(self, token, is_raw, parts):
        quote = _QUOTE.match(token.text)
        at = self.offset(token.start) + quote.end()
        end = self.offset(token.end) - len(quote[1])
        self.pieces(at, end, quote[1], is_raw, parts, False)

    def offset(self, place):
        start = self.reader.starts[place[0] - 1]
        if self.reader.is_ascii:
            return start + place[1]
        line = self.text[start:].encode()[:place[1]]
        return start + len(line.decode())

    def pieces(self, at, end, quote, is_raw, parts, is_spec):
        """The texts and fields of a formatted string between two places."""
        text, begun = self.text, at
        while at < end:
            here = text[at]
            if here == "\\" and text[at + 1] == "N" and not is_raw:
                at = text.index("}", at) + 1
            elif here == "\\" and text[at + 1] not in "{}":
                at += 2
            elif here in "{}" and text[at + 1:at + 2] == here and at + 1 < end and not is_spec:
                self.text_piece(parts, begun, at + 1, is_raw, quote, at + 2)
                at = begun = at + 2
            elif here == "{":
                self.text_piece(parts, begun, at, is_raw, quote, at)
                close = _end_of_field(text, at, quote, is_raw)
                self.field(at, close, quote, is_raw, parts)
                at = begun = close
            else:
                at += 1
        self.text_piece(parts, begun, end, is_raw, quote, end)

    def text_piece(self, parts, start, end, is_raw, quote, shown_end):
        piece = self.text[start:end]
        if piece:
            value = piece if is_raw or "\\" not in piece else ast.literal_eval('"""' + piece.replace('"', '\\"').replace("\\\\\"", "\\\"") + '"""')
            self.literal(parts, value, self.reader.place(start), self.reader.place(shown_end))

    def field(self, at, close, quote, is_raw, parts):
        """`{value = !r: spec}`."""
        inner = self.inside(at + 1, close - 1)
        value = inner.star_expressions()
        ended = self.offset(inner.now.start)
        conversion, spec, text = -1, None, self.text
        if inner.sees("="):
            mark = ended + 1
            while text[mark] in " \t\n":
                mark += 1
            self.literal(parts, text[at + 1:mark], self.reader.place(at + 1), self.reader.place(mark))
            conversion = 114
            ended = mark
        if text[ended] == "!":
            conversion = ord(text[ended + 1:].lstrip()[0])
            ended = text.index(chr(conversion), ended) + 1
            while text[ended] in " \t\n":
                ended += 1
        if text[ended] == ":":
            pieces = []
            self.pieces(ended + 1, close - 1, quote, is_raw, pieces, True)
            start, end = self.reader.place(ended), self.reader.place(close - 1)
            spec = ast.JoinedStr(pieces, lineno=start[0], col_offset=start[1], end_lineno=end[0], end_col_offset=end[1])
            if conversion == 114 and "!" not in text[at:ended] and inner.sees("="):
                conversion = -1
        start, end = self.reader.place(at), self.reader.place(close)
        parts.append(ast.FormattedValue(value, conversion, spec, lineno=start[0], col_offset=start[1], end_lineno=end[0], end_col_offset=end[1]))

    def inside(self, start, end):
        """A parser for an expression within the text, whose places are those of the whole."""
        parser = _Parser.__new__(_Parser)
        parser.text, parser.reader, parser.at = self.text, self.reader, 0
        parser.tokens = _Field(self.reader, start, end).tokens()
        return parser


class _Field(_Reader):
    """The tokens of a replacement field, up to what follows its expression."""

    def __init__(self, whole, start, end):
        self.text, self.starts, self.is_ascii, self.line = whole.text, whole.starts, whole.is_ascii, 0
        self.begin, self.end = start, end

    def tokens(self):
        text, at, depth, made = self.text, self.begin, 0, []

        def add(kind, start, end):
            made.append(_Token(kind, text[start:end], self.place(start), self.place(end)))

        while at < self.end:
            if text[at] in " \t\r\n\f":
                at += 1
                continue
            if text[at] == "#":
                at = text.index("\n", at)
                continue
            quote = _QUOTE.match(text, at)
            if quote:
                prefix = quote[0][:-len(quote[1])].lower()
                end = _end_of_string(text, quote.end(), quote[1], "r" in prefix, "f" in prefix)
                add("STRING", at, end)
            elif name := _NAME.match(text, at):
                end = name.end()
                add("NAME", at, end)
            elif text[at].isdigit() or text[at] == "." and text[at + 1].isdigit():
                end = _NUMBER.match(text, at).end()
                add("NUMBER", at, end)
            else:
                end = _OPERATOR.match(text, at).end()
                if not depth and (text[at] == ":" or text[at] == "!" and text[at:at + 2] != "!="):
                    break
                if not depth and text[at:end] == "=":
                    add("OP", at, end)
                    break
                add("OP", at, end)
                depth += (text[at] in "([{") - (text[at] in ")]}")
            at = end
        add("END", at, at)
        return made


_LATER = ("outside function", "outside async function", "outside loop", "not properly in loop", "'await' outside", "nonlocal", "no binding",
          "is parameter and global", "prior to global", "used prior", "assigned to before", "duplicate argument", "asynchronous comprehension",
          "bind different names", "multiple assignments to name", "makes remaining patterns unreachable")


def parse(source, filename, mode):
    """The tree of a text; a SyntaxError is the compiler's."""
    if isinstance(source, (bytes, bytearray)):
        source = bytes(source).decode()
    try:
        compile(source, filename, "exec" if mode == "func_type" else mode)
    except SyntaxError as error:
        # What only the table of names knows is no matter of trees.
        if not any(text in str(error.msg) for text in _LATER):
            error.__traceback__ = None
            raise
    source = source.removeprefix("\ufeff").replace("\r\n", "\n")
    if mode == "eval":
        source = source.lstrip(" \t")
    parser = _Parser(source if source.endswith("\n") or mode == "eval" else source + "\n")
    if mode == "eval":
        return parser.expression()
    module = parser.module()
    return ast.Interactive(module.body) if mode == "single" else module
