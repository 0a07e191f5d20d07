#: roots and powers of numbers
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import math
table(r'''
math.sqrt(16), math.isqrt(99), math.pow(2, 10), math.exp(0), math.hypot(5, 12), math.dist((0, 0), (3, 4)), 2 ** 0.5 == math.sqrt(2), math.exp2(3)
math.sqrt(-4)
math.pow("a", 1)
''')
#: whole parts of numbers
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import math
table(r'''
math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.modf(-1.5), math.frexp(10), math.ldexp(0.625, 4), math.fmod(-7, 3), math.remainder(-7, 3), math.copysign(3, -1), math.fabs(-3)
math.floor(None)
math.ceil([])
''')
#: divisors and factorials
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import math
table(r'''
math.gcd(48, 36), math.gcd(0, 0), math.lcm(4, 6, 10), math.lcm(0, 5), math.factorial(20), math.comb(10, 3), math.comb(3, 10), math.perm(5), math.perm(5, 2), math.prod(range(1, 6))
math.factorial(-5)
math.comb(5, -1)
math.gcd("a")
''')
#: sums that are exact
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import math
table(r'''
math.fsum([0.1] * 10) == 1.0, sum([0.1] * 10), math.fsum([1e20, 1, -1e20]), math.fsum([]), math.isclose(0.1 + 0.2, 0.3), math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9), math.nextafter(0, 1), math.ulp(1e16)
math.fsum([1e308, 1e308])
math.isclose(1, 2, rel_tol=-1)
''')
#: counts that go on
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from itertools import *
table(r'''
[next(c) for c in [count(3)] for _ in range(3)], list(zip(count(), "ab")), list(islice(count(0, -2), 3)), list(islice(cycle([1, 2]), 5)), list(repeat("x", 2)), list(takewhile(lambda x: x < 5, count())), list(zip("ab", repeat(0)))
cycle(5)
''')
#: pieces of iterables
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from itertools import *
table(r'''
list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 0, None, 2)), list(dropwhile(str.isdigit, "12a3")), list(takewhile(str.isdigit, "12a3")), list(compress("abc", [True, 0, 1])), list(filterfalse(str.isdigit, "a1")), list(pairwise(range(4))), list(batched("abcdefg", 3))
islice("a", -1)
islice("a", 0, 5, 0)
''')
#: choices of elements
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from itertools import *
table(r'''
list(permutations([1, 2, 3], 2)), list(combinations("abcd", 3)), list(combinations_with_replacement("ab", 2)), list(product("ab", repeat=2)), len(list(product(range(3), range(4)))), list(combinations([], 0)), list(permutations("a", 2))
combinations("a", -1)
''')
#: groups of elements
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from itertools import *
table(r'''
[(k, len(list(g))) for k, g in groupby("aaabbc")], [(k, list(g)) for k, g in groupby(range(6), lambda x: x // 3)], list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], initial=10)), list(chain([1], (2,), "3")), list(chain.from_iterable([[1], [2]])), list(starmap(max, [(1, 2), (4, 3)])), list(zip_longest("ab", "c")), [list(t) for t in tee("ab")]
list(accumulate(["a", 1]))
''')
#: functions in part
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from functools import partial, reduce
table(r'''
partial(int, base=16)("ff"), partial(max, 5)(3, 9), partial(partial(lambda *a: a, 1), 2)(3), reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(lambda a, b: a + [b], "ab", []), partial(print, end="!\n")("x"), partial(sorted, reverse=True)([1, 3, 2])
partial(5)
reduce(max, [])
partial(int, base=99)("1")
''')
#: calls that are kept
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from functools import cache, lru_cache
calls = []
f = cache(lambda x, y=1: calls.append(x) or x * y)
g = lru_cache(1)(lambda x: x)
table(r'''
f(2), f(2), f(3, y=2), f(3, y=2), calls, f.cache_info(), g(1), g(2), g(1), g.cache_info(), g.cache_clear(), g.cache_info()
f([])
''')
#: items and attributes as functions
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from operator import *
table(r'''
itemgetter(1)("abc"), itemgetter(-1, 0)([1, 2, 3]), attrgetter("real")(3 + 4j), methodcaller("replace", "a", "b")("aa"), sorted([(1, "b"), (2, "a")], key=itemgetter(1)), list(map(itemgetter("k"), [{"k": 1}, {"k": 2}])), add(1, 2), contains("abc", "b"), truth(""), not_(0), index(True), xor(5, 3), concat("a", "b")
itemgetter(9)([1])
attrgetter("nope")(1)
methodcaller("nope")(1)
''')
#: a deque turns
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from collections import deque
d = deque("abcde")
table(r'''
d.rotate(2), "".join(d), d.rotate(-3), "".join(d), d.popleft(), d.pop(), d.appendleft("z"), d, d.extendleft("12"), d[0], d[-1], d.count("z"), d.index("z"), len(d)
d[99]
deque(maxlen=0).append(1), deque(range(5), 3), deque([1]) == deque([1]), deque("ab", maxlen=5).maxlen
deque().popleft()
''')
#: counters add up
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from collections import Counter
table(r'''
Counter("hello").most_common(1), Counter("aab") + Counter("bcc"), Counter("aab") - Counter("ab"), Counter("aab") & Counter("abb"), Counter("aab") | Counter("abb"), Counter(a=1)["zz"], sorted(Counter("banana").elements()), Counter([1, 1, 2]).total(), Counter(a=2) == Counter("aa"), +Counter(a=0, b=1), dict(Counter("ab"))
Counter(5)
Counter("a") + 5
''')
#: tuples with names
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from collections import namedtuple
P = namedtuple("P", "x y", defaults=[0])
table(r'''
P(1), P(1, 2).y, P(x=3), P(1)._replace(y=9), P._make("ab"), P(1)._asdict(), P._fields, P._field_defaults, P(1) == (1, 0), [*P(1, 2)], P(1) + (2,), P(2, 1) > P(1, 9), repr(P("a", [1]))
P()
P(1, 2, 3)
P(1).x = 2
P(1)._replace(z=1)
namedtuple("Q", "a a")
''')
#: names of constants
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from enum import Enum, auto, IntEnum
C = Enum("C", "RED GREEN")
class N(IntEnum): ONE = 1; TWO = auto()
table(r'''
C.RED, C["GREEN"], C(1).name, list(C), C.RED.value, C.RED == C.RED, C.RED == 1, N.ONE + 1, N.TWO, N(2), sorted(N, reverse=True), N.ONE == 1, len(C), C.RED in C, str(N.TWO), f"{C.RED}"
C(5)
C["X"]
C.RED < C.GREEN
N("a")
''')
#: flags are joined
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from enum import Flag, auto
class F(Flag): R = auto(); W = auto(); X = auto()
table(r'''
F.R | F.W, (F.R | F.W).value, F.R & F.W, ~F.R, F.R in (F.R | F.X), F(5), F(0), bool(F.R & F.W), list(F.R | F.X), F.R ^ F.R, F["W"], len(F.R | F.W)
F(16)
F.R | 2
''')
#: json and back
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import json
table(r'''
[json.loads(json.dumps(x)) for x in (1, -1.5, "é\n", None, True, [1, [2]], {"a": {"b": []}}, 1e100, "", [])], json.dumps({"b": 1, "a": [1, 2]}, sort_keys=True, indent=1), json.dumps("\u2028\"\\/"), json.dumps((1, 2)), json.dumps({1: True, None: 2.0}), json.loads(' [1 , 2 ] '), json.loads('"\\u0041\\/"')
json.dumps({1j: 1})
json.dumps([set()])
json.loads("[1, 2")
json.loads("{'a': 1}")
json.loads('{"a": 1, }')
''')
#: patterns find
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import re
table(r'''
re.findall(r"[a-z]+", "ab1cd"), re.findall(r"(\w)(\d)", "a1b2"), re.search(r"\d+", "ab12").group(), re.match(r"b", "ab"), re.fullmatch(r"\w+", "ab1"), re.split(r"\s*,\s*", "a , b,c"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"\d", lambda m: str(int(m[0]) * 2), "a1b5"), [m.span() for m in re.finditer("a", "banana")], re.escape("a+b"), re.findall(r"(?i)A", "aA"), re.findall(r"^a", "a\na", re.M)
re.compile("[")
re.compile("(?P<a")
re.search("a", None)
re.sub("a", 5, "a")
''')
#: patterns and their groups
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import re
m = re.match(r"(?P<a>\w)(?P<b>\d)?-(.*)", "x-rest")
table(r'''
m.group(), m.group(1), m.group("a", "b"), m.groups(), m.groups("?"), m.groupdict(), m.start(3), m.end("a"), m.span("b"), m[3], m.lastindex, m.re.groups, m.string, m.expand(r"<\g<a>\3>"), bool(m)
m.group(9)
m.group("z")
m["q"]
''')
#: fractions count
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from fractions import Fraction as F
table(r'''
F(1, 3) + F(1, 6), F(3, 4) * F(2, 3), F(1, 2) / F(1, 4), F("0.125"), F(0.75), F(7, 3) // 1, F(-7, 3) % 1, F(1, 3) < F(1, 2), F(2, 4) == F(1, 2), float(F(1, 8)), round(F(7, 2)), F(22, 7).limit_denominator(5), F(5, 10).numerator, str(F(6, 3)), sum([F(1, 3)] * 3), F(1, 2) ** 3, abs(F(-1, 2)), F(1, 2) + 1, 1 - F(1, 4), F(1, 2) * 0.5
F(1, 0)
F("x")
F(1) / 0
''')
#: decimals count
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from decimal import Decimal as D, ROUND_UP
table(r'''
D("0.1") + D("0.2"), D("1.10") * 2, D(10) / 4, D("2.50").normalize(), D("1.005").quantize(D("0.01")), D("1.001").quantize(D("0.01"), ROUND_UP), D(7) % 3, D(2) ** 8, D("1e2"), str(D("1E+2")), D("3.14").as_tuple().exponent, int(D("9.99")), D("1.0") == 1, sorted([D("2"), D("1.5")]), -D("0"), D("0.00"), abs(D("-1.50")), max(D(1), D(2)), D("NaN") == D("NaN"), f"{D('1234.5'):,}"
D("1,5")
D(5) / D(0)
''')
#: wrapped texts
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import textwrap
t = "The quick brown fox jumps over the lazy dog"
table(r'''
textwrap.wrap(t, 20), textwrap.fill(t, 15, initial_indent="> ", subsequent_indent="  "), textwrap.shorten(t, 25), textwrap.dedent("\n  a\n   b\n"), textwrap.indent("a\nb", "# "), textwrap.wrap("abcdefghij", 4), textwrap.wrap("", 10), textwrap.shorten("a  b   c", 10)
textwrap.wrap("a b", 0)
''')
#: texts from templates
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from string import Template, capwords, ascii_lowercase
table(r'''
Template("$a-${b}c $$").substitute(a=1, b="x"), Template("$a $b").safe_substitute(a=1), Template("$a").substitute({"a": 2}, a=3), capwords("the quick  fox"), capwords("a,b", ","), ascii_lowercase[::5], "{0:{1}}".format("a", ">3"), "{x[k]} {y.real}".format(x={"k": 1}, y=5), "%(a)s" % {"a": [1]}
Template("$a").substitute(b=1)
Template("$1").substitute()
''')
#: heaps and bisections
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import heapq, bisect
h = [5, 2, 8, 1]
table(r'''
heapq.heapify(h), h[0], heapq.heappop(h), heapq.heappush(h, 0), h[0], heapq.nsmallest(2, h), heapq.nlargest(2, h), heapq.heapreplace(h, 9), sorted(h), bisect.bisect([1, 3, 5], 3), bisect.bisect_left([1, 3, 5], 3), bisect.bisect([], 1), list(heapq.merge([1, 3], [2]))
heapq.heappop([])
bisect.bisect([1, "a"], "b")
''')
#: structs of bytes
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import struct
table(r'''
struct.pack(">hI", -2, 7), struct.unpack(">hI", b"\xff\xfe\0\0\0\7"), struct.calcsize("<hI"), struct.pack("<3sx", b"abcd"), struct.unpack("<?B", b"\1\2"), struct.pack("<d", 0.5).hex(), struct.unpack("<e", b"\0<"), list(struct.iter_unpack("<B", b"ab"))
struct.pack("<B", 256)
struct.unpack("<I", b"a")
struct.pack("<q", "x")
''')
#: hashes of texts
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import hashlib, zlib, base64
table(r'''
hashlib.md5(b"").hexdigest(), hashlib.sha256(b"abc").hexdigest()[:16], hashlib.sha1(b"x").digest()[:3], hashlib.sha512().block_size, zlib.crc32(b"hello"), base64.b64encode(b"\0\xff"), base64.b64decode(b"AP8="), zlib.decompress(zlib.compress(b"a" * 50)) == b"a" * 50
hashlib.sha256("a")
zlib.decompress(b"x")
''')
#: addresses in parts
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from urllib.parse import *
table(r'''
urlparse("http://u:p@h.org:80/p/a;x?q=1&r=a%20b#f"), urlparse("//h/p").netloc, urlsplit("a/b?c").query, urljoin("http://a/b/c", "../d"), quote("a b/ü?"), quote("a/b", safe=""), quote_plus("a b&c"), unquote("a%20b%C3%BC"), unquote_plus("a+b"), urlencode({"a": 1, "b": "x y"}), urlencode([("k", [1, 2])], doseq=True), parse_qs("a=1&a=2&b="), parse_qsl("a=1&b=2"), urlunparse(("s", "h", "/p", "", "q", "")), urlparse("http://h:80/").port, urldefrag("a#b").fragment
urlparse("http://h:x/").port
''')
#: markup is escaped
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import html
table(r'''
html.escape("<a href='x'>&\"</a>"), html.escape("'\"", quote=False), html.unescape("&lt;&amp;&#39;&#x41;&eacute;&nbsp;&bogus;"), html.unescape("a & b")
html.escape(5)
''')
#: statistics of numbers
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import statistics as s
table(r'''
s.mean([1, 2, 3, 4]), s.mean([1.5, 2]), s.median([5, 1, 3]), s.median([1, 2, 3, 4]), s.mode("aab"), s.stdev([2, 4, 4, 4, 5, 5, 7, 9]), s.pstdev([1, 2]), s.variance([1, 2, 3]), s.fmean([1, 2]), s.quantiles([1, 2, 3, 4, 5]), s.multimode([1, 1, 2, 2]), s.median_low([1, 2]), s.harmonic_mean([2, 6])
s.mean([])
s.stdev([5])
s.mode([])
''')
#: numbers at random from a seed
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import random
random.seed(7)
table(r'''
random.random(), random.randint(1, 6), random.choice("abc"), random.uniform(0, 10), random.sample(range(50), 3), random.choices([1, 2], k=3), random.randrange(0, 100, 5), random.gauss(0, 1), random.getrandbits(8), random.shuffle(l := [1, 2, 3, 4]), l, random.triangular(0, 1), random.betavariate(2, 3), random.expovariate(2)
random.choice([])
random.randint(2, 1)
random.sample([1], 5)
''')
#: generators from a class of random numbers
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import random
r = random.Random(3)
table(r'''
r.gammavariate(2, 1), r.paretovariate(3), r.weibullvariate(1, 2), r.vonmisesvariate(0, 4), r.lognormvariate(0, 1), r.binomialvariate(20, 0.3), r.normalvariate(), r.randbytes(2), r.betavariate(1, 1)
r.nothing
''')
#: types are asked
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import types
table(r'''
types.FunctionType is type(lambda: 0), types.GeneratorType.__name__, types.SimpleNamespace(a=1, b=[2]), types.SimpleNamespace(x=1) == types.SimpleNamespace(x=1), types.MappingProxyType({"a": 1})["a"], len(types.MappingProxyType({})), types.new_class("X", (int,))(5), types.NoneType, types.EllipsisType.__name__, types.ModuleType("m").__name__, types.MethodType(len, [1])(), list(types.MappingProxyType({1: 2}).items())
types.MappingProxyType({})["a"]
types.MappingProxyType({})[1] = 2
types.MethodType(5, 1)
''')
#: an object for attributes
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import types
n = types.SimpleNamespace(a=1)
table(r'''
n, setattr(n, "b", 2), n, vars(n), n.a, delattr(n, "a"), n, hasattr(n, "a"), n == types.SimpleNamespace(b=2), types.SimpleNamespace({"k": 1}), types.SimpleNamespace()
''')
#: context variables
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import contextvars
v = contextvars.ContextVar("v", default=5)
table(r'''
v.get(), v.set(7).old_value is contextvars.Token.MISSING, v.get(), contextvars.copy_context()[v], contextvars.copy_context().run(lambda: v.set(1) and v.get()), v.get(), v.name, contextvars.ContextVar("w").get("d")
''')
#: literal values are read
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import ast
table(r'''
ast.literal_eval("[1, (2.5, 'a'), {'k': None}, {1, 2}, -3, 1+2j, True, b'x']"), ast.literal_eval(" 5 ")
ast.literal_eval("1 +")
''')
#: words of the shell
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import shlex
table(r'''
shlex.split("a 'b c' d\\ e"), shlex.split('x "y z"'), shlex.quote("it's"), shlex.quote("safe"), shlex.join(["a", "b c"]), shlex.split("a # b", comments=True), shlex.split("")
shlex.split("'a")
''')
#: names are matched
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import fnmatch, glob, os.path
table(r'''
fnmatch.fnmatch("a.py", "*.py"), fnmatch.fnmatch("a.py", "?.p[xy]"), fnmatch.filter(["a", "ab", "b"], "a*"), fnmatch.translate("*.txt"), fnmatch.fnmatchcase("A", "a"), glob.escape("a[b]*"), os.path.splitext("x.tar.gz"), os.path.join("a", "b"), os.path.normpath("a//b/../c")
''')
#: keywords are told
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import keyword
table(r'''
keyword.iskeyword("for"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), len(keyword.kwlist), keyword.softkwlist, keyword.kwlist[:3]
''')
#: bases and abstract kinds
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import collections.abc as c, numbers
table(r'''
[isinstance(x, c.Iterable) for x in ([], 5, "a", iter([]))], [isinstance(x, c.Hashable) for x in ([], 5, ())], [isinstance({}, k) for k in (c.Mapping, c.MutableMapping, c.Sequence, c.Sized, c.Container)], issubclass(list, c.MutableSequence), issubclass(range, c.Sequence), isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1j, numbers.Complex), isinstance(True, numbers.Number), isinstance(len, c.Callable), isinstance((i for i in ""), c.Generator), isinstance({}.keys(), c.KeysView), issubclass(str, c.Sequence), issubclass(set, c.MutableSet)
c.Sequence()
''')
#: hints are read
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
from typing import *
def f(a: int, b: "str" = "", *c: float) -> List[int]: ...
table(r'''
get_type_hints(f), get_origin(Dict[str, int]), get_args(Dict[str, int]), Optional[int], Union[int, str, int], List[Optional[str]], Callable[..., int], Tuple[()], Literal[1, "a"], Type[int], int | str, list[int] | None, TypeVar("T", bound=int), Any, NoReturn, Annotated[int, 5], get_args(Annotated[int, 5]), ForwardRef("x"), is_typeddict(TypedDict("T", {"a": int}))
List[5]
Union[5]
Literal[[]]
''')
