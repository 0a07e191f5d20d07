from dataclasses import *
import dataclasses
@dataclass
class P:
    x: int
    y: float = 2.0
    z: list = field(default_factory=list)
print(P(1), P(1) == P(1), P(1, z=[3]))
try: P()
except TypeError as e: print(e)
@dataclass(frozen=True, order=True)
class Q:
    a: int
    b: str = "s"
q = Q(1); print(hash(q) == hash(Q(1)), q < Q(2), q, replace(q, a=5))
try: q.a = 3
except FrozenInstanceError as e: print(type(e).__name__, e)
try: del q.a
except FrozenInstanceError as e: print(type(e).__name__, e)
@dataclass
class R(P):
    w: int = field(default=7, repr=False, kw_only=True)
    def __post_init__(self): self.z.append(self.w)
print(R(1), R(1, w=2).z, asdict(R(1)), astuple(R(2)), [f.name for f in fields(R)], is_dataclass(R), R.__match_args__)
try:
    @dataclass
    class Bad: x: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: int
except TypeError as e: print(e)
@dataclass(slots=True)
class S:
    x: int
    y: int = 3
s = S(1); print(s, S.__slots__)
try: s.q = 1
except AttributeError as e: print(e)
print(P.__doc__, P.__init__.__qualname__)
try: P(1) < P(2)
except TypeError as e: print(e)
try: hash(P(1))
except TypeError as e: print(e)
@dataclass
class I:
    a: InitVar[int]
    b: int = 0
    def __post_init__(self, a): self.b = a * 2
print(I(4))
M = make_dataclass("M", [("x", int), "y", ("z", int, 5)]); print(M(1, 2))
