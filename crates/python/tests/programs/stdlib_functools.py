import functools
from functools import partial, wraps, reduce, lru_cache, cache, cached_property, total_ordering, singledispatch, cmp_to_key, partialmethod
def f(a, b=2, *, c=3): "doc of f"; return (a, b, c)
p = partial(f, 1, c=9); print(p(), p(5), p(c=0), p.func is f, p.args, p.keywords, partial(p, 7)(), repr(p).startswith("functools.partial(<function f at"))
@wraps(f)
def g(*a, **k): return f(*a, **k)
print(g.__name__, g.__doc__, g.__wrapped__ is f, g(1))
def deco(fn):
    @wraps(fn)
    def inner(*args, **kw):
        print("calling", fn.__name__, args); return fn(*args, **kw)
    return inner
@deco
def add(x, y): return x + y
print(add(1, 2), add.__name__)
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 5))
try: reduce(lambda a, b: a, [])
except TypeError as e: print(e)
calls = []
@lru_cache(maxsize=2)
def sq(x): calls.append(x); return x * x
print(sq(2), sq(2), sq(3), sq(4), sq(2), calls, sq.cache_info()); sq.cache_clear(); print(sq.cache_info(), sq.__name__, sq.__wrapped__(5))
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30))
class C:
    n = 0
    @cached_property
    def v(self): C.n += 1; return 42
    @lru_cache
    def m(self, x): return x + 1
    @property
    def pp(self): return "pp"
    half = partialmethod(lambda self, a, b: (a, b), 1)
c = C(); print(c.v, c.v, C.n, c.m(3), c.m(3), c.pp, c.half(2), c.__dict__)
@total_ordering
class V:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
    def __lt__(self, o): return self.x < o.x
print(V(1) < V(2), V(1) <= V(1), V(2) > V(1), V(2) >= V(3), sorted([V(3), V(1)])[0].x)
@singledispatch
def show(x): return "object"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list"
print(show(1), show([]), show("s"), show(True), show.dispatch(int)(5))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
try: partial(5)
except TypeError as e: print(e)
try: partial()
except TypeError as e: print(e)
