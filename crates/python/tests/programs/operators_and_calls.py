class A:
    def __init__(self, v): self.v = v
    def __add__(self, o):
        if not isinstance(o, A): return NotImplemented
        return A(self.v + o.v)
    def __lt__(self, o):
        if isinstance(o, str): return NotImplemented
        return self.v < (o.v if isinstance(o, A) else o)
    def __eq__(self, o):
        return NotImplemented if isinstance(o, int) else self.v == o.v
    def __sub__(self, o):
        yield self.v
        yield o
    def __mul__(self, o):
        raise ValueError(f"no {o}")
    def __iadd__(self, o):
        self.v += 100
        return self
    def __repr__(self): return f"A({self.v})"
class B(A):
    def __radd__(self, o): return f"B.radd {o}"
    def __rmul__(self, o): return "rmul"
print(A(1) + A(2), A(1) + B(2), B(1) + A(2), B(1)+B(2))
for f in [lambda: A(1) + 3, lambda: A(1) < "x", lambda: A(1) * 2, lambda: 3 + A(1), lambda: A() , lambda: A(1, 2), lambda: A(v=3), lambda: A(1) + None]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(list(A(1) - 5), A(1) == 7, A(1) == A(1), A(1) != A(2), A(3) > A(2), 2 > A(1))
a = A(1); b = a; a += A(5); print(a, b, a is b)
class C:
    def __init__(self, a, b=2, *args, c=3, **kw): self.x = (a, b, args, c, kw)
print(C(1).x, C(1, 5, 6).x, C(1, c=9, d=4).x, C(*[1, 2, 3], **{"z": 1}).x)
C.__init__ = lambda self, q: setattr(self, "x", q * 2)
print(C(4).x)
class D(A): pass
print(D(3).v)
A.__init__ = lambda self, v, w=1: setattr(self, "v", v * 10 + w)
print(D(3).v, A(2).v, D(1, 2).v)
def new(cls, *args):
    print("new", cls.__name__)
    return object.__new__(cls)
D.__new__ = new
print(D(5).v)
class E:
    def __init__(self): return 3
try: E()
except TypeError as e: print(e)
class F:
    def __init__(self, n):
        if n > 2: raise KeyError(n)
        self.child = F(n + 1) if n < 2 else None
print(F(0).child.child.child)
try: F(3)
except KeyError as e: print("key", e)
import abc
class G(abc.ABC):
    def __init__(self): self.t = 1
    @abc.abstractmethod
    def f(self): ...
class H(G):
    def f(self): return 2
print(H().t, H().f())
try: G()
except TypeError as e: print(e)
print(sorted([A(3), A(1), A(2)]), max([A(3), A(9)]), sum([A(1), A(2)], A(0)))
class M(type):
    def __call__(cls, *a): return ("meta", super().__call__(*a).v)
class N(metaclass=M):
    def __init__(self, v): self.v = v
print(N(3))
class O:
    def method(self): return O2(1)
class O2:
    def __init__(self, n): self.n = n
    def __len__(self): return 4
    def __bool__(self): return False
    def __contains__(self, x): return x == 3
    def __getitem__(self, i): return i * 2
    def __setitem__(self, i, v): print("set", i, v)
    def __neg__(self): return "neg"
    def __matmul__(self, o): return "mm"
    def __rsub__(self, o): return ("rsub", o)
o = O().method(); o[3] = 4
print(len(o), bool(o), 3 in o, o[5], -o, o @ 2, 5 - o)
x = [1, 2, 3]
x[0] = x[1] = 9; x[-1] = 5
try: x[3] = 1
except IndexError as e: print(e)
x[True] = "t"; print(x)
def deep(n):
    class Z:
        def __init__(self): self.v = n
        def __add__(self, o): return deep(n - 1) + self.v if n else self.v
    return Z() + Z()
print(deep(20))
def rec(n):
    class R:
        def __init__(self): self.x = R()
    return R()
try: rec(1)
except RecursionError as e: print("rec", e)
class S:
    def __lt__(self, o): raise RuntimeError("lt")
try: sorted([S(), S()])
except RuntimeError as e: print(e)
def gen():
    try:
        yield A(1) * 2
    except ValueError as e:
        yield str(e)
print(list(gen()))
print([A(i).v + 1 for i in range(3) if A(i) < A(2)])
class T:
    def __eq__(self, o): return [1]
    def __lt__(self, o): return ""
print(T() == T(), T() != T(), T() < T(), T() > 3 if False else "-", not (T() < 1))
if T() == T(): print("truthy")
while T() < 1: print("never")
with_self = A.__add__(A(1), A(2)); print(with_self)
