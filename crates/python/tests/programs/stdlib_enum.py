from enum import *
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def describe(self): return f"{self.name}={self.value}"
print(Color.RED, repr(Color.RED), Color(2), Color["GREEN"], list(Color), len(Color), Color.CRIMSON is Color.RED, Color.RED.describe(), Color)
for bad in (lambda: Color(5), lambda: Color["X"], lambda: setattr(Color, "RED", 3)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class A(Enum):
    X = auto(); Y = auto(); Z = 10; W = auto()
print(list(A), A.X == A.X, A.X != A.Y, A.X in A, hash(A.X) == hash("X"), {A.X: 1}[A.X], isinstance(A.X, A))
class N(IntEnum):
    ONE = 1; TWO = 2
print(N.ONE, repr(N.TWO), N.ONE + 1, N.TWO > N.ONE, f"{N.ONE}", sorted(N, reverse=True), N(1), [10, 20, 30][N.ONE])
class F(Flag):
    R = auto(); W = auto(); X = auto()
print(F.R | F.W, repr(F.R | F.W), F.R & F.W, repr(F(0)), ~F.R, F.R in (F.R | F.X), list(F.R | F.X), bool(F.R & F.W), F(7), F)
try: F(8)
except ValueError as e: print(e)
class I(IntFlag):
    A = 1; B = 2
print(I.A | I.B, repr(I.A | I.B), I.A | 4, repr(I(8)), repr(~I.A))
class S(StrEnum):
    FOO = auto(); BAR = "b"
print(S.FOO, repr(S.BAR), S.FOO == "foo", f"{S.BAR:>5}")
class Planet(Enum):
    EARTH = (1.0, 2.0); MARS = (3.0, 4.0)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    @property
    def density(self): return self.mass / self.radius
print(Planet.EARTH.mass, Planet.MARS.density, Planet.EARTH)
class Ord(str, Enum):
    A = "a"; B = "b"
print(Ord.A, repr(Ord.A), Ord.A == "a", Ord("b"), Ord.A.upper())
try:
    class C2(Color): X = 1
except TypeError as e: print(e)
try:
    @unique
    class U(Enum): A = 1; B = 1
except ValueError as e: print(e)
E = Enum("E", "A B C"); print(list(E), E.B.value)
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A
print(M(99), Color.__members__)
match Color.RED:
    case Color.GREEN: print("g")
    case Color.RED: print("r")
