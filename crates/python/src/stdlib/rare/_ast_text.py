"""The text of a tree: `ast.unparse`."""

import ast

# How tightly an expression binds, loosest first.
_NAMED, _TUPLE, _YIELD, _TEST, _OR, _AND, _NOT, _CMP, _BOR, _BXOR, _BAND, _SHIFT, _ARITH, _TERM, _FACTOR, _POWER, _AWAIT, _ATOM = range(18)
_EXPR = _BOR
_BINARY = {"Add": ("+", _ARITH), "Sub": ("-", _ARITH), "Mult": ("*", _TERM), "MatMult": ("@", _TERM), "Div": ("/", _TERM), "Mod": ("%", _TERM),
           "LShift": ("<<", _SHIFT), "RShift": (">>", _SHIFT), "BitOr": ("|", _BOR), "BitXor": ("^", _BXOR), "BitAnd": ("&", _BAND),
           "FloorDiv": ("//", _TERM), "Pow": ("**", _POWER)}
_UNARY = {"Invert": ("~", _FACTOR), "Not": ("not ", _NOT), "UAdd": ("+", _FACTOR), "USub": ("-", _FACTOR)}
_COMPARED = {"Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not", "In": "in",
             "NotIn": "not in"}
_QUOTES = "'", '"', '"""', "'''"
_INFINITY = "1e309"


class _Writer:
    def __init__(self):
        self.lines, self.level = [], 0

    # Statements.

    def line(self, text):
        self.lines.append("    " * self.level + text)

    def block(self, head, body, doc=None):
        self.line(head + ":")
        self.level += 1
        if doc is not None:
            self.docstring(doc)
            body = body[1:]
        self.all(body)
        self.level -= 1

    def all(self, body):
        for stmt in body:
            self.statement(stmt)

    def statement(self, node):
        found = getattr(self, "s_" + type(node).__name__, None)
        if found is not None:
            found(node)
        else:
            self.line(self.text(node))

    def doc_of(self, node):
        first = node.body[0] if node.body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
            return first.value
        return None

    def docstring(self, node):
        prefix = "u" if getattr(node, "kind", None) == "u" else ""
        text, quote = self.quoted(node.value, ('"""', "'''"), "\n\t")
        self.lines.append("    " * self.level + prefix + quote + text + quote)

    def s_Module(self, node):
        doc = self.doc_of(node)
        body = node.body
        if doc is not None:
            self.docstring(doc)
            body = body[1:]
        self.all(body)

    s_Interactive = s_Module

    def s_Expr(self, node):
        self.line(self.expr(node.value, _YIELD if not isinstance(node.value, ast.NamedExpr) else _TUPLE))

    def s_Return(self, node):
        self.line("return " + self.expr(node.value) if node.value is not None else "return")

    def s_Delete(self, node):
        self.line("del " + ", ".join(map(self.expr, node.targets)))

    def s_Assign(self, node):
        self.line("".join(self.expr(it, _TUPLE) + " = " for it in node.targets) + self.expr(node.value) + self.comment(node))

    def comment(self, node):
        kind = getattr(node, "type_comment", None)
        return f" # type: {kind}" if kind else ""

    def s_AugAssign(self, node):
        self.line(f"{self.expr(node.target)} {_BINARY[type(node.op).__name__][0]}= {self.expr(node.value)}")

    def s_AnnAssign(self, node):
        target = self.expr(node.target)
        if not node.simple and isinstance(node.target, ast.Name):
            target = f"({target})"
        self.line(f"{target}: {self.expr(node.annotation)}" + (f" = {self.expr(node.value)}" if node.value is not None else ""))

    def s_TypeAlias(self, node):
        self.line(f"type {self.expr(node.name)}{self.type_params(node)} = {self.expr(node.value)}")

    def s_Pass(self, node):
        self.line("pass")

    def s_Break(self, node):
        self.line("break")

    def s_Continue(self, node):
        self.line("continue")

    def s_Raise(self, node):
        text = "raise"
        if node.exc is not None:
            text += " " + self.expr(node.exc)
            if node.cause is not None:
                text += " from " + self.expr(node.cause)
        self.line(text)

    def s_Assert(self, node):
        self.line("assert " + self.expr(node.test) + (f", {self.expr(node.msg)}" if node.msg is not None else ""))

    def s_Global(self, node):
        self.line("global " + ", ".join(node.names))

    def s_Nonlocal(self, node):
        self.line("nonlocal " + ", ".join(node.names))

    def s_Import(self, node):
        self.line("import " + ", ".join(map(self.alias, node.names)))

    def s_ImportFrom(self, node):
        self.line(f"from {'.' * (node.level or 0)}{node.module or ''} import " + ", ".join(map(self.alias, node.names)))

    def alias(self, node):
        return node.name + (f" as {node.asname}" if node.asname else "")

    def s_If(self, node, word="if"):
        self.block(f"{word} {self.expr(node.test)}", node.body)
        if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            self.s_If(node.orelse[0], "elif")
        elif node.orelse:
            self.block("else", node.orelse)

    def s_While(self, node):
        self.block(f"while {self.expr(node.test)}", node.body)
        if node.orelse:
            self.block("else", node.orelse)

    def s_For(self, node, word="for"):
        self.line(f"{word} {self.expr(node.target, _TUPLE)} in {self.expr(node.iter)}:{self.comment(node)}")
        self.level += 1
        self.all(node.body)
        self.level -= 1
        if node.orelse:
            self.block("else", node.orelse)

    def s_AsyncFor(self, node):
        self.s_For(node, "async for")

    def s_With(self, node, word="with"):
        items = ", ".join(self.expr(it.context_expr) + (f" as {self.expr(it.optional_vars)}" if it.optional_vars is not None else "")
                          for it in node.items)
        self.line(f"{word} {items}:{self.comment(node)}")
        self.level += 1
        self.all(node.body)
        self.level -= 1

    def s_AsyncWith(self, node):
        self.s_With(node, "async with")

    def s_Try(self, node, star=""):
        self.block("try", node.body)
        for handler in node.handlers:
            head = "except" + star
            if handler.type is not None:
                head += " " + self.expr(handler.type)
            if handler.name:
                head += " as " + handler.name
            self.block(head, handler.body)
        if node.orelse:
            self.block("else", node.orelse)
        if node.finalbody:
            self.block("finally", node.finalbody)

    def s_TryStar(self, node):
        self.s_Try(node, "*")

    def gap(self):
        # A definition stands apart from what is before it.
        self.lines.append("")

    def s_FunctionDef(self, node, word="def"):
        self.gap()
        for it in node.decorator_list:
            self.line("@" + self.expr(it))
        returns = f" -> {self.expr(node.returns)}" if node.returns is not None else ""
        head = f"{word} {node.name}{self.type_params(node)}({self.arguments(node.args)}){returns}"
        comment = self.comment(node)
        if not comment:
            return self.block(head, node.body, self.doc_of(node))
        self.line(head + ":" + comment)
        self.level += 1
        self.all(node.body)
        self.level -= 1

    def s_AsyncFunctionDef(self, node):
        self.s_FunctionDef(node, "async def")

    def s_ClassDef(self, node):
        self.gap()
        for it in node.decorator_list:
            self.line("@" + self.expr(it))
        given = [self.expr(it) for it in node.bases] + [self.keyword(it) for it in node.keywords]
        inside = f"({', '.join(given)})" if given else ""
        self.block(f"class {node.name}{self.type_params(node)}{inside}", node.body, self.doc_of(node))

    def type_params(self, node):
        params = getattr(node, "type_params", None)
        return f"[{', '.join(map(self.type_param, params))}]" if params else ""

    def type_param(self, node):
        text = {"TypeVar": "", "TypeVarTuple": "*", "ParamSpec": "**"}[type(node).__name__] + node.name
        if getattr(node, "bound", None) is not None:
            text += ": " + self.expr(node.bound)
        if getattr(node, "default_value", None) is not None:
            text += " = " + self.expr(node.default_value)
        return text

    def s_Match(self, node):
        self.line(f"match {self.expr(node.subject)}:")
        self.level += 1
        for case in node.cases:
            guard = f" if {self.expr(case.guard)}" if case.guard is not None else ""
            self.block(f"case {self.pattern(case.pattern)}{guard}", case.body)
        self.level -= 1

    # Patterns.

    def pattern(self, node, level=_TEST):
        kind = type(node).__name__
        if kind == "MatchValue":
            return self.expr(node.value)
        if kind == "MatchSingleton":
            return repr(node.value)
        if kind == "MatchSequence":
            return f"[{', '.join(map(self.pattern, node.patterns))}]"
        if kind == "MatchStar":
            return "*" + (node.name or "_")
        if kind == "MatchMapping":
            parts = [f"{self.expr(key)}: {self.pattern(value)}" for key, value in zip(node.keys, node.patterns)]
            if node.rest is not None:
                parts.append("**" + node.rest)
            return "{" + ", ".join(parts) + "}"
        if kind == "MatchClass":
            parts = [self.pattern(it) for it in node.patterns]
            parts += [f"{name}={self.pattern(it)}" for name, it in zip(node.kwd_attrs, node.kwd_patterns)]
            return f"{self.expr(node.cls)}({', '.join(parts)})"
        if kind == "MatchAs":
            if node.pattern is None:
                return node.name or "_"
            text = f"{self.pattern(node.pattern, _BOR)} as {node.name}"
            return f"({text})" if level > _TEST else text
        text = " | ".join(self.pattern(it, _BXOR) for it in node.patterns)
        return f"({text})" if level > _BOR else text

    # Expressions.

    def text(self, node):
        """The text of what is no statement."""
        kind = type(node).__name__
        if kind == "Expression":
            return self.expr(node.body)
        if kind == "arguments":
            return self.arguments(node)
        if kind == "FunctionType":
            return f"({', '.join(map(self.expr, node.argtypes))}) -> {self.expr(node.returns)}"
        found = {"arg": self.arg, "keyword": self.keyword, "alias": self.alias, "comprehension": self.comprehension, "withitem": lambda it:
                 self.expr(it.context_expr) + (f" as {self.expr(it.optional_vars)}" if it.optional_vars is not None else "")}.get(kind)
        if found is not None:
            return found(node)
        if isinstance(node, ast.pattern):
            return self.pattern(node)
        if isinstance(node, ast.type_param):
            return self.type_param(node)
        if isinstance(node, (ast.operator, ast.unaryop, ast.boolop, ast.cmpop, ast.expr_context)):
            return ""
        return self.expr(node)

    def expr(self, node, level=_TEST):
        made = getattr(self, "e_" + type(node).__name__)(node, level)
        if isinstance(made, str):
            return made
        text, own = made
        return f"({text})" if level > own else text

    def e_Name(self, node, level):
        return node.id

    def e_Constant(self, node, level):
        value = node.value
        if isinstance(value, tuple):
            items = [self.e_Constant(ast.Constant(it), _TEST) for it in value]
            return "(" + ", ".join(items) + ("," if len(items) == 1 else "") + ")"
        if value is ...:
            return "..."
        text = ("u" if getattr(node, "kind", None) == "u" else "") + repr(value)
        if isinstance(value, (float, complex)):
            text = text.replace("inf", _INFINITY).replace("nan", f"({_INFINITY}-{_INFINITY})")
        return text

    def e_NamedExpr(self, node, level):
        return f"{self.expr(node.target, _ATOM)} := {self.expr(node.value, _ATOM)}", _NAMED

    def e_BoolOp(self, node, level):
        word, own = ("and", _AND) if isinstance(node.op, ast.And) else ("or", _OR)
        inner, parts = own, []
        for value in node.values:
            # Each side binds tighter than the one before, so that the tree stays as it is.
            inner += 1
            parts.append(self.expr(value, min(inner, _ATOM)))
        return f" {word} ".join(parts), own

    def e_BinOp(self, node, level):
        sign, own = _BINARY[type(node.op).__name__]
        left, right = (own + 1, own) if own == _POWER else (own, own + 1)
        return f"{self.expr(node.left, left)} {sign} {self.expr(node.right, right)}", own

    def e_UnaryOp(self, node, level):
        sign, own = _UNARY[type(node.op).__name__]
        return sign + self.expr(node.operand, own), own

    def e_Lambda(self, node, level):
        args = self.arguments(node.args)
        return f"lambda{' ' if args else ''}{args}: {self.expr(node.body)}", _TEST

    def e_IfExp(self, node, level):
        return f"{self.expr(node.body, _TEST + 1)} if {self.expr(node.test, _TEST + 1)} else {self.expr(node.orelse)}", _TEST

    def e_Dict(self, node, level):
        parts = [f"**{self.expr(value, _EXPR)}" if key is None else f"{self.expr(key)}: {self.expr(value)}"
                 for key, value in zip(node.keys, node.values)]
        return "{" + ", ".join(parts) + "}"

    def e_Set(self, node, level):
        return "{" + ", ".join(map(self.expr, node.elts)) + "}" if node.elts else "{*()}"

    def e_List(self, node, level):
        return "[" + ", ".join(map(self.expr, node.elts)) + "]"

    def e_Tuple(self, node, level):
        items = [self.expr(it) for it in node.elts]
        text = ", ".join(items) + ("," if len(items) == 1 else "")
        return f"({text})" if not items or level > _TUPLE else text

    def comprehension(self, node):
        word = " async for " if node.is_async else " for "
        tests = "".join(f" if {self.expr(it, _TEST + 1)}" for it in node.ifs)
        return f"{word}{self.expr(node.target, _TUPLE)} in {self.expr(node.iter, _TEST + 1)}{tests}"

    def loops(self, node):
        return "".join(map(self.comprehension, node.generators))

    def e_ListComp(self, node, level):
        return f"[{self.expr(node.elt)}{self.loops(node)}]"

    def e_SetComp(self, node, level):
        return f"{{{self.expr(node.elt)}{self.loops(node)}}}"

    def e_GeneratorExp(self, node, level):
        return f"({self.expr(node.elt)}{self.loops(node)})"

    def e_DictComp(self, node, level):
        return f"{{{self.expr(node.key)}: {self.expr(node.value)}{self.loops(node)}}}"

    def e_Await(self, node, level):
        return "await " + self.expr(node.value, _ATOM), _AWAIT

    def e_Yield(self, node, level):
        return "yield" + (f" {self.expr(node.value, _ATOM)}" if node.value is not None else ""), _YIELD

    def e_YieldFrom(self, node, level):
        return "yield from " + self.expr(node.value, _ATOM), _YIELD

    def e_Compare(self, node, level):
        text = self.expr(node.left, _CMP + 1)
        for op, value in zip(node.ops, node.comparators):
            text += f" {_COMPARED[type(op).__name__]} {self.expr(value, _CMP + 1)}"
        return text, _CMP

    def e_Call(self, node, level):
        given = [self.expr(it) for it in node.args] + [self.keyword(it) for it in node.keywords]
        return f"{self.expr(node.func, _ATOM)}({', '.join(given)})"

    def keyword(self, node):
        return ("**" if node.arg is None else node.arg + "=") + self.expr(node.value)

    def e_Attribute(self, node, level):
        text = self.expr(node.value, _ATOM)
        # A dot right behind an int would be that of a float.
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, int):
            text += " "
        return f"{text}.{node.attr}"

    def e_Subscript(self, node, level):
        if isinstance(node.slice, ast.Tuple) and node.slice.elts:
            items = [self.expr(it) for it in node.slice.elts]
            index = ", ".join(items) + ("," if len(items) == 1 and not isinstance(node.slice.elts[0], ast.Starred) else "")
            if len(items) == 1 and isinstance(node.slice.elts[0], ast.Starred):
                index += ","
        else:
            index = self.expr(node.slice)
        return f"{self.expr(node.value, _ATOM)}[{index}]"

    def e_Starred(self, node, level):
        return "*" + self.expr(node.value, _EXPR)

    def e_Slice(self, node, level):
        lower = self.expr(node.lower) if node.lower is not None else ""
        upper = self.expr(node.upper) if node.upper is not None else ""
        return f"{lower}:{upper}" + (f":{self.expr(node.step)}" if node.step is not None else "")

    def arg(self, node):
        return node.arg + (f": {self.expr(node.annotation)}" if node.annotation is not None else "")

    def arguments(self, node):
        parts, plain = [], node.posonlyargs + node.args
        defaults = [None] * (len(plain) - len(node.defaults)) + node.defaults
        for at, (arg, default) in enumerate(zip(plain, defaults), 1):
            parts.append(self.arg(arg) + (f"={self.expr(default)}" if default is not None else ""))
            if at == len(node.posonlyargs):
                parts.append("/")
        if node.vararg is not None or node.kwonlyargs:
            parts.append("*" + (self.arg(node.vararg) if node.vararg is not None else ""))
        for arg, default in zip(node.kwonlyargs, node.kw_defaults):
            parts.append(self.arg(arg) + (f"={self.expr(default)}" if default is not None else ""))
        if node.kwarg is not None:
            parts.append("**" + self.arg(node.kwarg))
        return ", ".join(parts)

    # Strings.

    def quoted(self, text, kinds, kept=""):
        """A text as it stands between quotes, and the first of these quotes that can be around it."""
        def shown(char):
            if char in kept and char in "\n\t":
                return char
            if char == "\\" or not char.isprintable():
                return char.encode("unicode_escape").decode("ascii")
            return char

        made = "".join(map(shown, text))
        possible = [it for it in kinds if it not in made and not ("\n" in made and len(it) == 1)]
        if not possible:
            whole = repr(text)
            quote = next((it for it in kinds if whole[0] in it), whole[0])
            return whole[1:-1], quote
        if made:
            possible.sort(key=lambda it: it[0] == made[-1])
            if possible[0][0] == made[-1]:
                made = made[:-1] + "\\" + made[-1]
        return made, possible[0]

    def pieces(self, node):
        made = []
        for value in node.values:
            if isinstance(value, ast.Constant):
                made.append((value.value.replace("{", "{{").replace("}", "}}"), True))
            elif isinstance(value, ast.JoinedStr):
                made += self.pieces(value)
            else:
                made.append((self.field(value), False))
        return made

    def field(self, node):
        inner = _Writer().expr(node.value, _TEST + 1)
        text = ("{ " if inner.startswith("{") else "{") + inner
        if node.conversion != -1:
            text += "!" + chr(node.conversion)
        if node.format_spec is not None:
            spec = node.format_spec
            if isinstance(spec, ast.JoinedStr):
                text += ":" + "".join(piece for piece, _ in self.pieces(spec))
            else:
                text += ":" + str(getattr(spec, "value", ""))
        return text + "}"

    def e_FormattedValue(self, node, level):
        return self.e_JoinedStr(ast.JoinedStr([node]), level)

    def e_JoinedStr(self, node, level):
        kinds, pieces = list(_QUOTES), self.pieces(node)
        text = ""
        for piece, is_text in pieces:
            if is_text:
                piece, kinds = self.escaped(piece, kinds)
            text += piece
        quote = kinds[0]
        return f"f{quote}{text}{quote}"

    def escaped(self, text, kinds):
        def shown(char):
            if char == "\\" or not char.isprintable():
                return char.encode("unicode_escape").decode("ascii")
            return char

        made = "".join(map(shown, text))
        possible = [it for it in kinds if it not in made and not ("\n" in made and len(it) == 1)]
        if not possible:
            return "".join("\\" + it if it == kinds[0][0] else it for it in made), kinds
        if made:
            possible.sort(key=lambda it: it[0] == made[-1])
            if possible[0][0] == made[-1]:
                made = made[:-1] + "\\" + made[-1]
        return made, possible


def unparse(node):
    writer = _Writer()
    if isinstance(node, list):
        writer.all(node)
    else:
        writer.statement(node)
    return "\n".join(writer.lines).removeprefix("\n")
