#: array struct
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
from array import array
array("i", [1, 2]), array("d"), array("u", "ab"), array("b", b"ab"), array("B", [1]).typecode, array("i").itemsize
array("i", ["a"])
array("b", [200])
array("i", "ab")
a = array("i", [1, 2, 3])
a.append(4), a.extend([5]), a.insert(0, 0), a.pop(), a.remove(1), a.reverse(), a.index(2), a.count(2), a.tolist(), a.tobytes(), a.buffer_info()[1], a
a.extend(array("d", [1.0]))
a + array("i", [9]), a * 2, a[0], a[1:], a[-1], a == array("i", [4, 3, 2, 0]), a < array("i", [9]), 4 in a, len(a), list(a)
a + [1]
a[100]
a[0] = "a"
a[0] = 2**40
a[1:2] = array("i", [7, 8])
a
a[1:2] = [5]
del a[0]
a
a.frombytes(b"\x01\x00\x00\x00"), a
a.frombytes(b"abc")
a.fromlist([1, 2]), a.byteswap(), a
a.fromlist(["x"])
array("q", [2**62]), array("Q", [2**63]), array("h", [-1]).tobytes(), array("f", [1.5])
import copy, pickle
copy.copy(a) == a, pickle.loads(pickle.dumps(a)) == a
array("i", array("d", [1.5])) if 0 else array("d", array("i", [1]))
import struct
struct.pack("<ihb", 1, 2, 3), struct.pack(">I", 5), struct.calcsize("ihb"), struct.calcsize("<ihb"), struct.unpack("<hh", b"\1\0\2\0"), struct.pack("3s", b"ab"), struct.pack("p", b"a"), struct.pack("5p", b"abc"), struct.pack("?", 5), struct.pack("c", b"a"), struct.pack("e", 1.5), struct.pack("f", 1.5), struct.pack("d", 1.5), struct.pack("x"), struct.pack("2xh", 1), struct.pack("=q", -1), struct.pack("@n", 5), struct.pack("P", 5), struct.pack("!H", 258)
struct.pack("b", 200)
struct.pack("B", -1)
struct.pack("i", "a")
struct.pack("i")
struct.pack("i", 1, 2)
struct.pack("z", 1)
struct.pack("c", "a")
struct.pack("s", "a")
struct.pack("f", "a")
struct.unpack("i", b"abc")
struct.unpack_from("h", b"\1\0\2\0", 2), list(struct.iter_unpack("h", b"\1\0\2\0"))
struct.unpack_from("i", b"ab", 0)
list(struct.iter_unpack("h", b"abc"))
b = bytearray(8)
struct.pack_into("h", b, 2, 5), b
struct.pack_into("i", b, 6, 1)
s = struct.Struct("<ih")
s.size, s.format, s.pack(1, 2), s.unpack(b"\0"*6), s
struct.error
struct.pack(b"h", 1), struct.pack("h h", 1, 2), struct.calcsize("0i"), struct.calcsize("bi"), struct.calcsize("ib")
''')
#: collections
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
from collections import *
import collections
P = namedtuple("P", "x y", defaults=[5])
P()
P(1, 2, 3)
P(1)._replace(z=1)
P._make([1])
P(1).x = 5
namedtuple("P", "x x")
namedtuple("P", "class")
namedtuple("P", "_a")
namedtuple("1P", "a")
namedtuple("P", "x x class _a", rename=True)._fields
namedtuple("P", ["a", "b"])(1, 2) == (1, 2), namedtuple("P", "a,b")._fields, P(1) < P(2), hash(P(1)) == hash((1, 5)), P(1) + (1,)
namedtuple("P", "a", module="m").__module__, P.__match_args__, P(1).__getnewargs__(), repr(P(1)), P.__slots__
d = deque([1, 2, 3], 2)
d, d.maxlen, d.append(9), d
deque([1])[5]
deque([1], 1).insert(0, 1)
Counter("aab") - Counter("a"), Counter("ab").most_common(1), Counter(a=1) | Counter(b=2)
o = OrderedDict(a=1, b=2)
o.move_to_end("a")
o.move_to_end("zz")
OrderedDict().popitem()
dd = defaultdict(int, a=1)
dd["z"], dd, dd.default_factory, dd.copy(), dd | {"q": 1}, defaultdict(None)
defaultdict(None)["x"]
defaultdict(5)
ChainMap({"a": 1}, {"b": 2}), ChainMap({"a": 1})["a"], ChainMap({"a": 1}).new_child({"b": 1}), ChainMap({}, {"a": 1}).parents, dict(ChainMap({"a": 1}, {"a": 2, "b": 3}))
ChainMap()["x"]
class UD(UserDict):
    def __missing__(s, k): return "m"
UD()["z"]
class Seq(collections.abc.Sequence):
    def __len__(s): return 3
    def __getitem__(s, i):
        if i > 2: raise IndexError
        return i
list(Seq()), Seq().index(2), Seq().count(1), 2 in Seq(), list(reversed(Seq()))
class Bad(collections.abc.Sequence): pass
Bad()
class MM(collections.abc.MutableMapping):
    def __init__(s): s.d = {}
    def __getitem__(s, k): return s.d[k]
    def __setitem__(s, k, v): s.d[k] = v
    def __delitem__(s, k): del s.d[k]
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
m = MM()
m.update(a=1)
m.pop("zz")
class SS(collections.abc.Set):
    def __init__(s, i): s.i = list(i)
    def __contains__(s, x): return x in s.i
    def __iter__(s): return iter(s.i)
    def __len__(s): return len(s.i)
''')
#: itertools
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
from itertools import *
list(accumulate([1, 2, 3])), list(accumulate([1, 2], initial=5)), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([])), list(accumulate([1], func=None))
list(batched("abcde", 2)), list(batched("abcd", 2, strict=True))
list(batched("abc", 2, strict=True))
batched("a", 0)
list(chain([1], "a")), list(chain.from_iterable([[1], [2]])), list(combinations("abc", 2)), list(combinations_with_replacement("ab", 2)), list(compress("abc", [1, 0, 1])), list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(dropwhile(lambda x: x < 2, [1, 2, 1])), list(filterfalse(None, [0, 1])), [(k, list(g)) for k, g in groupby("aab")], list(groupby([], key=5)), list(islice("abcdef", 1, 5, 2)), list(pairwise("abc")), list(permutations("abc", 2)), list(product("ab", [1, 2])), list(product([1, 2], repeat=2)), list(repeat(1, 3)), list(starmap(pow, [(2, 3)])), list(takewhile(lambda x: x < 2, [1, 2, 1])), [list(t) for t in tee([1, 2])], list(zip_longest("ab", "c", fillvalue="-"))
combinations("abc", -1)
combinations("abc")
islice("abc", -1)
islice("abc", 1, 2, 0)
count("a")
count(1.5, 0.5), count(5), repeat(5), repeat(5, 2), count(2, 2), repeat("a", times=3)
permutations("abc", -1)
product("a", repeat=-1)
tee([1], -1)
list(starmap(pow, [1]))
list(product()), list(permutations([])), list(combinations([], 0)), list(zip_longest())
list(chain(1))
repeat(1, "a")
t1, t2 = tee(iter([1, 2, 3]))
g = groupby("aabb")
k, v = next(g)
chain.from_iterable(5)
list(pairwise([1])), list(islice(range(5), None)), list(islice(range(5), 2, None))
''')
#: functools
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
import functools
from functools import *
partial(int, base=2)("101"), partial(print, 1), partial(int, base=2).func, partial(int, base=2).keywords, partial(int, 1).args, partial(partial(max, 1), 2).args
partial()
partial(5)
reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 5), reduce(max, [1], 7)
reduce(lambda a, b: a, [])
reduce(1, [1, 2])
@lru_cache(maxsize=2)
def f(x): return x * 2
f([])
@cache
def g(x): return x
g(1), g.cache_info()
@lru_cache
def h(a, b=1, *c, **d): return (a, b, c, d)
h(1), h(1, 2), h(a=1), h(1, z=5), h.cache_info()
@wraps(f)
def w(): "doc"
w.__name__, w.__wrapped__ is f, w.__doc__, WRAPPER_ASSIGNMENTS
@total_ordering
class T:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
T(1) <= T(2), T(1) >= T(2), T(1) > T(0)
@total_ordering
class T2: pass
@singledispatch
def sd(x): return "obj"
@sd.register
def _(x: int): return "int"
@sd.register(list)
def _(x): return "list"
sd()
class SD:
    @singledispatchmethod
    def m(s, x): return "o"
    @m.register
    def _(s, x: str): return "s"
SD().m(1), SD().m("a")
class CP:
    @cached_property
    def x(s): print("compute"); return 5
c = CP()
c.x, c.x, c.__dict__
class PM:
    def m(s, a, b): return a, b
    p = partialmethod(m, 1)
PM().p(2)
cmp_to_key(lambda a, b: a - b)(1) < cmp_to_key(lambda a, b: a - b)(2), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a))
''')
#: io
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
import io
b = io.BytesIO(b"abc\ndef")
b.read(2), b.tell(), b.seek(0), b.readline(), b.readlines(), b.getvalue(), b.read(), b.seek(-2, 2), b.read(), b.readable(), b.writable(), b.seekable(), b.closed, b.truncate(3), b.getvalue()
b.seek(-1)
b.seek(0, 5)
b.write("a")
b.write(b"zz"), b.getvalue(), b.seek(10), b.write(b"q"), b.getvalue(), b.getbuffer()[:2].tobytes(), b.read1(1), b.readinto(bytearray(2)), b.isatty(), b.name if hasattr(b, "name") else None
b.fileno()
b.detach()
b.close()
b.read()
b.closed
with io.BytesIO(b"x") as q: q.read()
q.read()
for l in io.BytesIO(b"a\nb"): print(l)
io.BytesIO("a")
io.BytesIO(b"abc").readinto(memoryview(bytearray(5))), io.BytesIO(b"abc").readline(2), io.BytesIO(b"a\nb\nc").readlines(2), io.BytesIO(b"a").__next__(), io.BytesIO(initial_bytes=b"q").getvalue(), io.BytesIO(b"ab").peek if 0 else 0
s = io.StringIO("abc\ndef")
s.read(2), s.tell(), s.seek(0), s.readline(), s.readlines(), s.getvalue(), s.read(), s.write("x"), s.getvalue(), s.truncate(2), s.getvalue(), s.seek(0), s.read(), s.line_buffering, s.encoding, s.errors, s.newlines
s.write(b"a")
s.seek(-1)
s.seek(1, 1)
s.seek(0, 2), s.seek(0, 1)
s.close()
s.write("a")
io.StringIO("a\r\nb\rc\n").read(), io.StringIO("a\r\nb\rc\n", newline=None).read(), io.StringIO("a\r\nb\rc\n", newline="").readlines(), io.StringIO("a\r\nb", newline="\r").readlines(), io.StringIO("a\nb", newline="\r\n").getvalue()
io.StringIO(newline="x")
io.StringIO(5)
io.StringIO(None).getvalue(), io.StringIO(initial_value="q").read(), list(io.StringIO("a\nb"))
t = io.TextIOWrapper(io.BytesIO(b"a\r\nb\xc3\xa9"), encoding="utf-8")
t = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\r\n", write_through=True)
t.read()
t = io.TextIOWrapper(io.BytesIO(b"x\ny"), "ascii")
t.readline(), t.tell(), next(t), t.seekable(), t.reconfigure(encoding="utf8") if 0 else 0, t.close(), t.closed
br = io.BufferedReader(io.BytesIO(b"abcdef"))
bw = io.BufferedWriter(o := io.BytesIO())
bw.write(b"abc"), bw.flush(), o.getvalue()
class Raw(io.RawIOBase):
    def readable(s): return True
    def readinto(s, b): b[:2] = b"hi"; return 2
Raw().read(2), io.BufferedReader(Raw(), 4).read(3), Raw().closed
io.RawIOBase().read()
io.IOBase().readline if 0 else io.IOBase().seekable(), io.IOBase().closed
io.IOBase().seek(0)
io.IOBase().fileno()
io.IOBase().tell()
io.RawIOBase().write(b"")
io.TextIOBase().read()
io.DEFAULT_BUFFER_SIZE, io.SEEK_SET, io.UnsupportedOperation.__mro__, io.open is open, io.BlockingIOError
io.BufferedRWPair(io.BytesIO(b"q"), io.BytesIO()).read()
io.BufferedRandom(io.BytesIO(b"abc")).read(2)
io.IncrementalNewlineDecoder(None, True).decode("a\r\nb\r")
isinstance(io.StringIO(), io.TextIOBase), isinstance(io.BytesIO(), io.BufferedIOBase), isinstance(io.BytesIO(), io.IOBase), issubclass(io.FileIO, io.RawIOBase)
p = os.path.join(d, "t.txt")
f = open(p, "w", newline="\r\n")
f.write("a\nb\n"), f.name == p, f.mode, f.encoding, f.closed, f.writable(), f.readable(), f.close(), f.closed
open(p, "rb").read(), open(p).read(), open(p, newline="").read(), open(p, newline="\r\n").readlines(), open(p, newline="\r").readlines()
f.write("a")
f = open(p, "rb")
type(f), type(f.raw), f.mode, f.read(1), f.raw.mode, f.peek(1)[:1], f.close()
f = open(p, "wb")
type(f), f.write(b"abc"), f.close()
open(p, "wb").write("str")
f = open(p, "r+b")
type(f), f.read(1), f.write(b"Z"), f.seek(0), f.read(), f.close()
f = open(p, "rb", buffering=0)
type(f), f.read(), f.readall(), f.mode, f.closefd, f.close()
open(p, "r", buffering=0)
open(p, "w").read()
open(p, "r").write("a")
f = open(p, "a")
f.write("q"), f.tell(), f.close(), open(p).read()
f = open(p, "w+")
f.write("xyz"), f.seek(0), f.read(), f.truncate(1), f.seek(0), f.read(), f.close()
with open(p, "w") as f: print("hi", file=f)
f.closed, open(p).read(), open(p).readline(), list(open(p)), open(p).fileno() > 2, open(p).isatty(), type(open(p)), type(open(p).buffer), open(p).line_buffering
open(p, encoding="nope")
open(p, "wb").writelines([b"a", b"b"]), open(p, "rb").read()
open(p, "wb").write(b"\xff"), open(p, errors="replace").read(), open(p, errors="surrogateescape").read() if 0 else 0
open(p, encoding="utf-8").read()
open(bytes(p, "utf8"), "rb").read(), os.path.getsize(p), os.remove(p), os.path.exists(p)
os.rmdir(d)
import sys
sys.stdout.write(5)
''')
#: enum
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
from enum import *
class C(Enum):
    A = 1
    B = 2
    D = 1
C.A, C["A"], C(1), C.A.name, C.A.value, list(C), C.D is C.A, C.__members__, len(C), C.A in C, 1 in C, repr(C.A), str(C.A), hash(C.A) == hash("A"), C.A == 1, type(C.A), isinstance(C.A, C)
C(5)
C["Z"]
C.A = 5
C.Z
C.A.x
C.A < C.B
del C.A
class X(C): pass
@unique
class U(Enum):
    A = 1
    B = 1
class I(IntEnum):
    A = auto()
    B = auto()
I.A + 1, I.A < I.B, I(1), f"{I.A}", str(I.A), repr(I.A), I.B == 2, [1, 2, 3][I.A]
class S(StrEnum):
    AB = auto()
    X = "q"
S.AB, str(S.X), S.X == "q", f"{S.X:>3}", S("q")
class F(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
F.R | F.W, F.RW, ~F.R, F.R & F.W, F.R in F.RW, list(F.RW), F(0), bool(F(0)), F(7), F.R ^ F.RW, len(F.RW), F.RW.value, repr(F.R | F.X)
F(8)
class IF(IntFlag):
    A = 1
    B = 4
IF.A | IF.B, IF(8), IF(3), IF.A | 2, ~IF.A, IF.A + 1
class M(Enum):
    def _generate_next_value_(n, s, c, l): return n.lower()
    AA = auto()
    def meth(self): return self.value
M.AA.value, M.AA.meth()
class P(Enum):
    E = (1, 2)
    def __init__(self, a, b): self.a = a
P.E.a, P.E.value
class N(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == "x" else None
N("x")
N("y")
Enum("Fn", "A B"), list(Enum("Fn", ["A", "B"])), list(Enum("Fn", {"A": 5})), Enum("Fn", "A", start=5).A.value, Enum("Fn", "A", type=int).A + 1
class V(Enum):
    A = nonmember(1)
    B = member(2)
    _ignore_ = ["q"]
    q = 1
V.A, V.B, list(V)
@verify(UNIQUE)
class VV(Enum): A = 1; B = 1
@verify(CONTINUOUS)
class VV(Enum): A = 1; B = 3
@verify(NAMED_FLAGS)
class VV(Flag): A = 1; B = 6
class Bd(Flag, boundary=KEEP): A = 1
Bd(9), Bd._boundary_
class Bd(Flag, boundary=CONFORM): A = 1
Bd(9)
class Bd(Flag, boundary=EJECT): A = 1
Bd(9)
class Dup(Enum): A = 1; A = 2
class Prop(Enum):
    A = 1
    @property
    def p(s): return s.name + "!"
    @enum_property if False else property
    def q(s): return 1
Prop.A.p
import pickle, copy
pickle.loads(pickle.dumps(C)) if 0 else copy.copy(C.A) is C.A, copy.deepcopy(C.A) is C.A, dir(C.A), dir(C)
EnumType, EnumMeta is EnumType, C.__class__, C.A.__class__, isinstance(C, EnumType)
@global_enum
class GE(Enum): GA = 1
GE.GA
''')
#: dataclasses
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
from dataclasses import *
@dataclass
class A:
    x: int
    y: str = "a"
    z: list = field(default_factory=list)
A(1), A(1) == A(1), A(1, "b").y, fields(A)[0].name, asdict(A(1)), astuple(A(1)), replace(A(1), x=5), is_dataclass(A), A.__match_args__, A.__doc__
A()
A(1, 2, 3, 4)
hash(A(1))
A(1) < A(2)
@dataclass(frozen=True, order=True)
class B:
    a: int
    b: int = field(default=1, compare=False, repr=False)
B(1), B(1) < B(2), hash(B(1)) == hash(B(1)), B(1, 2) == B(1, 3)
B(1).a = 5
del B(1).a
@dataclass(slots=True, kw_only=True)
class S: p: int; q: int = 2
S(p=1), S.__slots__
S(1)
S(p=1).zz = 1
@dataclass
class Bad: x: list = []
@dataclass
class Bad: x: int = 1; y: int
@dataclass
class PI:
    a: InitVar[int]
    b: int = field(init=False)
    c: "ClassVar[int]" = 5
    _: KW_ONLY
    d: int = 6
    def __post_init__(self, a): self.b = a * 2
make_dataclass("MD", [("x", int), "y", ("z", int, field(default=3))])(1, 2)
fields(5)
asdict(5)
replace(5)
field(default=1, default_factory=list)
@dataclass(order=True, eq=False)
class Bad: x: int
@dataclass(unsafe_hash=True)
class UH: x: int
hash(UH(1)) == hash(UH(1))
@dataclass
class Ch(A): w: int = 9
Ch(1), Ch.__mro__[1]
@dataclass(repr=False, eq=False, init=False)
class Emp: x: int = 5
Emp().x
@dataclass(match_args=False)
class NM: x: int
hasattr(NM, "__match_args__")
@dataclass
class Rec: x: "Rec" = None
r = Rec()
r.x = r
r
''')
#: typing
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
import typing
from typing import *
Optional[int], Union[int, str], List[int], Dict[str, int], Any, Callable[[int], str], Callable[..., int], Tuple[int, ...], Tuple[()], Type[int], ClassVar[int], Final[int], Literal[1, "a"], Annotated[int, "x"], TypeVar("T"), Generic, NoReturn, Union[int], Union[int, None], int | None, Optional[Union[int, str]], Iterable[int], Mapping[str, int], Set[int], FrozenSet[int], Deque[int], DefaultDict[str, int], Counter[str], ChainMap[str, int], Awaitable[int], Generator[int, str, None], Self, LiteralString, Never, TypeGuard[int], TypeIs[int], Concatenate, ParamSpec("P"), TypeVarTuple("Ts"), Unpack, Required[int], NotRequired[int], ReadOnly[int]
get_type_hints(lambda x: 0), get_origin(List[int]), get_args(Dict[str, int]), get_origin(Union[int, str]), get_args(int | str), get_origin(list[int]), get_args(Callable[[int], str]), get_args(Literal[1]), get_origin(5)
class G(Generic[T := TypeVar("T")]):
    pass
G[int], G[int]().__orig_class__, G.__parameters__, G[int].__origin__, G[int] == G[int]
G[int, str]
class TD(TypedDict, total=False):
    a: int
    b: Required[str]
TD(a=1), TD.__required_keys__, TD.__optional_keys__, TD.__annotations__, TD.__total__
isinstance({}, TD)
class NT(NamedTuple):
    x: int
    y: int = 5
NT(1), NT._field_defaults, NT.__annotations__
NewType("U", int)(5), NewType("U", int), NewType("U", int).__supertype__
class Pr(Protocol):
    def m(self): ...
isinstance(5, Pr)
Pr()
@runtime_checkable
class RP(Protocol):
    def m(self): ...
class Im:
    def m(self): pass
isinstance(Im(), RP), isinstance(5, RP), issubclass(Im, RP)
assert_never(5)
Any()
isinstance(1, List[int])
isinstance([], List), issubclass(list, List)
Union[1]
List[1]
ForwardRef("int"), List["int"], Optional["A"], TypeVar("T", int, str).__constraints__, TypeVar("T", bound=int).__bound__, TypeVar("T", covariant=True)
TypeVar("T", int)
TypeVar("T", covariant=True, contravariant=True)
Annotated[int, 1].__metadata__, Annotated[Annotated[int, 1], 2], get_type_hints(type("Q", (), {"__annotations__": {"a": "int"}})), is_typeddict(TD), is_protocol(RP), get_protocol_members(RP)
Generic[int]
''')
#: misc modules
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
import string, textwrap, operator, copy, json, math, random, re, time, base64, binascii, hashlib, zlib, bisect, heapq, statistics, fractions, decimal, cmath, datetime, types, weakref, contextlib, pprint, errno, uuid, inspect
string.ascii_letters, string.Template("$a ${b} $$").substitute(a=1, b=2), string.Template("$a $z").safe_substitute(a=1), string.capwords("a b"), string.Formatter().format("{0} {a}", 1, a=2), list(string.Formatter().parse("a{0!r:>5}b"))
string.Template("$a").substitute()
string.Template("$ ").substitute()
string.Template("$a ${b}").get_identifiers(), string.Template("$a").is_valid()
textwrap.wrap("hello world foo", 7), textwrap.fill("a b c", 3), textwrap.dedent("  a\n   b"), textwrap.indent("a\nb", "> "), textwrap.shorten("hello world foo", 12)
operator.add(1, 2), operator.itemgetter(1)([1, 2]), operator.itemgetter(0, 1)("ab"), operator.attrgetter("real")(5), operator.attrgetter("real", "imag")(5), operator.methodcaller("upper")("a"), operator.index(5), operator.concat("a", "b"), operator.countOf([1, 1], 1), operator.indexOf([1, 2], 2), operator.truth(0), operator.is_(1, 1), operator.not_(1), operator.setitem, operator.matmul, operator.iadd([1], [2]), operator.pos(1), operator.inv(1), operator.contains([1], 1), operator.getitem([1], 0), operator.call(len, "ab"), operator.is_not_none(1) if hasattr(operator, "is_not_none") else 0
operator.itemgetter(1), operator.attrgetter("a.b"), operator.methodcaller("a", 1, b=2)
operator.itemgetter()
operator.attrgetter(5)
operator.indexOf([1], 5)
operator.index("a")
operator.length_hint([], "a")
copy.copy([1]), copy.deepcopy({"a": [1]}), copy.replace(types.SimpleNamespace(a=1), a=2)
class CC:
    def __copy__(s): return "c"
    def __deepcopy__(s, m): return "d"
copy.copy(CC()), copy.deepcopy([CC()])
copy.copy(x for x in [])
l = [1]
l.append(l)
copy.deepcopy(l)
json.dumps({"a": [1, 2.5, None, True, "é"]}), json.dumps({"b": 1, "a": 2}, sort_keys=True, indent=2), json.dumps([1, 2], separators=(",", ":")), json.dumps("é", ensure_ascii=False), json.loads('{"a": [1, 2.5, null, true]}'), json.loads("1e5"), json.dumps(float("nan")), json.loads("NaN"), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps((1,)), json.loads(b"[1]"), json.loads('"\\u00e9\\ud83d\\ude00"')
json.loads("")
json.loads("[1,]")
json.loads("{'a': 1}")
json.loads('{"a" 1}')
json.loads("[1 2]")
json.loads('"abc')
json.loads('"a\nb"')
json.loads("[1] x")
json.loads("nul")
json.loads('{"a":1,}')
json.loads(5)
json.dumps(object())
json.dumps({(1,): 2})
json.dumps({(1,): 2}, skipkeys=True), json.dumps(object(), default=lambda o: "x"), json.loads('{"a": 1}', object_hook=lambda d: list(d)), json.loads('{"a": 1}', object_pairs_hook=tuple), json.loads("1.5", parse_float=str), json.loads("15", parse_int=str)
json.dumps(float("inf"), allow_nan=False)
l = []
l.append(l)
json.dumps(l)
class JE(json.JSONEncoder):
    def default(s, o): return "J" if isinstance(o, set) else super().default(o)
json.dumps({1}, cls=JE) if 0 else json.dumps([{1}], cls=JE), json.JSONDecoder().raw_decode("[1] x"), list(json.JSONEncoder().iterencode([1, {"a": 2}]))
try: json.loads("[1,")
except json.JSONDecodeError as e: print(e.msg, e.pos, e.lineno, e.colno, e.doc)
math.sqrt(-1)
math.log(0)
math.factorial(-1)
math.factorial(1.5)
math.exp(1000)
math.floor(float("inf"))
math.isqrt(-1)
math.comb(-1, 2)
math.acos(2)
math.gcd(1.5)
math.sqrt("a")
math.dist([1], [1, 2])
math.pow(0, -1)
math.fmod(1, 0)
math.ldexp(1, 10000)
cmath.sqrt(-1), cmath.exp(1j), cmath.phase(-1), cmath.polar(1j), cmath.rect(1, 0), cmath.log(1j), cmath.isclose(1, 1), cmath.inf, cmath.infj, cmath.nanj, cmath.sin(1j), cmath.acos(2)
random.seed(5)
random.random(), random.randint(1, 10), random.choice("abc"), random.sample(range(10), 3), random.uniform(1, 2), random.gauss(0, 1), random.shuffle(l2 := [1, 2, 3, 4]), l2, random.choices("ab", k=3), random.randrange(0, 10, 2), random.getrandbits(10), random.triangular(), random.betavariate(1, 2), random.expovariate(1), random.normalvariate(), random.randbytes(3), random.binomialvariate(10, 0.5), random.paretovariate(1), random.vonmisesvariate(0, 1), random.weibullvariate(1, 1), random.gammavariate(1, 2), random.lognormvariate()
random.choice([])
random.randrange(0)
random.randint(5, 1)
random.sample([1], 2)
random.sample({1}, 1)
random.choices([1], [0])
random.Random(5).random() == random.Random(5).random(), random.Random("abc").random(), random.Random(b"x").random(), random.Random(1.5).random()
random.seed([])
binascii.hexlify(b"ab"), binascii.unhexlify("6162"), binascii.b2a_base64(b"abc"), binascii.a2b_base64("YWJj"), binascii.crc32(b"abc"), binascii.hexlify(b"abc", "-", 2), binascii.crc_hqx(b"abc", 0), binascii.b2a_base64(b"a", newline=False), binascii.a2b_hex(b"00"), binascii.b2a_uu(b"abc"), binascii.a2b_uu(b"#86)C\n"), binascii.b2a_qp(b"a=b"), binascii.a2b_qp(b"a=3D")
binascii.unhexlify("6")
binascii.unhexlify("zz")
binascii.a2b_base64("a")
binascii.a2b_base64("ab=c", strict_mode=True)
base64.b64encode(b"abc"), base64.b64decode("YWJj"), base64.urlsafe_b64encode(b"\xff\xfe"), base64.b32encode(b"a"), base64.b16encode(b"a"), base64.b85encode(b"abc"), base64.a85encode(b"abc"), base64.b32hexencode(b"a"), base64.encodebytes(b"a"), base64.z85encode(b"abcd"), base64.standard_b64decode(b"YQ==")
base64.b64decode("a")
base64.b64decode("YW!Jj", validate=True)
base64.b64encode("a")
base64.b32decode("a")
hashlib.new("nope")
hashlib.md5("a")
hashlib.md5(b"a", usedforsecurity=False).update(b"b")
zlib.decompress(zlib.compress(b"abc")), zlib.crc32(b"abc"), zlib.adler32(b"abc"), zlib.decompress(zlib.compress(b"a" * 100, 9)), zlib.decompressobj().decompress(zlib.compress(b"q")), zlib.DEFLATED, zlib.MAX_WBITS, zlib.error
zlib.decompress(b"abc")
zlib.decompress(zlib.compress(b"abc")[:-2])
co = zlib.compressobj()
dd = co.compress(b"abc") + co.flush()
zlib.decompress(dd), zlib.decompress(zlib.compress(b"z", wbits=-15), -15), zlib.decompress(zlib.compress(b"z", wbits=31), wbits=31)
do = zlib.decompressobj()
do.decompress(zlib.compress(b"abc") + b"xx", 2), do.unconsumed_tail != b"", do.eof, do.flush(), do.unused_data
import gzip
gzip.decompress(gzip.compress(b"abc")), gzip.GzipFile(fileobj=__import__("io").BytesIO(gzip.compress(b"q"))).read(), gzip.compress(b"a", mtime=0)[:10]
gzip.decompress(b"abc")
bisect.bisect([1, 2, 3], 2), bisect.bisect_left([1, 2], 2), bisect.insort(bl := [1, 3], 2), bl, bisect.bisect([1, 2, 3], -2, key=lambda x: -x), bisect.bisect([1], 1, lo=0, hi=1)
bisect.bisect([1], 1, -1)
h = [3, 1, 2]
heapq.heapify(h), heapq.heappop(h), heapq.heappush(h, 0), heapq.heappushpop(h, 5), heapq.heapreplace(h, 9), h, heapq.nlargest(2, [1, 2, 3]), heapq.nsmallest(1, [2, 1], key=lambda x: -x), list(heapq.merge([1, 3], [2]))
heapq.heappop([])
heapq.heapify(5)
statistics.mean([1, 2]), statistics.median([1, 2, 3]), statistics.mode("aab"), statistics.stdev([1, 2, 3]), statistics.quantiles([1, 2, 3, 4]), statistics.fmean([1, 2]), statistics.multimode("ab"), statistics.harmonic_mean([1, 2]), statistics.variance([1, 2]), statistics.linear_regression([1, 2], [2, 4]), statistics.NormalDist(0, 1).cdf(0), statistics.correlation([1, 2], [2, 4]), statistics.geometric_mean([1, 4])
statistics.mean([])
F = fractions.Fraction
F(1, 2) + F(1, 3), F("1/3"), F("0.5"), F(0.5), F(3), F(1, 2) ** 2, F(1, 2) < 0.6, F(7, 3) // 1, F(7, 3) % 1, str(F(1, 2)), F(3.14).limit_denominator(10), hash(F(1, 2)) == hash(0.5), round(F(5, 2)), F(1, 2).as_integer_ratio(), f"{F(1, 3):.3f}", F(decimal.Decimal("0.1")), divmod(F(7, 2), 2), F(-1, 2).__abs__(), int(F(5, 2)), F(1,2) == 0.5, F(2) ** -1, F(2) ** 0.5
F(1, 0)
F("a")
F(1.5, 2)
F(float("nan"))
D = decimal.Decimal
D("abc")
D(1) / 0
D(0) / 0
D([])
D("1") + 1.5
with decimal.localcontext() as ctx: ctx.prec = 5; print(D(1) / 3)
datetime.date(2020, 1, 31) + datetime.timedelta(days=1), datetime.datetime(2020, 1, 1, 12).isoformat(), datetime.datetime.fromisoformat("2020-01-01T12:00:00+00:00"), datetime.timedelta(hours=25), str(datetime.timedelta(-1)), datetime.date(2020, 1, 1).strftime("%Y-%m-%d %a %j"), datetime.datetime.strptime("2020-01-02", "%Y-%m-%d"), datetime.date(2020, 1, 1).weekday(), datetime.date(2020, 1, 1).isocalendar(), datetime.timezone.utc, datetime.timezone(datetime.timedelta(hours=1)), datetime.time(1, 2, 3), datetime.datetime(2020, 1, 1) - datetime.datetime(2019, 1, 1), datetime.timedelta(1) / 2, datetime.timedelta(1) // datetime.timedelta(hours=5), datetime.datetime.min, datetime.date.max, datetime.datetime(2020,1,1,tzinfo=datetime.UTC).timestamp(), datetime.date.fromordinal(5), datetime.datetime(2020,1,1).replace(year=2021), datetime.timedelta(1, 2, 3).total_seconds()
datetime.date(2020, 13, 1)
datetime.date(2021, 2, 29)
datetime.datetime(2020, 1, 1, 25)
datetime.date("a", 1, 1)
datetime.date(2020, 1, 1) < datetime.datetime(2020, 1, 1)
datetime.date(2020, 1, 1) + 1
datetime.datetime(2020, 1, 1) - datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
datetime.timezone(datetime.timedelta(days=1))
datetime.date.fromisoformat("x")
datetime.datetime.strptime("x", "%Y")
re.match(r"(a)(?P<n>b)?", "ab").groups(), re.match("a", "b"), re.search("b", "abc").span(), re.sub("a", "b", "aa", count=1), re.split("(,)", "a,b"), re.findall("(a)(b)", "abab"), re.compile("a", re.I), re.escape("a.b"), [m.group() for m in re.finditer("a", "aba")], re.fullmatch("a+", "aaa"), re.subn("a", "b", "aa"), re.match("(?P<x>a)", "a").groupdict(), re.sub("(a)", r"\1\1", "a"), re.sub("a", lambda m: m.group().upper(), "a"), re.compile("(?x) a  # c\n b").match("ab"), re.compile("a").flags, re.compile("(?i)a").flags, re.match("a", "ab").end(), re.match("(a)|b", "b").group(1), re.match("(a)(b)", "ab")[2], re.match("(a)", "a").lastindex, re.purge()
re.compile("(")
re.compile("[")
re.compile("*")
re.compile("a**")
re.compile("(?P<a>a)(?P<a>b)")
re.compile(r"\1")
re.compile("(?<=a+)b")
re.compile("[z-a]")
re.compile("(?P<1>a)")
re.compile("\\")
re.compile(")")
re.compile("a{2,1}")
re.compile("(?z)")
re.sub("a", r"\2", "a")
re.match("a", "a").group(5)
re.match("a", "a").group("x")
re.match(5, "a")
re.match("a", b"a")
re.match(b"a", "a")
re.match("a", 5)
class WR: pass
w = WR()
r = weakref.ref(w)
del w
r()
weakref.ref(5)
wd = weakref.WeakValueDictionary()
ww = WR()
wd["a"] = ww
p = weakref.proxy(ww)
del ww
del wd
p.x
f = weakref.finalize(q := WR(), print, "bye")
f.alive
del q
f.alive
@contextlib.contextmanager
def cm(): print("in"); yield 5; print("out")
with cm() as c: print(c)
@contextlib.contextmanager
def cm2(): return; yield
with cm2(): pass
@contextlib.contextmanager
def cm3(): yield; yield
with cm3(): pass
with contextlib.suppress(KeyError): {}[1]
with contextlib.redirect_stdout(sio := __import__("io").StringIO()): print("x")
sio.getvalue()
with contextlib.nullcontext(5) as n: print(n)
@cm()
def deco(): print("body")
deco()
contextlib.closing, contextlib.chdir, contextlib.AsyncExitStack, contextlib.aclosing
types.MappingProxyType({})["a"] = 1
types.MappingProxyType(5)
types.FunctionType((lambda x=1: x).__code__, {"__builtins__": {}}, "nm", (7,))()
types.CodeType
types.CellType().cell_contents
pprint.pformat({"a": list(range(30)), "b": "x" * 80}), pprint.pformat([1, [2]], width=1), pprint.pformat({"b": 1, "a": 2}, sort_dicts=False), pprint.saferepr([1]), pprint.isreadable([1]), pprint.pformat((1,), width=1), pprint.pformat({1, 2}), pprint.pformat([[[1]]], depth=1)
errno.ENOENT, errno.errorcode[2], errno.EACCES, __import__("os").strerror(2), errno.EADDRINUSE
uuid.UUID(int=5), uuid.UUID("12345678123456781234567812345678").hex, uuid.uuid5(uuid.NAMESPACE_DNS, "a"), uuid.uuid3(uuid.NAMESPACE_URL, "a"), uuid.uuid4().version, uuid.UUID(int=5).bytes, uuid.UUID(int=5).urn, uuid.UUID(int=5).fields, uuid.UUID(int=1) < uuid.UUID(int=2), uuid.uuid1().version, uuid.UUID(int=5).variant
uuid.UUID("a")
uuid.UUID()
inspect.signature(lambda a, b=1, *c, d, **e: 0), inspect.getdoc(len) is not None, inspect.isfunction(len), inspect.isbuiltin(len), inspect.ismethod([].append), inspect.isclass(int), inspect.getmembers(5, callable)[0][0], inspect.Parameter("a", inspect.Parameter.KEYWORD_ONLY), inspect.signature(len), inspect.signature(int) if 0 else 0, inspect.getmro(int), inspect.isroutine(len), inspect.isdatadescriptor(property()), inspect.getfullargspec(lambda a, b=1, *c, d=2: 0), inspect.cleandoc("  a\n    b"), inspect.ismodule(inspect), inspect.isgenerator(5), inspect.currentframe().f_code.co_name, inspect.signature(lambda a: 0).bind(1).arguments, inspect.ismethoddescriptor(str.join), inspect.isgetsetdescriptor(int.real), inspect.ismemberdescriptor(5)
inspect.signature(5)
inspect.signature(lambda a: 0).bind()
inspect.signature(lambda a: 0).bind(1, 2)
time.strftime("%Y", time.gmtime(0)), time.gmtime(0), time.struct_time((1,) * 9), time.mktime is not None, time.asctime(time.gmtime(0)), time.strptime("2020", "%Y").tm_year, time.gmtime(0).tm_year, time.ctime(0) is not None, time.time_ns() > 0, time.perf_counter() > 0, time.get_clock_info("time") is not None
time.sleep(-1)
time.strptime("x", "%Y")
''')
