"""Classes of syntax trees, and literals."""

from _literal import literal as _literal

_SHAPES = """\
mod: Module(body type_ignores) Interactive(body) Expression(body) FunctionType(argtypes returns)
stmt: FunctionDef(name args body decorator_list returns type_comment type_params) \
AsyncFunctionDef(name args body decorator_list returns type_comment type_params) ClassDef(name bases keywords body decorator_list type_params) \
Return(value) Delete(targets) Assign(targets value type_comment) TypeAlias(name type_params value) AugAssign(target op value) \
AnnAssign(target annotation value simple) For(target iter body orelse type_comment) AsyncFor(target iter body orelse type_comment) \
While(test body orelse) If(test body orelse) With(items body type_comment) AsyncWith(items body type_comment) Match(subject cases) \
Raise(exc cause) Try(body handlers orelse finalbody) TryStar(body handlers orelse finalbody) Assert(test msg) Import(names) \
ImportFrom(module names level) Global(names) Nonlocal(names) Expr(value) Pass() Break() Continue()
expr: BoolOp(op values) NamedExpr(target value) BinOp(left op right) UnaryOp(op operand) Lambda(args body) IfExp(test body orelse) \
Dict(keys values) Set(elts) ListComp(elt generators) SetComp(elt generators) DictComp(key value generators) GeneratorExp(elt generators) \
Await(value) Yield(value) YieldFrom(value) Compare(left ops comparators) Call(func args keywords) FormattedValue(value conversion format_spec) \
JoinedStr(values) Constant(value kind) Attribute(value attr ctx) Subscript(value slice ctx) Starred(value ctx) Name(id ctx) List(elts ctx) \
Tuple(elts ctx) Slice(lower upper step)
expr_context: Load() Store() Del()
boolop: And() Or()
operator: Add() Sub() Mult() MatMult() Div() Mod() Pow() LShift() RShift() BitOr() BitXor() BitAnd() FloorDiv()
unaryop: Invert() Not() UAdd() USub()
cmpop: Eq() NotEq() Lt() LtE() Gt() GtE() Is() IsNot() In() NotIn()
excepthandler: ExceptHandler(type name body)
pattern: MatchValue(value) MatchSingleton(value) MatchSequence(patterns) MatchMapping(keys patterns rest) \
MatchClass(cls patterns kwd_attrs kwd_patterns) MatchStar(name) MatchAs(pattern name) MatchOr(patterns)
type_param: TypeVar(name bound default_value) ParamSpec(name default_value) TypeVarTuple(name default_value)
AST: comprehension(target iter ifs is_async) arguments(posonlyargs args vararg kwonlyargs kw_defaults kwarg defaults) \
arg(arg annotation type_comment) keyword(arg value) alias(name asname) withitem(context_expr optional_vars) match_case(pattern guard body) \
type_ignore()
type_ignore: TypeIgnore(lineno tag)"""
_PLACED = ("stmt", "expr", "excepthandler", "pattern", "type_param")
_OPTIONAL = ("returns type_comment value simple cause exc msg module level asname kind format_spec lower upper step vararg kwarg annotation "
             "optional_vars guard bound default_value rest name type pattern").split()
_LISTS = ("body decorator_list type_params bases keywords targets orelse items cases handlers finalbody names values keys elts generators ops "
          "comparators args patterns kwd_attrs kwd_patterns ifs posonlyargs kwonlyargs kw_defaults defaults type_ignores argtypes").split()


class AST:
    _fields = _attributes = ()

    def __init__(self, *args, **kwargs):
        if len(args) > len(self._fields):
            plural = "" if len(self._fields) == 1 else "s"
            raise TypeError(f"{type(self).__name__} constructor takes at most {len(self._fields)} positional argument{plural}")
        for name, value in zip(self._fields, args):
            if name in kwargs:
                raise TypeError(f"{type(self).__name__} got multiple values for argument {name!r}")
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)
        for name in self._fields[len(args):]:
            if name not in kwargs:
                if name == "ctx":
                    self.ctx = Load()
                elif name in _LISTS and not (name == "args" and type(self).__name__ in ("Lambda", "FunctionDef", "AsyncFunctionDef")) \
                        and not (name == "body" and type(self).__name__ in ("Lambda", "IfExp", "Expression")):
                    setattr(self, name, [])
                elif name in _OPTIONAL:
                    setattr(self, name, None)

    def __repr__(self):
        return f"<ast.{type(self).__name__} object at {id(self):#x}>"


def _make():
    for line in _SHAPES.split("\n"):
        base_name, _, shapes = line.partition(": ")
        base = globals().get(base_name)
        if base is None:
            base = globals()[base_name] = type(base_name, (AST,), {"__module__": "ast"})
        if base_name in _PLACED:
            base._attributes = "lineno", "col_offset", "end_lineno", "end_col_offset"
            base.end_lineno = base.end_col_offset = None
        for shape in shapes.split(") "):
            name, _, fields = shape.rstrip(")").partition("(")
            fields = tuple(fields.split())
            globals()[name] = type(name, (base,), {"__module__": "ast", "_fields": fields, "__match_args__": fields})


_make()
for _kind in (arg, keyword, alias):
    _kind._attributes = "lineno", "col_offset", "end_lineno", "end_col_offset"
    _kind.end_lineno = _kind.end_col_offset = None
PyCF_ONLY_AST, PyCF_TYPE_COMMENTS, PyCF_ALLOW_TOP_LEVEL_AWAIT, PyCF_OPTIMIZED_AST = 1024, 4096, 8192, 33792


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None, optimize=-1):
    import _ast_tree
    if isinstance(source, AST):
        return source
    return _ast_tree.parse(source, filename, mode)


def _compiled(source, filename, mode):
    return parse(source, filename, mode)


def _text_of(tree, filename, mode):
    """The text that a tree is compiled by."""
    if not isinstance(tree, AST):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    wanted = {"exec": Module, "eval": Expression, "single": Interactive}.get(mode)
    if wanted is not None and not isinstance(tree, wanted):
        raise TypeError(f"expected {wanted.__name__} node, got {type(tree).__name__}")
    _check(tree)
    return unparse(tree)


def _check(tree):
    for node in walk(tree):
        for name in ("lineno", "col_offset"):
            if name in node._attributes and not hasattr(node, name):
                raise TypeError(f'required field "{name}" missing from {"stmt" if isinstance(node, stmt) else "expr"}')
        for name in node._fields:
            if not hasattr(node, name):
                raise TypeError(f'required field "{name}" missing from {type(node).__name__}')


def unparse(ast_obj):
    """A text that has this tree."""
    import _ast_text
    return _ast_text.unparse(ast_obj)


def get_source_segment(source, node, *, padded=False):
    """The text of a node in the source that it was made from."""
    try:
        place = node.lineno, node.end_lineno, node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    if place[1] is None or place[3] is None:
        return None
    first, last, start, end = place
    lines = source.splitlines(keepends=True)[first - 1:last]
    if first == last:
        return lines[0].encode()[start:end].decode()
    before = lines[0].encode()[:start].decode()
    pad = "".join(char if char in "\f\t" else " " for char in before) if padded else ""
    return pad + lines[0].encode()[start:].decode() + "".join(lines[1:-1]) + lines[-1].encode()[:end].decode()


def literal_eval(node_or_string):
    """The value of a text that is a literal, or is made of literals."""
    if not isinstance(node_or_string, str):
        return _value(node_or_string.body if isinstance(node_or_string, Expression) else node_or_string)
    text = node_or_string.lstrip(" \t")
    try:
        return _literal(text)
    except ValueError:
        return _value(parse(text, mode="eval").body)


def _value(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, (Tuple, List, Set)):
        return {Tuple: tuple, List: list, Set: set}[type(node)](map(_value, node.elts))
    if isinstance(node, Dict):
        return dict(zip(map(_value, node.keys), map(_value, node.values)))
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set" and not node.args and not node.keywords:
        return set()
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        value = _value(node.operand)
        if type(value) in (int, float, complex):
            return value if isinstance(node.op, UAdd) else -value
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _value(node.left), _value(node.right)
        if type(left) in (int, float) and type(right) is complex:
            return left + right if isinstance(node.op, Add) else left - right
    line = f" on line {node.lineno}" if getattr(node, "lineno", None) else ""
    raise ValueError(f"malformed node or string{line}: {node!r}")


def iter_fields(node):
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            yield from (item for item in value if isinstance(item, AST))


def walk(node):
    waiting = [node]
    while waiting:
        node = waiting.pop(0)
        waiting.extend(iter_child_nodes(node))
        yield node


def copy_location(new_node, old_node):
    for name in ("lineno", "col_offset", "end_lineno", "end_col_offset"):
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    def fix(node, place):
        own = []
        for name, value in zip(("lineno", "col_offset", "end_lineno", "end_col_offset"), place):
            if name in node._attributes:
                if getattr(node, name, None) is None:
                    setattr(node, name, value)
                else:
                    value = getattr(node, name)
            own.append(value)
        for child in iter_child_nodes(node):
            fix(child, own)

    fix(node, (1, 0, 1, 0))
    return node


def increment_lineno(node, n=1):
    for child in walk(node):
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
            if getattr(child, "end_lineno", None) is not None:
                child.end_lineno += n
    return node


def get_docstring(node, clean=True):
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{type(node).__name__!r} can't have docstrings")
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    value = node.body[0].value
    if not (isinstance(value, Constant) and isinstance(value.value, str)):
        return None
    import inspect

    return inspect.cleandoc(value.value) if clean else value.value


class NodeVisitor:
    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__, self.generic_visit)(node)

    def visit_Constant(self, node):
        return self.generic_visit(node)

    def generic_visit(self, node):
        for child in iter_child_nodes(node):
            self.visit(child)


class NodeTransformer(NodeVisitor):
    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            new.extend(item)
                            continue
                    new.append(item)
                old[:] = new
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent

    def shown(node, level=0):
        if indent is not None:
            level += 1
            prefix, sep = "\n" + indent * level, ",\n" + indent * level
        else:
            prefix, sep = "", ", "
        if isinstance(node, AST):
            args, simple, with_names = [], True, annotate_fields
            for name in node._fields:
                try:
                    value = getattr(node, name)
                except AttributeError:
                    with_names = True
                    continue
                if value is None and (name in _OPTIONAL or name == "arg") and not (type(node) is Constant and name == "value"):
                    with_names = True
                    continue
                if not show_empty and value == []:
                    if not with_names:
                        args.append(repr(value))
                    continue
                text, is_simple = shown(value, level)
                simple = simple and is_simple
                args.append(f"{name}={text}" if with_names else text)
            if include_attributes and node._attributes:
                for name in node._attributes:
                    value = getattr(node, name, None)
                    if value is None and name.startswith("end_"):
                        continue
                    if hasattr(node, name):
                        text, is_simple = shown(value, level)
                        simple = simple and is_simple
                        args.append(f"{name}={text}")
            if simple and len(args) <= 3:
                return f"{type(node).__name__}({', '.join(args)})", not args
            return f"{type(node).__name__}({prefix}{sep.join(args)})", False
        if isinstance(node, list):
            if not node:
                return "[]", True
            return f"[{prefix}{sep.join(shown(item, level)[0] for item in node)}]", False
        return repr(node), True

    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {type(node).__name__!r}")
    return shown(node)[0]
