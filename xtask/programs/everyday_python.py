import copy
import dataclasses
import itertools
import math
import operator
import os
import sys
import time
import warnings
from abc import ABC, abstractmethod
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from functools import reduce, wraps
from typing import Any, Callable, NamedTuple, Optional


class Kind(Enum):
    SMALL = 1
    LARGE = 2


@dataclass(frozen=True)
class Config:
    rate: float = 0.1
    sizes: list = field(default_factory=list)
    kind: Kind = Kind.SMALL


class Base(ABC):
    @abstractmethod
    def run(self, n: int) -> int: ...


class Child(Base):
    total = 0

    def __init__(self, name="child", *rest, **options):
        super().__init__()
        self.name = name
        self.__dict__.update(options)

    def run(self, n):
        return n + len(self.name)

    def __eq__(self, other):
        return isinstance(other, Child) and self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def __len__(self):
        return 3

    def __getitem__(self, at):
        return at * 2

    def __iter__(self):
        yield from range(len(self))

    def __add__(self, other):
        return Child(self.name + other.name)

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        return False

    def __getattr__(self, name):
        raise AttributeError(f"no {name}")


child = Child("a", depth=2)
config = dataclasses.replace(Config(sizes=[1]), rate=0.5)
print(config, config.kind.name, Kind(2), list(Kind), child.run(1), child == Child("a"), {child: 1}[Child("a")], list(child), child[3], (child + child).name, hasattr(child, "missing"), getattr(child, "depth", 0), vars(child), isinstance(child, Base), type(child).__name__, copy.deepcopy(config), dataclasses.asdict(config))
with child as same:
    print(same is child, id(same) == id(child), callable(child.run))
# %%
text = "The quick brown fox"
print(text.split(), text.lower().replace("quick", "slow"), text.startswith("The"), ", ".join(sorted(text.split(), key=len, reverse=True)), text[::-1], text.find("brown"), text.upper().title().strip(), "%d %s %.2f" % (1, "a", 2.5), "{:>8}|{:<6}|{:^5}|{:+.1e}|{:,}".format("a", "b", "c", 1234.5, 1234567), f"{3.14159:.3f} {10:05d} {255:x} {text!r:.5} {1 == 1=}", "a".isdigit(), text.count("o"), ord("a"), chr(98), bytes(text[:3], "utf8"), "é".encode(), text.partition(" "), "a\tb".expandtabs(), text.zfill(25), text.center(25, "*"))
print([*range(3)], {**{"a": 1}, "b": 2}, {1, 2} | {3}, {1, 2} & {2}, (1, 2) + (3,), [1, 2] * 2, [3, 1, 2].index(1), sorted({"b": 1, "a": 2}.items()), list(zip([1, 2], "ab")), list(map(str, [1])), list(filter(None, [0, 1])), list(enumerate("a", 1)), any([0, 1]), all([]), divmod(7, 2), round(2.567, 1), abs(-1), pow(2, 3), min([2, 1]), max(1, 2), sum([1.5, 2]), reversed([1]), 7 // 2, -7 % 3, 2 ** 10, 1 << 3, 5 & 3, 5 | 3, 5 ^ 3, ~5, not 1, 1 < 2 < 3, 10 ** 20, 1e100, 0.1 + 0.2, 1 / 3, float("inf"), int("12"), bool([]), complex(1, 2), hex(255), bin(5), 1_000)
data = [4, 2, 9]
data.append(1), data.extend([7]), data.insert(0, 3), data.remove(9), data.pop(), data.sort(), data.reverse()
first, *middle, last = data
table = {"x": 1}
table.setdefault("y", []).append(2), table.pop("x"), table.get("z"), list(table.keys()), list(table.values())
del data[0]
data[1:2] = [8, 8]
print(data, first, middle, last, table, "y" in table, data[-1:], data is not None)
# %%
@contextmanager
def timed(name):
    start = time.perf_counter()
    try:
        yield name
    finally:
        print(name, "took", time.perf_counter() - start > -1)


def checked(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        if not args:
            raise ValueError("no arguments")
        return f(*args, **kwargs)

    return wrapper


@checked
def area(w, h=1, *, scale: Optional[float] = None) -> float:
    """The area."""
    assert w >= 0, "negative"
    return w * h * (scale or 1)


with timed("block"):
    print(area(2, scale=3.0), area.__name__, area.__doc__, reduce(operator.add, [1, 2, 3]), list(itertools.islice(itertools.count(), 2)), list(itertools.product("ab", repeat=2))[0], list(itertools.chain([1], [2])), list(itertools.accumulate([1, 2])), math.floor(2.5), math.log(2), math.isclose(1, 1), math.exp(1), math.sin(0), math.inf)
for broken in [lambda: area(), lambda: area(-1), lambda: {}["a"], lambda: [][1], lambda: 1 / 0, lambda: int("a"), lambda: None.x, lambda: "a" + 1, lambda: open("missing.txt"), lambda: next(iter([])), lambda: (lambda a: a)()]:
    try:
        broken()
    except (ValueError, KeyError, IndexError, TypeError) as error:
        print(type(error).__name__, error, repr(error))
    except Exception as error:
        print("other", error, error.args)
    else:
        print("none")
for n in range(5):
    if n == 1:
        continue
    if n == 3:
        break
else:
    print("whole")
match {"op": "add", "args": [1, 2]}:
    case {"op": "add", "args": [a, b]}:
        print(a + b)
    case _:
        print("nothing")
print((lambda *a, **k: (a, k))(1, b=2), [x for row in [[1], [2]] for x in row if x], {k: v for k, v in [(1, 2)]}, {x for x in "aa"}, sum(x for x in range(3)), (n := 4) + n, *"ab", sep="-")
with open("notes.txt", "w") as file:
    file.write("one\ntwo\n")
print(open("notes.txt").read().splitlines(), os.path.exists("notes.txt"), os.path.join("a", "b"), sys.version_info >= (3, 8))
warnings.warn("careful")
# %%
class Problem(Exception):
    pass


def deep(n):
    if n == 0:
        raise Problem("too deep")
    return deep(n - 1)


try:
    deep(2)
except Problem as problem:
    raise RuntimeError("outside") from problem
