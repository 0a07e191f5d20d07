#: a calculator by recursive descent
import re
def tokens(s): return re.findall(r"\d+\.?\d*|[-+*/()^]", s)
def parse(ts):
    def expr():
        v = term()
        while ts and ts[0] in "+-": v = v + term() if ts.pop(0) == "+" else v - term()
        return v
    def term():
        v = power()
        while ts and ts[0] in "*/": v = v * power() if ts.pop(0) == "*" else v / power()
        return v
    def power():
        b = atom()
        if ts and ts[0] == "^": ts.pop(0); return b ** power()
        return b
    def atom():
        t = ts.pop(0)
        if t == "(":
            v = expr(); ts.pop(0); return v
        return -atom() if t == "-" else float(t) if "." in t else int(t)
    return expr()
for s in ("1+2*3", "(1+2)*3", "2^3^2", "-4+10/4", "1.5*(2-5)"): print(s, "=", parse(tokens(s)))
try: parse(tokens("1/0"))
except ZeroDivisionError as e: print(e)
#: words that are counted
from collections import Counter, defaultdict
text = "It was the best of times, it was the worst of times"
words = re.findall(r"\w+", text.lower()) if (re := __import__("re")) else []
print(Counter(words).most_common(3), len(set(words)), max(words, key=len))
by = defaultdict(list)
for w in words: by[len(w)].append(w)
print(dict(sorted(by.items())), {k: len(v) for k, v in by.items()})
print(Counter(a + b for a, b in zip(words, words[1:])).most_common(1), " ".join(w[::-1] for w in words[:3]))
#: ways through a graph
from collections import deque
g = {"a": "bc", "b": "d", "c": "de", "d": "f", "e": "f", "f": ""}
def bfs(s, t):
    q, seen = deque([[s]]), {s}
    while q:
        p = q.popleft()
        if p[-1] == t: return p
        for n in g[p[-1]]:
            if n not in seen: seen.add(n); q.append(p + [n])
def all_paths(s, t): return [[s]] if s == t else [[s] + p for n in g[s] for p in all_paths(n, t)]
print(bfs("a", "f"), all_paths("a", "f"), bfs("f", "a"))
import heapq
def dijkstra(w, s):
    dist, q = {s: 0}, [(0, s)]
    while q:
        d, u = heapq.heappop(q)
        for v, c in w.get(u, {}).items():
            if d + c < dist.get(v, 1e9): dist[v] = d + c; heapq.heappush(q, (d + c, v))
    return dist
print(dijkstra({"a": {"b": 4, "c": 1}, "c": {"b": 2}, "b": {"d": 5}}, "a"))
#: queens on a board
def queens(n, row=0, cols=(), out=None):
    if row == n: return [cols]
    return [s for c in range(n) if all(c != k and abs(c - k) != row - r for r, k in enumerate(cols)) for s in queens(n, row + 1, cols + (c,))]
print(queens(4), len(queens(6)))
print("\n".join("".join(".Q"[c == k] for c in range(4)) for k in queens(4)[0]))
#: cells that live and die
def step(live):
    from collections import Counter
    near = Counter((x + i, y + j) for x, y in live for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)
    return {c for c, n in near.items() if n == 3 or n == 2 and c in live}
g = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4): g = step(g)
print(sorted(g))
b = {(0, 1), (1, 1), (2, 1)}
print(sorted(step(b)), step(step(b)) == b)
#: change for coins
from functools import lru_cache
@lru_cache(None)
def ways(n, coins): return 1 if n == 0 else 0 if n < 0 or not coins else ways(n - coins[0], coins) + ways(n, coins[1:])
print([ways(n, (25, 10, 5, 1)) for n in (1, 10, 50, 100)], ways.cache_info().currsize > 0)
def fewest(n, coins):
    best = [0] + [None] * n
    for i in range(1, n + 1): best[i] = min((best[i - c] + 1 for c in coins if c <= i and best[i - c] is not None), default=None)
    return best[n]
print(fewest(11, (5, 4, 1)), fewest(3, (2,)))
#: longest common parts
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b): t[i + 1][j + 1] = t[i][j] + x if x == y else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]
def edit(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row, old = [i], row
        for j, y in enumerate(b, 1): row.append(min(old[j] + 1, row[-1] + 1, old[j - 1] + (x != y)))
    return row[-1]
print(lcs("AGGTAB", "GXTXAYB"), edit("kitten", "sitting"), edit("", "abc"))
#: sorts by hand
def quick(l): return l if len(l) < 2 else quick([x for x in l[1:] if x < l[0]]) + [l[0]] + quick([x for x in l[1:] if x >= l[0]])
def merge(l):
    if len(l) < 2: return l
    a, b, out = merge(l[:len(l) // 2]), merge(l[len(l) // 2:]), []
    while a and b: out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b
def bubble(l):
    l = l[:]
    for i in range(len(l)):
        for j in range(len(l) - 1 - i):
            if l[j] > l[j + 1]: l[j], l[j + 1] = l[j + 1], l[j]
    return l
l = [5, 3, 8, 1, 9, 2, 5]
print(quick(l), merge(l), bubble(l), quick(l) == sorted(l), l, merge(list("hello")))
#: codes of letters
def caesar(s, k): return "".join(chr((ord(c) - (b := 65 if c.isupper() else 97) + k) % 26 + b) if c.isalpha() else c for c in s)
print(caesar("Hello, World!", 3), caesar(caesar("abc xyz", 5), -5))
def rle(s):
    from itertools import groupby
    return "".join(f"{len(list(g))}{c}" for c, g in groupby(s))
import re
print(rle("aaabccd"), re.sub(r"(\d+)(\D)", lambda m: m[2] * int(m[1]), rle("aaabccd")))
morse = dict(zip("SOE", ("...", "---", ".")))
print(" ".join(morse[c] for c in "SOS"), {v: k for k, v in morse.items()}["---"])
print(bytes(a ^ b for a, b in zip(b"secret", b"keykey")).hex(), "".join(f"{b:08b}" for b in b"hi"))
#: descriptors that check
class Typed:
    def __init__(self, kind, low=None): self.kind, self.low = kind, low
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, owner=None): return self if obj is None else getattr(obj, self.name, None)
    def __set__(self, obj, v):
        if not isinstance(v, self.kind): raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {type(v).__name__}")
        if self.low is not None and v < self.low: raise ValueError(f"{self.name[1:]} < {self.low}")
        setattr(obj, self.name, v)
class Person:
    name, age = Typed(str), Typed(int, 0)
    def __init__(self, name, age): self.name, self.age = name, age
p = Person("Ann", 5); p.age += 1
print(p.name, p.age, vars(p), Person.age.low)
for bad in (lambda: Person(5, 1), lambda: Person("a", -1), lambda: setattr(p, "age", "x")):
    try: bad()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
#: one object of a class
class Single:
    _one = None
    def __new__(cls, *a):
        if cls._one is None: cls._one = super().__new__(cls)
        return cls._one
    def __init__(self, v=0): self.v = v
a, b = Single(1), Single(2)
print(a is b, a.v, b.v)
class Meta(type):
    made = {}
    def __call__(cls, *a):
        if a not in cls.made: cls.made[a] = super().__call__(*a)
        return cls.made[a]
class K(metaclass=Meta):
    def __init__(self, x): self.x = x
print(K(1) is K(1), K(1) is K(2), sorted(k[0] for k in K.made))
#: attributes that are made when asked
class Lazy:
    def __init__(self): self.asked = []
    def __getattr__(self, n):
        if n.startswith("_"): raise AttributeError(n)
        self.asked.append(n); setattr(self, n, n.upper()); return n.upper()
l = Lazy(); print(l.abc, l.abc, l.asked, hasattr(l, "_x"), getattr(l, "_y", "none"))
class Chain:
    def __init__(self, path=""): self.path = path
    def __getattr__(self, n): return Chain(f"{self.path}/{n}")
    def __call__(self, **k): return self.path + "".join(f"?{a}={b}" for a, b in k.items())
print(Chain().users.repos(id=5), Chain("x")())
class Dot(dict):
    __getattr__ = dict.__getitem__; __setattr__ = dict.__setitem__; __delattr__ = dict.__delitem__
d = Dot(a=1); d.b = 2; del d.a; print(d, d.b)
#: proxies that note calls
class Proxy:
    def __init__(self, o): object.__setattr__(self, "_o", o); object.__setattr__(self, "log", [])
    def __getattr__(self, n):
        v = getattr(self._o, n)
        if not callable(v): return v
        def call(*a, **k): self.log.append((n, a)); return v(*a, **k)
        return call
    def __setattr__(self, n, v): self.log.append(("set", n)); setattr(self._o, n, v)
    def __len__(self): return len(self._o)
    def __iter__(self): return iter(self._o)
p = Proxy([3, 1]); p.append(2); p.sort(); print(len(p), list(p), p.log, p._o)
class T: pass
q = Proxy(T()); q.x = 5; print(q.x, q.log)
#: iterators that can be looked into
class Peek:
    def __init__(self, it): self.it, self.buf = iter(it), []
    def __iter__(self): return self
    def __next__(self): return self.buf.pop() if self.buf else next(self.it)
    def peek(self, default=None):
        if not self.buf:
            for x in self.it: self.buf.append(x); break
            else: return default
        return self.buf[-1]
p = Peek("abc"); print(p.peek(), next(p), p.peek(), list(p), p.peek("end"))
def chunks(it, n):
    it = iter(it)
    while part := [x for _, x in zip(range(n), it)]: yield part
print(list(chunks(range(7), 3)), list(chunks("", 2)))
def window(s, n): return [s[i:i + n] for i in range(len(s) - n + 1)]
print(window("abcd", 2), window([1], 2))
#: text in tables
rows = [("name", "qty", "price"), ("apple", 3, 1.5), ("kiwi", 12, 0.25)]
w = [max(len(str(r[i])) for r in rows) for i in range(3)]
for r in rows: print(" | ".join(f"{str(c):<{n}}" if isinstance(c, str) else f"{c:>{n}}" for c, n in zip(r, w)))
print("-+-".join("-" * n for n in w), f"{'total':>10}{sum(q * p for _, q, p in rows[1:]):>10.2f}", sep="\n")
print("{:<10}|{:^10}|{:>10}".format("a", "b", "c"), "%-5s|%5s|%05.1f" % ("x", "y", 2.345), "x".center(9, "="), sep="\n")
#: numbers in text
for n in (0, 7, 1234.5678, -0.001, 1e9, 12345678901234567890): print(f"{n:,}", f"{n:.2e}", f"{n:10.1f}|", f"{n:<12}|", f"{n:+}", repr(n))
print([f"{x:{f}}" for x in (255,) for f in ("d", "x", "#X", "o", "b", "08b", "_b", "c", "e", "%", "n")])
def size(n):
    for u in "B KB MB GB".split():
        if n < 1024: return f"{n:.1f} {u}"
        n /= 1024
print(size(10), size(2048), size(5 * 1024 ** 2), f"{0.1 + 0.2:.20f}", f"{1/3:.3%}")
#: errors of one's own
class AppError(Exception):
    def __init__(self, msg, code=1): super().__init__(msg); self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
class NotFound(AppError):
    def __init__(self, what): super().__init__(f"{what} not found", 404); self.what = what
def find(d, k):
    try: return d[k]
    except KeyError as e: raise NotFound(k) from e
try: find({}, "x")
except AppError as e: print(e, repr(e), e.code, e.what, repr(e.__cause__), e.args, isinstance(e, NotFound))
for c in (AppError, NotFound):
    try: c()
    except TypeError as e: print(e)
def retry(f, n):
    for i in range(n):
        try: return f(i)
        except ValueError as e: last = e
    raise last
print(retry(lambda i: int("x5"[i:]), 3))
try: retry(lambda i: int("x"), 2)
except ValueError as e: print(e)
#: groups of errors
def f(*es): raise ExceptionGroup("g", es)
try:
    try: f(ValueError(1), TypeError("t"), ExceptionGroup("n", [KeyError("k"), ValueError(2)]))
    except* ValueError as g: print("V", [repr(e) for e in g.exceptions])
    except* TypeError as g: print("T", g.exceptions)
except ExceptionGroup as rest: print("rest", rest, rest.exceptions[0].exceptions)
g = ExceptionGroup("a", [ValueError(1), OSError(2)])
print(g.split(ValueError), g.subgroup(lambda e: isinstance(e, OSError)), g.derive([KeyError()]), g.message, str(g), repr(g))
try:
    try: raise KeyError("one")
    except* KeyError as e: print(type(e).__name__, e.exceptions)
except Exception as e: print("never")
#: notes on errors
try:
    try: int("x")
    except ValueError as e: e.add_note("first"); e.add_note("second"); raise
except ValueError as e: print(e, e.__notes__)
e = KeyError("k"); print(hasattr(e, "__notes__")); e.add_note("n"); print(e.__notes__)
import traceback; print("".join(traceback.format_exception_only(e)), end="")
try: e.add_note(1)
except TypeError as x: print(x)
#: names of functions in classes
class A:
    class B:
        def f(self): return (lambda: 0).__qualname__, [i for i in "a"], (x for x in "").__qualname__
        @staticmethod
        def g():
            def h(): pass
            return h
print(A.B.f.__qualname__, A.B().f()[0], A.B().f()[2], A.B.g().__qualname__, A.B.__qualname__, A.B.__name__, A.B.__module__)
def outer():
    class L: pass
    return L
print(outer().__qualname__, outer.__qualname__, (lambda: 0).__name__, type(A.B()).__qualname__)
#: docs of things
def f():
    """One.

        Two.
    """
class A:
    "class doc"
    def m(self): "m doc"
    p = property(lambda s: 1, doc="p doc")
class B(A):
    def m(self): pass
import inspect
print(inspect.getdoc(f), A.__doc__, A.m.__doc__, A.p.__doc__, B.__doc__, B.m.__doc__)
f.__doc__ = "new"; print(f.__doc__); A.__doc__ = "other"; print(A.__doc__)
def g(): f"not a doc"
print(g.__doc__, (lambda: 0).__doc__, inspect.cleandoc("  a\n    b\n  c"))
#: scopes of comprehensions
x = "global"
def f():
    x = "local"
    return [x for _ in "a"], [y for x in "b" for y in x], x, {x: y for x, y in ["cd"]}, list(x for _ in "a")
print(f(), x)
class C:
    x = "class"
    a = [x for x in "z"]
    b = x
    def g(self): return [x for _ in "a"]
print(C.a, C.b, C().g(), [[i * j for j in range(i)] for i in range(4)])
fs = [(lambda n: lambda: n)(i) for i in range(3)]; print([g() for g in fs], [h() for h in [lambda: i for i in range(3)]])
#: functions with state
def acc(start=0):
    total = start
    def add(x=0):
        nonlocal total
        total += x
        return total
    def reset():
        nonlocal total
        total = start
    add.reset = reset
    return add
a, b = acc(), acc(10)
print(a(5), a(5), b(1), a.reset(), a(), b(), [c.cell_contents for c in b.__closure__ if isinstance(c.cell_contents, int)])
def once(f):
    done = []
    def g(*args):
        if not done: done.append(f(*args))
        return done[0]
    return g
@once
def init(x): print("init", x); return x
print(init(1), init(2))
#: arguments that are unpacked
def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(f(*[1], c=3), f(*(1, 2), *[3], c=0, **{"z": 9}), f(**{"a": 1, "c": 2}), f(1, *"xy", **{"c": 5}, **{"d": 6}))
def g(*a, **k): return f(*a, **{"c": 0, **k})
print(g(1), g(1, 2, 3, d=5, e=6))
first, *mid, last = f(1, c=3); print(first, mid, last)
(a, b), *c = [(1, 2), 3, 4]; print(a, b, c); *d, = "ab"; print(d)
print(*[1, 2], *"ab", sep="-"); print([*range(2), *{5: 1}], {**{"a": 1}, **{"a": 2}})
#: slices of one's own
class S:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
s = S()
print(s[1], s[1:2], s[::3], s[1, 2], s[1:2, ...], s[()], s["a":"b"], s[:], s[-1:None], s[[1]], s[None], s[s], sep="|") if 0 else print(s[1], s[1:2], s[::3], s[1, 2], s[1:2, ...], s[()], s["a":"b"], s[:], s[*[1, 2]], sep="|")
s[1:2] = 5; s[...] = 6; del s[::2], s[1]; s[0] = s[1] = 2
print(slice(1, 5, 2).indices(4), s[1:5:2].step, s[5:].start, "abcdef"[s[1:4]])
#: unusual operators
class N:
    def __init__(s, v): s.v = v
    def __pow__(s, o, m=None): return ("pow", o, m)
    def __matmul__(s, o): return "matmul"
    def __rmatmul__(s, o): return "rmatmul"
    def __divmod__(s, o): return "divmod"
    def __imatmul__(s, o): s.v = "im"; return s
    def __pos__(s): return "pos"
    def __invert__(s): return "inv"
    def __round__(s, n=None): return ("round", n)
    def __trunc__(s): return 3
    def __floor__(s): return "floor"
    def __ceil__(s): return "ceil"
    def __index__(s): return 7
    def __contains__(s, x): return x
    def __reversed__(s): return "rev"
    def __call__(s, *a, **k): return a, k
    def __missing__(s, k): return k
import math
n = N(1)
print(n ** 2, pow(n, 2, 3), n @ 1, 1 @ n, divmod(n, 1), +n, ~n, round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n), hex(n), [0] * 8 == [0] * (n + 1 if 0 else 8), 5 in n, 0 in n, reversed(n), n(1, a=2), list(range(10))[n], "abcdefgh"[n])
n @= 5; print(n.v)
#: loops that change what they go through
d = {i: i for i in range(5)}
for k in list(d):
    if k % 2: del d[k]
print(d)
l = list(range(6))
for i, x in enumerate(l):
    if x % 2: l.remove(x)
print(l)
for x in l[:]: l.append(x * 10)
print(l)
s = {1, 2, 3}
for x in s.copy(): s.discard(x) if x > 1 else s.add(x + 10)
print(sorted(s))
for bad in ("for k in d: d[k + 100] = 1", "for x in s: s.add(x + 50)"):
    try: exec(bad)
    except RuntimeError as e: print(e)
it = iter(l); print(next(it), l.clear(), list(it))
#: values that are falsy
for v in (0, 0.0, 0j, "", b"", (), [], {}, set(), frozenset(), range(0), None, False, bytearray(), memoryview(b"")): assert not v, v
for v in (1, -1, 0.1, " ", b"\0", (0,), [None], {0: 0}, {0}, range(1), ..., True, object(), type, len, float("nan")): assert v, v
print("all as told", 0 or [] or "last", 1 and [] and 2, not 0 and not [], None or "default", "" and 1, bool(0) is False)
