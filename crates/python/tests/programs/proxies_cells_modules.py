import sys, types, copy
from types import MappingProxyType, ModuleType, CellType
from collections.abc import Mapping
from collections import OrderedDict, UserDict, ChainMap


def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


class C:
    x = 1


d = {"a": 1}
p = MappingProxyType(d)
print(type(p), MappingProxyType is type(C.__dict__), isinstance(p, Mapping), p, str(p))
d["b"] = 2


def assign():
    p["a"] = 1


def update():
    q = p
    q |= {"c": 3}


for f in (
    lambda: len(p),
    lambda: list(p),
    lambda: p["b"],
    lambda: p["z"],
    lambda: p.get("z", 7),
    lambda: p.get("a"),
    lambda: list(p.items()),
    lambda: list(p.keys()),
    lambda: list(p.values()),
    lambda: p.copy() is d,
    lambda: p.copy(),
    lambda: p | {"c": 3},
    lambda: {"c": 3} | p,
    lambda: p | MappingProxyType({"c": 3}),
    lambda: p | [1],
    lambda: list(reversed(p)),
    lambda: p == d,
    lambda: p == MappingProxyType(dict(d)),
    lambda: p != {"a": 1},
    lambda: dict(p),
    lambda: {**p},
    lambda: (lambda **k: k)(**p),
    lambda: "a" in p,
    lambda: bool(MappingProxyType({})),
    lambda: hash(p),
    lambda: MappingProxyType([1]),
    lambda: MappingProxyType("ab"),
    lambda: MappingProxyType(3),
    lambda: MappingProxyType(),
    lambda: MappingProxyType(OrderedDict(q=1)),
    lambda: MappingProxyType(UserDict(q=1)),
    lambda: MappingProxyType(UserDict(q=1))["q"],
    lambda: MappingProxyType(ChainMap({"q": 1}))["q"],
    lambda: MappingProxyType(MappingProxyType({"z": 1})),
    lambda: copy.copy(p),
    lambda: type("D", (MappingProxyType,), {}),
    lambda: C.__dict__["x"],
    assign,
    update,
    lambda: p.update({}),
    lambda: MappingProxyType[int, str],
    lambda: CellType(3).cell_contents,
    lambda: CellType().cell_contents,
    lambda: (lambda x: (lambda: x))(5).__closure__[0].cell_contents,
    lambda: type((lambda x: (lambda: x))(5).__closure__[0]) is CellType,
    lambda: ModuleType("m"),
    lambda: ModuleType("m", "doc").__doc__,
    lambda: ModuleType("m").__doc__,
    lambda: sorted(vars(ModuleType("m")).items()),
    lambda: ModuleType(name="m", doc="d").__name__,
    lambda: ModuleType(),
    lambda: ModuleType(3),
    lambda: ModuleType("m").x,
    lambda: sys,
):
    show(f)

c = CellType()
c.cell_contents = 4
print(c.cell_contents)
del c.cell_contents
show(lambda: c.cell_contents)


class Lazy(ModuleType):
    """A module that makes what is asked for."""

    kind = "lazy"

    def __init__(self, name, extra=5):
        super().__init__(name, "its doc")
        self.extra = extra

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return name.upper()

    @property
    def double(self):
        return self.extra * 2


m = Lazy("lazy_things", extra=6)
print(m, type(m).__name__, isinstance(m, ModuleType), m.__name__, m.__doc__, m.extra, m.double, m.kind, m.anything)
m.y = 3
print(sorted(vars(m).items()))
sys.modules["lazy_things"] = m
import lazy_things
from lazy_things import other, double

print(lazy_things is m, other, double)


class Plain(ModuleType):
    pass


show(lambda: Plain("p"))
show(lambda: Plain("p").__name__)
show(lambda: Plain("p").zzz)
show(lambda: Plain())
m = ModuleType("made")
exec("x = 1\ndef f(): return x", m.__dict__)
print(m.f(), m.x, m.f.__module__, m.f.__globals__ is m.__dict__)
