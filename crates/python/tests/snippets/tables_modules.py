#: collections: Counter
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from collections import *
c = Counter("abracadabra")
table(r'''
c, c["a"], c["z"], c.most_common(2), sorted(c.elements()), c.total(), len(c), Counter(a=2, b=1), Counter({"x": 3}), Counter([1, 1]), Counter()
c + Counter("a"), Counter(a=3) - Counter(a=1, b=2), Counter(a=1) & Counter(a=2), Counter(a=1) | Counter(a=2, b=1), +Counter(a=-1, b=1), -Counter(a=-1), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter(a=2) < Counter(a=1)
c.update("aa"), c["a"], c.subtract("a"), c["a"], c.update(a=1), c["a"], c.update({"q": 5}), c["q"]
del c["nope"]
c.fromkeys("a")
c["new"] += 1; print(c["new"], "zz" in c, c.pop("new"), c.copy() == c)
Counter(5)
Counter("a", "b")
c += Counter(a=100); print(c["a"])
Counter("abc").most_common(), Counter("aab").most_common(1), repr(Counter()), Counter("ab") + Counter("bc"), list(Counter("hello")), dict(Counter("aa")), Counter(a=1.5).total()
''')
#: collections: deque
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from collections import deque
d = deque([1, 2, 3])
table(r'''
d, d.append(4), d.appendleft(0), d, d.pop(), d.popleft(), d, d.rotate(1), d, d.rotate(-1), d, d.extend("ab"), d.extendleft("xy"), d, d.index(2), d.count(1), d.remove(2), d, d.reverse(), d, d[0], d[-1], len(d), 1 in d, list(reversed(d)), d.copy() == d
d[50]
d.index(99)
deque().pop()
deque().popleft()
deque(5)
deque([1], -1)
deque([1, 2, 3], maxlen=2), deque(maxlen=1).maxlen, deque([1], 5)
m = deque(maxlen=2); m.extend([1, 2, 3]); m.appendleft(0); print(m)
m.insert(0, 5)
d[0] = "z"; del d[1]; d.insert(1, "i"); d += [9]; print(d, d * 2 == d + d)
deque([1]) == [1], deque([1, 2]) == deque([1, 2]), deque([1]) < deque([2]), deque([1]) + deque([2]), deque("ab") * 2, repr(deque()), bool(deque())
hash(d)
d.clear(), d
for x in (q := deque([1, 2])): q.append(x)
''')
#: collections: defaultdict, OrderedDict and ChainMap
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from collections import *
d = defaultdict(list)
table(r'''
d["a"].append(1), d, d["b"], d.get("c"), "c" in d, d.default_factory, defaultdict(int, {"x": 1}), defaultdict(int)["q"], defaultdict(None), d.copy(), type(d.copy()).__name__
defaultdict(None)["x"]
defaultdict(5)
defaultdict(list, 5)
d.default_factory = None; d["zz"]
d | {"k": 1}, {"k": 1} | d, d == {"a": [1], "b": []}
o = OrderedDict(a=1, b=2, c=3); print(o, list(o)); o.move_to_end("a"); print(o); o.move_to_end("c", last=False); print(o, o.popitem(), o.popitem(last=False), o)
o.move_to_end("nope")
OrderedDict().popitem()
OrderedDict([(1, 2), (3, 4)]) == OrderedDict([(3, 4), (1, 2)]), OrderedDict([(1, 2), (3, 4)]) == {3: 4, 1: 2}, list(reversed(OrderedDict(a=1, b=2))), OrderedDict(a=1) | {"b": 2}, OrderedDict.fromkeys("ab"), repr(OrderedDict()), OrderedDict(a=1).copy()
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m, m["a"], m["b"], len(m), list(m), m.maps, m.new_child({"z": 0}), m.parents, "b" in m, m.get("q"))
m["c"] = 5; print(m.maps[0]); del m["a"]; print(m["a"])
del m["b"]
m["nope"]
m.pop("nope")
ChainMap(), ChainMap({1: 2}) == {1: 2}, ChainMap({1: 2}) | {3: 4}, dict(ChainMap({1: 2}, {1: 3, 4: 5}))
UserDict(a=1), UserList([1]) + [2], UserString("ab").upper(), UserDict({"a": 1})["a"]
''')
#: collections: namedtuple
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, 2)
table(r'''
p, p.x, p[1], p == (1, 2), P._fields, p._asdict(), p._replace(x=5), P._make([3, 4]), P(y=1, x=2), len(p), hash(p) == hash((1, 2)), p + (3,), P.__doc__, P.x.__doc__, p.__class__.__name__, P._field_defaults, isinstance(p, tuple), tuple(p), p._replace()
namedtuple("Q", ["a", "b"])(1, 2), namedtuple("Q", "a, b")(1, 2), namedtuple("Q", "a b", defaults=[5])(1), namedtuple("Q", "a def b", rename=True)._fields, namedtuple("Q", "")(), namedtuple("Q", "a b c", defaults=(1, 2))._field_defaults
P(1)
P(1, 2, 3)
P(1, z=2)
P(1, x=2)
p.x = 5
p.z
p._replace(z=1)
P._make([1])
namedtuple("Q", "a a")
namedtuple("Q", "_a")
namedtuple("Q", "class")
namedtuple("Q", "1a")
namedtuple("1Q", "a")
namedtuple("Q", "a", defaults=(1, 2))
namedtuple(5, "a")
x, y = p; print(x, y, *p, max(p))
class Q(P): __slots__ = (); total = property(lambda s: s.x + s.y)
Q(1, 2).total, Q(1, 2), Q(1, 2) == P(1, 2), P.__module__, P.__qualname__, P.__match_args__, p.__getnewargs__(), p.index(2), p.count(1), sorted([P(2, 1), P(1, 5)])
''')
#: enum
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from enum import *
class C(Enum): RED = 1; GREEN = 2; ALIAS = 1
class F(Flag): A = auto(); B = auto(); AB = A | B
class I(IntEnum): X = 1; Y = 5
table(r'''
C.RED, C(1), C["GREEN"], C.RED.name, C.RED.value, C.ALIAS, list(C), len(C), C.RED is C.ALIAS, C.RED == 1, C.RED in C, 1 in C, 9 in C, str(C.RED), repr(C.RED), f"{C.RED}", C.__members__, hash(C.RED) == hash("RED"), {C.RED: 1}, bool(C.RED), type(C.RED), isinstance(C.RED, C), C.RED != C.GREEN, list(reversed(C)), C.RED.__class__.__name__
C(9)
C["NOPE"]
C.NOPE
C.RED = 5
del C.RED
C()
C.RED < C.GREEN
class D(C): pass
class E(Enum): X = 1; X = 2
F.A, F.A | F.B, F.AB, F(3), F(0), F.A & F.B, F.A ^ F.AB, ~F.A, F.A in F.AB, bool(F(0)), list(F.AB), list(F), F.AB.value, len(F.AB), str(F.A | F.B), repr(F(0)), F["A"]
F(8)
F.A | 1
I.X, I.X + 1, I.X == 1, I.X < I.Y, int(I.Y), str(I.X), f"{I.X}", repr(I.X), I(5), sorted([I.Y, I.X]), [10, 20][I.X], isinstance(I.X, int), "%d" % I.Y, I.X.real, I.Y // 2
I("a")
class S(StrEnum): A = auto(); B = "bee"
S.A, S.B, str(S.A), S.A == "a", f"{S.B:>5}", S.B.upper(), S("bee"), "".join(S)
Enum("N", "a b"), list(Enum("N", "a b")), Enum("N", {"x": 10}).x.value, Enum("N", ["p"]).p, IntEnum("M", "a")(1) + 1
@unique\nclass U(Enum): A = 1; B = 1
unique(C)
class P(Enum): EARTH = (1, 2); __init__ = lambda s, a, b: setattr(s, "a", a)
P.EARTH.a, P.EARTH.value, P((1, 2))
class M(Enum): _ignore_ = ["t"]; t = 5; A = 1
list(M), M.A._name_, M.A._value_, M._member_names_, M._value2member_map_, C._member_map_["RED"]
class V(IntFlag): A = 1; B = 2
V.A | V.B, V(8), V.A + 1, V.A | 8, ~V.A, V(0), repr(V(3)), V.B in V(3), (V.A | V.B).name
class N(Enum): _missing_ = classmethod(lambda c, v: c.A); A = 1
N(50), N.A
''')
#: copy
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import copy
table(r'''
l = [1, [2]]; a, b = copy.copy(l), copy.deepcopy(l); l[1].append(3); print(a, b)
d = {"a": [1]}; e = copy.deepcopy(d); d["a"].append(2); print(e, copy.copy(d) == d)
r = []; r.append(r); s = copy.deepcopy(r); print(s[0] is s, s is not r)
t = (1, [2]); print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy((1, 2)) == (1, 2))
class A: pass
a = A(); a.x = [1]; b = copy.copy(a); c = copy.deepcopy(a); a.x.append(2); print(b.x, c.x, type(c).__name__)
class B: __copy__ = lambda s: "copied"; __deepcopy__ = lambda s, m: "deep"
copy.copy(B()), copy.deepcopy(B()), copy.deepcopy([B()])
copy.copy(5), copy.copy("a"), copy.copy(len) is len, copy.copy(A) is A, copy.deepcopy(None), copy.deepcopy({1, 2}), copy.deepcopy(range(3)), copy.copy({1}), copy.copy(bytearray(b"a")), copy.deepcopy(1j)
x = [1]; m = {}; y = copy.deepcopy([x, x], m); print(y[0] is y[1])
copy.replace(type("R", (), {"__replace__": lambda s, **k: k})(), a=1)
copy.replace(5, a=1)
class S: __slots__ = ("p", "q")
s = S(); s.p = [1]; u = copy.deepcopy(s); print(u.p, hasattr(u, "q"))
copy.copy(iter([1, 2])).__next__()
copy.deepcopy(lambda: 0).__name__
''')
#: struct
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import struct
table(r'''
struct.pack("i", 1), struct.pack("<hH", -1, 2), struct.pack(">I", 1), struct.pack("!q", -1), struct.pack("<f", 1.5), struct.pack("<d", 1.5), struct.pack("3s", b"ab"), struct.pack("?c", True, b"x"), struct.pack("2B", 1, 2), struct.pack("<e", 1.5), struct.pack("5p", b"abc"), struct.pack("xx"), struct.pack("@bi", 1, 2), struct.pack("=bi", 1, 2), struct.pack("<n", 1) if 0 else 0
struct.unpack("<i", b"\1\0\0\0"), struct.unpack("<hb", b"\1\0\2"), struct.unpack(">f", b"?\xc0\0\0"), struct.unpack("3s", b"abc"), struct.unpack("<2H", b"\1\0\2\0"), struct.unpack("?", b"\1"), struct.unpack("c", b"a"), struct.unpack("4p", b"\2abc"), struct.unpack_from("<h", b"\0\0\1\0", 2), list(struct.iter_unpack("<h", b"\1\0\2\0")), struct.calcsize("i"), struct.calcsize("<bi"), struct.calcsize("@bi"), struct.calcsize("3sx"), struct.calcsize("")
struct.pack("i", "a")
struct.pack("i")
struct.pack("i", 1, 2)
struct.pack("b", 200)
struct.pack("B", -1)
struct.pack("<H", 70000)
struct.pack("z", 1)
struct.pack("s", "a")
struct.pack("c", b"ab")
struct.unpack("i", b"abc")
struct.unpack_from("i", b"ab")
struct.pack("f", "a")
struct.pack("<i", 1.5)
struct.pack("<I", 2**40)
struct.calcsize("3")
b = bytearray(8); struct.pack_into("<i", b, 2, 5); print(b)
struct.pack_into("<i", b, 6, 5)
s = struct.Struct("<hh"); print(s.size, s.format, s.pack(1, 2), s.unpack(b"\1\0\2\0"))
list(struct.iter_unpack("<h", b"abc"))
struct.pack("<q", 2**62), struct.pack(">l", 5), struct.unpack("<Q", b"\xff" * 8), struct.pack("<f", float("inf")), struct.pack("0s", b""), struct.pack("<2f", 1, 2), struct.pack("<e", 65504)
struct.pack("<f", 1e50)
struct.pack("<e", 1e10)
''')
#: array
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from array import array
a = array("i", [1, 2, 3])
table(r'''
a, a[0], a[1:], a.typecode, a.itemsize, len(a), a.append(4), a, a.extend([5]), a.pop(), a.insert(0, 9), a, a.index(2), a.count(1), a.remove(9), a, a.reverse(), a, a.tolist(), a.tobytes(), a + array("i", [7]), a * 2, a == array("i", [4, 3, 2, 1]), array("d", [1.5]), array("b", b"\1\2"), array("f", [0.1])[0], bytes(array("H", [1])), list(a), 3 in a, array("i") , a.buffer_info()[1]
array("i", ["a"])
array("b", [200])
array("B", [-1])
array("i", [1.5])
array("i", "abc")
array()
a.append("a")
a[50]
a.index(99)
a.remove(99)
array("i").pop()
a + [1]
a += array("i", [8]); a[0] = 7; del a[1]; a[1:2] = array("i", [5, 5]); print(a)
a[0:1] = [1]
a + array("d", [1.0])
a.fromlist([1, 2]), a.frombytes(b"\0\0\0\0"), a.byteswap(), a
a.frombytes(b"abc")
a.fromlist([1, "a"])
array("i", [1, 2]) < array("i", [1, 3]), array("d", [1]) == array("i", [1]), memoryview(array("h", [1, 2])).tolist(), array("q", [2**40]), array("L", [1]).itemsize, sum(array("i", [1, 2]))
''')
#: re
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import re
table(r'''
re.match(r"(\d+)-(\w+)", "12-ab").groups(), re.search("b", "abc").span(), re.findall(r"\d", "a1b2"), re.findall(r"(a)(b)", "abab"), re.sub(r"a", "x", "banana", count=2), re.sub(r"(\w)", r"<\1>", "ab"), re.sub("a", lambda m: m[0].upper(), "aba"), re.split(r"[,;]", "a,b;c"), re.split(r"(,)", "a,b"), re.split(",", "a,b,c", maxsplit=1), re.subn("a", "b", "aa"), re.fullmatch("a+", "aaa"), re.fullmatch("a", "ab"), re.escape("a.b*c"), [m.start() for m in re.finditer("a", "banana")]
m = re.match(r"(?P<y>\d{4})-(?P<m>\d\d)?", "2024-"); print(m, m.group(), m.group("y"), m["m"], m.groupdict(), m.groups("none"), m.start("y"), m.end(), m.lastindex, m.lastgroup, m.re.pattern, m.string, m.pos, m.endpos, m.span(2), m.expand(r"\g<y>!"))
re.compile("a", re.I), re.compile("a", re.I).match("A"), re.I, re.M | re.S, re.compile("(?i)a").flags, re.compile("(a)(b)").groups, re.compile("a") == re.compile("a"), re.compile(b"a").match(b"a")
re.findall(r"^\w", "ab\ncd", re.M), re.findall(".", "a\nb", re.S), re.match(r"a  b # c", "ab", re.X), re.findall(r"\bfoo\b", "foo food foo"), re.findall(r"(?<=a)b", "ab cb"), re.findall(r"a(?!b)", "ab ac"), re.findall(r"(?:a|b)+", "abc"), re.findall(r"a*?", "aa"), re.findall(r"a{2,3}", "aaaaa"), re.findall(r"[^a-c]", "abcd"), re.match(r"(a)?(?(1)b|c)", "ab"), re.match(r"(.)\1", "aa"), re.findall(r"\s+", "a \t b"), re.sub(r"\s", "", " a b "), re.findall("é", "é"), re.findall(r"\w", "é_1-"), re.findall(r"\d", "٣", re.A), re.match(r"(?>a+)b", "aab"), re.match(r"a++b", "aab")
re.compile("(")
re.compile("[a")
re.compile("*")
re.compile("a**")
re.compile("(?P<1>a)")
re.compile("(?P<a>a)(?P<a>b)")
re.compile(r"\2")
re.compile("a{2,1}")
re.compile("(?z)")
re.compile(r"\q")
re.compile("[b-a]")
re.compile(")")
re.compile("(?<=a*)b")
re.compile(5)
re.match("a", b"a")
re.match("a", 5)
re.sub("(a)", r"\2", "a")
re.match("a", "a").group(1)
re.match("a", "a").group("x")
try: re.compile("a(b")\nexcept re.error as e: print(e.msg, e.pattern, e.pos, e.lineno, e.colno)
re.sub("", "-", "ab"), re.split("", "ab"), re.findall("", "ab"), re.sub("a|", "x", "ba"), re.sub(r"(?P<n>a)", r"\g<n>\g<0>", "a"), re.sub("a", r"\n", "a"), re.template if hasattr(re, "template") else 0, re.purge(), re.compile("a").sub("b", "aa", count=1), re.compile("b").search("abb", 2), re.compile("^b").match("ab", 1)
bool(re.match("a", "b")), re.match("(a)|(b)", "b").groups(), re.match("(a)*", "aaa").group(1), re.match("a", "a") is not None, re.NOFLAG, repr(re.compile("a\nb", re.M | re.X)), re.search("(?s:.)", "\n"), re.match("(?i:a)b", "Ab"), re.match("(?-i:a)", "a")
''')
#: string and textwrap
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import string, textwrap
table(r'''
string.ascii_letters, string.digits, string.punctuation, string.whitespace, string.hexdigits, string.capwords("hello wORLD"), string.capwords("a-b", "-"), string.Template("$a ${b} $$").substitute(a=1, b=2), string.Template("$a $z").safe_substitute(a=1), string.Formatter().format("{} {a}", 1, a=2), list(string.Formatter().parse("a{b!r:c}d")), string.Template("$x").get_identifiers()
string.Template("$a").substitute()
string.Template("$").substitute()
string.Formatter().format("{}")
textwrap.wrap("the quick brown fox jumps", 10), textwrap.fill("the quick brown fox", 10), textwrap.dedent("  a\n    b\n  c"), textwrap.indent("a\n\nb", "> "), textwrap.shorten("hello big world", 12), textwrap.wrap("averyveryverylongword", 5), textwrap.wrap("", 5), textwrap.indent("a\n \nb", "-", lambda l: True), textwrap.dedent("\ta\n\tb"), textwrap.wrap("x y z", 3, initial_indent="* ", subsequent_indent="  "), textwrap.fill("a b c", 3, break_long_words=False), textwrap.shorten("abc def", 6, placeholder="~"), textwrap.TextWrapper(width=5, max_lines=1).wrap("hello world foo")
textwrap.wrap("a", 0)
''')
#: datetime
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from datetime import *
d, t = date(2024, 2, 29), datetime(2024, 2, 29, 13, 5, 6, 789)
table(r'''
d, t, d.year, t.hour, str(d), str(t), d.isoformat(), t.isoformat(" "), t.isoformat(timespec="minutes"), d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), date.fromordinal(738945), date.fromisoformat("2024-01-05"), datetime.fromisoformat("2024-01-05T10:20:30"), datetime.fromisoformat("2024-01-05 10:20+02:00"), d.replace(day=1), t.date(), t.time(), d.timetuple()[:3], t.strftime("%Y-%m-%d %H:%M:%S.%f %j %a %b %p %y %I %A %B %U %w %%"), datetime.strptime("5/3/2024 7:08", "%d/%m/%Y %H:%M"), d.ctime(), t.ctime(), date.min, date.max, datetime.combine(d, time(1, 2)), f"{d:%d.%m.%Y}", f"{t}"
d + timedelta(1), d - date(2024, 1, 1), t - timedelta(hours=14), timedelta(days=1, hours=25, minutes=-1), timedelta(1.5), timedelta(seconds=-1), timedelta(weeks=1).days, timedelta(hours=5) / 2, timedelta(hours=5) // timedelta(hours=2), timedelta(hours=5) % timedelta(hours=2), timedelta(hours=5) / timedelta(hours=2), timedelta(1) * 1.5, -timedelta(1), abs(timedelta(-1)), timedelta(1) > timedelta(0), timedelta(microseconds=1), str(timedelta(days=-1, seconds=5)), timedelta(1).total_seconds(), bool(timedelta(0)), timedelta.max, timedelta.resolution, sum([timedelta(1)] * 2, timedelta()), divmod(timedelta(hours=5), timedelta(hours=2))
d < date(2025, 1, 1), d == t, t == datetime(2024, 2, 29), max(d, date(2020, 1, 1)), hash(d) == hash(date(2024, 2, 29)), time(1, 2) < time(1, 3), time(12).isoformat(), time(1, 2, 3, 4), time.fromisoformat("01:02:03"), time(5).replace(hour=6), str(time(1, 2, 3)), f"{time(1, 2):%H.%M}"
date(2023, 2, 29)
date(0, 1, 1)
date(2024, 13, 1)
datetime(2024, 1, 1, 25)
time(60)
time(0, 60)
date(2024)
date.fromisoformat("nope")
datetime.strptime("a", "%Y")
datetime.strptime("2024 x", "%Y")
d < t
d + 1
d - "a"
t - d
date.max + timedelta(1)
timedelta("a")
u = datetime(2024, 1, 1, tzinfo=timezone.utc); print(u, u.tzinfo, u.utcoffset(), u.tzname(), u.timestamp(), u.astimezone(timezone(timedelta(hours=2))), timezone(timedelta(hours=-5, minutes=-30)), repr(timezone.utc), timezone(timedelta(hours=1), "X"), u.isoformat(), datetime.fromtimestamp(0, timezone.utc), u == datetime(2024, 1, 1, 2, tzinfo=timezone(timedelta(hours=2))), u.strftime("%z %Z"), datetime.strptime("2024 +0130", "%Y %z"))
u < t
u - t
timezone(timedelta(hours=25))
timezone(5)
datetime.fromisoformat("2024-W05-3"), date.fromisocalendar(2024, 5, 3), datetime.fromisoformat("20240105T102030Z"), datetime(2024, 1, 1, fold=1), datetime(1, 1, 1).timetuple().tm_yday, d.strftime("%G-W%V-%u"), UTC is timezone.utc, datetime.min.isoformat()
''')
#: calendar
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import calendar
table(r'''
calendar.isleap(2024), calendar.leapdays(2000, 2024), calendar.monthrange(2024, 2), calendar.weekday(2024, 2, 29), calendar.month_name[2], calendar.day_abbr[0], list(calendar.day_name)[:2], calendar.timegm((1970, 1, 2, 0, 0, 0)), calendar.monthcalendar(2024, 2), calendar.MONDAY, calendar.Month.MARCH if hasattr(calendar, "Month") else 0
print(calendar.month(2024, 2))
print(calendar.TextCalendar(6).formatmonth(2023, 11))
calendar.monthrange(2024, 13)
[d.day for d in calendar.Calendar().itermonthdates(2024, 2)][:5], list(calendar.Calendar().itermonthdays2(2024, 2))[:4], calendar.Calendar(6).getfirstweekday(), calendar.calendar(2024)[:60], calendar.setfirstweekday(0), calendar.firstweekday()
''')
#: bisect, heapq and graphlib
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import bisect, heapq, graphlib
a = [1, 3, 3, 5]
table(r'''
bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 9), bisect.bisect(a, 0), bisect.insort(a, 4), a, bisect.insort_left(a, 3), a, bisect.bisect(a, 3, 1, 2), bisect.bisect_left([(1, "a")], 1, key=lambda p: p[0]), bisect.bisect([], 1)
bisect.bisect(a, "x")
bisect.bisect(a, 1, -1)
bisect.bisect(5, 1)
h = [5, 1, 4]; heapq.heapify(h); heapq.heappush(h, 0); print(h, heapq.heappop(h), heapq.heapreplace(h, 9), heapq.heappushpop(h, 2), h)
heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [1, 5, 3]), heapq.nlargest(1, ["a", "bb"], key=len), list(heapq.merge([1, 4], [2, 3])), list(heapq.merge([3, 1], [2], reverse=True)), heapq.nsmallest(5, [2, 1]), heapq.nlargest(0, [1])
heapq.heappop([])
heapq.heapify((1, 2))
heapq.heapify([1, "a"])
heapq.heappush(5, 1)
list(graphlib.TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}}).static_order())[0::3]
list(graphlib.TopologicalSorter({1: [2], 2: [1]}).static_order())
t = graphlib.TopologicalSorter({2: [1]}); t.prepare(); print(t.get_ready(), t.is_active(), t.done(1), t.get_ready())
t.add(5)
graphlib.TopologicalSorter().get_ready()
''')
