#: except star
def run(f):
    try: f()
    except BaseException as e: print("out", repr(e))
def a():
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError as e: print("V", e.exceptions)
    except* (TypeError, KeyError) as e: print("T", e.exceptions, e)
run(a)
def b():
    try: raise ValueError(1)
    except* ValueError as e: print(repr(e), e.message)
run(b)
def c():
    try: raise ValueError(1)
    except* TypeError as e: print("no")
    else: print("else")
    finally: print("fin")
run(c)
def d():
    try: pass
    except* TypeError: print("no")
    else: print("else")
    finally: print("fin")
run(d)
def e():
    try: raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [ValueError(2), KeyError(3)])])
    except* ValueError as x:
        print(repr(x))
        raise RuntimeError("new")
run(e)
def f():
    try: raise ExceptionGroup("g", [ValueError(1), KeyError(3)])
    except* ValueError as x: raise
    except* KeyError as x: raise TypeError(5) from x
run(f)
def g():
    try: raise ExceptionGroup("g", [ValueError(1)])
    except* ExceptionGroup: pass
run(g)
def h():
    try: raise ExceptionGroup("g", [ValueError(1)])
    except* 5: pass
run(h)
def i():
    for x in [1, 2]:
        try: raise ExceptionGroup("g", [ValueError(x)])
        except* ValueError as q: print(q)
    try: q
    except NameError as n: print(n)
run(i)
#: exception groups
import copy, pickle
g = ExceptionGroup("msg", [ValueError(1), TypeError(2), ExceptionGroup("in", [ValueError(3), KeyError("k")])])
print(str(g), repr(g), g.message, g.exceptions, g.args)
print(g.subgroup(ValueError)); print(repr(g.subgroup(ValueError)))
print(repr(g.subgroup(lambda e: isinstance(e, KeyError))), g.subgroup(OSError))
a, b = g.split(TypeError); print(repr(a), repr(b))
a, b = g.split((TypeError, KeyError)); print(repr(a), repr(b))
a, b = g.split(ExceptionGroup); print(a is g, b)
print(repr(g.derive([ValueError(9)])))
class MyG(ExceptionGroup):
    def derive(self, excs): return MyG(self.message, excs)
m = MyG("m", [ValueError(1), KeyError(2)])
m.add_note("n1")
a, b = m.split(ValueError); print(type(a).__name__, repr(b), a.__notes__)
for bad in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [1]), lambda: ExceptionGroup("m", 1), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("m"), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: BaseExceptionGroup("m", [KeyboardInterrupt()]), lambda: BaseExceptionGroup("m", [ValueError()]), lambda: g.split(5), lambda: g.subgroup(int)):
    try: print(repr(bad()))
    except Exception as e: print(type(e).__name__, e)
print(ExceptionGroup.__mro__)
print(isinstance(g, BaseExceptionGroup), issubclass(ExceptionGroup, Exception))
print(ExceptionGroup("one", [ValueError()]), ExceptionGroup[int])
#: a group's traceback
import traceback
def f(): raise ValueError("inner")
def build():
    out = []
    for x in range(2):
        try: f()
        except ValueError as e: out.append(e)
    out.append(ExceptionGroup("nested", [TypeError("t")]))
    raise ExceptionGroup("several", out)
try: build()
except ExceptionGroup as e:
    e.add_note("a note")
    traceback.print_exc()
    print(traceback.format_exception_only(e))
#: uncaught group
def f():
    try: 1 / 0
    except ZeroDivisionError as z:
        raise ExceptionGroup("eg", [ValueError(1), ExceptionGroup("in", [KeyError("a"), z])]) from z
f()
#: type statements
type X = int
print(X, X.__value__, type(X), X.__name__, X.__type_params__, X.__module__)
type L[T] = list[T]
print(L, L.__value__, L.__type_params__, L[int], L.__parameters__)
type R = dict[str, R] | None
print(R.__value__)
type Lazy = undefined
try: Lazy.__value__
except NameError as e: print(e)
def f[T](x: T) -> T: return x
print(f(3), f.__type_params__, f.__annotations__, f.__type_params__[0].__name__)
def g[T: int, U: (str, bytes), *Ts, **P](x: T, *a: *Ts) -> U: pass
T, U, Ts, P = g.__type_params__
print(T, T.__bound__, U.__constraints__, Ts, P, type(T), type(Ts), type(P), T.__constraints__, U.__bound__)
class A[T]:
    def m[U](self, x: T, y: U) -> T: return x
    attr: T
print(A.__type_params__, A[int], A.__mro__, A.__orig_bases__, A.__parameters__, A().m(1, 2), A.m.__type_params__)
class B[T, U](A[T], dict): pass
print(B.__bases__, B.__orig_bases__, B.__parameters__, B[int, str])
try: B[int]
except TypeError as e: print(e)
class C[T = int]: pass
print(C.__type_params__[0].__default__, C.__type_params__[0].has_default())
print([x for x in "T U".split() if x in globals()])
def outer[T]():
    def inner(x: T) -> T: return T
    return inner
print(outer()(1))
class D[T]:
    x = T
    def get(self): return T
print(D.x is D.__type_params__[0], D().get())
try: X = X[int]
except TypeError as e: print(e)
from typing import get_type_hints, get_args, get_origin, TypeAliasType
print(get_type_hints(f), isinstance(L, TypeAliasType), get_args(L[int]), get_origin(L[int]))
#: match
def f(x):
    match x:
        case 0: return "zero"
        case 1 | 2: return "small"
        case -1: return "neg"
        case 1.5: return "float"
        case 1+2j: return "complex"
        case "a" | b"a": return "str"
        case None: return "none"
        case True: return "true"
        case []: return "empty"
        case [1, *rest]: return ("list", rest)
        case [_, _, *_]: return "two"
        case (a,): return ("one", a)
        case {"k": v, **rest}: return ("map", v, rest)
        case {}: return "anymap"
        case int(n) if n > 100: return ("big", n)
        case int() | float(): return "num"
        case str() as s: return ("s", s)
        case set(): return "set"
        case _: return "other"
for x in [0, 1, 2, -1, 1.5, 1+2j, "a", b"a", None, True, False, [], [1], [1, 2, 3], [5], (7,), (8, 9), {"k": 1, "z": 2}, {"q": 1}, {}, 101, 50, 2.5, "hello", {1}, object, range(3), range(1), bytearray(b"ab"), b"zz"]:
    try: print(repr(x), f(x))
    except Exception as e: print(type(e).__name__, e)
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def g(p):
    match p:
        case P(0, 0): return "origin"
        case P(x=0, y=y): return ("y", y)
        case P(x, 0): return ("x", x)
        case P(x, y) if x == y: return "diag"
        case P(): return "p"
for p in [P(0, 0), P(0, 1), P(2, 0), P(3, 3), P(1, 2), 5]: print(g(p))
def h(p):
    match p:
        case P(1, 2, 3): return 1
try: h(P(1, 2))
except TypeError as e: print(e)
try:
    match P(1, 2):
        case P(1, x=1): pass
except TypeError as e: print(e)
try:
    match 5:
        case int(1, 2): pass
except TypeError as e: print(e)
class Q:
    __match_args__ = ["x"]
try:
    match Q():
        case Q(1): pass
except TypeError as e: print(e)
class Q2:
    __match_args__ = (5,)
try:
    match Q2():
        case Q2(1): pass
except TypeError as e: print(e)
try:
    match 5:
        case (lambda: 0).__class__.foo: pass
except SyntaxError as e: print(e)
except AttributeError as e: print(e)
import collections, enum
class C(enum.Enum): A = 1; B = 2
match C.B:
    case C.A: print("A")
    case C.B: print("B")
match collections.OrderedDict(a=1):
    case {"a": 1 as one}: print(one)
match collections.deque([1, 2]):
    case [a, b]: print(a, b)
match {"a": {"b": [1, {"c": 2}]}}:
    case {"a": {"b": [_, {"c": c}]}}: print(c)
match (1, 2), 3:
    case (a, b), c: print(a, b, c)
match 1, 2:
    case a, b: print(a, b)
match = 5; case = 6; type = 7; print(match, case, type)
match [1, 2, 3, 4]:
    case [first, *mid, last]: print(first, mid, last)
match "x":
    case "x" | "y" as z: print(z)
class D(dict):
    def get(self, k, d=None): print("get", k); return super().get(k, d)
    def __missing__(self, k): return 1
match D(a=1):
    case {"b": x}: print("b", x)
    case {"a": x}: print("a", x)
for s in ["match 1:\n case x: pass\n case y: pass", "match 1:\n case [a, a]: pass", "match 1:\n case a | b: pass", "match 1:\n case {**_}: pass", "match 1:\n case {'a': 1, 'a': 2}: pass", "match 1:\n case [*a, *b]: pass", "match 1:\n case P(x=1, x=2): pass", "match 1:\n case _ | 1: pass", "match 1:\n case 1 as _: pass", "match 1:\n case f'a': pass", "match 1:\n case 1+1: pass", "match 1:\n case -x: pass", "match 1:\n case P(x=1, 2): pass", "match 1:\n case {x: 1}: pass", "match 1:\n case {**a, 'b': 1}: pass"]:
    try: exec(s)
    except SyntaxError as e: print(repr(s), e.msg)
    else: print(repr(s), "fine")
