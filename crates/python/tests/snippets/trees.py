#: trees and their places
import ast
print(ast.dump(ast.parse("x = a.b[1:2] + f(c, *d, k=3, **e)\nif x: pass\nelse: y: int = -1"), indent=1))
print(ast.dump(ast.parse("(yield)\nf'{a!r:>{w}}b{{' 'c'", mode="exec")))
print(ast.dump(ast.parse("lambda x, /, y=1, *z, k, **q: (x, y)", mode="eval"), include_attributes=True))
tree = ast.parse("""
@deco
async def f[T](a: int, *, b: str = 'é') -> None:
    "doc"
    async with c as d, e: return await g
class C(B, metaclass=M):
    x, *y = 1, 2
try: pass
except* (A, B) as e: raise X from e
finally: del q[0], r
match v:
    case {"a": 1, **rest} | [1, *_] if ok: pass
    case Point(0, y=None): pass
    case _: global z
for i in range(3): continue
else: assert i, 'm'
while not a < b <= c is not d: break
import os.path as p, sys
from ..m import (n as o)
type X[K: int] = dict[K, ...]
""")
print([type(n).__name__ for n in ast.walk(tree)])
print([(n.lineno, n.col_offset, n.end_lineno, n.end_col_offset) for n in tree.body])
print(ast.unparse(tree))
#: visitors, and code from trees
import ast
class Names(ast.NodeVisitor):
    def __init__(self): self.found = []
    def visit_Name(self, node): self.found.append((node.id, type(node.ctx).__name__)); self.generic_visit(node)
    def visit_Constant(self, node): self.found.append(node.value)
v = Names()
v.visit(ast.parse("a = b + c * 2\nprint(a, 'x')"))
print(v.found)
class Double(ast.NodeTransformer):
    def visit_Constant(self, node): return ast.copy_location(ast.Constant(node.value * 2), node) if isinstance(node.value, int) else node
tree = ast.fix_missing_locations(Double().visit(ast.parse("x = 1 + 20\nprint(x)")))
exec(compile(tree, "<tree>", "exec"))
print(eval(compile(ast.Expression(ast.BinOp(ast.Constant(2), ast.Mult(), ast.Constant(21), lineno=1, col_offset=0), ), "<tree>", "eval"))
      if False else eval(compile(ast.fix_missing_locations(ast.Expression(ast.BinOp(ast.Constant(2), ast.Mult(), ast.Constant(21)))), "<tree>", "eval")))
print(ast.dump(compile("a", "f", "eval", ast.PyCF_ONLY_AST)), ast.get_docstring(ast.parse("'d'\nx")), ast.get_source_segment("a = bb + c", ast.parse("a = bb + c").body[0].value.left))
for src in ("a b", "x = (1", "def f(:", "  x"):
    try: ast.parse(src)
    except SyntaxError as e: print(type(e).__name__, e.lineno)
print(ast.dump(ast.parse("return 1\nbreak\nawait x")))
for tree, mode in ((5, "exec"), (ast.Module([], []), "eval"), (ast.Expression(ast.Constant(1)), "eval")):
    try: compile(tree, "f", mode)
    except TypeError as e: print(e)
#: literals
import ast
for text in ("[1, 'a', (2.5, None), {b'x': {1}}, -3, 1+2j]", "set()", " 1", "a", "f()", "1 + 1", "[x]", "{**a}", "-'a'"):
    try: print(ast.literal_eval(text))
    except Exception as e: print(type(e).__name__, str(e).split(": <")[0])
print(ast.literal_eval(ast.parse("[1, -2]", mode="eval")))
#: texts of trees
import ast
for text in ("a if b else c", "(a, b)", "x[(1, 2)]", "x[1, *a]", "-(-a) ** -b", "(a and b) or c", "a and (b or c)", "not (a == b)", "(yield x)", "lambda: (yield)",
             "f'{x!r} {y:>{z}} {{}} {\"q\"}'", "'a\\nb'", "b'x'", "1e400", "(1).real", "1j", "{1: 2, **a}", "{*()}", "[*a, b]", "(a := 1)", "await (a.b)",
             "a < b < c", "a if (b if c else d) else e", "(lambda x: x)(1)", "print(*a, b=1, **c)", "(x for x in y if z)", "{a: b for a, b in c}", "a @ b // c",
             "~a << 2 | b & c ^ d", "x[::2, 1:]", "...", "'''a\n'b\"'''", "(a,)", "()", "a.b.c(d)[e]", "async_ = 1", "(a or b) and not c", "2 ** 3 ** 4", "(2 ** 3) ** 4"):
    tree = ast.parse(text)
    shown = ast.unparse(tree)
    print(shown, "|", ast.dump(ast.parse(shown)) == ast.dump(tree))
#: the shape of traceback entries
import traceback, sys
def f(x): return g(x)
def g(x): return 1 / x
try: f(0)
except Exception as e:
    for it in traceback.extract_tb(e.__traceback__): print(it.name, it.lineno, it.end_lineno, it.colno, it.end_colno, it.line, tuple(it)[1:3])
    print("".join(traceback.format_tb(e.__traceback__)), traceback.format_exception_only(e))
    print("".join(traceback.format_exception(e, limit=1)), "".join(traceback.format_exception(e, limit=-1)))
    kept = traceback.TracebackException.from_exception(e)
    print(kept, kept.exc_type_str, "".join(kept.format()) == traceback.format_exc(), kept.stack[1].name)
try:
    try: f(0)
    except ZeroDivisionError as e: raise KeyError("k") from e
except KeyError as e:
    traceback.print_exc(file=sys.stdout, chain=False)
    print(len(traceback.format_exception(e)), traceback.TracebackException.from_exception(e).__cause__)
def rec(n): return rec(n - 1) if n else 1 / 0
try: rec(6)
except ZeroDivisionError as e: print("".join(traceback.format_tb(e.__traceback__)))
def h(): return traceback.extract_stack()
print([(it.name, it.line) for it in h()])
print(traceback.format_list([("a.py", 3, "f", "x = 1"), ("b.py", 4, "g", None)]))
for args in ((5,), (ValueError("v"), None)):
    try: traceback.format_exception(*args)
    except Exception as e: print(type(e).__name__, e)
