#: builtins
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
abs(-1), abs(-1.5), abs(3+4j), abs(True)
abs("a")
abs()
all([]), all([1, 0]), any([]), any([0, 1])
all(5)
any()
ascii("é"), bin(5), bin(-5), hex(255), hex(-255), oct(8), bin(True)
bin(1.5)
hex("a")
bin()
chr(97), ord("a")
enumerate(5)
enumerate("a", "b")
enumerate("a", 1, 2)
next(enumerate("ab", 10**20))
filter(None)
list(filter(5, [1]))
filter(None, 5)
map(len)
map()
list(map(5, [1]))
map(len, 5)
list(zip("ab", [1], strict=True))
list(zip("a", [1, 2], strict=True))
list(zip("a", [1], [1, 2], strict=True))
list(zip([], [1], strict=True))
zip(5)
zip(1, strict=5)
zip([1], foo=1)
max(1, 2), max([1, 2]), max("ab", key=ord), max([], default=5), max(1, 2, key=lambda x: -x), min([3, 1]), min("b", "a"), min([], default=None), min(1, 1.0), max(1, 1.0)
max()
max([])
max(1)
max(1, "a")
max(1, 2, default=5)
max([1], key=5)
max([1], foo=5)
min(5)
sum([1, 2]), sum([1.5, 2]), sum([[1], [2]], []), sum([], 5), sum([1], start=2), sum([0.1] * 10), sum([1, 2.5, 3j]), sum((0.1, 1e100, -1e100))
sum("ab")
sum(["a"], "")
sum([b"a"], b"")
sum([b"a"], bytearray())
sum(5)
sum()
sum([1], 2, 3)
sum(["a"])
print(1, 2, sep="-", end="!\n"), print(), print("a", sep=None, end=None), print(*[1, 2], sep="")
print(1, sep=5)
print(1, end=5)
print(1, foo=5)
print(1, file=5)
import io, sys
f = io.StringIO()
print("x", "y", file=f, flush=True)
f.getvalue()
print("x", file=None), print("a\nb")
repr("a"), repr([1]), repr(5)
repr()
len("a"), len([]), len({}), len(range(5)), len(b"a")
len(5)
len()
len(iter([]))
len([], [])
input.__name__, open.__name__, __import__("math").__name__
__import__("nope_x")
__import__(5)
__import__("")
__import__("os.path").__name__, __import__("os.path", fromlist=["x"]).__name__
compile("1+", "f", "eval")
compile("x = 1", "f", "eval")
compile("1", "f", "nope")
compile("1", "f")
compile(5, "f", "exec")
compile("a\0b", "f", "exec")
compile(b"x=1", "f", "exec").co_filename
compile("x", "f", "exec", 0, True, 1).co_names, compile("assert 0", "f", "exec", optimize=1) and 0
compile("x", "f", "exec", flags=99999999)
import ast
eval("1+1"), eval("x", {"x": 5}), eval("x+y", {"x": 1}, {"y": 2}), eval(" 1"), eval(b"1"), eval("[x for x in range(2)]")
eval("1 +")
eval("x = 1")
eval(5)
eval("zz_undefined")
eval("1", 5)
eval("1", {}, 5)
eval("x", globals={"x": 3}), eval("x", {}, locals={"x": 4})
exec("y = 5")
y
exec("a = b", {"b": 3}, d := {})
d
exec("1", 5)
exec("z = 1", globals=(g := {}))
sorted(g)[-1]
exec("return")
exec("yield 1")
exec(5)
exec("x = 1\n  y = 2")
g = {}
exec("", g)
list(g)
class M(dict):
    def __getitem__(s, k): return k * 2
eval("abc", {}, M())
eval("abc", M(), {}) if 0 else 0
exec(compile("def f(): return zz", "x", "exec"), {"zz": 5})
globals()["newg"] = 5
newg
def f(): a = 1; return locals()
f()
def f(): exec("q = 5"); return "q" in locals()
f()
open("/nope/x")
open("nope.txt", "zz")
open("nope.txt", "rw")
open("nope.txt", "rb", encoding="utf8")
open("nope.txt", "")
open("nope.txt", "br+")
open(5.5)
open()
open("x", "r", newline="z")
open("x", "b")
isinstance(open, object), type(open)
getattr(5, "real"), getattr(5, "nope", 1), setattr(type("Q", (), {})(), "a", 1)
getattr(5, "nope")
classmethod, staticmethod, property, super, object, type
f"{x:{'>' + '5'}}|{x:>{x}}|{x:%d}" if 0 else 0
f"{'a' if x else 'b'}|{x if x else 'b':>3}"
f"{x:d}{x:x}{x:b}{x:o}{x:e}{x:,}{x:08.3f}"
eval("f'{x!z}'")
eval("f'{'")
eval("f'}'")
eval("f'{}'")
eval("f'{x:{y:{z}}}'")
eval("f'{a b}'")
eval("f'{*x}'")
f"{'\n'}" f'{"a" "b"}' 'c' rf"\n{1}" F"x"
f"{
    x
    + 1
}"
match 5:
    case 5: print("five")
match [1, 2, 3]:
    case [a, *r]: print(a, r)
match {"a": 1, "b": 2}:
    case {"a": v, **rest}: print(v, rest)
class Pt:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x, s.y = x, y
match Pt(1, 2):
    case Pt(1, y=yy): print(yy)
match Pt(1, 2):
    case Pt(a, b, c): pass
match 5:
    case int(n) if n > 3: print("int", n)
match "a":
    case "b" | "a" as q: print(q)
match (1, (2, 3)):
    case (1, (x, y)): print(x, y)
match 5:
    case str(): pass
    case _: print("default")
class NoMA: pass
match NoMA():
    case NoMA(x): pass
class BadMA: __match_args__ = 5
match BadMA():
    case BadMA(x): pass
class BadMA: __match_args__ = (5,)
match BadMA():
    case BadMA(x): pass
NotType = 5
match 1:
    case NotType(): pass
match 1.0:
    case 1: print("eq")
match None:
    case None: print("N")
match True:
    case 1: print("one")
match "abc":
    case [*_]: print("seq")
    case _: print("no seq")
match {"a": 1}:
    case {"a": 1, "z": _}: print(1)
    case {}: print("any map")
match -1:
    case -1: print("neg")
match 1+2j:
    case 1+2j: print("cplx")
match range(3):
    case [0, 1, 2]: print("range")
match Pt:
    case type(): print("t")
import collections
match collections.deque([1]):
    case [1]: print("deque")
match collections.OrderedDict(a=1):
    case {"a": 1}: print("od")
match bytearray(b"a"):
    case [97]: print("ba")
    case _: print("no")
(y := 5) + y
[z := 1, z + 1]
[(last := i) for i in range(3)], last
while (n := 3) > 5: pass
print((w := 2), w)
exec("(x := 1) = 2")
exec("x := 1")
exec("[i := 0 for i in range(3)]")
exec("class A:\n  [x := i for i in range(3)]")
def deco(f): print("deco", f.__name__); return f
@deco
@(lambda f: f)
def foo(): pass
@deco
class Foo: pass
@5
def foo(): pass
x: int = 5
__annotations__
y: "str"
class A:
    a: int = 1
    b: list[int]
del A.__annotations__
A.__annotations__
def f(a: int, *b: str, c: float = 1, **d: bytes) -> None: pass
f.__annotations__
def f(): x: undefined_thing; y: int
f()
type X = int | str
X, X.__value__, X.__name__, X.__type_params__, type(X)
type Y[T] = list[T]
Y[int], Y.__type_params__, Y.__value__
class G[T, *Ts, **P]: pass
G.__type_params__, G[int, str, [int]], G.__orig_bases__, G.__parameters__
def gf[T: int](x: T) -> T: return x
gf.__type_params__[0].__bound__, gf(5)
def gd[T = int](): pass
gd.__type_params__[0].__default__, gd.__type_params__[0].has_default()
global_x = 1
def f():
    global global_x; global_x = 2
f()
global_x
def outer():
    v = 1
    def inner():
        nonlocal v; v += 1; return v
    inner(); return inner(), v, inner.__closure__[0].cell_contents, inner.__code__.co_freevars, outer.__code__.co_cellvars
outer()
exec("nonlocal x")
exec("def f():\n nonlocal zz")
exec("def f(x):\n global x")
exec("def f():\n x = 1\n global x")
exec("def f(a, a): pass")
exec("def f(a=1, b): pass")
exec("f(a=1, 2)")
exec("f(**a, *b)")
exec("f(a=1, a=2)")
exec("break")
exec("continue")
exec("return 1")
exec("await x")
exec("async def f(): yield from x")
exec("class A: return 1")
exec("def f():\n  x = yield = 1")
exec("1 = x")
exec("f() = 1")
exec("a + 1 = 2")
exec("None = 1")
exec("True = 1")
exec("x + 1 += 1")
exec("del f()")
exec("del 1")
exec("import a.b as c.d")
exec("from . import x")
exec("from __future__ import nope")
exec("x = 1\nfrom __future__ import annotations")
exec("for 1 in x: pass")
exec("with x as 1: pass")
exec("lambda x=1, y: 0")
exec("if x = 1: pass")
exec("print 1")
exec("exec 'a'")
exec("x = (1, 2")
exec("x = 1)")
exec("x = [1, 2)")
exec("'abc")
exec("def f()\n  pass")
exec("if 1\n  pass")
exec("if 1:\npass")
exec(" x = 1")
exec("if 1:\n  x\n y")
exec("try: pass")
exec("try:\n  pass\nexcept:\n  pass\nexcept A:\n  pass")
exec("else: pass")
exec("x = 0777")
exec("x = 0b12")
exec("x = 0xg")
exec("x = 1__0")
exec("x = 1_")
exec("x = 1a")
exec("x = 5L")
exec("a ? b")
exec("a $ b")
exec("x = é = 1"), exec("x = “a”")
exec("*a = 1")
exec("*a, *b = x")
exec("[*a]"), 1
exec("*a")
exec("x = *a")
exec("yield")
exec("a b")
exec("a <> b")
exec("a && b")
exec("!a")
exec("a++")
exec("{**a for a in b}")
exec("[**a]")
exec("{1: *a}")
exec("{1:}")
exec("(a for a in b, c)")
exec("f(a for a in b, c)")
exec("match x:\n case a: pass\n case b: pass")
exec("match x:\n case a | b: pass")
exec("match x:\n case {**a, 'b': 1}: pass")
exec("match x:\n case [*a, *b]: pass")
exec("match x:\n case A(a=1, a=2): pass")
exec("match x:\n case [a, a]: pass")
exec("\\ x")
exec("'\\N{nope}'")
exec("'\\x1'")
exec("'\\u12'")
exec("b'é'")
exec("b'a' 'b'")
exec("u'a' b'b'")
exec("ur'a'")
exec("assert(1, 'x')")
exec("x is 1")
exec("()()")
exec("pass\n" * 3 + "  x")
exec("def f():\n" )
exec("for x in y:")
exec("@")
exec("import")
exec("from x import")
exec("from x import (a, b")
exec("from x import *, a")
exec("def f(): from x import *")
exec("lambda *: 0")
exec("def f(*): pass")
exec("def f(*, **k): pass")
exec("def f(a, /, b, /): pass")
exec("def f(**k, a): pass")
exec("def f(*a, *b): pass")
exec("async x = 1")
exec("try:\n pass\nexcept* :\n pass")
exec("try:\n pass\nexcept A, B:\n pass")
exec("raise x, y")
exec("not = 1")
exec("x.1")
exec("1.x")
exec("x..y")
exec("return = 1")
exec("class = 1")
exec("f(x for x in y, z for z in w)")
exec("f(a.b=1)")
exec("f(True=1)")
exec("f(1=2)")
exec("(a, b): int = 1")
exec("a.b: int"), exec("a[0]: int")
exec("def f(x): x: int; global x")
exec("type x = ")
exec("\x00")
''')
