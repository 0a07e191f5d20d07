"""Writes text.tsv beside this file with the CPython that runs it: one case a line, `operation`, arguments, expected result."""

import itertools
import math
import pathlib
import random
import struct

lines = []


def enc(text):
    return text.encode("unicode_escape").decode("ascii")


def show(value):
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        value = math.nan if value != value else value  # one bit pattern for all nans
        return "%016x" % struct.unpack(">Q", struct.pack(">d", value))
    if isinstance(value, (list, tuple)):
        return "|".join(show(v) for v in value)
    return str(value)


def case(op, args, function):
    try:
        expected = show(function())
    except Exception as error:
        expected = f"!{type(error).__name__}: {error}"
    lines.append("\t".join([op, *(enc(show(a)) for a in args), enc(expected)]))


rng = random.Random(20260)

specs = ["", "d", "5", "<5", ">8", "^9", "=8", "+", " ", "-", "+08", "08", "x", "#x", "#X", "b", "#b", "o", "#o", "X", "n", "c", ",", "_", "_x", "_b",
         ",d", "020,", "021,", "022,", "010_x", "*^30,", "0=12", "*=+12", ".2f", "e", "g", "%", ".1%", "E", "G", "F", ",.2f", "q", ".2d", "z", "zd", "+c", "#c",
         ",x", ",n", ",_", "_,", "abc", "1.", "é", "#020x", "<#10x", "^+11", "🙂>7", "\t>4"]
ints = [0, 1, -1, 7, 42, -42, 65, 1234567, -1234567, 10**15, 2**63, -(2**63), 2**64, -(10**25), 10**40, 0x110000]
for value, spec in itertools.product(ints, specs):
    case("format_int", [value, spec], lambda: format(value, spec))

float_specs = ["", "f", ".0f", ".1f", ".2f", ".3f", ".10f", ".20f", "e", ".0e", ".3e", "g", ".1g", ".3g", ".10g", ".17g", "G", "E", "n", "%", ".0%", ".1%", "10.3f",
               "<10.3f", "^12.2e", "+.2f", " .2f", "010.2f", "+010.2f", ",.2f", "_.2f", ",", "#.0f", "#.3g", "#g", "#", "z.1f", "z", ".3", ".1", ".0", "20,.3f", "020,.1f",
               "d", "x", "s", "*^15.2f", "=+10.1f", "F", "015,.2%", ".50f", "#.0e", ".100g"]
floats = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 0.1, 0.25, 0.125, 1e-4, 1e-5, 1.5e-7, 123456789.125, 1e15, 1e16, 1e17, 12345678901234567.0, 1e22, 1e23, 1e100, 1e300,
          5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, math.pi, -math.e, math.inf, -math.inf, math.nan, 0.04, -0.04, 999999.5, 9.9999995, 99999.95, 0.00001234, 1234.5]
for value, spec in itertools.product(floats, float_specs):
    case("format_float", [value, spec], lambda: format(value, spec))
for spec in ["", "5", "<5", ">7", "^9", "*^9", ".2", "10.3", "05", "s", "d", "+5", " 5", "#5", "z5", "=5", ",", "_", "🙂^8s", ".0", "-", "1.2.3"]:
    for value in ["", "a", "abc", "héllo", "日本語テキスト"]:
        case("format_str", [value, spec], lambda: format(value, spec))
for spec in ["", "5", ".2f", "+.1f", "e", "g", ".3", "<25", "^25.2e", "*>30", "05", "=5", "d", "%", "#", ",.1f", ".0f", "z.0f", "20"]:
    for re, im in [(0.0, 1.0), (-0.0, 1.0), (1.0, -2.5), (1e20, 1e-20), (0.0, -0.0), (math.inf, math.nan), (-1234.5, 0.0)]:
        case("format_complex", [re, im, spec], lambda: format(complex(re, im), spec))

for _ in range(300):
    value = struct.unpack(">d", struct.pack(">Q", rng.getrandbits(64)))[0]
    case("float_repr", [value], lambda: repr(value))
    nd = rng.randrange(-5, 12)
    short = round(rng.uniform(-1000, 1000), 3)
    case("round", [short, nd], lambda: round(short, nd))
    case("float_hex", [value], lambda: value.hex())
for value in floats:
    case("float_repr", [value], lambda: repr(value))
    case("float_hex", [value], lambda: value.hex())
    case("integer_ratio", [value], lambda: value.as_integer_ratio())
    case("hash_float", [value], lambda: hash(value) if value == value else 0)
    for nd in (-400, -310, -3, -2, -1, 0, 1, 2, 3, 15, 17, 324):
        case("round", [value, nd], lambda: round(value, nd))
    case("round_int", [value], lambda: round(value))
for value in (0.5, 1.5, 2.5, 2.675, 1.005, 0.15, 25.0, 35.0, 15.0, 5.0, 150.0, 250.0, 449.0, 450.0, 550.0, 1e308, 5e307):
    for nd in (-308, -3, -2, -1, 0, 1, 2):
        case("round", [value, nd], lambda: round(value, nd))
for text in ["1e3", " 1.5 ", "1_000.5", "1__0", "_1", "1_", "inf", "-Infinity", "+nan", "NaN", "infinit", "", ".", ".5", "5.", "1e", "1e+5", "1e-400", "1e400", "0x10", "1.5e1_0",
             "١٢.٥", "--1", "+-1", "1 2", "e5", "\n2\t", "1._5", "1_.5"]:
    case("float_parse", [text], lambda: float(text))
for text in ["1+2j", "j", "-j", "1j", "(1-2j)", " ( 3 ) ", "1e5+1e-5j", "1 + 2j", "", "j1", "nan+infj", "+1.5-0.5J", "1+", "1e+5j"]:
    case("complex_parse", [text], lambda: (lambda z: (z.real, z.imag))(complex(text)))
for text in ["12", " 12 ", "-12", "+12", "1_000", "1__0", "_1", "1_", "0x1f", "0b101", "0o17", "017", "0", "00", "0_0", "", "-", "ff", "z", "12.5", "0x", "٣٤", "9" * 50, "- 1", "0x_1f"]:
    for base in (10, 0, 2, 8, 16, 36, 1, 37):
        case("int_parse", [text, base], lambda: int(text, base))

bigs = [0, 1, -1, 2, 3, -7, 10, 255, -256, 2**31, 2**53 + 1, 2**61 - 1, 2**61, -(2**61), 2**64 - 1, 10**20, -(10**30), 3**100, 7**150]
for a, b in itertools.product(bigs, bigs):
    case("int_divmod", [a, b], lambda: divmod(a, b))
    case("int_true_div", [a, b], lambda: a / b)
for _ in range(60):
    a, b = rng.getrandbits(rng.randrange(1, 2200)), rng.getrandbits(rng.randrange(1, 2200)) or 1
    case("int_true_div", [a, b], lambda: a / b)
for a in bigs:
    case("hash_int", [a], lambda: hash(a))
    for b in (0, 1, 2, 5, 64):
        case("int_pow", [a, b], lambda: a**b)
        case("int_shl", [a, b], lambda: a << b)
        case("int_shr", [a, b], lambda: a >> b)
    for nd in (-1, -2, -19, -20, -21, -1000):
        case("int_round", [a, nd], lambda: round(a, nd))
    for b, m in [(5, 7), (-1, 11), (-3, 10), (10, -7), (3, 0), (0, 1), (100, 2**70)]:
        case("int_powmod", [a, b, m], lambda: pow(a, b, m))
for x, y in itertools.product([5.5, -5.5, 0.0, -0.0, 1e300, math.inf, 3.0, -0.5], [2.0, -2.0, 0.0, math.inf, 0.3, -0.5, 1e-300]):
    case("float_divmod", [x, y], lambda: divmod(x, y))
    case("float_pow", [x, y], lambda: (lambda r: "complex" if isinstance(r, complex) else r)(x**y))
for items in [(), (1,), (1, 2), (0, 0, 0), (-1, 5, 2**70), tuple(range(20))]:
    case("hash_tuple", ["|".join(map(str, items))], lambda: hash(items))
    case("hash_frozenset", ["|".join(map(str, items))], lambda: hash(frozenset(items)))

texts = ["", "abc", "Hello World", "it's", 'say "hi"', "it's \"both\"", "tab\there", "new\nline\r\n", "back\\slash", "\x00\x1f\x7f", "é ü ñ", "日本", "🙂", "\u200b\xa0\xad\u2028", "ßtraße", "ŉ ǆ", "they're bill's",
         "HELLO", "hello", "123", "12.5", "²³", "٣٤", "a1_b", "_x", "1x", "  pad  ", "x=1,y=2,,z", "a b  c\td", "one\ntwo\r\nthree\x0bfour\u2028five", "Ǆ", "ΑΣ ΣΑΣ", "İi", "ﬁ", "\x1c", "a" * 30, "é" * 5, "中A b", "\u0378", "\U000e0001"]
for text in texts:
    for op, function in [("str_repr", repr), ("ascii", ascii), ("title", str.title), ("capitalize", str.capitalize), ("swapcase", str.swapcase), ("casefold", str.casefold), ("upper", str.upper), ("lower", str.lower),
                         ("isspace", str.isspace), ("isalpha", str.isalpha), ("isdecimal", str.isdecimal), ("isdigit", str.isdigit), ("isnumeric", str.isnumeric), ("isalnum", str.isalnum),
                         ("isprintable", str.isprintable), ("islower", str.islower), ("isupper", str.isupper), ("istitle", str.istitle), ("isidentifier", str.isidentifier),
                         ("expandtabs", str.expandtabs), ("split_space", str.split), ("splitlines", str.splitlines), ("strip", str.strip), ("lstrip", str.lstrip), ("rstrip", str.rstrip)]:
        case(op, [text], lambda: function(text))
    for n in (0, 1, 2):
        case("split_space_n", [text, n], lambda: text.split(None, n))
        case("rsplit_space_n", [text, n], lambda: text.rsplit(None, n))
    case("splitlines_keep", [text], lambda: text.splitlines(True))
    for sep in (",", " ", "l", "lo", ""):
        case("split", [text, sep], lambda: text.split(sep))
        case("rsplit_1", [text, sep], lambda: text.rsplit(sep, 1))
        case("partition", [text, sep], lambda: text.partition(sep))
        case("rpartition", [text, sep], lambda: text.rpartition(sep))
        case("count", [text, sep], lambda: text.count(sep))
        case("replace_2", [text, sep], lambda: text.replace(sep, "<>", 2))
        case("find", [text, sep, 2, 9], lambda: text.find(sep, 2, 9))
        case("rfind", [text, sep, 1, 100], lambda: text.rfind(sep, 1, 100))
        case("strip_chars", [text, sep], lambda: text.strip(sep))
    for width in (0, 7, 8, 13):
        case("center", [text, width], lambda: text.center(width, "*"))
        case("ljust", [text, width], lambda: text.ljust(width))
        case("rjust", [text, width], lambda: text.rjust(width, "é"))
        case("zfill", [text, width], lambda: text.zfill(width))
for text in ["+5", "-12", "5", "--1"]:
    case("zfill", [text, 6], lambda: text.zfill(6))
import textwrap
for text in ["", "  a\n  b", "  a\n    b\n\n  c\n", "\ta\n\tb", " a\n\tb", "a\n  b", "   \n  x\n \n"]:
    case("dedent", [text], lambda: textwrap.dedent(text))
for code in [*range(0, 0x250), *range(0x2000, 0x2070), 0x378, 0x10ffff, 0xe000, 0x1f600, 0x1fbca]:
    c = chr(code)
    case("str_repr", [c], lambda: repr(c))
for data in [b"", b"abc", b"it's", b'"', b"'\"", bytes(range(256)), b"\n\t\\"]:
    case("bytes_repr", [data.hex()], lambda: repr(data))

for template, args in [("%d", 5), ("%5d|", 42), ("%-5d|", 42), ("%05d", -42), ("%+d", 3), ("% d", 3), ("%x", 255), ("%#x", 255), ("%X", 255), ("%o", 8), ("%#o", 8), ("%.5d", 42), ("%08.5d", -42), ("%i", 10**25), ("%u", 3),
                       ("%#X", -255), ("%-#8x|", 17), ("%08x", -5)]:
    case("percent_int", [template, args], lambda: template % args)
for template in ["%f", "%.2f", "%10.3f", "%-10.1f|", "%010.2f", "%+.1e", "% g", "%G", "%#.0f", "%.0f", "%e", "%E", "%g", "%.3g", "%F", "%5%", "%z", "%", "%.", "%5", "%-+ #05.3f"]:
    for value in (0.0, -0.0, 2.5, -1234.5678, 1e20, 1e-10, math.inf, math.nan):
        case("percent_float", [template, value], lambda: template % value)
for template in ["%s", "%5s|", "%-5s|", "%.2s", "%05s", "%5.1s|"]:
    for text in ("", "abc", "日本語"):
        case("percent_str", [template, text], lambda: template % text)

class Any:
    def __getattr__(self, name): return self
    def __getitem__(self, key): return self
    def __format__(self, spec): return "<" + spec + ">"
    def __repr__(self): return "R"
class Many(dict):
    def __missing__(self, key): return Any()
for template in ["{}", "{0}", "{a}", "a{}b{}c", "{{}}", "{{{0}}}", "{", "}", "{0", "a}b", "{!r}", "{!}", "{!rx}", "{!r", "{:5}", "{0:>5}", "{0[1]}", "{0.x.y[k][0]}", "{0.}", "{0[}", "{0[]}", "{0[a]b}", "{:{", "{a!r:5}",
                 "{0[!]}", "{a[:]}", "{0{1}}", "{:{}}", "{}}"]:
    def render():
        arg = Any()
        return template.format(arg, arg, arg, **{"a": arg})
    case("fields", [template], lambda: (render(), "ok")[1])

for seed in [0, 1, 42, -42, 2**32, 2**100 + 12345, "abc", "", "日本"]:
    def draw(seed=seed):
        r = random.Random(seed)
        out = [r.random() for _ in range(3)]
        out += [r.getrandbits(k) for k in (1, 31, 32, 33, 64, 100)]
        out += [r.randrange(10), r.randrange(10**6), r.randrange(2**63), r.randint(-5, 5) + 5]
        items = list(range(20)); r.shuffle(items); out += items
        out += r.sample(range(100), 7) + r.sample(range(10), 10) + r.sample(range(100000), 5)
        out += [r.uniform(-1, 1), r.gauss(0, 1), r.gauss(1, 2), r.normalvariate(0, 1), "%.12e" % r.expovariate(2.0), r.triangular(0, 1), r.triangular(0, 1, 0.2)]
        for _ in range(700): r.random()
        return out + [r.random()]
    case("random", [type(seed).__name__, seed], draw)

for items in [[0.1] * 10, [1e100, 1.0, -1e100], [1e-16, 1.0, 1e16], [0.1, 0.2, 0.3, -0.6], [math.inf, 1.0], [math.inf, -math.inf], [math.nan], [1e308, 1e308], [], [rng.uniform(-1e5, 1e5) for _ in range(20)]]:
    case("fsum", ["|".join(map(show, items))], lambda: math.fsum(items))
    case("sum", ["|".join(map(show, items))], lambda: float(sum(items)))
    case("hypot", ["|".join(map(show, items))], lambda: math.hypot(*items))
for n in (0, 1, 5, 20, 52, 100):
    case("factorial", [n], lambda: math.factorial(n))
    for k in (0, 1, 3, 20, 101):
        case("comb", [n, k], lambda: math.comb(n, k))
        case("perm", [n, k], lambda: math.perm(n, k))
for n in (-1, 0, 1, 2, 99, 100, 10**30 + 7):
    case("isqrt", [n], lambda: math.isqrt(n))
for name in ["sqrt", "fabs", "degrees", "radians"]:
    for x in (0.0, -1.0, 2.0, 0.3, 1e300, math.inf, math.nan, 710.0):
        case("unary", [name, x], lambda: getattr(math, name)(x))
for name in ["exp", "cosh", "sin", "acos", "log1p", "atanh", "tan"]:
    for x in (-2.0, math.inf, 1000.0, 1.0):
        case("unary_error", [name, x], lambda: (getattr(math, name)(x), "ok")[1])
for a, b in [(1.0, 1.0 + 1e-10), (1.0, 1.1), (math.inf, math.inf), (math.inf, 1.0), (0.0, 1e-12), (math.nan, math.nan)]:
    case("isclose", [a, b], lambda: math.isclose(a, b))
for x in floats:
    case("ulp", [x], lambda: math.ulp(x))
for x in [*(k / 10 for k in range(1, 60)), *(rng.lognormvariate(0, 30) for _ in range(100)), *floats]:
    case("log", [x], lambda: math.log(x))
for x in [*(k / 10 for k in range(-30, 60)), *(k * 1.7 for k in range(4, 60)), *floats]:
    case("lgamma", [x], lambda: math.lgamma(x))

path = pathlib.Path(__file__).with_name("text.tsv")
path.write_text("\n".join(lines) + "\n", encoding="ascii")
print(len(lines), "cases")
