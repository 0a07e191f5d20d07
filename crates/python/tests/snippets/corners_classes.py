#: types reprs
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
type(object.__init__), type(object().__str__), type(int.__add__), type((1).__add__), type(str.join), type("".join), type(len), type(dict.fromkeys), type(type.__dict__["__mro__"]), type(int.real), type(dict.__dict__["fromkeys"])
import types
types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType, types.ClassMethodDescriptorType, types.BuiltinFunctionType, types.GetSetDescriptorType, types.MemberDescriptorType
type(int.__add__) is types.WrapperDescriptorType, type((1).__add__) is types.MethodWrapperType, type(str.join) is types.MethodDescriptorType
class C:
    __slots__ = ("a",)
    def f(self): pass
    @classmethod
    def g(cls): pass
    @staticmethod
    def h(): pass
    @property
    def p(self): return 1
type.__dict__["__dict__"], C.__dict__["__doc__"], type.__dict__["__bases__"], type(C).__dict__["__module__"]
str.join.__name__, str.join.__qualname__, str.join.__objclass__, "".join.__self__, "".join.__name__, "".join.__qualname__, len.__self__, len.__module__, "".join.__module__
list.append.__get__(None, list)
list.append(5, 1)
list.append()
list.append([])
list.append([], 1, 2)
[].append()
[].append(x=1)
list.__len__(5)
list.__getitem__([1, 2], 0)
dict.fromkeys("ab", 1), dict.fromkeys([1]), {}.fromkeys("a")
dict.fromkeys()
dict.fromkeys(1)
''')
#: class assign
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
class A:
    def f(self): return "A"
class B:
    def f(self): return "B"
a = A()
a.__class__ = B
a.f(), type(a), a.__class__
a.__class__ = 5
a.__class__ = int
(1).__class__ = B
class S1:
    __slots__ = ("x",)
class S2:
    __slots__ = ("x",)
class S3:
    __slots__ = ("y", "z")
s = S1()
s.__class__ = S2
type(s)
s.__class__ = S3
s.__class__ = A
del a.__class__
class D(dict): pass
D().__class__ = A
class E(dict): pass
d = D()
d.__class__ = E
type(d)
import types
class M(types.ModuleType):
    @property
    def v(self): return 42
m = types.ModuleType("m")
m.__class__ = M
class X(Exception): pass
class Y(Exception): pass
x = X(1)
x.__class__ = Y
x
A.__class__
class Meta(type): pass
type(A)
type(A)
class P:
    @property
    def __class__(self): return int
isinstance(P(), int), type(P()), P().__class__
A.__bases__, A.__bases__ == (object,)
class Q(A): pass
Q.__bases__ = (B,)
Q().f(), Q.__mro__
Q.__bases__ = ()
Q.__bases__ = 5
Q.__bases__ = (Q,)
A.__name__ = "AA"
A, A.__qualname__
A.__name__ = 5
A.__qualname__ = "Z"
A
A.__module__ = "mm"
A
A.__doc__ = "doc"
A.__doc__
A.__dict__ = {}
A.__mro__ = ()
A.__dict__["x"] = 1
type(A.__dict__)
del A.__name__
del A.__module__
int.__name__ = "x"
int.foo = 1
setattr(int, "foo", 1)
object.x = 1
a.__dict__ = {"q": 1}
a.q
a.__dict__ = 5
del a.__dict__
a.__dict__
a.__dict__["w"] = 2
a.w
vars(1)
vars(1, 2)
object().x = 1
object().x
object(1)
object.__new__(1)
object.__new__()
object.__new__(int)
object.__new__(A, 1)
A(1)
A(x=1)
class N:
    def __new__(cls, *a): return super().__new__(cls, *a)
N(1)
class I:
    def __init__(self, a): pass
I()
I(1, 2)
I.__init__()
I.__init__(1)
class I:
    def __init__(self): return 5
I()
int.__new__(str)
int.__new__()
int.__new__(5)
str.__new__(int)
list.__new__(tuple)
bool.__new__(int)
tuple.__new__(list)
object.__init__(1, 2)
object.__init__()
A().__init__(1)
''')
#: slots
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
class A:
    __slots__ = "abc"
A().abc
a = A()
a.abc = 1
a.abc
a.x = 1
a.__dict__
del a.abc
a.abc
del a.abc
class B(A):
    __slots__ = ("d", "__dict__")
b = B()
b.x = 1
b.__dict__, b.__slots__
class C(A): pass
c = C()
c.zz = 1
c.__dict__
class W:
    __slots__ = ("__weakref__",)
import weakref
w = W()
weakref.ref(w)() is w
weakref.ref(a)
class Bad:
    __slots__ = ("1a",)
class Bad:
    __slots__ = (1,)
class Bad:
    __slots__ = ("a",)
    a = 1
class Bad(int):
    __slots__ = ("a",)
class Bad(tuple):
    __slots__ = ("a",)
class Ok(int):
    __slots__ = ()
Ok(5), Ok.__slots__
Ok(5).x = 1
class P:
    __slots__ = ("__private",)
    def __init__(self): self.__private = 1
P()._P__private
P.__slots__, P.__dict__.keys() >= {"_P__private"}
class M1:
    __slots__ = ("a",)
class M2:
    __slots__ = ("b",)
class M3(M1, M2): pass
class D1:
    __slots__ = {"a": "doc of a"}
D1.a.__doc__, D1.__slots__
D1.a.__get__(D1())
D1.a.__get__(None, D1)
D1.a.__set__(1, 2)
D1.a.__get__(1)
D1.a.__name__, D1.a.__objclass__, D1.a.__qualname__
class It:
    __slots__ = iter(("p", "q"))
It.p
''')
#: descriptors
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
class D:
    def __get__(self, i, o): return ("get", i is None, o.__name__)
    def __set__(self, i, v): print("set", v)
    def __delete__(self, i): print("del")
    def __set_name__(self, o, n): print("name", o.__name__, n)
class A: d = D()
A.d, A().d
a = A()
a.d = 5
a.__dict__
del a.d
a.__dict__["d"] = 3
a.d
class N:
    def __get__(self, i, o=None): return "N"
class B: n = N()
b = B()
b.n, b.__dict__.update(n=1), b.n
class R:
    def __get__(self, i, o): raise AttributeError("inner")
class C:
    r = R()
    def __getattr__(self, n): return "ga " + n
C().r
class C2: r = R()
C2().r
class S:
    def __set_name__(self, o, n): raise ValueError("boo")
class T: s = S()
try:
    class T: s = S()
except BaseException as e: print(type(e), e, e.__notes__, e.__cause__)
class P:
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
    @property
    def ro(self):
        "ro doc"
        return 1
    wo = property(None, lambda s, v: None)
p = P()
p.x = 3
p.x
del p.x
p.x
p.ro = 1
del p.ro
p.wo
P.ro.__doc__, P.ro.fget(p), P.ro.fset, P.x.__name__ if hasattr(P.x, "__name__") else None
property(doc="x").__doc__, property().fget
property(1, 2, 3, 4, 5)
property.__get__(P.ro, p), P.ro.__get__(p), P.ro.__get__(None, P) is P.ro
P.ro.getter(lambda s: 2).__get__(p)
P.ro.__isabstractmethod__
class K:
    @classmethod
    def c(cls, *a): return cls.__name__, a
    @staticmethod
    def s(*a): return a
    def m(self, *a): return a
K.c(1), K().c(2), K.s(1), K().s(2), K.m(1, 2), K().m(3)
K.m()
K.__dict__["s"](5)
K.__dict__["c"](5)
staticmethod(1).__get__(None, K)
classmethod()
staticmethod(1, 2)
class L:
    def __getattribute__(self, n):
        if n == "z": raise AttributeError("no z")
        return object.__getattribute__(self, n)
    def __getattr__(self, n): return "fallback"
L().z, L().y, hasattr(L(), "q"), getattr(L(), "w", 1)
class F:
    def __getattr__(self, n): raise KeyError(n)
hasattr(F(), "x")
getattr(F(), "x", 1)
class G:
    def __setattr__(self, n, v): print("set", n, v); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("del", n); object.__delattr__(self, n)
g = G()
g.x = 1
del g.x
del g.y
setattr(g, "w", 2)
setattr(g, 5, 2)
getattr(g, 5)
getattr(g)
getattr(g, "nope")
delattr(g, "nope")
hasattr(g, 5)
object.__setattr__(g, "k", 1)
g.k
object.__getattribute__(g, "k")
object.__delattr__(g, "k")
object.__delattr__(g, "k")
type.__setattr__(G, "kk", 1)
G.kk
class Sub(K):
    def m(self, *a): return ("sub",) + super().m(*a)
    @classmethod
    def c(cls, *a): return super().c(*a)
    @staticmethod
    def s(): return super(Sub, Sub).s(9)
Sub().m(1), Sub.c(2), Sub.s()
super(Sub, Sub()), super(Sub, Sub), repr(super(Sub))
super()
super(Sub, 5)
super(5, 5)
super(K, Sub()).m(1), super(Sub, Sub()).__thisclass__, super(Sub, Sub()).__self_class__
super(Sub, Sub()).nope
super(Sub, Sub()).x = 1
def f(): super()
f()
def f(x): super()
f(1)
class Z:
    def f(): super()
    def g(self):
        del self
        super()
    def h(*args): return super().__repr__() != ""
Z.f()
''')
#: metaclass
import warnings; warnings.simplefilter("ignore")
def tell(text):
    parts, names = [], {"__name__": "__main__"}
    for line in text.strip("\n").split("\n"):
        if parts and (line[:1] in " })" or line.split(":")[0].split(" ")[0] in ("else", "except", "except*", "finally") or parts[-1].split("\n")[-1][:1] == "@"): parts[-1] += "\n" + line
        else: parts.append(line)
    for part in parts:
        try: exec(compile(part + "\n", "t", "single"), names)
        except BaseException as e: print("!", type(e).__name__, e)
tell(r'''
class M(type):
    def __new__(m, n, b, d, **k): print("new", n, sorted(k)); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): print("init", n, sorted(k)); super().__init__(n, b, d)
    def __call__(c, *a): print("call"); return super().__call__(*a)
    @classmethod
    def __prepare__(m, n, b, **k): print("prepare", n, b, k); return {"pre": 1}
    def __len__(c): return 7
    def __iter__(c): return iter([1, 2])
    def __contains__(c, x): return x == 1
    def __getitem__(c, k): return k
    def __getattr__(c, n): return "meta " + n
    def __instancecheck__(c, o): return o == 5
    def __subclasscheck__(c, o): return o is int
    def __repr__(c): return "<M>"
    def __eq__(c, o): return o == "M" or c is o
    def __hash__(c): return 1
    @property
    def prop(c): return "p"
class A(metaclass=M, k=1): pass
A().prop
class B(A): pass
type(B), B.__class__
class Conf(type): pass
class C(A, metaclass=Conf): pass
class D(metaclass=Conf): pass
class E(A, D): pass
class F(metaclass=lambda n, b, d: (n, b, sorted(d))): x = 1
class F(metaclass=5): pass
class F("a", (), {}): pass
class F(bool): pass
class F(type(None)): pass
class F(int, str): pass
class F(object, int): pass
class F(int, int): pass
class F(type(lambda: 0)): pass
class F(range): pass
class F(slice): pass
class F(type(...)): pass
class F(type(iter([]))): pass
class F(property): pass
class F(BaseException, k=1): pass
type("T", (), {})().__class__.__name__, type("T", (int,), {"x": 1})(5) + 1
type("T", (), {}, k=1)
type("T", [], {})
type(1, (), {})
type("T", (), 5)
type("T", ())
type()
type("a\0b", (), {})
type.__call__(int, "5"), type.__new__(type, "Q", (), {})
type.__new__(int, "Q", (), {})
type.__prepare__(), type.__prepare__("a", ())
class I:
    def __init_subclass__(cls, /, k=None, **kw): super().__init_subclass__(**kw); print("sub", cls.__name__, k)
class J(I, k=3): pass
class J2(I, z=3): pass
class G:
    def __class_getitem__(cls, k): return (cls.__name__, k)
G[int], G[1, 2], G[()], G[1:2]
G()[1]
class PB(type):
    def __prepare__(n, b): return 5
class X(metaclass=PB): pass
class PB2(type):
    @classmethod
    def __prepare__(m, n, b): return 5
class X(metaclass=PB2): pass
def mk(): return __class__
mk()
class CC:
    def f(self): return __class__
CC().f()
class NL:
    nonlocal_test = [x for x in range(3)]
    y = 5
    z = [y for _ in range(2)]
class Me:
    def __mro_entries__(self, bases): return (int,)
class U(Me()): pass
types_resolve = __import__("types").resolve_bases((Me(),))
types_resolve
__import__("types").new_class("NC", (int,), {}, lambda ns: ns.update(q=1)).q
__import__("types").prepare_class("NC", (int,))
class Mro(type):
    def mro(cls): return [cls, int, object] if cls.__name__ == "V2" else super().mro()
class V1(metaclass=Mro): pass
V1.__mro__
V1.mro(), type.mro(int)
int.__subclasses__()[0], object.__subclasses__()[:0], V1.__subclasses__()
int.__subclasshook__(1), object.__subclasshook__()
class O1: pass
class O2(O1): pass
class O3(O1): pass
class O4(O2, O3): pass
[c.__name__ for c in O4.__mro__]
class O5(O1, O2): pass
class Ab:
    __slots__ = ()
    def __bool__(self): return False
not Ab(), bool(Ab)
class L(list):
    def __len__(self): return 0
bool(L([1])), len(L([1])), L([1])
class Ctor:
    def __new__(cls): return 5
Ctor()
class Dct(dict):
    def __missing__(self, k): return k * 2
Dct()["a"], Dct().get("a"), "a" in Dct()
class Cal:
    def __call__(self, *a, **k): return a, k
Cal()(1, b=2), callable(Cal()), callable(Cal), callable(5)
class NoCall: pass
n = NoCall()
n.__call__ = lambda: 5
callable(n)
n()
class Cmp:
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
    def __le__(self, o): return "le"
    def __ne__(self, o): return "ne"
Cmp() == 1, Cmp() <= 1, Cmp() != 1, 1 >= Cmp()
Cmp() < 1
sorted([Cmp(), Cmp()])
Cmp() == Cmp()
class Refl:
    def __radd__(self, o): return ("radd", o)
    def __rsub__(self, o): return NotImplemented
    def __iadd__(self, o): return ("iadd", o)
    def __rpow__(self, o, m=None): return ("rpow", o, m)
    def __rmatmul__(self, o): return "rmm"
    def __rdivmod__(self, o): return "rdm"
    def __rlshift__(self, o): return "rls"
    def __rand__(self, o): return "rand"
1 + Refl(), "a" + Refl(), [] + Refl(), 2 ** Refl(), 1 @ Refl(), divmod(1, Refl()), 1 << Refl(), 1 & Refl(), {1} & Refl()
1 - Refl()
r = Refl()
r += 1
r
pow(1, Refl(), 5)
class Sup:
    def __add__(self, o): return "Sup"
    def __radd__(self, o): return "rSup"
class Sub(Sup):
    def __radd__(self, o): return "rSub"
Sup() + Sub(), Sub() + Sup(), Sup() + Sup(), 1 + Sub()
class IntS(int):
    def __add__(self, o): return "add"
    def __radd__(self, o): return "radd"
IntS(1) + 1, 1 + IntS(1), sum([IntS(1), 2]) if False else 0, IntS(3) * 2, type(IntS(3) + 0), type(-IntS(3)), type(IntS(3).__pos__())
class BadHash: __hash__ = None
hash(BadHash())
{BadHash()}
{BadHash(): 1}
isinstance(BadHash(), __import__("collections").abc.Hashable)
isinstance(1, (int, str)), isinstance(1, int | str), isinstance(None, int | None), isinstance(1, ((str,), (int,)))
isinstance(1, 5)
isinstance(1, (str, 5))
isinstance(1, list[int])
isinstance(1, int | list[int])
issubclass(int, 5)
issubclass(5, int)
issubclass(bool, int | str), issubclass(int, (str, int))
issubclass(int, list[int])
isinstance(1)
''')
