#: bool is a number
print(True + True, True * 3, False - 1, True / 2, -True, ~False, True << 2, True & 1, True | 2, True ^ True, True ** 2)
print(isinstance(True & False, bool), isinstance(True & 1, bool), int(True), float(True), str(True), repr(False), True == 1.0, True is (1 == 1))
print([10, 20][True], "ab"[False], {1: "x"}[True], sum([True, False, True]), sorted([True, False]), max(True, 2), "%d %s" % (True, True), f"{True} {True:d} {True:>6}")
print(bool([]), bool([0]), bool(""), bool(" "), bool(0.0), bool(None), bool({}), not None, True.real, True.bit_length(), bool.__mro__)
#: shifts and masks
for n in (0, 1, -1, 5, -5, 255, -256):
    print(n, n << 3, n >> 1, n >> 10, n & 0xF, n | 0xF, n ^ 0xFF, ~n, bin(n), n.bit_length())
print(1 << 100 >> 99, -1 >> 100, (1 << 64) - 1 & 0xFFFF, 0b1010 & ~0b0010, 6 ^ 3 ^ 6)
x = 1
x <<= 4; x |= 3; x &= ~1; x ^= 0b100; x >>= 1
print(x)
#: division in all signs
for a in (7, -7, 0):
    for b in (2, -2, 3, -3): print(a, b, a // b, a % b, divmod(a, b), a / b, int(a / b), a.__floordiv__(b))
for a in (7.5, -7.5): print(a // 2, a % 2, a // -2, a % -2, divmod(a, 2), divmod(a, -2))
print(5 % 1e300, -5 % float("inf"), 5 // float("inf"), -5 // float("inf"), 0.0 % -1, -0.0 % 1, 1e308 // 1e-308 if 0 else 1)
#: comparison chains
calls = []
def f(x): calls.append(x); return x
print(f(1) < f(2) <= f(2) != f(3) > f(0), calls)
calls.clear()
print(f(3) < f(1) < f(0), calls)
print(1 < 2 > 1, 1 == 1 != 2, 1 in [1] in [[1]], not 1 < 0 < 5, 1 < 2 and 2 < 3, (1 < 2) < 2)
x = 5
print(0 < x < 10, 0 < x > 10, x == 5 == 5.0 == 5 + 0j, "a" < "b" < "c" > "a")
#: strings that are multiplied and sliced
s = "abcdefgh"
print(s[1:5], s[::-1], s[::3], s[-3:], s[:-3], s[5:2], s[5:2:-1], s[-100:100], s[100:], s[:0], s[1:-1:2], s[-1:-5:-2], s * 2, s[2] * 3, "" * 5, s[slice(2, 4)])
print("é" * 3, "日本語"[::-1], "日本語"[1:], "a😀b"[1], "a😀b"[::-1], len("a😀b"), "😀" * 2, "aé"[-1], "ab" "cd", ("x" "y") * 2)
for c in "hé😀": print(c, ord(c), c.encode(), ascii(c))
#: nested data
d = {"a": [1, {"b": (2, [3, {"c": {4}}])}], ("t",): None}
print(d, d["a"][1]["b"][1][1]["c"], len(d), d[("t",)])
d["a"][1]["b"][1][0] += 10
d["a"].append(d["a"][0])
print(d)
m = [[0] * 3 for _ in range(2)]; m[0][1] = 5; print(m)
n = [[0] * 3] * 2; n[0][1] = 5; print(n)
print([[x, y] for x in "ab" for y in range(2)], {k: [v] * v for k, v in zip("ab", (1, 2))}, [*map(list, zip(*[[1, 2], [3, 4]]))])
#: arguments that are changed
def f(l, d, n):
    l.append(1); d["k"] = 2; n += 1
    l = [9]
    return n
l, d, n = [], {}, 5
print(f(l, d, n), l, d, n)
def g(a, b=[]): b.append(a); return b
print(g(1), g(2), g(3, [0]), g(4))
def h(*a, **k): k["new"] = 1; return a, k
t, kw = (1, 2), {"x": 1}
print(h(*t, **kw), kw)
def swap(a, b): return b, a
x, y = swap(*swap(1, 2)); print(x, y)
#: functions that make functions
def compose(*fs):
    def run(x):
        for f in reversed(fs): x = f(x)
        return x
    return run
print(compose(str, lambda x: x + 1, abs)(-5))
def curry(f, *a): return lambda *b: f(*a, *b)
print(curry(max, 3)(1, 2), curry(curry, pow)(2)(5))
def memo(f):
    seen = {}
    def inner(n):
        if n not in seen: seen[n] = f(n)
        return seen[n]
    inner.seen = seen
    return inner
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), len(fib.seen))
def counter():
    counter.n = getattr(counter, "n", 0) + 1
    return counter.n
counter(); counter(); print(counter(), counter.__dict__)
#: keyword arguments meet
def f(a, /, b, *c, d=4, **e): return a, b, c, d, e
print(f(1, 2), f(1, b=2), f(1, 2, 3, d=5), f(1, 2, a=9), f(1, 2, 3, 4, x=1, d=0), f(*[1, 2], **{"d": 3, "z": 4}))
def g(*, key, other=None): return key, other
print(g(key=1), g(other=2, key=3))
def h(a=1, *args, b=2): return a, args, b
print(h(), h(5), h(5, 6, 7), h(b=3), h(*"xyz", b="q"))
from inspect import signature
for fn in (f, g, h): print(signature(fn))
#: variables of loops live on
for i in range(3): pass
print(i)
for i in []: pass
print(i)
[i for i in "xyz"]; print(i)
with_ = [lambda: j for j in range(3)]; print([f() for f in with_])
for k, (a, b) in {"x": (1, 2)}.items(): pass
print(k, a, b)
try: raise ValueError(1)
except ValueError as err: saved = err
print("err" in dir(), saved)
def gen():
    for z in range(2): yield z
    yield z * 10
print(list(gen()))
#: while with else and break
n, found = 2, []
while len(found) < 5:
    k = 2
    while k * k <= n:
        if n % k == 0: break
        k += 1
    else: found.append(n)
    n += 1
else: print("all found")
print(found)
a, b = 1071, 462
while b: a, b = b, a % b
print(a)
while True:
    try: break
    finally: print("last words")
i = 5
while i := i - 1: print(i, end=" ")
print()
#: sorting by several keys
people = [("Ann", 30), ("bob", 25), ("Cy", 30), ("dan", 25)]
print(sorted(people, key=lambda p: (-p[1], p[0].lower())), sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: p[1], reverse=True))
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, o): print("lt", self.v, o.v); return self.v < o.v
    def __repr__(self): return f"K{self.v}"
print(sorted([K(2), K(1)]))
l = [3, 1, 2]; print(l.sort(), l, l.sort(key=lambda x: -x), l)
try: [1, "a", 2].sort()
except TypeError as e: print(e)
l = [5, 3, 8]
try: l.sort(key=lambda x: l.append(1) or x)
except ValueError as e: print(e)
#: dict order and changes
d = {"b": 1, "a": 2}
d["c"] = 3; d["b"] = 9; del d["a"]; d["a"] = 0
print(d, list(d), list(reversed(d)), d.popitem(), d)
d |= {"z": 1, "b": 2}; print(d)
e = d | {"b": 100}; print(e, d["b"], {**d, "n": 1}, dict(d, b=5))
k, v, i = d.keys(), d.values(), d.items()
d["late"] = 7; print(k, v, i, len(k), "late" in k, ("late", 7) in i)
print({1: "a", 1.0: "b", True: "c"}, {0: 1, False: 2, -0.0: 3}, {"a": 1} == {"a": 1.0}, {**{}})
for key in list(d): del d[key]
print(d, d.get("x", []), d.setdefault("q", []).append(1), d)
#: views of dicts are sets
a, b = {"x": 1, "y": 2}, {"y": 2, "z": 3}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b), sorted(a.keys() - b.keys()), sorted(a.keys() ^ b.keys()), a.items() & b.items(), a.keys() <= {"x", "y", "q"}, a.keys() == {"y", "x"}, a.keys().isdisjoint("ab"))
print(list(a.values()), type(a.keys()).__name__, iter(a.items()).__next__(), a.keys().mapping == a if hasattr(a.keys(), "mapping") else True)
try: a.keys().add("q")
except AttributeError as e: print(e)
try: a.values()[0]
except TypeError as e: print(e)
try: {[1]: 2}
except TypeError as e: print(e)
try: a.items() < 5
except TypeError as e: print(e)
#: default values of get and pop
d = {"a": None}
print(d.get("a"), d.get("a", 1), d.get("b", 1), d.pop("a"), d.pop("a", "gone"), d.setdefault("n"), d)
for f in (lambda: d.pop("zz"), lambda: d["zz"], lambda: d.popitem() and d.popitem(), lambda: d.pop(), lambda: d.get(), lambda: d.update(1), lambda: d.fromkeys()):
    try: f()
    except Exception as e: print(type(e).__name__, e)
class Miss(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
m = Miss(); print(m["ab"], m[3], m, m.get("q"), "q" in m)
#: objects as keys
class P:
    def __init__(self, x): self.x = x
    def __hash__(self): print("hash", self.x); return hash(self.x)
    def __eq__(self, o): print("eq", self.x, o.x); return self.x == o.x
d = {P(1): "a"}
print(d[P(1)], P(1) in d, len({P(1), P(1), P(2)}))
class Q: __eq__ = lambda s, o: True
try: {Q()}
except TypeError as e: print(e)
class R(P): __hash__ = P.__hash__
print(len({R(1): 1, P(1): 2}))
print({(1, "a"): 1}[(1, "a")], {frozenset([1]): 2}[frozenset([1])], {None: 0, ...: 1}[...])
#: counting and grouping by hand
words = "the cat the dog a cat the end".split()
counts = {}
for w in words: counts[w] = counts.get(w, 0) + 1
print(counts, sorted(counts.items(), key=lambda p: (-p[1], p[0])), max(counts, key=counts.get))
groups = {}
for w in words: groups.setdefault(len(w), []).append(w)
print(groups, {k: len(v) for k, v in groups.items()})
index = {}
for i, w in enumerate(words): index.setdefault(w, set()).add(i)
print(index["the"], index["end"])
print(dict(sorted(counts.items())), {v: k for k, v in counts.items()}, [w for w in dict.fromkeys(words)])
#: stacks and queues in lists
s = []
for tok in "3 4 + 2 * 7 -".split():
    if tok.isdigit(): s.append(int(tok))
    else:
        b, a = s.pop(), s.pop()
        s.append({"+": a + b, "*": a * b, "-": a - b}[tok])
print(s)
q = [1, 2, 3]; q.insert(0, 0); print(q.pop(0), q, q[-1:], q[:1] + q[2:], q.index(2))
l = list(range(6)); l[1:3] = []; l[1:1] = "ab"; l[-1:] = [9, 9]; del l[::2]; print(l)
l = [1, 2, 3, 4]; l[::2] = l[1::2]; print(l); l[:] = l[::-1]; print(l)
l += l; l *= 2; print(l, l.count(4))
#: matrices in lists
A = [[1, 2], [3, 4]]
T = [list(r) for r in zip(*A)]
P = [[sum(a * b for a, b in zip(r, c)) for c in zip(*A)] for r in A]
print(T, P, [row[:] for row in A], [x for r in A for x in r], sum(map(sum, A)), max(map(max, A)))
for r in P: print(" ".join(f"{x:>4}" for x in r))
I = [[int(i == j) for j in range(3)] for i in range(3)]; print(I)
#: text that is read
text = """name: Ann
age: 30

name: Bob
age: x"""
rows = [dict(l.split(": ") for l in block.splitlines()) for block in text.split("\n\n")]
print(rows)
for r in rows:
    try: print(r["name"], int(r["age"]) + 1)
    except ValueError as e: print("wrong:", e)
    finally: print("--")
print("\n".join(f"{i:02d}|{l!r:<20}|" for i, l in enumerate(text.splitlines(), 1)))
print(text.count("\n"), text.find("Bob"), text.partition("\n\n")[0], text.title()[:12], text.swapcase()[:9])
#: roman numerals and bases
def roman(n):
    out = ""
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        while n >= v: out += s; n -= v
    return out
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024)])
def base(n, b):
    digits = ""
    while n: n, r = divmod(n, b); digits = "0123456789abcdef"[r] + digits
    return digits or "0"
print([base(n, 2) for n in range(5)], base(255, 16), int(base(1234, 7), 7), [f"{n:b}" for n in (5, 8)])
#: primes by a sieve
def sieve(n):
    ok = bytearray([1]) * (n + 1); ok[:2] = b"\0\0"
    for i in range(2, int(n ** .5) + 1):
        if ok[i]: ok[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, v in enumerate(ok) if v]
print(sieve(50), len(sieve(1000)), sum(sieve(100)))
def gen():
    n, known = 2, []
    while True:
        if all(n % p for p in known): known.append(n); yield n
        n += 1
g = gen(); print([next(g) for _ in range(10)])
#: permutations and subsets by recursion
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
print(perms("abc"))
def subsets(l): return [[]] if not l else [x for s in subsets(l[1:]) for x in (s, [l[0]] + s)]
print(subsets([1, 2, 3]))
def hanoi(n, a="A", b="B", c="C"):
    if n: yield from hanoi(n - 1, a, c, b); yield f"{a}{c}"; yield from hanoi(n - 1, b, a, c)
print(*hanoi(3))
def flat(x):
    for i in x:
        if isinstance(i, list): yield from flat(i)
        else: yield i
print(list(flat([1, [2, [3, []], 4], [[5]]])))
#: a class of vectors
class V:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"V({self.x}, {self.y})"
    def __add__(self, o): return V(self.x + o.x, self.y + o.y) if isinstance(o, V) else NotImplemented
    def __mul__(self, k): return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return self * -1
    def __sub__(self, o): return self + -o
    def __eq__(self, o): return isinstance(o, V) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** .5
    def __bool__(self): return bool(self.x or self.y)
    def __iter__(self): return iter((self.x, self.y))
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __getitem__(self, i): return tuple(self)[i]
    def __round__(self, n=None): return V(round(self.x, n), round(self.y, n))
    def __complex__(self): return complex(self.x, self.y)
    def __format__(self, spec): return f"<{self.x:{spec}}, {self.y:{spec}}>"
a, b = V(3, 4), V(1.25, 2)
print(a + b, a - b, 2 * a, a * 2, -a, abs(a), a == V(3, 4), a != b, bool(V(0, 0)), list(a), a @ b, a[0], a[-1], round(b, 1), complex(a), f"{b:.1f}", f"{a}", {a: 1}[V(3, 4)], sum([a, b], V(0, 0)), max(a, b, key=abs))
try: a + 1
except TypeError as e: print(e)
try: a.z = 1
except AttributeError as e: print(e)
x, y = a; print(x, y, *b)
#: a class of money
from functools import total_ordering
@total_ordering
class Money:
    def __init__(self, cents): self.cents = cents
    @classmethod
    def of(cls, text): w, _, f = text.partition("."); return cls(int(w) * 100 + int(f or 0))
    def __eq__(self, o): return self.cents == o.cents
    def __lt__(self, o): return self.cents < o.cents
    def __str__(self): return f"{self.cents // 100}.{self.cents % 100:02}"
    def __radd__(self, o): return Money(o + self.cents)
    def __add__(self, o): return Money(self.cents + o.cents)
    @property
    def whole(self): return self.cents // 100
    @staticmethod
    def zero(): return Money(0)
m = [Money.of(t) for t in ("3.50", "1.05", "12")]
print(*m, sum(m), min(m), max(m), *sorted(m), m[0] >= m[1], m[0] != m[1], Money.zero(), m[2].whole)
#: trees of objects
class Node:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids: yield from k
    def __contains__(self, x): return self.v == x or any(x in k for k in self.kids)
    def __len__(self): return 1 + sum(map(len, self.kids))
    def show(self, depth=0): return "  " * depth + str(self.v) + "\n" + "".join(k.show(depth + 1) for k in self.kids)
    def depth(self): return 1 + max((k.depth() for k in self.kids), default=0)
t = Node(1, Node(2, Node(4)), Node(3))
print(list(t), 4 in t, 9 in t, len(t), t.depth(), sum(t), max(t), sorted(t, reverse=True))
print(t.show(), end="")
#: a linked list
class L:
    class N:
        def __init__(self, v, nxt=None): self.v, self.nxt = v, nxt
    def __init__(self, vs=()): self.head = None; [self.push(v) for v in vs]
    def push(self, v): self.head = self.N(v, self.head); return self
    def __iter__(self):
        n = self.head
        while n: yield n.v; n = n.nxt
    def reverse(self):
        prev, n = None, self.head
        while n: n.nxt, prev, n = prev, n, n.nxt
        self.head = prev
    def __repr__(self): return "->".join(map(repr, self)) or "empty"
l = L("abc"); print(l, L(), list(l)); l.reverse(); print(l.push("z"), type(l.head).__qualname__)
#: states by functions
def machine():
    def idle(c): return active if c == "+" else idle
    def active(c): return idle if c == "-" else active
    state, out = idle, []
    for c in "a+b-+": state = state(c); out.append(state.__name__)
    return out
print(machine())
def avg():
    total = n = 0
    value = None
    while True: total += yield value; n += 1; value = total / n
a = avg(); next(a); print([a.send(x) for x in (10, 20, 60)])
def pipeline(src, *steps):
    for step in steps: src = step(src)
    return src
print(list(pipeline(range(6), lambda s: (x * x for x in s), lambda s: (x for x in s if x % 2))))
#: events by callbacks
class Bus:
    def __init__(self): self.subs = {}
    def on(self, name):
        def put(f): self.subs.setdefault(name, []).append(f); return f
        return put
    def fire(self, name, *a, **k): return [f(*a, **k) for f in self.subs.get(name, ())]
bus = Bus()
@bus.on("x")
def one(v, w=1): return v + w
@bus.on("x")
@bus.on("y")
def two(v, w=1): return v * w
print(bus.fire("x", 5), bus.fire("y", 2, w=3), bus.fire("z"), one(1))
#: registries by subclasses
class Plugin:
    all = {}
    def __init_subclass__(cls, name=None, **kw): super().__init_subclass__(**kw); Plugin.all[name or cls.__name__.lower()] = cls
    def run(self): raise NotImplementedError(f"{type(self).__name__}.run")
class A(Plugin): run = lambda self: "a runs"
class B(Plugin, name="bee"): pass
for n, c in Plugin.all.items():
    try: print(n, c().run())
    except NotImplementedError as e: print(n, "!", e)
#: abstract classes
from abc import ABC, abstractmethod, ABCMeta
class S(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def show(self): return f"{self.name}: {self.area()}"
class Q(S):
    name = "q"
    def area(self): return 4
class H(S):
    def area(self): return 1
print(Q().show(), S.__abstractmethods__ == {"area", "name"}, H.__abstractmethods__, isinstance(Q(), S))
for c in (S, H):
    try: c()
    except TypeError as e: print(e)
@S.register
class V: pass
print(issubclass(V, S), isinstance(V(), S), S in V.__mro__)
class Hook(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C): return hasattr(C, "quack") or NotImplemented
class D: quack = 1
print(issubclass(D, Hook), issubclass(int, Hook), isinstance(D(), Hook))
#: mixins in a row
class Base:
    def __init__(self, **kw): self.kw = kw; print("Base", sorted(kw))
    def hello(self): return "base"
class Loud:
    def hello(self): return super().hello().upper()
class Twice:
    def __init__(self, times=2, **kw): super().__init__(**kw); self.times = times
    def hello(self): return super().hello() * self.times
class X(Loud, Twice, Base): pass
class Y(Twice, Loud, Base):
    def hello(self): return "<" + super().hello() + ">"
x, y = X(times=3, a=1), Y(b=2)
print(x.hello(), y.hello(), [c.__name__ for c in Y.__mro__], x.kw, super(Twice, x).hello())
#: context managers of functions
from contextlib import contextmanager, suppress, ExitStack, closing, nullcontext, redirect_stdout
import io
@contextmanager
def tag(n):
    print(f"<{n}>")
    try: yield n.upper()
    except KeyError as e: print("kept", e)
    finally: print(f"</{n}>")
with tag("a") as a, tag("b"): print(a)
with tag("c"): raise KeyError("k")
try:
    with tag("d"): raise ValueError("v")
except ValueError as e: print("out", e)
with suppress(ZeroDivisionError): 1 / 0
with ExitStack() as st:
    for n in "xy": st.enter_context(tag(n))
    st.callback(print, "called", end="!\n")
with redirect_stdout(io.StringIO()) as f: print("hidden")
print(repr(f.getvalue()), nullcontext(5).__enter__())
@tag("deco")
def g(): return "in"
print(g())
class C:
    def close(self): print("closed")
with closing(C()): pass
@contextmanager
def none(): return; yield
try:
    with none(): pass
except RuntimeError as e: print(e)
#: dataclasses
from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, KW_ONLY, InitVar
@dataclass(order=True)
class P:
    x: int
    y: int = 2
    tags: list = field(default_factory=list, compare=False, repr=False)
p = P(1); q = P(1, 3, ["t"])
print(p, p == P(1), p < q, asdict(q), astuple(q), replace(p, x=9), [f.name for f in fields(P)], P.__match_args__)
@dataclass(frozen=True, slots=True)
class F: a: int = 1
try: F().a = 2
except FrozenInstanceError as e: print(type(e).__name__, e)
print(hash(F()) == hash(F()), {F(): 1}[F(1)], F.__slots__)
@dataclass
class Q(P):
    z: float = 0.5
    _: KW_ONLY
    k: str = "k"
    i: InitVar[int] = 3
    def __post_init__(self, i): self.w = self.z * i
print(Q(1, 2, [], 4.0, k="q", i=2), Q(1).w)
for bad in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(z=1), lambda: P(1) < 5, lambda: replace(p, q=1)):
    try: bad()
    except TypeError as e: print(e)
try:
    @dataclass
    class B: l: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class B: a: int = 1; b: int
except TypeError as e: print(e)
#: enumerate, zip and their like
names, ages = ["a", "b", "c"], [1, 2]
print(list(enumerate(names, 1)), list(zip(names, ages)), dict(zip(names, ages)), list(zip(*[(1, 2), (3, 4)])), [*zip(names)], list(zip(range(3), "ab", [None] * 5)))
for i, (n, a) in enumerate(zip(names, ages)): print(i, n, a)
try: list(zip(names, ages, strict=True))
except ValueError as e: print(e)
print(list(map(lambda a, b: a * b, names, ages)), list(filter(str.isalpha, "a1b2")), sum(map(len, names)), list(map(int, "123")), max(zip(ages, names)), any(map(str.isdigit, "ab1")))
it = iter(range(6)); print(list(zip(it, it)), list(zip(*[iter("abcdef")] * 3)))
print(list(reversed(list(enumerate("ab")))), sorted(zip("ba", (1, 2))), [x for x in map(None.__class__, ())] if 0 else [])
#: type hints do nothing
from typing import *
def f(a: int, b: "List[str]" = None, *c: float, d: Optional[int] = 1, **e: Any) -> Dict[str, int]: return {}
print(f.__annotations__["a"], f.__annotations__["d"], get_type_hints(f)["return"], f("x"))
T = TypeVar("T"); print(T, T.__name__, List[int], Union[int, str], Optional[str], Callable[[int], str], Tuple[int, ...], Literal["a", 1], Any, int | None)
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
print(Box[int], Box[int](5).v, Box.__parameters__, get_origin(List[int]), get_args(Dict[str, int]), Union[int, int], Union[int, Union[str, None]], Optional[Optional[int]])
class TD(TypedDict, total=False): x: int; y: str
print(TD(x=1), TD.__annotations__, TD.__total__, cast(int, "a"), NewType("U", int)(5))
class NT(NamedTuple):
    a: int
    b: str = "d"
print(NT(1), NT(1)._asdict(), NT.__annotations__)
@runtime_checkable
class Sized2(Protocol):
    def __len__(self) -> int: ...
print(isinstance([], Sized2), isinstance(5, Sized2), TYPE_CHECKING, Final, ClassVar[int], Annotated[int, "m"])
#: strings as files
import io
f = io.StringIO("one\ntwo\nthree")
print(f.readline(), f.read(2), f.tell(), f.readlines(), f.read(), f.seek(0), next(f), list(f), f.closed)
f = io.StringIO(); print(f.write("ab\n"), f.writelines(["c", "d"]), f.getvalue(), f.truncate(1), f.getvalue())
b = io.BytesIO(b"abc\ndef"); print(b.read(1), b.readline(), b.readinto(bytearray(2)), b.getvalue(), b.seek(-1, 2), b.read(), b.getbuffer().nbytes)
with io.StringIO("x") as g: pass
try: g.read()
except ValueError as e: print(e)
try: io.StringIO(5)
except TypeError as e: print(e)
try: io.BytesIO("a")
except TypeError as e: print(e)
try: f.write(5)
except TypeError as e: print(e)
t = io.TextIOWrapper(io.BytesIO("é\r\nx".encode()), encoding="utf-8"); print(t.read(), t.encoding)
#: csv in and out
import csv, io
print(list(csv.reader(["a,b", '"x,y",z', '"q""q",', ""])), list(csv.reader(["a;b"], delimiter=";")), list(csv.DictReader(["n,v", "a,1", "b,2,3", "c"])))
f = io.StringIO(); w = csv.writer(f); w.writerow(["a", 1, None, 2.5, 'q"q', "x,y", "l\nm"]); w.writerows([[1], [2]]); print(repr(f.getvalue()))
f = io.StringIO(); w = csv.DictWriter(f, ["b", "a"], lineterminator="\n"); w.writeheader(); w.writerow({"a": 1, "b": 2}); print(f.getvalue())
try: w.writerow({"z": 1})
except ValueError as e: print(e)
f = io.StringIO(); csv.writer(f, quoting=csv.QUOTE_ALL, delimiter="|").writerow([1, "a"]); print(f.getvalue().strip(), csv.list_dialects(), csv.QUOTE_MINIMAL)
#: digests and encodings
import hashlib, hmac, base64, binascii, zlib
print(hashlib.md5(b"a").hexdigest(), hashlib.sha1(b"a").hexdigest()[:10], hashlib.sha256(b"").hexdigest()[:16], hashlib.new("sha512", b"x").digest_size)
h = hashlib.sha256(); h.update(b"a"); c = h.copy(); h.update(b"b"); print(h.hexdigest()[:8], c.hexdigest()[:8], h.name, h.block_size)
print(hmac.new(b"k", b"m", "sha256").hexdigest()[:12], hmac.compare_digest("a", "a"), zlib.crc32(b"abc"), zlib.adler32(b"abc"), binascii.hexlify(b"ab"), binascii.unhexlify("6162"), binascii.crc32(b"x"))
print(base64.b64encode(b"abc?"), base64.b64decode("YWJj"), base64.urlsafe_b64encode(b"\xff\xfe"), base64.b32encode(b"a"), base64.b16encode(b"a"), base64.b85encode(b"abc"), base64.a85encode(b"abc"), base64.b64decode(b"YQ=="))
for f in (lambda: base64.b64decode("a"), lambda: binascii.unhexlify("6"), lambda: binascii.unhexlify("zz"), lambda: hashlib.new("nope"), lambda: hashlib.md5("a"), lambda: base64.b64encode("a"), lambda: base64.b32decode("a")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
#: pickles
import pickle
class A:
    def __init__(self): self.x = [1]
    def __eq__(self, o): return self.x == o.x
class B:
    def __getstate__(self): return {"s": 1}
    def __setstate__(self, s): self.got = s
class C:
    def __reduce__(self): return (max, (1, 5))
for v in (1, 2**70, -1.5, "é", b"a", None, True, [1, [2]], (1,), {"a": {1}}, frozenset([1]), 1j, range(3), A(), len, int, ValueError("x"), bytearray(b"q"), slice(1, 2), ...):
    for p in (0, 2, 5):
        w = pickle.loads(pickle.dumps(v, p))
        if repr(w) != repr(v) and w != v: print("differs", v, w)
print(pickle.loads(pickle.dumps(B())).got, pickle.loads(pickle.dumps(C())), pickle.HIGHEST_PROTOCOL)
l = []; l.append(l); m = pickle.loads(pickle.dumps(l)); print(m[0] is m)
for bad in (lambda: 0, (i for i in [])):
    try: pickle.dumps(bad)
    except Exception as e: print(type(e).__name__)
try: pickle.loads(b"")
except EOFError as e: print(e)
#: paths
from pathlib import PurePosixPath as P
import os.path as op
p = P("/a/b/../c.tar.gz")
print(p, p.name, p.stem, p.suffix, p.suffixes, p.parent, list(p.parents)[:2], p.parts, p.is_absolute(), p.root, p.with_suffix(".x"), p.with_name("n"), p.with_stem("s"), p / "d" / "/e", P("a") / "b", p.relative_to("/a"), p.match("*.gz"), P("a//b/./c"), P("."), P(""), P("a") < P("b"), p.as_uri(), repr(P("x")), P("a", "b"), hash(P("a")) == hash(P("a/")), P("a/b").is_relative_to("a"))
print(op.join("a", "b", "/c"), op.join("a", ""), op.split("/a/b"), op.splitext("a.b.c"), op.basename("/a/"), op.dirname("/a/b"), op.normpath("a/../b//./c"), op.isabs("/a"), op.commonpath(["/a/b", "/a/c"]), op.commonprefix(["abc", "abd"]), op.relpath("/a/b", "/a/c"), op.expanduser("x"), op.splitdrive("/a"))
for f in (lambda: p.relative_to("/z"), lambda: P("a").with_suffix("x"), lambda: P("a").with_name(""), lambda: P(5), lambda: P("a").as_uri(), lambda: op.commonpath([])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
#: words of a command line
import argparse, shlex
p = argparse.ArgumentParser(prog="prog", description="Does it.")
p.add_argument("file", nargs="+"); p.add_argument("-n", "--num", type=int, default=3, help="how many"); p.add_argument("-v", action="count", default=0); p.add_argument("--flag", action="store_true"); p.add_argument("--mode", choices=["a", "b"])
print(p.parse_args(["x", "y", "-n", "5", "-vv"]), p.parse_args("f --flag --mode=b".split()), p.parse_known_args(["f", "--zz"])[1])
print(p.format_help()); print(p.format_usage())
import contextlib, io
for bad in (["-n", "x", "f"], [], ["f", "--mode", "q"]):
    with contextlib.redirect_stderr(io.StringIO()) as e:
        try: p.parse_args(bad)
        except SystemExit as x: print(x.code)
    print(e.getvalue().splitlines()[-1])
print(shlex.split("a 'b c' \"d\\\"e\" f\\ g # h"), shlex.quote("a b"), shlex.join(["a", "b c"]))
#: warnings are caught
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("one"); warnings.warn("two", DeprecationWarning); warnings.warn(UserWarning("three"))
print([(str(x.message), x.category.__name__) for x in w])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: warnings.warn("boom", RuntimeWarning)
    except RuntimeWarning as e: print(repr(e))
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="qui.*"); warnings.warn("quiet")
try: warnings.warn("a", int)
except TypeError as e: print(e)
try: warnings.simplefilter("bad")
except (ValueError, AssertionError) as e: print(type(e).__name__)
@warnings.deprecated("use g")
def f(): return 1
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); f()
print(w[0].message, w[0].category.__name__, f.__deprecated__)
#: tracebacks as text
import traceback, sys
def f(x): return g(x)
def g(x): return 1 / x
try: f(0)
except ZeroDivisionError as e:
    tb = traceback.extract_tb(e.__traceback__)
    print([(s.name, s.lineno) for s in tb], traceback.format_exception_only(e))
    e.add_note("note"); print(traceback.format_exception_only(type(e), e))
    t = traceback.TracebackException.from_exception(e); print(len(t.stack), str(t))
    print(sys.exc_info()[0] is ZeroDivisionError, e.__traceback__.tb_lineno)
print(sys.exc_info(), traceback.format_exception_only(KeyError("k")))
#: signatures and members
import inspect
class A:
    def m(self, a, b=1, *c, d, e=2, **f): "doc"
    @classmethod
    def c(cls, x): pass
    @staticmethod
    def s(y): pass
    @property
    def p(self): return 1
print(inspect.signature(A.m), inspect.signature(A().m), inspect.signature(A.c), inspect.signature(A.s), inspect.signature(lambda x, /, y=3: 0), inspect.signature(A))
s = inspect.signature(A.m); print(list(s.parameters), s.parameters["b"].default, s.parameters["d"].kind.name, s.parameters["c"].kind.description, s.return_annotation is inspect.Signature.empty)
b = s.bind(1, 2, d=3); print(b.args, b.kwargs, b.arguments); b.apply_defaults(); print(b.arguments)
for a in ((1, 2, 3, 4, 5)[:0],):
    try: s.bind(*a)
    except TypeError as e: print(e)
print(inspect.isfunction(A.m), inspect.ismethod(A().m), inspect.isclass(A), inspect.isbuiltin(len), inspect.ismodule(inspect), inspect.getdoc(A.m), [n for n, _ in inspect.getmembers(A) if n[0] != "_"], inspect.getmro(A)[-1], inspect.unwrap(A.s) is A.s, inspect.isgeneratorfunction(A.m), inspect.iscoroutinefunction(A.m))
print(inspect.signature(A.m).replace(return_annotation=int), inspect.Parameter("x", inspect.Parameter.KEYWORD_ONLY, default=5), inspect.getcallargs(lambda a, b=2: 0, 1))
#: threads in turn
import threading, queue, concurrent.futures as cf
out = []
def work(n): out.append(n * n)
ts = [threading.Thread(target=work, args=(i,), name=f"t{i}") for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(out), [t.name for t in ts], [t.is_alive() for t in ts], threading.current_thread().name, threading.main_thread() is threading.current_thread())
lock = threading.Lock(); print(lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.release(), lock.locked())
try: lock.release()
except RuntimeError as e: print(e)
q = queue.Queue(2); q.put(1); q.put(2); print(q.full(), q.qsize(), q.get(), q.get(), q.empty())
try: q.get_nowait()
except queue.Empty as e: print(repr(e))
p = queue.PriorityQueue(); [p.put(x) for x in (3, 1, 2)]; print([p.get() for _ in range(3)])
with cf.ThreadPoolExecutor(2) as ex:
    print(list(ex.map(lambda x: x + 1, [1, 2])), ex.submit(pow, 2, 5).result(), type(ex.submit(lambda: 1 / 0).exception()).__name__)
e = threading.Event(); e.set(); print(e.is_set(), e.wait(0), threading.local().__dict__)
try: ts[0].start()
except RuntimeError as x: print(x)
#: asyncio in order
import asyncio
async def work(n, d):
    await asyncio.sleep(d); print("done", n); return n
async def main():
    print(await asyncio.gather(work(1, .02), work(2, .01)), [t.result() for t in [asyncio.create_task(work(3, 0))] if await t])
    try: await asyncio.wait_for(asyncio.sleep(5), .01)
    except TimeoutError as e: print(repr(e))
    r = await asyncio.gather(work(4, 0), asyncio.sleep(0, 1 / 1), return_exceptions=True); print(r)
    t = asyncio.create_task(asyncio.sleep(9)); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled", t.cancelled(), t.done())
    q = asyncio.Queue(); await q.put(1); print(await q.get(), q.empty())
    async with asyncio.TaskGroup() as g: a = g.create_task(work(5, 0))
    print(a.result())
    try:
        async with asyncio.timeout(.01): await asyncio.sleep(1)
    except TimeoutError: print("late")
    l = asyncio.Lock()
    async with l: print(l.locked())
    print(await asyncio.to_thread(len, "abc"), [x async for x in agen()])
async def agen():
    for i in range(2): yield i
asyncio.run(main())
try: asyncio.run(5)
except ValueError as e: print(e)
#: unit tests run
import unittest, io
class T(unittest.TestCase):
    def setUp(self): self.x = 1
    def test_a(self): self.assertEqual(self.x, 1); self.assertIn(1, [1]); self.assertTrue(1); self.assertIsNone(None); self.assertAlmostEqual(.1 + .2, .3)
    def test_b(self): self.assertEqual([1, 2], [1, 3])
    def test_c(self):
        with self.assertRaises(ZeroDivisionError) as c: 1 / 0
        self.assertRaisesRegex(ValueError, "inv", int, "x")
        self.assertIn("zero", str(c.exception))
    def test_d(self): raise KeyError("k")
    @unittest.skip("later")
    def test_e(self): pass
    @unittest.expectedFailure
    def test_f(self): self.fail("f")
    def test_g(self):
        for i in range(2):
            with self.subTest(i=i): self.assertEqual(i, 0)
r = unittest.TextTestRunner(stream=io.StringIO(), verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
print(r.testsRun, len(r.failures), len(r.errors), len(r.skipped), len(r.expectedFailures), r.wasSuccessful())
print(r.failures[0][0].id().split(".", 1)[1], "First differing element 1:" in r.failures[0][1], r.errors[0][1].splitlines()[-1])
#: unicode data
import unicodedata as u
for c in "aÄ1½": print(repr(c), u.name(c), u.category(c), u.bidirectional(c), u.combining(c), u.decomposition(c), u.numeric(c, None), u.digit(c, None), u.decimal(c, None), u.east_asian_width(c), u.mirrored(c))
print(u.lookup("GREEK SMALL LETTER ALPHA"), u.normalize("NFD", "é") == "e\u0301", u.normalize("NFC", "e\u0301"), u.normalize("NFKC", "ﬁ½"), u.is_normalized("NFC", "é"), "\N{SNOWMAN}")
for f in (lambda: u.name("\x00"), lambda: u.lookup("NOPE"), lambda: u.numeric("a"), lambda: u.normalize("X", "a")):
    try: f()
    except Exception as e: print(type(e).__name__, e)
#: time that is formatted
import time
t = time.gmtime(86400 * 365.25 * 30)
print(t, t.tm_year, t[1], time.strftime("%Y-%m-%d %H:%M:%S %j %a %B", t), time.asctime(t), len(t), isinstance(t, tuple), time.strptime("2024-02-29", "%Y-%m-%d")[:3])
print(time.gmtime(0)[:6], time.monotonic() <= time.monotonic(), time.perf_counter_ns() > 0, time.time() > 1e9, time.sleep(0), type(time.time_ns()).__name__)
for f in (lambda: time.strptime("x", "%Y"), lambda: time.sleep(-1), lambda: time.strptime("1", "%q")):
    try: f()
    except Exception as e: print(type(e).__name__, e)
#: uuids and secrets
import uuid, secrets
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes[:2], u.version, u.urn, u.fields, uuid.uuid5(uuid.NAMESPACE_DNS, "a.b"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), u == uuid.UUID(int=u.int), uuid.uuid4().version, u < uuid.UUID(int=2**127), uuid.UUID(bytes=b"\1" * 16))
for f in (lambda: uuid.UUID("x"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b"a")):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(len(secrets.token_hex(8)), len(secrets.token_bytes(5)), secrets.randbelow(1), secrets.choice([7]), secrets.compare_digest(b"a", b"a"), len(secrets.token_urlsafe(6)))
#: diffs and shown data
import difflib, pprint, reprlib
print("\n".join(difflib.unified_diff(["a", "b", "c"], ["a", "x", "c"], "f", "t", lineterm="")))
print(list(difflib.ndiff(["ab"], ["ac"])), difflib.get_close_matches("appel", ["ape", "apple", "peach"]), round(difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), 3), difflib.SequenceMatcher(None, "qabxcd", "abycdf").get_opcodes())
pprint.pprint({"b": [1] * 30, "a": {"x": "y" * 70, "z": (1,)}}); pprint.pprint([1, 2], width=5); print(pprint.pformat({"k": {3, 1, 2}}, compact=True), pprint.isreadable([1]), pprint.saferepr({}))
l = [1]; l.append(l); pprint.pprint(l) if 0 else print(pprint.isrecursive(l))
print(reprlib.repr(list(range(20))), reprlib.repr("x" * 50), reprlib.repr({i: i for i in range(9)}))
#: configurations
import configparser, tomllib, io
c = configparser.ConfigParser(); c.read_string("[DEFAULT]\nd = 1\n[a]\nx = 5\ny: %(x)s!\nflag = yes\n; c\n[b]\nlong = one\n two\nempty =\n")
print(c.sections(), c["a"]["x"], c["a"]["y"], c.getint("a", "x"), c.getboolean("a", "flag"), c["b"]["d"], c["b"]["long"], c.get("a", "zz", fallback="f"), "a" in c, c.has_option("a", "x"), c.options("b"), c.items("b"), dict(c["a"]))
c["n"] = {"k": "v"}; c.set("a", "x", "9"); c.remove_section("b"); f = io.StringIO(); c.write(f); print(f.getvalue())
for g in (lambda: c["zz"], lambda: c.get("a", "zz"), lambda: c.get("q", "x"), lambda: c.getint("n", "k"), lambda: c.set("a", "x", 5), lambda: c.add_section("a"), lambda: c.read_string("x=1"), lambda: c.read_string("[a]\nb")):
    try: g()
    except Exception as e: print(type(e).__name__, str(e).splitlines()[0])
print(tomllib.loads('a = 1\n[b]\nc = [1.5, "x"]\nd = 2024-01-02\n[[e]]\nf = true\n[[e]]\ng = """m\nn"""'))
for bad in ("a", "a = ", "a = 1\na = 2", "[a]\n[a]", "a = 01"):
    try: tomllib.loads(bad)
    except tomllib.TOMLDecodeError as e: print(e)
#: big integers
a, b = 3 ** 100, 7 ** 50
print(a + b, a - b, a * b, a // b, a % b, divmod(a, b), a > b, -a // b, -a % b, a ** 2 % 97)
print(a >> 100, a << 10, a & b, a | b, a ^ b, ~a, a.bit_length(), a.bit_count(), abs(-a), a == a + 0, hash(a) == hash(a + 1 - 1))
print(hex(a), oct(b), bin(b)[:20], str(a)[:10], int(str(a)) == a, int(hex(a), 16) == a, f"{b:,}", f"{a:x}", "%d" % b, "%e" % b, float(b), a / b, round(a, -40), pow(a, b, 1000007))
print(2 ** 64 - 1, -(2 ** 63), 2 ** 63 // -1, (2 ** 64) % -7, -2 ** 63 - 1, 10 ** 18 * 10, 9223372036854775807 + 1, -9223372036854775808 - 1, 4611686018427387904 * 2, 3037000500 ** 2)
