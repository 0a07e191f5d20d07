#: operators reversed
class A:
    def __init__(self, n): self.n = n
    def __add__(self, o): return NotImplemented if isinstance(o, str) else ("add", self.n, o)
    def __radd__(self, o): return ("radd", o, self.n)
    def __sub__(self, o): return NotImplemented
    def __rsub__(self, o): return ("rsub", o)
    def __rmatmul__(self, o): return ("rmatmul", o)
    def __rpow__(self, o, m=None): return ("rpow", o, m)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __rlshift__(self, o): return ("rlshift", o)
    def __iand__(self, o): self.n = o; return self
class B(A):
    def __radd__(self, o): return ("B.radd", self.n)
print(A(1) + 2, 2 + A(1), 1.5 - A(1), [] @ A(1), 2 ** A(1), divmod(7, A(1)), 1 << A(1), A(1) + B(2) == ("B.radd", 2))
try: A(1) + "s"
except TypeError as e: print(e)
try: A(1) - A(2)
except TypeError as e: print(e)
try: A(1) - 2
except TypeError as e: print(e)
try: A(1) * 2
except TypeError as e: print(e)
try: A(1) @ 2
except TypeError as e: print(e)
try: pow(A(1), 2)
except TypeError as e: print(e)
try: pow(2, 3, "x")
except TypeError as e: print(e)
try: divmod(A(1), 2)
except TypeError as e: print(e)
a = b = A(1)
a &= 5
print(a is b, a.n)
try: a |= 1
except TypeError as e: print(e)
try: a >>= 1
except TypeError as e: print(e)
a = A(1); a += 2; print(a)
try: -a
except TypeError as e: print(e)
try: ~A(1)
except TypeError as e: print(e)
try: +A(1)
except TypeError as e: print(e)
#: comparison falls back
class A:
    def __eq__(self, o): print("A.eq"); return NotImplemented
    def __lt__(self, o): print("A.lt"); return NotImplemented
    def __ge__(self, o): print("A.ge"); return "ge"
    __hash__ = None
class B:
    def __eq__(self, o): print("B.eq"); return "yes"
    def __gt__(self, o): print("B.gt"); return "gt"
class C(A):
    def __eq__(self, o): print("C.eq"); return True
print(A() == B(), A() == A(), A() != A(), A() < B(), A() <= A(), A() >= 1, A() == C())
try: A() < A()
except TypeError as e: print(e)
try: A() < 1
except TypeError as e: print(e)
try: {A()}
except TypeError as e: print(e)
try: [3, A()].sort()
except TypeError as e: print(e)
try: 1 < "a"
except TypeError as e: print(e)
try: None >= 0
except TypeError as e: print(e)
try: {} < {}
except TypeError as e: print(e)
try: 1j < 2j
except TypeError as e: print(e)
print(1 == "a", None == 0, [] == (), {} == [], 1 != 1.0, "a" != b"a", range(0) == range(2, 2))
#: truth and length
class A:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
for v in (0, 3): print(bool(A(v)), not A(v))
for v in (-1, 1.5, "x", None, 2**70):
    try: print(len(A(v)))
    except Exception as e: print(type(e).__name__, e)
    try: print(bool(A(v)))
    except Exception as e: print(type(e).__name__, e)
    try: print(bool(B(v)))
    except Exception as e: print(type(e).__name__, e)
print(bool(B(True)), 1 if B(False) else 2, B(False) or "other", B(True) and "other")
try: len(5)
except TypeError as e: print(e)
class C:
    __len__ = None
try: len(C())
except TypeError as e: print(e)
class D:
    def __index__(self): return 3
class E:
    def __len__(self): return D()
print(len(E()))
#: containers of one's own
class Seq:
    def __init__(self, *items): self.items = list(items)
    def __getitem__(self, i):
        print("get", i)
        return self.items[i]
s = Seq(1, 2, 3)
print(list(s), 2 in s, s[-1], s[1:], s[::2], s[1, 2] if 0 else "")
print(iter(s).__class__.__name__, list(zip(s, "ab")), max(s))
a, b, c = s
print(a, b, c)
class Map(Seq):
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
    def __contains__(self, k): return k
m = Map()
m[1] = 2; m[1:2] = 3; m[..., None] = 4; m["a"] = m[()] = 5 if 0 else 6
del m[1], m[::2], m["x", "y"]
print(1 in m, 0 in m, [] in m, 5 not in m)
m2 = Map(1, 2)
m2[0] += 5
class No: pass
for text in ("No()[0]", "No()[0:1]", "1 in No()", "iter(No())", "next(No())", "reversed(No())", "len(No())", "No()()", "[*No()]", "dict(No())", "a, b = No()", "abs(No())", "int(No())", "float(No())", "complex(No())", "hash(No()) and 1", "round(No())", "No().x", "del No()[0]", "No()[0] = 1", "bytes(No())", "range(No())", "[1][No()]", "'a' * No()", "'' + No()", "''.join([No()])", "sorted([No(), No()])", "sum([No()])", "with_(No())", "for _ in No(): pass", "'%d' % No()", "chr(No())", "isinstance(1, No())", "issubclass(No(), int)", "setattr(No(), 1, 2)", "getattr(No(), 1)", "math.sin(No())"):
    import math
    try: exec(text)
    except Exception as e: print(text, "!", type(e).__name__, e)
    else: print(text, "fine")
#: attribute hooks
class A:
    x = 1
    def __getattribute__(self, name):
        print("read", name)
        return object.__getattribute__(self, name)
    def __getattr__(self, name):
        if name == "gone": raise AttributeError("truly gone")
        return f"<{name}>"
    def __setattr__(self, name, value):
        print("write", name, value)
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print("delete", name)
        super().__delattr__(name)
    def __dir__(self): return ["z", "a"]
a = A()
print(a.x, a.y)
a.y = 2
a.y += 1
print(a.y)
del a.y
try: del a.y
except AttributeError as e: print(e)
try: a.gone
except AttributeError as e: print(e)
print(dir(a), hasattr(a, "gone"), hasattr(a, "other"), getattr(a, "gone", 5))
try: getattr(a, 5)
except TypeError as e: print(e)
#: data descriptors and others
class Desc:
    def __set_name__(self, owner, name): print("name", owner.__name__, name); self.name = name
    def __get__(self, obj, owner): return "class" if obj is None else obj.__dict__.get(self.name, "none")
    def __set__(self, obj, value): obj.__dict__[self.name] = value * 2
    def __delete__(self, obj): print("del"); obj.__dict__.pop(self.name, None)
class Non:
    def __get__(self, obj, owner=None): return ("non", obj is None)
class A:
    d = Desc()
    n = Non()
    def __init__(self): self.n = 7 if 0 else 8
a = A()
print(A.d, a.d, a.n, A.n)
a.d = 4
print(a.d, a.__dict__)
del a.d
print(a.d)
class OnlySet:
    def __set__(self, obj, value): raise AttributeError("read only")
class B:
    o = OnlySet()
b = B()
try: b.o = 1
except AttributeError as e: print(e)
try: del b.o
except AttributeError as e: print(e)
b.__dict__["o"] = 5
print(b.o)
B.late = Desc.__new__(Desc)
try: B().late
except AttributeError as e: print(e)
A.d = 3
print(A.d, a.d)
#: properties
class A:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
    @property
    def ro(self): return 1
    wo = property(None, lambda self, v: print("wo", v))
a = A()
a.x = 3
a.x += 1
print(a.x, A.x.__doc__, A.x.fget.__name__, A.ro.fset)
del a.x
for f in (lambda: a.x, lambda: setattr(a, "ro", 1), lambda: delattr(a, "ro"), lambda: a.wo, lambda: delattr(a, "wo")):
    try: f()
    except AttributeError as e: print(e)
a.wo = 3
class B(A):
    @A.x.getter
    def x(self): return "B"
b = B()
print(b.x); b.x = 9; print(b._x)
print(type(A.x), isinstance(A.x, property), A.__dict__["x"] is A.x, property().__doc__)
#: static and class methods
class A:
    n = 1
    @staticmethod
    def s(x): return x + 1
    @classmethod
    def c(cls, x): return cls.__name__, cls.n + x
    @classmethod
    def make(cls): return cls()
class B(A): n = 10
print(A.s(1), A().s(2), A.c(1), B.c(1), B().c(2), type(B.make()).__name__)
print(A.__dict__["s"](5), A.__dict__["s"].__func__.__name__, A.__dict__["c"].__wrapped__.__name__, A.c.__self__ is A)
try: A.__dict__["c"](1)
except TypeError as e: print(e)
print(type(A.__dict__["s"]).__name__, type(A.__dict__["c"]).__name__, callable(A.__dict__["c"]))
s = staticmethod(len)
print(s([1]), s.__name__, s.__isabstractmethod__)
try: classmethod()
except TypeError as e: print(e)
try: staticmethod(1, 2)
except TypeError as e: print(e)
#: new and init
class A:
    def __new__(cls, *args, **kw):
        print("new", cls.__name__, args, kw)
        return super().__new__(cls)
    def __init__(self, *args, **kw): print("init", args, kw)
A(1, b=2)
class B(A):
    def __new__(cls, x): return x
    def __init__(self, x): print("never")
print(B(5))
class C(A):
    def __new__(cls): return super().__new__(D) if cls is C else super().__new__(cls)
class D(C): pass
print(type(C()).__name__)
class E:
    def __init__(self): return 5
try: E()
except TypeError as e: print(e)
class F: pass
for call in (lambda: F(1), lambda: F(x=1), lambda: object(1), lambda: object.__new__(1), lambda: object.__new__(int), lambda: object.__init__(F(), 1), lambda: F.__new__(F, 1), lambda: F().__init__(1)):
    try: print(type(call()).__name__)
    except TypeError as e: print(e)
class G:
    def __new__(cls, x): return object.__new__(cls)
try: G()
except TypeError as e: print(e)
print(isinstance(G(1), G))
class H:
    def __init__(self, x): pass
try: H()
except TypeError as e: print(e)
try: H(1, 2)
except TypeError as e: print(e)
#: orders of inheritance
class A:
    def f(self): return ["A"]
class B(A):
    def f(self): return ["B"] + super().f()
class C(A):
    def f(self): return ["C"] + super().f()
class D(B, C):
    def f(self): return ["D"] + super().f()
print(D().f(), [c.__name__ for c in D.__mro__], D.mro() == list(D.__mro__), D.__bases__, D.__base__.__name__)
try:
    class X(A, B): pass
except TypeError as e: print(e)
try:
    class Y(A, A): pass
except TypeError as e: print(e)
try:
    class Z(int, str): pass
except TypeError as e: print(e)
try:
    class W(bool): pass
except TypeError as e: print(e)
try:
    class V(type(None)): pass
except TypeError as e: print(e)
try:
    class T(type(lambda: 0)): pass
except TypeError as e: print(e)
print(A.__subclasses__(), issubclass(D, A), issubclass(D, (int, C)), isinstance(D(), B))
class P: pass
class Q(P): pass
class R: pass
Q.__bases__ = (R,)
print(Q.__mro__, P.__subclasses__())
#: super in its forms
class A:
    def f(self): return "A.f"
    @classmethod
    def c(cls): return "A.c " + cls.__name__
    @property
    def p(self): return "A.p"
    x = "A.x"
class B(A):
    def f(self): return super().f() + super(B, self).f() + A.f(self)
    @classmethod
    def c(cls): return super().c()
    @property
    def p(self): return super().p + "!"
    def read(self): return super().x
    def missing(self): return super().nothing
    def inner(self): return [super(B, self).f() for _ in range(1)], (lambda: super(B, self).x)()
    def cell(self): return __class__
b = B()
print(b.f(), B.c(), b.c(), b.p, b.read(), b.inner(), b.cell() is B)
try: b.missing()
except AttributeError as e: print(e)
try: super(A, 5)
except TypeError as e: print(e)
try: super(5, 5)
except TypeError as e: print(e)
def f(): super()
try: f()
except RuntimeError as e: print(e)
s = super(B, b)
print(s.__thisclass__.__name__, s.__self__ is b, s.__self_class__.__name__, super(B, B).f is A.f, super(B).__self__)
try: s.x = 1
except AttributeError as e: print(e)
#: classes made by type
A = type("A", (), {"x": 1, "f": lambda self: self.x})
print(A().f(), A.__name__, A.__module__, A.__qualname__, A.__doc__, A.__bases__)
B = type("B", (A,), dict(__doc__="d", __slots__=("y",)))
print(B.__doc__, B.y, B.__slots__)
for args in ((1, (), {}), ("A", 1, {}), ("A", (), 1), ("A", ()), (), ("a\0b", (), {})):
    try: print(type(*args))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(type(1), type(type), type(A) is type, isinstance(A, type), A is type(A()))
A.__name__ = "New"
print(A, A.__name__)
try: A.__name__ = 5
except TypeError as e: print(e)
try: A.__name__ = "a\0"
except ValueError as e: print(e)
try: int.x = 1
except TypeError as e: print(e)
try: del int.real
except TypeError as e: print(e)
try: del A.nothing
except AttributeError as e: print(e)
try: A.nothing
except AttributeError as e: print(e)
try: int.nothing
except AttributeError as e: print(e)
try: (1).nothing
except AttributeError as e: print(e)
try: (1).real = 3
except AttributeError as e: print(e)
try: (1).x = 3
except AttributeError as e: print(e)
try: object().x = 3
except AttributeError as e: print(e)
try: "".join = 3
except AttributeError as e: print(e)
try: [].append = 3
except AttributeError as e: print(e)
try: del [].append
except AttributeError as e: print(e)
try: del [].x
except AttributeError as e: print(e)
try: None.x = 1
except AttributeError as e: print(e)
try: len.x = 1
except AttributeError as e: print(e)
#: slots
class A:
    __slots__ = ("x", "_y", "__z")
    def __init__(self): self.x = 1; self.__z = 2
a = A()
print(a.x, a._A__z, hasattr(a, "__dict__"), A.x)
try: a.q = 1
except AttributeError as e: print(e)
try: a._y
except AttributeError as e: print(e)
try: del a._y
except AttributeError as e: print(e)
del a.x
try: a.x
except AttributeError as e: print(e)
class B(A): __slots__ = ()
class C(A): pass
print(hasattr(B(), "__dict__"), hasattr(C(), "__dict__"))
c = C(); c.any = 1; print(c.any)
for slots in ("x", ["a", "b"], ("1a",), (1,), {"k": "doc"}, ("__dict__",)):
    try:
        K = type("K", (), {"__slots__": slots})
        print(slots, sorted(n for n in K.__dict__ if not n.startswith("__")))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
try:
    class D:
        __slots__ = ("x",)
        x = 1
except ValueError as e: print(e)
#: subclasses of builtins
class L(list):
    def append(self, x): super().append(x * 2)
l = L([1]); l.append(2)
print(l, type(l), l + [3], type(l + [3]).__name__, type(l[:]).__name__, l == [1, 4], type(l.copy()).__name__, type(l * 2).__name__)
class D(dict):
    def __missing__(self, k): return f"no {k}"
d = D(a=1)
print(d["a"], d["b"], d.get("b"), d, type(d.copy()).__name__, type(d | {}).__name__)
class S(str):
    def __len__(self): return 99
    def upper(self): return "UP"
s = S("ab")
print(s, len(s), s.upper(), s.lower(), type(s + "c").__name__, s == "ab", {s: 1}["ab"], s[0], type(s.strip()).__name__, f"{s:>4}", s * 2)
class I(int):
    def __add__(self, o): return I(int(self) + o)
    def __repr__(self): return f"I({int(self)})"
i = I(5)
print(i + 1, i - 1, -i, [i], str(i), "%d" % i, f"{i}", i.bit_length(), I("12"), I("ff", 16), type(i.real).__name__, type(+i).__name__)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
print(T(1, 2), T(1) + (2,), type(T()[:]).__name__, T(1, 2) == (1, 2), hash(T(1)) == hash((1,)))
class F(float):
    def __str__(self): return "F!"
print(F(1.5), [F(1.5)], f"{F(2.5)}", f"{F(2.5):.1f}", F(1) + 1, F("nan") != F("nan"), round(F(2.5)))
class X(set): pass
print(X([1]), X([1]) | {2}, type(X([1]) | {2}).__name__, type(X().copy()).__name__, frozenset([1]) == X([1]))
class BA(bytearray): pass
print(BA(b"x"), bytes(BA(b"y")))
class E(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
print(repr(E(1, 2)), E(1, 2).args, E(1, 2).b)
#: what classes print
class A: pass
def f(): pass
print(A, [A], f"{A}", str(A), repr(A), "%s" % A, A.__call__ is not None)
class B:
    def __str__(self): return "str"
class C:
    def __repr__(self): return "repr"
    def __format__(self, spec): return f"fmt[{spec}]"
print(B(), str(C()), [C()], f"{C()}", f"{C():x}", f"{C()!r}", f"{C()!s:>6}", "{:a}{!r}".format(C(), C()), "%s %r" % (C(), C()))
class D:
    def __repr__(self): return 5
    def __str__(self): return None
    def __format__(self, s): return 1
for call in (lambda: repr(D()), lambda: str(D()), lambda: format(D()), lambda: f"{D()}", lambda: print(D()), lambda: "%s" % D(), lambda: [D()].__repr__(), lambda: ascii(D())):
    try: call()
    except TypeError as e: print(e)
class E:
    def __hash__(self): return "x"
    def __bytes__(self): return "x"
    def __int__(self): return "x"
    def __float__(self): return "x"
    def __complex__(self): return "x"
    def __index__(self): return "x"
    def __bool__(self): return "x"
    def __length_hint__(self): return "x"
    def __iter__(self): return iter([])
    def __contains__(self, x): raise KeyError("c")
    def __dir__(self): return 5
import operator
for call in (hash, int, float, operator.index, bool, lambda e: 1 in e, dir, lambda e: [1][e], lambda e: range(e), hex, chr):
    try: print(call(E()))
    except Exception as e: print(type(e).__name__, e)
#: metaclasses
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return {"injected": 1}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")))
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)
    def __call__(cls, *a):
        print("call", cls.__name__)
        return super().__call__(*a)
    def __getattr__(cls, name): return f"meta {name}"
    def __len__(cls): return 7
    def __contains__(cls, x): return x == 1
    def __iter__(cls): return iter("ab")
    def __getitem__(cls, k): return k
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, o): return o is int
    def __repr__(cls): return f"<{cls.__name__}!>"
    def __add__(cls, o): return "sum"
    @property
    def prop(cls): return "prop of " + cls.__name__
class A(metaclass=Meta, opt=1): y = 2
a = A()
print(A, A.injected, A.other, len(A), 1 in A, list(A), A["k"], isinstance(5, A), isinstance(6, A), issubclass(int, A), A + 1, A.prop)
try: a.prop
except AttributeError as e: print(e)
class B(A): pass
print(type(B).__name__, B().y)
class M2(type): pass
try:
    class C(A, metaclass=M2): pass
except TypeError as e: print(e)
def fake(name, bases, ns): return (name, bases, ns["z"])
class D(metaclass=fake): z = 1
print(D)
#: hooks of subclasses
class Base:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.subs.append(cls.__name__)
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"
class A(Base, tag="a"): pass
class B(A): pass
print(Base.subs, A.tag, B.tag, A[int], B[1, 2])
try:
    class C(Base, other=1): pass
except TypeError as e: print(e)
try:
    class D(x=1): pass
except TypeError as e: print(e)
try: int[3]
except TypeError as e: print(e)
print(list[int], dict[str, list[int]], tuple[int, ...], type[int], list[int].__origin__, list[int].__args__, list[int]() == [], set["x"])
#: private names
class A:
    __x = 1
    def __f(self): return self.__x
    def g(self):
        __local = 3
        return self.__f(), __local, self.__class__.__name__
    __dunder__ = 5
    def __init__(self): self.__y = 2
    class __Inner: pass
a = A()
print(a.g(), sorted(a.__dict__), a.__dunder__, a._A__x, hasattr(a, "__x"), a._A__f(), A._A__Inner.__name__)
class _B:
    __p = 1
    def read(self): return self.__p
print(_B().read(), _B._B__p)
class __:
    __q = 2
    r = __q
print(__._____q if hasattr(__, "_____q") else __.__dict__.get("__q"))
class C:
    def f(self, __arg=1): return __arg
print(C().f(), C().f(_C__arg=3))
try: C().f(__arg=2)
except TypeError as e: print(e)
