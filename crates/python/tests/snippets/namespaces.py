#: names of code that runs with locals apart
class Names(dict):
    def __missing__(self, key): return key.upper()
print(eval("foo + bar", {}, Names()))
found = Names()
exec("z = foo\nfor i in (1, 2): pass\ndef f(): return 1\nimport sys as s", {}, found)
print({k: v for k, v in found.items() if k in ("z", "i")}, found["f"](), "s" in found)
g, l = {"a": 1}, {"b": 2}
exec("a = 5\nglobal c\nc = 7\ndel b\nd = [a for _ in range(2)]\ne = [x * a for x in range(3)]", g, l)
print({k: v for k, v in g.items() if k != "__builtins__"}, l)
try: exec("def f(): return hidden\nhidden = 1\nf()", {}, {})
except NameError as e: print(e)
try: exec("print([hidden for _ in (1,)], (lambda: hidden)())", {}, {"hidden": 3})
except NameError as e: print(e)
code = compile("q = p + 1\nr = sorted(locals())", "f", "exec")
for p in (1, 2):
    where = {"p": p}
    exec(code, {}, where)
    print(where)
print(eval(compile("p * 2", "f", "eval"), {"p": 1}, {"p": 21}))
def inner():
    x = 1
    exec("x = 2\ny = 3")
    return x, eval("x + 1"), "y" in locals()
print(inner())
exec("a: int = 1\nprint(__annotations__)", {}, {})
#: other built-in names
try: exec("print(len)", {"__builtins__": {}})
except NameError as e: print(e)
said = []
exec("say(len('abc'))", {"__builtins__": {"len": lambda x: "own", "say": said.append}})
print(said)
try: eval("__import__('os')", {"__builtins__": {}})
except NameError as e: print(e)
for bad in (5, []):
    for run in (eval, exec):
        try: run("1", bad)
        except TypeError as e: print(e)
#: numbers leave operators to wider kinds
for e in ("(7).__add__(2.5)", "(7).__radd__(2.5)", "(7).__divmod__(2.0)", "(5).__lt__(6.0)", "(5).__eq__(5.0)", "(1.5).__add__(1j)", "(1.5).__add__(1)",
          "(1.5).__lt__(2)", "True.__mul__(2.5)", "(2).__pow__(0.5)", "(1.5).__rdivmod__(4)", "int.__lt__(1, 2)"):
    print(e, eval(e))
class I(int):
    def __add__(self, o): return super().__add__(o)
print(I(1) + 2, I(1) + 2.5)
#: bytes of sizes that cannot be
for e in ("bytes(10**20)", "bytes(-1)", "bytearray([256])", "bytes([256])", "bytes('a')"):
    try: eval(e)
    except Exception as x: print(e, type(x).__name__, x)
b = bytearray(b"a")
try: b.extend([300])
except ValueError as x: print(x)
#: one star, and nothing else
def f(*a, **k): pass
for e in ("print(*5)", "f(*None)", "f(1, *5)", "[*5]", "f(**5)", "(lambda: 0)(*3)"):
    try: eval(e)
    except TypeError as x: print(e, x)
#: docs of what has none
class A:
    def f(self): pass
    def g(self): "doc"
    @classmethod
    def c(cls): pass
print(A().f.__doc__, A.f.__doc__, A().g.__doc__, A.c.__doc__, A.__doc__, A().__doc__, (x for x in []).__doc__, (lambda: 0).__doc__)
#: iterators that show themselves
import itertools
c = itertools.count(5)
next(c)
r = itertools.repeat("a", 3)
next(r)
print(c, itertools.count(), itertools.count(1, 2), itertools.count(1.5, 0.5), r, itertools.repeat([1]), itertools.repeat(1, -1))
try: itertools.count("a")
except TypeError as e: print(e)
d = {"a": 1}
for it in (reversed(d), reversed(d.keys()), reversed(d.values()), reversed(d.items())): print(type(it).__name__, list(it))
#: slots: what has them, and what has none
import weakref
class O1: __slots__ = ("a",)
class O2: __slots__ = ("b",)
class W: __slots__ = ("__weakref__",)
class E: __slots__ = ()
try:
    class Both(O1, O2): pass
except TypeError as e: print(e)
class Fine(O1, E): pass
print(Fine.__mro__[1:3])
w = W()
print(weakref.ref(w)() is w)
for cls in (O1, E):
    try: weakref.ref(cls())
    except TypeError as e: print(e)
for name in "ac":
    try: delattr(O1(), name)
    except AttributeError as e: print(e)
#: state of objects
class P:
    def __init__(self): self.a = 1
class S:
    __slots__ = "x"
    def __init__(self): self.x = 2
class N(P):
    def __getstate__(self): return super().__getstate__() | {"n": 1}
print(P().__getstate__(), S().__getstate__(), object().__getstate__(), N().__getstate__(), object().__sizeof__() > 0)
print([3].__reduce_ex__(2)[1:3], {1}.__reduce__(), bytearray(b"a").__reduce__(), range(1, 9, 2).__reduce__())
#: groups of which one exception is left
try:
    try: raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError: raise KeyError("new")
except KeyError as e: print(repr(e), repr(e.__context__))
try:
    try: raise ExceptionGroup("g", [ValueError(1), OSError(2)])
    except* ValueError: raise KeyError("new")
except ExceptionGroup as e: print(repr(e))
