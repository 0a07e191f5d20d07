#: texts of wrong calls
def f(a, b=2, /, c=3, *, d, e=5): pass
def g(): pass
def h(*args, k): pass
def tries(call):
    try: call(); print("fine")
    except TypeError as e: print(e)
tries(lambda: f())
tries(lambda: f(1))
tries(lambda: f(1, d=1, a=2))
tries(lambda: f(1, 2, 3, 4, d=1))
tries(lambda: f(1, 2, 3, 4, 5))
tries(lambda: f(b=1, d=2))
tries(lambda: f(1, d=1, z=2))
tries(lambda: f(1, c=3, c2=4))
tries(lambda: g(1))
tries(lambda: g(x=1))
tries(lambda: g(*[1, 2, 3]))
tries(lambda: h())
tries(lambda: h(1, 2))
tries(lambda: f(**1))
tries(lambda: f(1, **{"d": 1, 2: 3}))
tries(lambda: h(k=1, **{"k": 2}))
tries(lambda: (lambda x, y, z: 0)(1))
tries(lambda: (lambda x, y, z, w: 0)())
tries(lambda: (lambda *, x, y: 0)())
tries(lambda: (lambda *, x, y, z: 0)())
tries(lambda: (lambda x, /: 0)(x=1))
tries(lambda: (lambda x, y, /: 0)(x=1, y=2))
tries(lambda: (lambda x, y=1: 0)(1, 2, 3))
tries(lambda: (lambda x, y=1, *, z=0: 0)(1, 2, 3, z=5))
#: defaults are evaluated once
n = 0
def count():
    global n
    n += 1
    return n
def f(a=count(), *, b=count()): return a, b
print(f(), f(), n, f.__defaults__, f.__kwdefaults__)
def g(x, acc=[]):
    acc.append(x)
    return acc
print(g(1), g(2), g(3, []), g(4))
f.__defaults__ = (10,)
f.__kwdefaults__ = {"b": 20}
print(f(), f(b=1))
f.__defaults__ = None
try: f()
except TypeError as e: print(e)
f.__kwdefaults__ = None
try: f(1)
except TypeError as e: print(e)
try: f.__defaults__ = [1]
except TypeError as e: print(e)
try: f.__kwdefaults__ = [1]
except TypeError as e: print(e)
#: attributes of functions
def f(x: int, *y: str, z: "later" = 3, **w) -> list:
    "doc of f"
    return x
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__annotations__)
f.note = 1
print(f.__dict__, f.note)
del f.note
try: f.note
except AttributeError as e: print(e)
f.__name__ = "g"
f.__doc__ = None
print(f.__name__, f.__qualname__, f.__doc__)
try: f.__name__ = 3
except TypeError as e: print(e)
try: f.__qualname__ = 3
except TypeError as e: print(e)
try: del f.__name__
except TypeError as e: print(e)
c = f.__code__
print(c.co_name, c.co_argcount, c.co_kwonlyargcount, c.co_posonlyargcount, c.co_varnames, c.co_nlocals, c.co_flags & 12)
print(f.__closure__, f.__globals__ is globals(), f.__type_params__, callable(f))
try: f.__code__ = 1
except TypeError as e: print(e)
#: cells of closures
def counter(start):
    n = start
    def up(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return up, get
up, get = counter(5)
up(); up(3)
print(get(), up.__closure__[0].cell_contents, get.__closure__[0] is up.__closure__[0], up.__code__.co_freevars)
up.__closure__[0].cell_contents = 100
print(get())
def unset():
    def inner(): return later
    if 0: later = 1
    return inner
f = unset()
try: f()
except NameError as e: print(type(e).__name__, e)
def gone():
    x = 1
    def inner(): return x
    del x
    return inner
try: gone()()
except NameError as e: print(e)
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [f() for f in [lambda i=i: i for i in range(3)]])
#: lambdas of all shapes
fs = [lambda: 1, lambda x: x, lambda x, y=2: (x, y), lambda *a: a, lambda **k: k, lambda *, k=1: k, lambda x, /, y: (x, y), lambda x: lambda y: x + y]
print(fs[0](), fs[1](1), fs[2](1), fs[3](1, 2), fs[4](a=1), fs[5](k=3), fs[6](1, y=2), fs[7](1)(2))
print((lambda: (yield))().send(None), (lambda x: x if x else "no")(0), fs[0].__name__)
print(sorted("bAc", key=lambda c: c.lower()), list(map(lambda x, y: x * y, [1, 2], [3, 4])))
d = {lambda: 0: 1}
print(len(d), (lambda x: (y := x + 1, y))(1))
#: recursion that ends
import sys
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(depth(500))
def forever(): return forever()
try: forever()
except RecursionError as e: print(e)
class A:
    def __repr__(self): return repr(self)
try: repr(A())
except RecursionError as e: print(str(e)[:32])
class B:
    def __getattr__(self, name): return getattr(self, name + "x")
try: B().a
except RecursionError as e: print(str(e)[:32])
a = []
a.append(a)
d = {}; d["d"] = d
print(a, d, a == a)
b = []; b.append(b)
try: a == b
except RecursionError as e: print(str(e)[:32])
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(300), odd(7))
#: names that are not bound yet
def f():
    try: print(x)
    except UnboundLocalError as e: print(e)
    x = 1
    del x
    try: print(x)
    except UnboundLocalError as e: print(e)
    try: del x
    except UnboundLocalError as e: print(e)
    for i in []: pass
    try: i
    except UnboundLocalError as e: print(e)
    try: x += 1
    except UnboundLocalError as e: print(e)
    try: 1 / 0
    except ZeroDivisionError as error: pass
    try: error
    except UnboundLocalError as e: print(e)
f()
try: nothing
except NameError as e: print(e, e.name)
try: del nothing
except NameError as e: print(e)
x = 1
del x
try: x
except NameError as e: print(e)
class A:
    y = 1
    del y
    try: y
    except NameError as e: print(e)
    try: del y
    except NameError as e: print(e)
#: globals and locals of a program
def f(a, b):
    c = a + b
    return sorted(locals().items())
print(f(1, 2))
globals()["made"] = 5
print(made, "made" in globals(), "made" in locals())
def g():
    global newest
    newest = 3
g()
print(newest)
def h():
    x = 1
    l = locals()
    l["x"] = 2
    l["y"] = 3
    return x, locals().get("y"), l is locals()
print(h())
exec("z = made + 1")
print(z)
space = {"a": 1}
exec("b = a + 1", space)
print(space["b"], "__builtins__" in space)
print(eval("a + b", {"a": 1}, {"b": 2}), eval(compile("1+1", "", "eval")))
class C:
    q = 1
    names = sorted(n for n in locals() if not n.startswith("_"))
print(C.names, sorted(vars(C).keys() - {"__module__", "__dict__", "__weakref__", "__doc__", "__static_attributes__", "__firstlineno__"}))
#: spreading arguments
def f(*a, **k): return a, k
print(f(*[1, 2], *(), 3, *"ab", x=1, **{"y": 2}, **dict(z=3)))
print(f(*range(3), **{}), f(*{1: 2}), f(*(i for i in "xy")))
print([*range(3), *"ab"], {*[1], *[2]}, (*[1], 2), {**{"a": 1}, "b": 2, **{"a": 3}})
def order(n):
    print("arg", n)
    return n
f(order(1), *[order(2)], k=order(3), **{"z": order(4)})
try: f(**{"a": 1}, **{"a": 2})
except TypeError as e: print(e)
try: f(a=1, **{"a": 2})
except TypeError as e: print(e)
try: f(**[1])
except TypeError as e: print(e)
class M:
    def keys(self): return ["p", "q"]
    def __getitem__(self, k): return k * 2
print(f(**M()), {**M()})
first, *rest = f(1, 2, 3)[0]
print(first, rest)
#: bound methods
class A:
    def m(self, x=1): return self.n + x
    def __init__(self, n): self.n = n
a = A(5)
m = a.m
print(m(), m(2), m.__self__ is a, m.__func__ is A.m, m.__name__, m == a.m, m is a.m, hash(m) == hash(a.m))
print(A.m(a, 3), A(1).m == A(1).m)
try: m.x = 1
except AttributeError as e: print(e)
A.m.x = 2
print(m.x)
import types
b = types.MethodType(lambda self, y: (self, y), "me")
print(b(2), type(b).__name__)
a.m = lambda: "own"
print(a.m(), A.m)if 0 else print(a.m())
try: A.m()
except TypeError as e: print(e)
try: A(1).m(1, 2)
except TypeError as e: print(e)
try: types.MethodType(1, 2)
except TypeError as e: print(e)
print([].append.__self__, len.__self__.__name__, "x".join.__name__, [].append.__qualname__, str.join.__qualname__, len.__qualname__)
#: annotations of variables
x: int = 1
y: "str"
z: list[int] = []
print(__annotations__)
class A:
    a: int
    b: str = "s"
    (c): float = 1.0
    def __init__(self):
        self.d: int = 3
print(A.__annotations__, A.b, hasattr(A, "a"), A().d)
def f():
    v: undefined_name = 1
    w: int
    try: w
    except UnboundLocalError as e: print(e)
    return v
print(f(), f.__annotations__)
try:
    q: undefined_name = 1
except NameError as e: print(e)
print(q if "q" in globals() else "q was not assigned")
#: walrus
if (n := len("abc")) > 2: print(n)
print([y := 1, y ** 2], [last := i for i in range(3)], last)
while (c := "xyz"[n - 3:n - 2]) and n < 5: print(c); n += 1
def f():
    total = 0
    vals = [total := total + v for v in (1, 2, 3)]
    return total, vals
print(f())
print((lambda: (a := 1) + a)(), any((hit := w).startswith("b") for w in ["a", "bc"]), hit)
x = (y := 3, 4)
print(x, y, {(k := 1): k + 1}, f"{(w := 5)} {w}")
print(x[(i := 1)], [1, 2, 3][(j := 0):(k := 2)], i, j, k)
