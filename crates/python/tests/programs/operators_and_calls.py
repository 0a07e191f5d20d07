import functools
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    def __matmul__(self, o): return Matrix([[sum(a*b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]
    def __setitem__(self, ij, v): self.rows[ij[0]][ij[1]] = v
    def __iter__(self): return iter(self.rows)
    def __len__(self): return len(self.rows)
    def __repr__(self): return f"Matrix({self.rows})"
    def __format__(self, spec): return f"<{spec}>"
    def __enter__(self): return self
    def __exit__(self, *a): return False
    def __delitem__(self, k): del self.rows[k]
    def __reversed__(self): return reversed(self.rows)
    def __index__(self): return 2
    def __int__(self): return 7
    def __float__(self): return 1.5
    def __round__(self, n=None): return ("round", n)
    def __hash__(self): return 11
    def __divmod__(self, o): return "dm"
    def __rsub__(self, o): return ("rsub", o)
    def __ror__(self, o): return ("ror", o)
    def __rpow__(self, o): return ("rpow", o)
    def __ilshift__(self, o): self.rows.append([o]); return self
m = Matrix([[1, 2], [3, 4]])
print(m @ m, m[0, 1], f"{m:abc} {m}", len(m), list(m), [9, 8, 7][m], int(m), float(m), round(m), round(m, 2), {m: 1}, divmod(m, 1), 5 - m, 5 | m, 2 ** m)
m[0, 0] = 9; m <<= 5; print(m); del m[2]; print(m, list(reversed(m)))
def deco_factory(*, times):
    def deco(f):
        @functools.wraps(f)
        def inner(*args, **kwargs):
            return [f(*args, **kwargs) for _ in range(times)]
        return inner
    return deco
class K:
    @deco_factory(times=2)
    def go(self, x): return x + 1
    @functools.cached_property
    def cp(self):
        print("computed"); return 42
    @classmethod
    def alt(cls, *a): return cls.__name__, a
    @staticmethod
    def st(a, /, b, *, c): return a + b + c
print(K().go(1), K.alt(1, 2), K.st(1, 2, c=3), K().alt())
k = K(); print(k.cp, k.cp)
def kwonly(a, *, b=1, **rest): return a, b, rest
print(kwonly(1, **{"b": 2, "z": 3}))
def order():
    print("d1"); yield
a = [1, 2, 3]; a[1:], b = [7, 8], 5; print(a, b)
i = 0
lst = [0, 0]
i, lst[i] = 1, 5
print(i, lst)
def f(*args, **kw): return args, kw
print(f(*[1], *(2, 3), x=1, **{"y": 2}))
print([*map(str, range(3))], {**dict(a=1), "b": 2}, [x for x in [1, 2, 3] if x % 2 if x > 1])
print((lambda x, *y, z=3, **w: (x, y, z, w))(1, 2, z=4, q=5))
def outer():
    x = 1
    class C:
        x = 2
        def get(self): return x
    return C().get(), C.x
print(outer())
try:
    def g():
        yield 1
        raise ValueError("gen")
    for v in g(): print(v)
except ValueError as e: print("E", e)
def tryelse():
    for n in range(3):
        try:
            if n == 1: continue
        except Exception: pass
        else: print("else", n)
        finally: print("fin", n)
tryelse()
def retval():
    for x in [1, 2]:
        with open_cm() as c:
            return c
class open_cm:
    def __enter__(self): return "c"
    def __exit__(self, *a): print("closed")
print(retval())
def gen_finally():
    try:
        yield 1; yield 2
    finally: print("gf")
for v in gen_finally():
    break
g = gen_finally(); next(g); g.close()
s = "π≈3.14159 ünïcode"; print(s[0], s[::-1], len(s), s.upper(), s.encode()[:4])
print(0.1 + 0.2, 1e100, 123456789.123, 1/3, 2**0.5, 1e-7, 100000000000000000000.0)
print(f"{1_000_000:_} {3.0} {1e5:g} {-3.7:.0f} {True:d} {'x':*^5} {12:08.3f} {0xff:b} {1e-10}")
print(repr("it's"), repr('a"b\'c'), repr("\t\n\\"), "\u00e9", repr("\x00\x7f"))
print(3 if False else 4 if True else 5, not (1 and 0), 1 or 2 and 3)
print(1_000, 0b101, 0o17, 0xFF, 1e3, .5, 5., 1j)
assert (1, 2) == (1, 2), "no"
del a
print("a" in globals(), callable(f), f.__code__.co_varnames if hasattr(f, "__code__") else 0)
x = 5
def modify():
    global x
    x += 1
modify(); print(x)
print([[1, 2], [3]][0][1], {"a": {"b": 1}}["a"]["b"], "abc"[-1], (1, 2, 3)[-2:])
nested = [[j for j in range(i)] for i in range(4)]; print(nested)
print(sorted({"b": 1, "a": 2}.items()), min(3, 1, 2), max("abc"), list(filter(None, [0, 1, "", 2])))
while True:
    try: break
    finally: print("while fin")
class Meta(type):
    def __getattr__(cls, n): return f"meta {n}"
    def __len__(cls): return 99
    def __iter__(cls): return iter([1, 2])
    def __contains__(cls, x): return x == 1
    def __getitem__(cls, k): return ("item", k)
class WM(metaclass=Meta): pass
print(WM.foo, len(WM), list(WM), 1 in WM, WM[3])
class Prop:
    def __init__(self): self._x = 0
    @property
    def x(self):
        "doc"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): print("deleted")
o = Prop(); o.x = 5; o.x += 1; print(o.x); del o.x
try: Prop.x.fget(5)
except AttributeError as e: print(e)
class RO:
    @property
    def y(self): return 1
try: RO().y = 2
except AttributeError as e: print(e)
print(Prop.x.__doc__)


# `==` of an object with itself asks the object; containers ask identity first.
class Odd:
    def __eq__(self, other):
        return "asked"

    def __ne__(self, other):
        return []

    __hash__ = None


odd = Odd()
print(odd == odd, odd != odd, odd is odd, [odd] == [odd], odd in (odd,), (odd,) == (odd,))
nan = float("nan")
print(nan == nan, [nan] == [nan], nan in [nan], (nan,) == (nan,), {"k": nan} == {"k": nan})
plain = object()
print(plain == plain, plain != plain)
