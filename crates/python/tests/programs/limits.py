class Deep:
    def __init__(self, n): self.n = n
    def __getitem__(self, k):
        if self.n == 0: return k
        return Deep(self.n - 1)[k]
print(Deep(400)["end"])
class L:
    def __init__(self, v, nxt): self.v, self.nxt = v, nxt
    def __eq__(self, o): return self.v == o.v and (self.nxt == o.nxt if self.nxt is not None else True)
    def __len__(self): return 1 + (len(self.nxt) if self.nxt is not None else 0)
    def __repr__(self): return f"{self.v}" + (f"->{self.nxt!r}" if self.nxt is not None else "")
a = b = L(0, None)
for i in range(40): a = L(i, a); b = L(i, b)
print(a == b, len(a), repr(a)[:30])
big = None
for i in range(200000): big = [big]
del big
node = None
for i in range(100000): node = L(i, node)
del node
t = ()
for i in range(100000): t = (t,)
del t
d = {}
for i in range(100000): d = {"d": d}
del d
f = lambda: 0
for i in range(50000):
    def wrap(f=f): return f
    f = wrap
del f, wrap
print("dropped")
import sys
try:
    sys.setrecursionlimit(3000)
except Exception as e: print(type(e))
class A:
    def __call__(self, n): return n if n == 0 else self(n - 1)
print(A()(500))
def chain(n):
    for i in range(n):
        yield i
def nest(n, g):
    for x in g: yield x
g = chain(3)
for i in range(50): g = nest(i, g)
print(list(g))
import functools
@functools.lru_cache(None)
def fibm(n): return n if n < 2 else fibm(n-1) + fibm(n-2)
print(fibm(50))
print(sorted([[3], [1], [2]]), [1, [2]] == [1, [2]])
m = map(lambda x: x + 1, map(lambda x: x * 2, range(3))); print(list(m))
s = "x" * 1000; print(len(s * 1000))
x = [0] * 5; x[-1] = 1; print(x)
try: [].pop()
except IndexError as e: print(e)
try: {}.popitem()
except KeyError as e: print(e)
try: (1).x = 1
except AttributeError as e: print(e)
try: int.foo = 1
except TypeError as e: print(e)
try: print(undefined)
except NameError as e: print(e, e.name)
try: import nonexistent.sub
except ModuleNotFoundError as e: print(e, e.name)
try: from math import nope
except ImportError as e: print(str(e).split(" (")[0])
try: f"{1:zz}"
except ValueError as e: print(e)
try: "{}".format()
except IndexError as e: print(e)
try: [1, 2, 3].index(9)
except ValueError as e: print(e)
try: class_ = type("X", (int, str), {})
except TypeError as e: print(e)
class P1: pass
class P2(P1): pass
try:
    class Bad(P1, P2): pass
except TypeError as e: print(e)
try: super().x
except RuntimeError as e: print(e)
try: next(iter([]))
except StopIteration as e: print("SI", e.value)
try: raise ValueError from TypeError("c")
except ValueError as e: print(repr(e.__cause__))
try: max([])
except ValueError as e: print(e)
try: max(1)
except TypeError as e: print(e)
try: sum(["a"])
except TypeError as e: print(e)
try: range("a")
except TypeError as e: print(e)
try: open("nofile.txt")
except FileNotFoundError as e: print(e)
