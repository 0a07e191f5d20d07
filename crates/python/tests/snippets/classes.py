#: bases and keywords that are spread
class A:
    def __init_subclass__(cls, **kw): print(cls.__name__, kw)
bases, kw = (A,), {"x": 1}
class B(*bases, **kw): pass
class C(*bases, y=2, **kw): pass
class D(A, *(), **{}): pass
print(B.__mro__[1] is A, C.__bases__ == (A,))
try:
    class E(*3): pass
except TypeError as e: print(type(e).__name__)
#: metaclass in a dict
class M(type): pass
class A(**{"metaclass": M}): pass
print(type(A).__name__)
#: a metaclass that is called otherwise
class M(type):
    __call__ = dict
class A(metaclass=M): pass
print(A(a=1), type(A).__name__)
#: a subclass of property
class P(property):
    def __init__(self, fget=None, fset=None, fdel=None, doc=None, extra=0):
        super().__init__(fget, fset, fdel, doc)
        self.extra = extra
class A:
    def __init__(self): self.v = 1
    def _get(self): return self.v
    def _set(self, v): self.v = v
    x = P(_get, _set, doc="d", extra=5)
a = A()
a.x = 3
print(a.x, A.x.extra, A.x.__doc__, isinstance(A.x, property), A.x.fget is A._get)
try: del a.x
except AttributeError: print("no deleter")
#: a property subclass that changes reading
class Lazy(property):
    def __get__(self, obj, owner=None):
        if obj is None: return self
        print("read")
        return super().__get__(obj, owner)
class A:
    @Lazy
    def x(self): return 4
print(A().x, type(A.x).__name__)
#: setters of property subclasses
class P(property): pass
class A:
    @P
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v
a = A()
a.x = 9
print(a.x, type(A.__dict__["x"]).__name__)
#: property by keywords
p = property(fget=lambda self: 1, doc="one")
class A: x = p
print(A().x, p.__doc__)
for wrong in (dict(bad=1),):
    try: property(**wrong)
    except TypeError as e: print(type(e).__name__)
#: an init that is a descriptor
from functools import partialmethod
class A:
    def _init(self, a, b): self.v = (a, b)
    __init__ = partialmethod(_init, 1)
print(A(2).v)
class Base: 
    def __new__(cls, *args): return super().__new__(cls)
class B(Base):
    def _init(self, *args): self.v = args
    __init__ = partialmethod(_init, "x")
print(B(3).v, list(map(B, [4]))[0].v)
#: a slot that is the doc
class A:
    __slots__ = ("__doc__", "x")
    def __init__(self): self.__doc__ = "mine"
print(A().__doc__)
try:
    class B:
        "doc"
        __slots__ = ("__doc__",)
except ValueError as e: print(e)
#: generic bases
from typing import Generic, TypeVar, Protocol
T = TypeVar("T")
class A(Generic[T]): pass
class B(Generic[T], A[list[T]]): pass
print([c.__name__ for c in B.__mro__], B.__parameters__)
class C(A[int]): pass
print([c.__name__ for c in C.__mro__], C.__orig_bases__)
#: frames
import sys
def f():
    x = 1
    frame = sys._getframe()
    return frame.f_code.co_name, sorted(frame.f_locals), frame.f_back.f_code.co_name, frame.f_globals is globals()
print(f(), sys._getframe().f_lineno)
def depth():
    frame, n = sys._getframe(), 0
    while frame is not None: frame, n = frame.f_back, n + 1
    return n
print(depth())
try: sys._getframe(1000)
except ValueError as e: print(e)
print(sys._getframemodulename(0), type(sys._getframe()).__name__)
#: inspecting frames
import inspect
def caller_name():
    return inspect.currentframe().f_back.f_code.co_name
def me(): return caller_name()
print(me(), [f.function for f in inspect.stack()], inspect.isframe(inspect.currentframe()))
#: static attributes
import inspect
class A:
    x = property(lambda self: 1)
    def __getattr__(self, name): return "dynamic"
a = A()
print(type(inspect.getattr_static(a, "x")).__name__, inspect.getattr_static(a, "y", None))
#: the main module
import sys
x = 5
print(sys.modules["__main__"].x, __name__)
import __main__
print(__main__.x)
#: a module that is put in the place of another
import sys, types
m = types.ModuleType("made")
m.value = 3
sys.modules["made"] = m
import made
from made import value
print(made.value, value)
sys.modules["nothing"] = None
try: import nothing
except ImportError as e: print(type(e).__name__, e)
#: modules that are no modules
import sys
class Fake: x = 4
sys.modules["fake"] = Fake()
import fake
from fake import x
print(fake.x, x)
#: a finder
import sys, importlib.abc, importlib.machinery
class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "from_finder": return importlib.machinery.ModuleSpec(name, self)
    def create_module(self, spec): return None
    def exec_module(self, module): module.value = module.__name__ + "!"
sys.meta_path.insert(0, Finder())
import from_finder
print(from_finder.value)
del sys.meta_path[0]
#: getattr of a module
import types
m = types.ModuleType("m")
m.__getattr__ = lambda name: name.upper()
print(m.abc, m.__dict__ is vars(m), m.__name__)
#: overloads
from typing import overload, get_overloads
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
print(f(3), len(get_overloads(f)))
#: type variables
from typing import TypeVar, ParamSpec, TypeVarTuple, NewType, TypeAliasType
T = TypeVar("T", bound=int)
print(T.__name__, T.__bound__, T.__constraints__, T.__module__, T.has_default())
S = TypeVar("S", int, str)
print(S.__constraints__, S.__bound__)
D = TypeVar("D", default=int)
print(D.__default__, D.has_default())
P = ParamSpec("P")
print(P, P.args, P.kwargs)
N = NewType("N", int)
print(N(3), N.__supertype__, N.__module__)
#: forward references
from typing import ForwardRef
r = ForwardRef("int")
print(r, r.__forward_arg__, r.__forward_evaluated__)
try: ForwardRef("1 +")
except SyntaxError as e: print(e)
#: protocols
from typing import Protocol, runtime_checkable, get_protocol_members, SupportsBytes, SupportsComplex
class P(Protocol):
    x: int
    def f(self): ...
print(sorted(get_protocol_members(P)), isinstance(b"", SupportsBytes), isinstance(1j, SupportsComplex), isinstance("", SupportsBytes))
#: weak proxies
import weakref
class A:
    def __init__(self): self.v = 1
    def f(self): return self.v
a = A()
p = weakref.proxy(a)
p.v = 7
print(p.f(), a.v)
del a
try: p.f()
except ReferenceError as e: print(e)
#: finalizers by hand
import weakref
class A: pass
a = A()
f = weakref.finalize(a, print, "ended", 1)
print(f.alive)
f()
print(f.alive, f())
g = weakref.finalize(a, print)
print(g.detach()[1] is print, g.alive)
