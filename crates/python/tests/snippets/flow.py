#: finally and return
def f(n):
    for i in range(5):
        try:
            if n == 0: return "try"
            if n == 1: break
            if n == 2: continue
            if n == 3: raise ValueError(i)
        except ValueError:
            if i == 2: return "except"
        else:
            if i == 3: return "else"
        finally:
            print("f", i, end=" ")
            if n == 4 and i == 1: return "finally"
            if n == 5 and i == 1: break
    else: return "loop else"
    return "after"
for n in range(7): print(n, f(n))
def g():
    try: return 1
    finally: return 2
def h():
    try: raise KeyError(1)
    finally: return 3
def k():
    while True:
        try: raise KeyError(1)
        finally: break
    return 4
def m():
    for i in range(3):
        try: 1 / 0
        finally: continue
    return i
def n():
    x = 1
    try: return x
    finally: x = 2
print(g(), h(), k(), m(), n())
#: nested tries
log = []
def f(where):
    try:
        try:
            if where == 1: raise ValueError("a")
            log.append("body")
        except KeyError: log.append("wrong")
        finally:
            log.append("inner")
            if where == 2: raise TypeError("b")
    except ValueError as e: log.append(repr(e))
    except (TypeError, KeyError) as e: log.append((repr(e), repr(e.__context__)))
    else: log.append("else")
    finally: log.append("outer")
for w in range(3): f(w)
for l in log: print(l)
try:
    try: 1 / 0
    except ZeroDivisionError as e:
        try: raise
        finally: print("re-raised on its way")
except ZeroDivisionError as e: print("got", e)
try: raise
except RuntimeError as e: print(e)
def g():
    try: yield 1
    finally: print("closed")
for x in g():
    print(x); break
try:
    for i in range(3):
        try: raise ValueError(i)
        except ValueError as e:
            if e.args[0] == 1: raise KeyError("x") from e
except KeyError as e: print(repr(e), repr(e.__cause__), e.__suppress_context__)
#: what except matches
class A(Exception): pass
class B(A): pass
for exc in (A, B(1), ValueError("v"), KeyboardInterrupt, SystemExit(3)):
    try: raise exc
    except B as e: print("B", repr(e))
    except (A, (ValueError,)[0]) as e: print("A or V", repr(e))
    except BaseException as e: print("base", repr(e))
try:
    try: 1 / 0
    except "text": pass
except TypeError as e: print(e)
try:
    try: 1 / 0
    except (ValueError, 5): pass
except TypeError as e: print(e)
try:
    try: 1 / 0
    except int: pass
except TypeError as e: print(e)
for bad in (5, "x", int, None, [ValueError]):
    try: raise bad
    except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
try: raise ValueError from KeyError
except ValueError as e: print(repr(e.__cause__))
class Odd(Exception):
    def __new__(cls): return 5
try: raise Odd
except TypeError as e: print(e)
def pick():
    print("picked")
    return ValueError
try: raise ValueError
except pick(): print("ok")
try: pass
except pick(): print("never")
#: context and cause
def chain():
    try:
        try: raise ValueError("first")
        except ValueError: raise KeyError("second")
    except KeyError as e: return e
e = chain()
print(repr(e), repr(e.__context__), e.__cause__, e.__suppress_context__)
try: raise TypeError("x") from None
except TypeError as t: print(t.__cause__, t.__suppress_context__, t.__context__)
t = ValueError(1)
t.__cause__ = KeyError(2)
print(t.__suppress_context__)
for name, v in (("__cause__", 5), ("__context__", 5), ("__traceback__", 5), ("args", 5), ("__suppress_context__", 5)):
    try: setattr(t, name, v)
    except TypeError as x: print(name, x)
t.args = [1, 2]
print(t.args, t, repr(t))
print(t.with_traceback(None) is t, t.__traceback__)
try: del t.args
except TypeError as x: print(x)
try: t.with_traceback(5)
except TypeError as x: print(x)
t.note = 1
print(t.__dict__)
t.add_note("n1"); t.add_note("n2")
print(t.__notes__)
try: t.add_note(5)
except TypeError as x: print(x)
#: what exceptions print
for e in (Exception(), Exception("a"), Exception("a", 1), KeyError("k"), KeyError(1, 2), OSError(2, "no such"), OSError(2, "no", "file"), OSError(2, "no", "a", None, "b"), OSError("x"), StopIteration(5), SystemExit("bye"), UnicodeDecodeError("utf-8", b"abc", 1, 2, "why"), UnicodeEncodeError("ascii", "aé", 1, 2, "why"), SyntaxError("m"), SyntaxError("m", ("f", 3, 4, "t")), ImportError("i", name="n", path="p"), NameError("n", name="q"), AttributeError("a", name="b", obj=1), IndexError(), MemoryError("m"), ExceptionGroup("g", [ValueError(1)]), BaseExceptionGroup("g", [KeyboardInterrupt()])):
    print(type(e).__name__, "|", e, "|", repr(e), "|", e.args)
print(type(OSError(2, "x")).__name__, type(OSError(13, "x")).__name__, type(OSError(17, "x")).__name__, type(OSError(99999, "x")).__name__)
e = OSError(2, "no", "file")
print(e.errno, e.strerror, e.filename, e.filename2)
u = UnicodeDecodeError("utf-8", b"abc", 1, 2, "why")
print(u.encoding, u.object, u.start, u.end, u.reason)
s = SyntaxError("m", ("f", 3, 4, "t", 5, 6))
print(s.msg, s.filename, s.lineno, s.offset, s.text, s.end_lineno, s.end_offset)
for f in (lambda: ImportError(x=1), lambda: ValueError(x=1), lambda: ExceptionGroup("a", []), lambda: ExceptionGroup("a", [1]), lambda: ExceptionGroup(1, []), lambda: ExceptionGroup("a", [KeyboardInterrupt()]), lambda: AttributeError(bad=1), lambda: NameError(bad=1), lambda: StopIteration(1, x=2)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(StopIteration(1, 2).value, StopIteration().value, SystemExit(1, 2).code, SystemExit().code, ImportError("a", name="x").name)
#: hierarchy of exceptions
def tree(cls, indent=0):
    if cls.__module__ != "builtins": return
    print(" " * indent + cls.__name__)
    for sub in sorted((c for c in cls.__subclasses__() if "Group" not in c.__name__ and c.__name__[0] != "_"), key=lambda c: c.__name__): tree(sub, indent + 1)
tree(BaseException)
print(EnvironmentError is OSError, IOError is OSError, BlockingIOError.__mro__[1:3])
#: with in all forms
class C:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print("enter", self.name); return self.name
    def __exit__(self, t, v, tb): print("exit", self.name, t and t.__name__, v, tb is not None); return self.swallow
with C("a") as a, C("b") as b: print(a, b)
with (C("c"), C("d") as d,): print(d)
with C("e", True): raise ValueError("x")
try:
    with C("f"), C("g", True), C("h"): raise KeyError("y")
    with C("i"): raise KeyError("z")
except KeyError as e: print("out", e)
def f():
    with C("j"): return "r"
print(f())
for i in range(3):
    with C(i):
        if i == 0: continue
        break
class Target: pass
t = Target(); l = [0]
with C("k") as t.x, C("l") as l[0], C(("m", "n")) as (p, q): print(t.x, l, p, q)
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
class Both: pass
for x in (NoExit, NoEnter, Both):
    try:
        with x(): pass
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class Fails:
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): print("never")
try:
    with C("o"), Fails(): pass
except ValueError as e: print(e)
class ExitFails(C):
    def __exit__(self, *a): raise KeyError("exit")
try:
    with ExitFails("p"): raise ValueError("body")
except KeyError as e: print(repr(e), repr(e.__context__))
#: loops and else
for i in range(3):
    if i == 5: break
else: print("no break", i)
for i in []: pass
else: print("empty")
while True: break
else: print("never")
n = 3
while n:
    n -= 1
    if n == 1: continue
    print(n)
else: print("done")
for i in range(3):
    for j in range(3):
        if j == 1: break
        if i == 1: continue
        print(i, j)
    else: print("inner else")
for i, (a, *b) in enumerate([(1, 2, 3), "xyz"]): print(i, a, b)
for x.y in [1] if 0 else []: pass
class O: pass
o = O()
for o.attr in (1, 2): pass
l = [0, 0]
for l[1] in "ab": pass
print(o.attr, l)
l = [1, 2, 3]
for v in l:
    if v < 3: l.append(v + 3)
print(l)
d = {1: 1}
try:
    for k in d: d[k + 1] = 1
except RuntimeError as e: print(e)
s = {1}
try:
    for k in s: s.add(k + 1)
except RuntimeError as e: print(e)
for i in range(10, 0, -4): print(i, end=" ")
for i in range(2): i = 10; print(i)
#: deleting
x, y, z = 1, 2, 3
del x, (y, [z])
for n in "xyz":
    try: eval(n)
    except NameError as e: print(e)
l = list(range(10))
del l[0], l[-1], l[1:3], l[::2]
print(l)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
for text in ("del d['q']", "del l[50]", "del l['a']", "del (1,2)[0]", "del 'ab'[0]", "del d.x", "del unknown", "del l[0][0]", "del range(3)[0]", "del b'x'[0]", "del bytearray(b'x')[5]"):
    try: exec(text)
    except Exception as e: print(text, "!", type(e).__name__, e)
class A:
    def __delattr__(self, n): print("delattr", n)
    def __delitem__(self, n): print("delitem", n)
a = A()
del a.x, a[1], a[1:2, ...]
b = bytearray(b"abcdef"); del b[1:3]; del b[0]; print(b)
def f(p):
    del p
    try: p
    except UnboundLocalError as e: print(e)
f(1)
#: unpacking
a, b = 1, 2
a, b = b, a
(c, d), e = [3, 4], 5
[f, *g] = "hello"
*h, i = range(4)
j, *k, l = {1: 0, 2: 0}
print(a, b, c, d, e, f, g, h, i, j, k, l)
for text in ("a, b = 1", "a, b = (1,)", "a, b = 1, 2, 3", "a, *b, c = (1,)", "a, b = None", "a, b = range(5)", "(a, b), c = 1, 2", "[a] = []", "a, b = {1}", "a, b = iter([1])", "() = [1]", "a, b = 'abc'", "a, b = {1: 2, 3: 4, 5: 6}", "a, b, *c = 'x'", "*a, = 5", "a, b = (i for i in range(9))"):
    try: exec(text)
    except Exception as e: print(text, "!", type(e).__name__, e)
() = []
[] = ()
x = y = [1]
print(x is y)
i = 0
l = [0, 0, 0]
i, l[i] = 1, 9
print(i, l)
a = b, c = 1, 2
print(a, b, c)
first, (second, *third), fourth = 1, "abc", 4
print(first, second, third, fourth)
t = 1, *[2, 3], *(4,)
print(t)
def f(): return *[1, 2], 3
print(f(), [*a, *b"xy"] if 0 else [*a])
#: match on values and shapes
def m(x):
    match x:
        case 0 | 1 | -1: return "small"
        case True: return "never"
        case None: return "none"
        case "a" "b": return "ab"
        case 1.5 | 2j | -3 + 4j: return "number"
        case b"x": return "bytes"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [1, 2, *_]: return "12.."
        case (first, *mid, last) if first == last: return f"same {mid}"
        case [_, [y, z]]: return f"nested {y} {z}"
        case {"k": 1, **rest}: return f"k1 {rest}"
        case {"k": v}: return f"k {v}"
        case {}: return "map"
        case str(s) if len(s) > 3: return f"long {s}"
        case str(): return "str"
        case int(n) | float(n): return f"num {n}"
        case (1, 2) as pair: return pair
        case [*all]: return f"list {all}"
        case _: return "else"
for x in (0, 1, -1, True, False, None, "ab", 1.5, 2j, -3 + 4j, b"x", [], (), [5], [1, 2], (1, 2, 3), [4, 5, 4], [9, [8, 7]], {"k": 1, "z": 2}, {"k": 5}, {}, {"q": 1}, "long text", "sh", 7, 7.5, [3, 4], range(3), {1, 2}, b"yy", bytearray(b"zz"), object, [[1]]):
    print(repr(x), "->", m(x))
#: match on classes
from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int = 0
class Q:
    __match_args__ = ("a",)
    def __init__(self, a, b): self.a, self.b = a, b
class Color: RED = 1; BLUE = "b"
def m(v):
    match v:
        case P(0, 0): return "origin"
        case P(x=0, y=y): return f"y axis {y}"
        case P(x, 5): return f"five {x}"
        case P() as p: return f"point {p}"
        case Q(1): return "q1"
        case Q(a, b=b): return f"q {a} {b}"
        case Color.RED: return "red"
        case Color.BLUE: return "blue"
        case bool(b): return f"bool {b}"
        case dict({"a": a}): return f"dict {a}"
        case list([a, b]): return f"list {a}{b}"
        case tuple((a, b)): return f"tuple {a}{b}"
        case _: return "?"
for v in (P(0), P(0, 3), P(3, 5), P(3, 4), Q(1, 2), Q(2, 3), 1, "b", True, False, {"a": 4}, [1, 2], (3, 4), 9): print(m(v))
class R: pass
class S: __match_args__ = ["a"]
class T: __match_args__ = (1,)
class U: __match_args__ = ("a", "a")
for text in ("case R(1): pass", "case S(1): pass", "case T(1): pass", "case Q(1, 2): pass", "case Q(1, a=2): pass", "case U(1, 2): pass", "case int(1, 2): pass", "case five(1): pass"):
    five = 5
    for v in (R(), S(), T(), Q(1, 2), U(), 3):
        if isinstance(v, U): v.a = 1
        try: exec(f"match v:\n  {text}")
        except Exception as e: print(text, type(v).__name__, type(e).__name__, e); break
try:
    match 1:
        case unknown.x: pass
except NameError as e: print(e)
match = 5; case = match
print(match, case)
#: conditions and their values
print(1 and 2, 0 and 2, 1 or 2, 0 or "", not 1, not [], 1 if [] else 2, None or 0 or [] or "x", 1 and 2 and 3, (0 or 1) and 2)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 != 2, 1 == 1 == 1.0, "a" < "b" < "c", 1 in [1] == True, not 1 == 2, -2 ** 2, 2 ** -1, 2 ** 3 ** 2, not True in [False])
def t(n):
    print("t", n, end="; ")
    return n
print(t(1) < t(2) < t(0) < t(9))
print(t(0) and t(1) or t(2))
print([t(1), t(2)][t(0)], t(5) if t(0) else t(6))
print(~5, -5 // 2, -5 % 3, 5 % -3, -7 // -2, 1 | 2 ^ 3 & 4, 1 << 2 + 1, 10 - 2 - 3, 2 * 3 % 4, +-+1, 7 // 2 * 2 / 2)
print(None is None, [] is [], not None, ... is ...)
print(lambda: 1 if 0 else 2, sep="")if 0 else print((lambda: 1 if 0 else 2)())
x = 5
print(x > 3 and "yes" or "no", 0 <= x <= 10, x if x else y_unknown)
#: asserts
def f(x, *m):
    try:
        if m: assert x, m[0]
        else: assert x
        return "fine"
    except AssertionError as e: return repr(e)
print(f(1), f(0), f([], "text"), f(None, 5), f("", [1]), f(0, (1, 2)))
try: assert 1 == 2, f"{1} is not {2}"
except AssertionError as e: print(e)
#: global in strange places
x = 1
def f():
    global x, fresh
    x = 2
    fresh = 3
    class A:
        global made
        made = 4
        x = 5
    return A.x
print(f(), x, fresh, made)
def g():
    x = 10
    def h():
        global x
        x = 20
        return x
    return h(), x
print(g(), x)
def outer():
    v = 1
    class A:
        nonlocal v
        v = 2
        w = v
    def inner():
        nonlocal v
        for v in range(3): pass
        def deeper():
            nonlocal v
            v += 10
            return v
        return deeper()
    return inner(), v, A.w
print(outer())
def imports():
    global math
    import math
imports()
print(math.floor(2.5))
def loops():
    global i
    for i in range(3): pass
    with open(0) if 0 else C() as c: pass
class C:
    def __enter__(self): return 1
    def __exit__(self, *a): pass
loops(); print(i)
def excepts():
    global e
    try: 1 / 0
    except ZeroDivisionError as e: pass
excepts()
try: e
except NameError as n: print(n)
