import functools
def f(x):
    def g(y): return x * y
    return g
fs = [f(i) for i in range(3)]
print([h(2) for h in fs])
class Stack:
    def __init__(self): self._items = []
    def push(self, x): self._items.append(x); return self
    def pop(self): return self._items.pop()
    def __len__(self): return len(self._items)
    def __bool__(self): return bool(self._items)
s = Stack().push(1).push(2)
while s: print(s.pop(), end=" ")
print()
class Tree:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
print(list(Tree(2, Tree(1), Tree(3))))
def gen():
    try:
        while True:
            x = yield
            print("r", x)
    except GeneratorExit:
        print("exit"); raise
    finally: print("f")
g = gen(); next(g); g.send(1); g.close()
def chunks(l, n):
    for i in range(0, len(l), n): yield l[i:i+n]
print(list(chunks(list(range(7)), 3)))
for c in chunks([1,2,3], 1):
    if c == [2]: break
def dec(cls):
    cls.extra = "x"; return cls
@dec
class D: pass
print(D.extra, D().extra)
class Ring:
    def __init__(self, n): self.n = n
    def __add__(self, o): return Ring((self.n + (o.n if isinstance(o, Ring) else o)) % 7)
    __radd__ = __add__
    def __eq__(self, o): return self.n == o.n
    def __repr__(self): return f"R{self.n}"
print(sum([Ring(3), Ring(5)]), Ring(1) + 2, 3 + Ring(6), Ring(1) != Ring(2))
@functools.total_ordering
class O:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(O(1) <= O(2), O(3) > O(2), sorted([O(2), O(1)])[0].v, max(O(1), O(5)).v)
@functools.singledispatch
def sd(x): return "default"
@sd.register
def _(x: int): return "int"
@sd.register(list)
def _(x): return "list"
print(sd(1), sd([]), sd("a"))
try:
    try: raise KeyError("k")
    finally: raise ValueError("v")
except ValueError as e: print(repr(e), repr(e.__context__))
def f2():
    for i in range(3):
        try:
            yield i
        except ValueError: print("caught in gen"); yield "recovered"
g = f2(); next(g); print(g.throw(ValueError)); print(next(g))
class Ctx:
    def __enter__(self): return 1
    def __exit__(self, t, v, tb): print(t.__name__ if t else None); return t is KeyError
def use():
    with Ctx(): return "ret"
print(use())
with Ctx():
    {}["x"]
for i in range(2):
    with Ctx():
        if i: break
def many(a, b, c=3, *d, e, f=6, **g): return locals()
print(many(1, 2, e=5, z=1))
x = [1, 2, 3, 4]; del x[1:3]; print(x)
first, (second, *rest), *last = 1, [2, 3, 4], 5, 6
print(first, second, rest, last)
print({**{}, "a": 1}.get("b", "dflt"), dict(zip("ab", [1, 2])).items())
a = b = []; a += [1]; print(b)
t = (1, [2]); 
try: t[1] += [3]
except TypeError as e: print(e, t)
print("%s is %d years and %.1f%%" % ("x", 3, 99.5), "{0} {1} {0}".format(1, 2), "{a[0]} {b.v}".format(a=[1], b=O(9)))
print(str(O)[:20], type(O(1)).__mro__[-1], O.__module__, f.__qualname__, fs[0].__qualname__)
print([i for i in range(10) if i % 2 == 0 and i > 2], {i: j for i, j in [(1, 2)]}, {i for i in [1, 1]}, tuple(i for i in range(2)))
print(any(x > 2 for x in [1, 2, 3]), [*range(2), *[5]], sum(range(101)), -3 ** 2, 2 ** 3 ** 2, 7 // -2, 7 % -2, -7 % 2)
print(1 if 0 else 2, [] == False, None or "d", 0 == False, "" or [] or 0, bool("0"), 3 and 4)
print(isinstance(3, (str, int)), issubclass(bool, int), type(3) is int, callable(print), id(a) == id(b))
import math
print(math.pi, math.floor(-1.5), math.ceil(1.2), math.sqrt(2), math.inf, -math.inf, math.nan, math.isclose(0.1+0.2, 0.3), math.gcd(12, 18), math.factorial(20), math.comb(5, 2))
print(round(0.5), round(1.5), round(2.5), round(-1.567, 2), int(-3.9), int("12"), float("nan") != float("nan"), 10**20, -10**20 // 3)
print("abc" < "abd", [1, 2] < [1, 2, 3], (1, "a") == (1, "a"), {1, 2} >= {1}, {"a": 1} != {"a": 2})
print(*[1, 2], sep="-", end="!\n"); print("a\tb\\n", 'q"q', "it's")
lines = """one
  two
three""".splitlines(); print(lines, [l.strip() for l in lines], "x".join("abc"), "abc".find("c"), "aXbX".replace("X", "-", 1), "a b  c".split(), " pad ".strip() + "|", "z".zfill(3), "abc".startswith(("x", "a")), "Ab".swapcase(), "a,b;c".partition(","))
class Acc:
    total = 0
    def add(self, n): self.total += n; Acc.total += 1; return self.total
q = Acc(); print(q.add(5), q.add(5), Acc.total, q.__dict__)
def rec(n): return 1 if n == 0 else n * rec(n - 1)
print(rec(30), len(str(rec(200))))
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
print(deep(900))
try: deep(5000)
except RecursionError as e: print("RE", e)
def varscope():
    res = []
    for i in range(3):
        res.append(lambda: i)
    return [r() for r in res], [r() for r in [lambda j=j: j for j in range(3)]]
print(varscope())
print(eval("1 + 2"), eval("x + 1", {"x": 5})); ns = {}; exec("y = 5\ndef k(): return y", ns); print(ns["k"]())
print(getattr(O(3), "v"), hasattr(O, "zz"), getattr(O, "zz", None)); setattr(q, "new", 1); print(q.new, "new" in dir(q))
lst = [3, 1, 2]; lst.sort(key=lambda v: -v); print(lst, sorted("bca"), lst.index(1), lst.count(3)); lst.insert(0, 9); lst.extend([1]); lst.remove(9); lst.reverse(); print(lst, lst.pop(0), lst)
dd = {"a": 1}; dd.update(b=2); dd.setdefault("c", []).append(1); print(dd, dd.pop("a"), list(dd), "b" in dd, len(dd), dd.keys() & {"b"})
