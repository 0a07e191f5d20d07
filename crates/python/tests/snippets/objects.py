#: metaclass corners
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"seed": 1}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", a, k)
        return super().__call__(*a, **k)
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, c): return c is int
    def __len__(cls): return 42
    def __getitem__(cls, k): return ("item", k)
    def __iter__(cls): return iter("abc")
    def __contains__(cls, x): return x == "q"
    def __getattr__(cls, n): return "meta-" + n
    def __repr__(cls): return f"<M {cls.__name__}>"
    def __add__(cls, o): return ("add", o)
    def __eq__(cls, o): return True
    def __hash__(cls): return 7
    def __bool__(cls): return False
    def __dir__(cls): return ["z"]
    prop = property(lambda cls: "p")
class A(metaclass=Meta, flag=1):
    x = seed + 1
    def __init__(self, v=0): self.v = v
print(A.x, A.seed, A(3).v, isinstance(5, A), isinstance(A, A), issubclass(int, A), len(A), A["k"], list(A), "q" in A, A.zzz, repr(A), A + 1, A == 3, hash(A), bool(A), dir(A), A.prop)
class B(A): pass
print(type(B), B.__mro__[1:])
try: A().prop
except AttributeError as e: print(e)
try: A().zzz
except AttributeError as e: print(e)
class M1(type): pass
class M2(type): pass
class X(metaclass=M1): pass
class Y(metaclass=M2): pass
try:
    class Z(X, Y): pass
except TypeError as e: print(e)
try:
    class Z(X, metaclass=M2): pass
except TypeError as e: print(e)
class M3(M1, M2): pass
class Z(X, Y, metaclass=M3): pass
print(type(Z))
def fn(name, bases, ns, **kw): return (name, bases, sorted(k for k in ns if k[0] != "_"), kw)
class F(metaclass=fn, k=3): a = 1
print(F)
try:
    class H(int, str): pass
except TypeError as e: print(e)
try:
    class I(object, int): pass
except TypeError as e: print(e)
try:
    class J(bool): pass
except TypeError as e: print(e)
try:
    class K(type(None)): pass
except TypeError as e: print(e)
try:
    class K(A, A): pass
except TypeError as e: print(e)
try:
    class L(x=1): pass
except TypeError as e: print(e)
class BadPrep(type):
    @classmethod
    def __prepare__(m, n, b): return 5
try:
    class N(metaclass=BadPrep): pass
except TypeError as e: print(e)
class Cell(type):
    def __new__(m, n, b, ns):
        return type.__new__(m, n, b, {k: v for k, v in ns.items() if k != "__classcell__"})
#: class hooks
class Base:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.subs.append(cls.__name__)
class A(Base, tag="x"): pass
class B(A): pass
print(Base.subs, A.tag, B.tag)
try:
    class C(Base, foo=1): pass
except TypeError as e: print(e)
class D:
    def __set_name__(self, owner, name): print("set", owner.__name__, name)
class E: a = D(); b = D()
class Bad:
    def __set_name__(self, o, n): raise ValueError("bad")
try:
    class F: x = Bad()
except Exception as e: print(type(e).__name__, e, e.__notes__)
class G:
    def __class_getitem__(cls, k): return (cls.__name__, k)
class H(G): pass
print(G[1], H[1, 2], G["a":])
try: int[1]
except TypeError as e: print(e)
try: G()[1]
except TypeError as e: print(e)
class Entry:
    def __mro_entries__(self, bases): print("entries", len(bases)); return (Base,)
class I(Entry()): pass
class Empty:
    def __mro_entries__(self, bases): return ()
class J(Empty()): pass
print(J.__bases__)
import types
print(types.resolve_bases((Entry(), int)), types.new_class("N", (A,), {"tag": "t"}, lambda ns: ns.update(q=1)).q)
class K:
    __slots__ = ("a", "b")
k = K(); k.a = 1
try: k.c = 1
except AttributeError as e: print(e)
try: k.b
except AttributeError as e: print(e)
del k.a
class L(K): pass
l = L(); l.c = 5; print(l.__dict__, L.__slots__)
class M(K): __slots__ = ["z"]
print(M.__slots__, [s for s in dir(M) if len(s) == 1])
try:
    class N(int): __slots__ = ("a",)
except TypeError as e: print(e)
class O: __slots__ = {"x": "doc of x"}
class P: __slots__ = ("__weakref__", "__dict__")
p = P(); p.anything = 1; print(p.__dict__)
k1 = K(); k1.a = 1
class R1: pass
class R2: pass
R2.__name__ = "New"; R2.__qualname__ = "Q.New"; R2.__module__ = "mod"; print(R2, R2())if 0 else print(R2)
class A1: 
    def f(self): return "A1"
class A2:
    def f(self): return "A2"
class A3(A1): pass
#: descriptors
class D:
    def __get__(self, o, t=None): return ("get", o is not None, t.__name__ if t else None)
    def __set__(self, o, v): o.__dict__["_d"] = v
    def __delete__(self, o): print("delete")
class N:
    def __get__(self, o, t): return "nondata"
class A:
    d = D(); n = N()
a = A(); a.__dict__["d"] = 1; a.__dict__["n"] = 2
print(a.d, A.d, a.n, A.n); a.d = 5; print(a._d); del a.d
class RO:
    def __get__(self, o, t): return 1
    def __set__(self, o, v): raise AttributeError("ro")
class B: x = RO()
try: B().x = 1
except AttributeError as e: print(e)
class P:
    @property
    def x(self): "doc x"; return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
    y = property(lambda s: 1, doc="y doc")
    z = property(None, lambda s, v: None)
p = P(); p.x = 3; print(p.x, P.x.__doc__, P.y.__doc__, P.x.fget.__name__, P.x.fset, P.y.fdel) if 0 else print(p.x, P.x.__doc__, P.y.__doc__, P.x.fget.__name__, P.y.fdel, P.x.__name__)
del p.x
for bad in ("p.y = 1", "del p.y", "p.z", "p.x", "P.x.foo", "property(1,2,3,4,5)"):
    try: exec(bad)
    except Exception as e: print(bad, type(e).__name__, e)
class C:
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
    def m(self): pass
print(C.s(1), C().s(2), C.c(1), C().c(2), C.__dict__["s"](5), C.__dict__["s"].__func__.__name__, C.__dict__["c"].__wrapped__.__name__)
print(type(C.m), type(C().m), C.c.__self__, C().m.__func__ is C.m, C().m == C().m, C.c == C.c)
c = C(); print(c.m == c.m, c.m is c.m, hash(c.m) == hash(c.m), C.m.__get__(c) == c.m, C.m.__get__(None, C) is C.m)
try: C.m()
except TypeError as e: print(e)
try: C().m(1)
except TypeError as e: print(e)
try: C.__dict__["c"](1)
except TypeError as e: print(e)
class G:
    def __getattr__(self, n):
        if n.startswith("x"): return n
        raise AttributeError(n)
    def __getattribute__(self, n):
        if n == "special": return "S"
        return object.__getattribute__(self, n)
    def __setattr__(self, n, v): object.__setattr__(self, n, (v,))
    def __delattr__(self, n): print("del", n)
g = G(); g.a = 1; print(g.a, g.x1, g.special); del g.q
import functools
class L:
    def __init__(self): self.n = 0
    @functools.cached_property
    def v(self): self.n += 1; return self.n
l = L(); print(l.v, l.v, l.__dict__); del l.v; print(l.v)
class Slot: 
    __slots__ = ()
    @functools.cached_property
    def v(self): return 1
try: Slot().v
except TypeError as e: print(e)
#: super corners
class A:
    def f(self): return "A.f"
    @classmethod
    def c(cls): return "A.c " + cls.__name__
    @property
    def p(self): return "A.p"
    x = 1
class B(A):
    def f(self): return "B>" + super().f()
    @classmethod
    def c(cls): return "B>" + super().c()
    @property
    def p(self): return "B>" + super().p
    @staticmethod
    def s():
        try: return super().f()
        except RuntimeError as e: return str(e)
    def x2(self): return super().x
    def cell(self): return __class__
    def nested(self):
        return [super(B, self).f() for _ in range(1)]
    def lam(self): return (lambda: super(B, self).f())()
    def bad(self): return super().nope
    def bad2(self): super().f = 1
b = B(); print(b.f(), B.c(), b.p, B.s(), b.x2(), b.cell(), b.nested(), b.lam())
print(repr(super(B, b))[:32], super(B, b).__thisclass__, super(B, b).__self__ is b, super(B, b).__self_class__, super(A, B).f if 0 else "")
def out(self): return super().f()
B.out = out
class C(A):
    def f(self):
        del self
        try: super().f()
        except RuntimeError as e: return str(e)
class D(B, C): pass
print([k.__name__ for k in D.__mro__])
class X: pass
class Y(X): pass
try:
    class Z(X, Y): pass
except TypeError as e: print(e)
class E(A):
    def __getattr__(self, n): return "ga " + n
    def t(self):
        try: return super().missing
        except AttributeError as e: return str(e)
print(E().t())
class F(dict):
    def __getitem__(self, k): return "F" + str(super().__getitem__(k))
    def __len__(self): return super().__len__() + 10
f = F(a=1); print(f["a"], len(f), super(F, f).__len__(), dict.__getitem__(f, "a"))
class I(int):
    def __add__(self, o): return I(super().__add__(o))
    def __repr__(self): return "I" + super().__repr__()
print(I(3) + 4, [I(5)], I(3) * 2)
#: del and weakref
import weakref, gc
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = A(1); del a
a = A(2); a = None
def f(): b = A(3)
f()
l = [A(4)]; l.clear()
class M: 
    def m(self): return "m"
m = M(); wm = weakref.WeakMethod(m.m); print(wm()()); del m; print(wm())
try: weakref.ref(5)
except TypeError as e: print(e)
try: weakref.ref("a")
except TypeError as e: print(e)
class Cyc:
    def __del__(self): print("cyc")
c = Cyc(); c.me = c; del c; print(gc.collect() > 0)
class Res:
    def __del__(self): globals()["saved"] = self
r = Res(); del r; print(type(saved).__name__)
print("end")
