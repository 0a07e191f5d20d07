#: frames
import sys, inspect
def f(): return sys._getframe()
fr = f(); print(fr.f_code.co_name, fr.f_lineno, fr.f_back is None or fr.f_back.f_code.co_name)
def g(x, y=2, *a, k=3, **kw):
    z = 5
    return inspect.currentframe().f_locals
print(g(1))
def caller(): return callee()
def callee(): return sys._getframe(1).f_code.co_name, inspect.stack()[1].function
print(caller())
def outer():
    v = 1
    def inner(): return v
    return inner
print(inspect.signature(g), inspect.getfullargspec(g))
sig = inspect.signature(g)
print(list(sig.parameters), sig.parameters["y"].default, sig.parameters["k"].kind, sig.bind(1, 2, 3, k=4, q=5).arguments)
try: sig.bind()
except TypeError as e: print(e)
b = sig.bind(1); b.apply_defaults(); print(b.args, b.kwargs)
try: sys._getframe(1000)
except ValueError as e: print(e)
class A:
    def m(self, a: int, /, b: "str" = "x", *, c) -> None: "doc"
    @classmethod
    def c(cls, q): pass
    @staticmethod
    def s(q=1): pass
    def __init__(self, p, q=2): pass
    def __call__(self, z): pass
print(inspect.signature(A.m), inspect.signature(A.c), inspect.signature(A.s), inspect.signature(A), inspect.signature(A(1)), inspect.signature(A(1).m))
print(inspect.isfunction(A.m), inspect.ismethod(A(1).m), inspect.isclass(A), inspect.isbuiltin(len), inspect.isgeneratorfunction(f), inspect.getdoc(A.m), inspect.ismodule(sys), inspect.isroutine(len), inspect.isabstract(A))
print([n for n, _ in inspect.getmembers(A, inspect.isfunction)])
print(inspect.getmro(A), inspect.unwrap(f) is f, inspect.cleandoc("  a\n    b\n   c"))
import functools
@functools.wraps(g)
def w(*a, **k): pass
print(inspect.signature(w), inspect.signature(functools.partial(g, 1, k=5)), inspect.signature(lambda x, *, y=1: 0))
print(inspect.Parameter("x", inspect.Parameter.KEYWORD_ONLY, default=3), inspect.Signature([inspect.Parameter("a", inspect.Parameter.POSITIONAL_ONLY)]))
try: inspect.signature(5)
except TypeError as e: print(e)
#: names and scopes
x = "global"
def f():
    try: print(x)
    except UnboundLocalError as e: print(e)
    x = 1
f()
def g():
    def h(): return y
    try: h()
    except NameError as e: print(e)
    y = 2; return h()
print(g())
def k():
    global zz
    zz = 5
k(); print(zz)
def cnt():
    n = 0
    def inc():
        nonlocal n
        n += 1; return n
    return inc
c = cnt(); print(c(), c())
class A:
    x = "class"
    y = [x for _ in range(2)]
    def m(self): return x
    z = (lambda: x)()
print(A.y, A().m(), A.z)
try:
    class B:
        a = 1
        b = [a for _ in range(1) for a2 in [a]]
    print(B.b)
except NameError as e: print(e)
print([i for i in range(3)], "i" in globals())
print([y := i * 2 for i in range(3)], y)
def w():
    if (n := 5) > 3: print(n)
    print([last := i for i in range(4)], last)
    while (n := n - 1) > 2: pass
    return n
print(w())
try: del undefined
except NameError as e: print(e)
def d():
    q = 1
    del q
    try: q
    except UnboundLocalError as e: print(e)
    try: del q
    except UnboundLocalError as e: print(e)
d()
try: undefined_name_here
except NameError as e: print(e, e.name)
def ex():
    try: raise ValueError("a")
    except ValueError as e: pass
    try: e
    except UnboundLocalError as n: print(n)
ex()
def deflt(a, b=[]): b.append(a); return b
print(deflt(1), deflt(2), deflt.__defaults__)
fs = [lambda: i for i in range(3)]; print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
exec("q1 = 5"); print(q1)
ns = {}; exec("def f(): return 7", ns); print(ns["f"]())
def loc():
    a = 1
    exec("b = 2")
    return sorted(locals())
print(loc(), eval("a + 1", {"a": 5}), eval("x"))
print(__name__, type(__builtins__).__name__)
#: calls
def f(a, b=2, /, c=3, *d, e, f=6, **g): return (a, b, c, d, e, f, g)
print(f(1, e=5), f(1, 2, 3, 4, e=5, z=1), f(1, c=9, e=5), f(1, e=2, a=3))
class A:
    def m(self, x): pass
    def __call__(self, y): return y
for bad in ("A().m()", "A().m(1, 2)", "A(1)", "A()(1)", "A()()", "A.m()", "A.m(1)", "A().nope()", "A().m(z=1)"):
    try: print(bad, eval(bad))
    except (TypeError, AttributeError) as e: print(bad, '!', e)
def order(n): print(n, end=" "); return n
order(1) + order(2) * order(3); print()
{order("k"): order("v")}; [order(1), order(2)][order(0)]; print()
def h(*a, **k): return a, k
print(h(*[1], 2, *[3], x=1, **{"y": 2}, z=3), h(order("a"), *[order("b")], c=order("c")))
print(h(*"ab", *range(2)), h(**{}, **{"a": 1}))
try: h(**{"a": 1}, **{"a": 2})
except TypeError as e: print(e)
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as e: print(e)
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4), (lambda: (yield))().__class__.__name__)
def ann(a: int, b: "x" = 1, *c: 3, d: 4 = 5, **e: 6) -> 7: pass
print(ann.__annotations__, ann.__kwdefaults__, ann.__defaults__)
ann.attr = 5; print(ann.attr, ann.__dict__); del ann.attr
def one(): return 1
def two(): return 2
#: try and finally
def f(n):
    try:
        if n == 0: return "try"
        if n == 1: raise ValueError
        if n == 2: 1 / 0
        for i in range(3):
            try:
                if n == 3: break
                if n == 4: continue
            finally: print("inner", i)
    except ValueError: return "except"
    else: return "else"
    finally: print("finally", n)
    return "end"
for n in range(6):
    try: print(f(n))
    except ZeroDivisionError as e: print("zde", e)
def g():
    try: return 1
    finally: return 2
print(g())
def h():
    for i in range(3):
        try: continue
        finally:
            if i == 1: break
    return i
print(h())
def ctx():
    try:
        try: raise KeyError("a")
        except KeyError: raise ValueError("b")
    except ValueError as e: print(repr(e.__context__), e.__cause__, e.__suppress_context__)
    try:
        try: raise KeyError("a")
        except KeyError as k: raise ValueError("b") from None
    except ValueError as e: print(repr(e.__context__), e.__cause__, e.__suppress_context__)
    try: raise ValueError from KeyError
    except ValueError as e: print(repr(e.__cause__))
ctx()
for bad in ("raise 5", "raise int", "raise None", "raise ValueError from 5", "raise", "raise ValueError(1) from ValueError", "assert False", "assert 0, 'msg'", "assert (), [1]"):
    try: exec(bad)
    except BaseException as e: print(bad, '!', type(e).__name__, e, repr(e.__cause__))
class E(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
    def __str__(self): return f"E<{self.b}>"
try: raise E(1, 2)
except E as e: print(e, repr(e), e.args, e.b)
e = ValueError("x", 1); print(str(e), repr(e), e.args, str(ValueError()), repr(ValueError()), repr(ValueError("a")), str(KeyError("k")), str(KeyError()), str(KeyError(1, 2)))
e.args = (5,); print(e, e.with_traceback(None) is e)
e.add_note("n1"); e.add_note("n2"); print(e.__notes__)
try: e.add_note(5)
except TypeError as t: print(t)
try: ValueError(x=1)
except TypeError as t: print(t)
print(issubclass(IndexError, LookupError), issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError), issubclass(FileNotFoundError, OSError), issubclass(ModuleNotFoundError, ImportError), issubclass(RecursionError, RuntimeError), issubclass(BlockingIOError, OSError), issubclass(UnicodeError, ValueError), IOError is OSError, issubclass(GeneratorExit, Exception), issubclass(StopAsyncIteration, Exception), issubclass(EncodingWarning, Warning), issubclass(PythonFinalizationError, RuntimeError))
try:
    try: pass
    finally: raise TypeError("f")
except (ValueError, TypeError) as e: print(e)
import sys
try: raise ValueError("i")
except ValueError: print(sys.exc_info()[0], sys.exc_info()[1], sys.exception())
print(sys.exc_info())
with_calls = []
class CM:
    def __init__(self, n, s=False): self.n, self.s = n, s
    def __enter__(self): with_calls.append(("in", self.n)); return self.n
    def __exit__(self, t, v, tb): with_calls.append(("out", self.n, t and t.__name__, str(v))); return self.s
with CM(1) as a, CM(2, True) as b: raise ValueError("w")
with (CM(3) as c, CM(4) as d,): print(a, b, c, d)
try:
    with CM(5): raise KeyError(1)
except KeyError: pass
print(with_calls)
for bad in ("with 5: pass", "with CM: pass"):
    try: exec(bad)
    except (TypeError, AttributeError) as e: print(e)
#: tracebacks
import traceback, sys
def f(): g()
def g():
    x = [1]
    return x[5]
try:
    try: 1 / 0
    except ZeroDivisionError as z: raise ValueError("v") from z
except ValueError: print(traceback.format_exc())
print(traceback.format_exc())
def deep(n):
    if n: deep(n - 1)
    else: raise KeyError("deep")
try: deep(10)
except KeyError: traceback.print_exc(file=sys.stdout)
class Long:
    def __repr__(self): return "L"
try: print((1 +
    2) + Long() *
    3)
except TypeError: traceback.print_exc(file=sys.stdout)
try: {}["a"]["b"]
except KeyError: traceback.print_exc(file=sys.stdout, limit=1)
