import functools, dataclasses, enum, collections, itertools, contextlib, typing, abc, copy, operator, types, string, time, random, sys, math
from dataclasses import dataclass, field
from typing import NamedTuple, Any, Callable
@dataclass
class P:
    x: int
    y: float = 2.0
    tags: list = field(default_factory=list)
    def norm(self): return math.sqrt(self.x**2 + self.y**2)
p = P(3)
print(p, p == P(3), dataclasses.replace(p, y=5.0), p.norm(), dataclasses.asdict(p))
@dataclass(frozen=True)
class F:
    a: int
try:
    F(1).a = 2
except dataclasses.FrozenInstanceError as e:
    print(type(e).__name__, e)
class CounterState(NamedTuple):
    n: int
    m: int = 0
s = CounterState(1)
print(s, s.n, s._replace(n=4), s._fields, tuple(s))
Pt = collections.namedtuple("Pt", "x y")
print(Pt(1, y=2), Pt._make([3, 4])._asdict())
class Color(enum.Enum):
    RED = 1
    GREEN = enum.auto()
    def hi(self): return self.name.lower()
print(Color.RED, Color(2), Color["RED"].value, list(Color), Color.GREEN.hi(), Color.RED is Color(1))
class Fl(enum.IntEnum):
    A = 1
    B = 2
print(Fl.A + 1, Fl.B > Fl.A, Fl.A)
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(50), fib.cache_info())
@functools.wraps(fib)
def w(): pass
print(w.__name__, functools.partial(pow, 2)(5), functools.reduce(operator.add, [1,2,3]))
@contextlib.contextmanager
def cm(x):
    print("in", x)
    try:
        yield x * 2
    except ValueError as e:
        print("swallowed", e)
    finally:
        print("out")
with cm(3) as v:
    print(v)
    raise ValueError("zz")
with contextlib.suppress(KeyError):
    {}["a"]
class Base(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def g(self): ...
try:
    Base()
except TypeError as e:
    print(e)
class Impl(Base):
    def f(self): return 1
    g = 5
print(Impl().f(), Impl().g)
print(list(itertools.chain([1], [2, 3])), list(itertools.islice(itertools.count(), 3)), list(itertools.product("ab", repeat=2)))
d = collections.defaultdict(list)
d["a"].append(1)
print(d, collections.Counter("abca").most_common(1), collections.OrderedDict(a=1))
x = [1, [2, 3]]
y = copy.deepcopy(x); y[1].append(4); print(x, y)
print(isinstance(p, P), typing.get_type_hints(P) if hasattr(typing, "get_type_hints") else None)
print(types.SimpleNamespace(a=1, b="x"))
print(sorted([3, 1, 2], key=lambda v: -v, reverse=True), max([1, 5, 3], key=lambda v: -v), list(map(lambda a, b: a + b, [1, 2], [3, 4])))
print("{:>8.3f} {!r} {name}".format(3.14159, "q", name="n"), "%s %d %5.2f" % ("a", 3, 2.5))
print(sum([0.1] * 10), round(2.675, 2), divmod(-7, 3), pow(3, -1, 7), abs(-3), hash((1, 2)) == hash((1, 2)))
print(all(v > 0 for v in [1, 2]), any([]), list(zip([1, 2], "ab")), list(enumerate("ab", 1)), list(reversed([1, 2, 3])))
print(",".join(str(i) for i in range(5)), "a,b".split(","), "Hello".lower().title().center(11, "*"))
class T:
    def __init__(self, **kw): self.__dict__.update(kw)
    def __eq__(self, o): return self.__dict__ == o.__dict__
print(T(a=1) == T(a=1), vars(T(b=2)))
print(type("Dyn", (T,), {"z": 3})(a=1).z)
print(dict(a=1) | {"b": 2}, {**{"a": 1}}, set("ab") & set("bc"), frozenset([1]))
print(int("ff", 16), float("1e3"), complex(1, 2), bytes([65, 66]), bool([]), str(b"x"), list("ab"), tuple([1]))
print(string.ascii_lowercase[:5], sys.version_info >= (3, 8), sys.maxsize)
