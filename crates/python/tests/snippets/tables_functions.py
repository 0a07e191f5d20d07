#: abs, round, divmod and pow
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
abs(-5), abs(True), abs(-2.5), abs(3+4j), abs(-2**70)
abs("x")
abs()
round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(15, -1), round(25, -1), round(5, 2), round(True)
round(1e300, 5), round(1.5, None), round(0.5), round(-0.4), round(1e16), round(123.456, -1), round(2**70, -5)
round("x")
round(1.5, "x")
round(float("nan"))
round(float("inf"))
round(float("nan"), 2), round(float("inf"), 1)
round(number=3.7), round(3.14159, ndigits=2)
divmod(7, 3), divmod(-7, 3), divmod(7, -3), divmod(7.5, 2), divmod(-7.5, 2), divmod(2**70, 3), divmod(True, 2)
divmod(1, 0)
divmod(1.0, 0)
divmod(1, "x")
divmod(1)
divmod(1j, 2)
pow(2, 3), pow(2, -1), pow(2.0, 3), pow(2, 3, 5), pow(3, -1, 7), pow(-2, 3, 5), pow(2, 3, -5), pow(0, 0), pow(0.0, 0), pow(1j, 2)
pow(2, -1, 4)
pow(2, 3, 0)
pow(2.0, 3, 5)
pow(0, -1)
pow(0.0, -1)
pow(-1, 0.5)
pow("a", 2)
pow(base=2, exp=3, mod=5)
10.0 ** 400
(-8) ** (1/3)
''')
#: all, any, sum, min and max
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
all([]), any([]), all([1, 0]), any([0, 1]), all("ab"), any({0: 1}), all(iter([1, [], 2]))
all(5)
any()
all([1], [2])
sum([1, 2.5]), sum([[1], [2]], []), sum((1, 2), 10), sum([], 5), sum([1], start=2), sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([True, True]), sum([1j, 2])
sum("ab")
sum(["a"], "")
sum([b"a"], b"")
sum([bytearray()], bytearray())
sum([1, "a"])
sum(5)
min(1, 2), max(1, 2), min("b", "a"), max([1, 3, 2]), min([1, -2], key=abs), max("abc", "de", key=len), min([], default=5), max([], default=None)
min([])
max()
max(1)
min(1, 2, default=3)
max([1], 2)
min(1, "a")
max([1], key=5)
max([1], bad=5)
max(1, 1.0), max(1.0, 1), min(True, 1), max([float("nan"), 1]) != 1, max((2, "b"), (2, "a"))
min(x for x in [3, 1]), max({1: 2, 3: 0}), max([[1, 2], [1, 3]])
''')
#: chr, ord, hex, oct and bin
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
chr(97), chr(0x1F600), chr(0), chr(True), ord("a"), ord("é"), ord(b"a"), ord(bytearray(b"z")), ord("😀")
chr(1.5)
chr("a")
ord("ab")
ord("")
ord(5)
ord(b"ab")
hex(255), hex(-255), hex(0), oct(8), oct(-8), bin(5), bin(-5), bin(True), bin(0)
hex(1.5)
bin("1")
oct(None)
ascii("é\n😀'"), ascii([1, "ü"]), repr("é\n\x7f\xa0'\""), repr("\u200b\ue000"), ascii("\x80")
chr()
ord("a", "b")
''')
#: isinstance, issubclass, callable and type
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
isinstance(1, int), isinstance(True, int), isinstance(1, (str, (int,))), isinstance(1, int | str), isinstance(None, int | None), isinstance("a", object)
isinstance(1, 5)
isinstance(1, (str, 5))
isinstance(1, list[int])
isinstance(1, [int])
issubclass(bool, int), issubclass(int, (str, object)), issubclass(int, int | str)
issubclass(1, int)
issubclass(int, 1)
issubclass(int, (1,))
isinstance(1)
callable(print), callable(5), callable(int), callable(lambda: 0), callable("x".join)
type(1) is int, type(type(1)), type(None), type(...), type(NotImplemented), type(print), type([].append), type(lambda: 0), type(range(1)), type(1j)
type()
type(1, 2)
type(len).__name__, type(str.join).__name__, type(int.from_bytes).__name__, type(int.real).__name__, type(dict.fromkeys).__name__
''')
#: getattr, setattr, hasattr and delattr
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
class A: x = 1
a = A()
table(r'''
getattr(a, "x"), getattr(a, "y", 5), hasattr(a, "x"), hasattr(a, "y"), setattr(a, "y", 2), a.y, delattr(a, "y"), hasattr(a, "y")
getattr(a, "y")
getattr(a)
getattr(a, 1)
hasattr(a, 1)
setattr(a, 1, 2)
setattr(a, "x")
delattr(a, "y")
delattr(a, "x")
delattr(A, "x"), hasattr(a, "x")
getattr(1, "real"), getattr("a", "upper")(), getattr(A, "__name__")
getattr(a, "not a name", 0), setattr(a, "not a name", 1), a.__dict__
getattr(a, "x", default=1)
vars(a), vars(A)["__module__"]
vars(1)
vars(a, a)
dir(5)[:3], "append" in dir([]), dir(a)[-1]
''')
#: hash and id
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
hash(1) == hash(1.0) == hash(True), hash(-1), hash(-2), hash(2**61 - 1), hash(2**61), hash(0.5), hash(float("inf")), hash(float("-inf")), hash(1j), hash(1.5 + 2j)
hash(None) == hash(None), hash(()), hash((1, 2)), hash((1, (2, 3))), hash(frozenset()), hash(frozenset([1, 2, 3])), hash(range(3)) == hash(range(0, 3)), hash(2**100), hash(-2**100)
hash(1e300), hash(0.1), hash(-0.0), hash(10**20), hash(12345678901234567890), hash(1/3)
hash([])
hash({})
hash(set())
hash(([],))
hash(slice(1, 2)) == hash(slice(1, 2))
hash(bytearray())
hash()
hash("a") == hash("a"), hash(type) == hash(type), hash(len) == hash(len)
id(1) == id(1), id(a := []) == id(a), isinstance(id(5), int)
hash(memoryview(b"ab")) == hash(b"ab")
hash(memoryview(bytearray(b"ab")))
''')
#: range in whole
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
range(5), range(1, 5), range(0, 10, 3), range(5, 0, -1), len(range(0, 10, 3)), list(range(3)), range(0), bool(range(0)), bool(range(1))
range(1.5)
range("a")
range()
range(1, 2, 0)
range(1, 2, 3, 4)
range(5)[2], range(5)[-1], range(10)[2:5], range(10)[::-1], range(10)[::3], range(0, 10, 2)[1:3]
range(5)[5]
range(5)["a"]
range(5)[1.0]
3 in range(5), 5 in range(5), 2.0 in range(5), "a" in range(5), 4 in range(0, 10, 3), -1 in range(5)
range(5).index(3), range(0, 10, 3).index(6), range(5).count(2), range(5).count(9)
range(5).index(9)
range(3) == range(0, 3), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2]
range(1, 10, 2).start, range(1, 10, 2).stop, range(1, 10, 2).step, list(reversed(range(3))), len(range(0))
len(range(2**70))
range(3) < range(4)
range(3) + range(3)
range(True), range(False, True), max(range(5)), sum(range(101)), repr(range(-3)), hash(range(0)) == hash(range(2, 1))
range(start=1)
range(3)[slice(None)], [*range(3)], tuple(range(2, 8, 2)), range(3)[True]
''')
#: slices
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
slice(5), slice(1, 5), slice(1, 5, 2), slice(None), slice("a", [], ()), slice(1).stop, slice(1, 2).start, slice(1, 2, 3).step
slice(1, 5).indices(3), slice(None, None, -1).indices(4), slice(-3, None).indices(10), slice(10, 0, -3).indices(7), slice(-100, 100).indices(5)
slice(1, 2).indices(-1)
slice("a").indices(5)
slice(0, 5, 0).indices(5)
slice()
slice(1, 2, 3, 4)
slice(1) == slice(None, 1), slice(1) < slice(2), slice(1, 2) == (1, 2, None)
[1, 2, 3][slice(0, 2)], "abc"[slice(None, None, -1)], (1, 2)[slice(1, None)]
list(range(10))[1:8:3], list(range(10))[8:1:-3], list(range(10))[-3:], list(range(10))[:-8], list(range(10))[100:], list(range(10))[-100:2], list(range(5))[::-2]
[1, 2][::0]
[1, 2][1.5:]
"abc"["a":]
"ab"[5]
b"ab"[5]
(1, 2)[5]
[1][-2]
[1][2**70]
"ab"[2**70]
[1, 2][2**70:], [1, 2][-2**70:2**70]
''')
#: sorted and its keys
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
sorted([3, 1, 2]), sorted("hello"), sorted([3, 1], reverse=True), sorted(["b", "A"], key=str.lower), sorted({3: 1, 1: 2}), sorted([(1, "b"), (1, "a")]), sorted([])
sorted([1, "a"])
sorted([1, None])
sorted(5)
sorted([1], key=1)
sorted([2, 1], reverse=1), sorted([2, 1], reverse=[]), sorted([1, 2], key=None), sorted([1.5, True, 0]), sorted([[2], [1]])
sorted(["aa", "b", "cc", "d"], key=len), sorted(["aa", "b", "cc", "d"], key=len, reverse=True), sorted([0, -0.0, False])
sorted([1, 2], reverse="x"), sorted([3, 1, 2], key=lambda x: -x), sorted(range(5), key=lambda x: x % 2)
sorted([1j, 2j])
sorted([{}, {}])
list(reversed([1, 2])), list(reversed("ab")), list(reversed({1: 2, 3: 4})), list(reversed(range(3)))
reversed(5)
reversed({1, 2})
''')
#: print and its ways
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
import sys, io
table(r'''
print()
print(1, 2, sep="-", end="!\n")
print(1, 2, sep=None, end=None)
print("a", end=""), print("b", sep="")
print(1, sep=5)
print(1, end=5)
print(1, bad=5)
print(*[1, 2], **{"sep": ","})
print("x", file=sys.stdout, flush=True)
print("x", file=None)
print("x", file=5)
b = io.StringIO(); print("a", 1, file=b, end=""); print(repr(b.getvalue()))
print([1, "a", None, 1.0, (1,), {1}, {"k": [1]}], ..., NotImplemented, type)
print("é", "\t|", "a\nb", '"', "'")
print(1.0, 1e16, 1e-5, 123456789012345678.0, 0.1 + 0.2, 1e22, -0.0, 1e100, float("nan"), float("-inf"))
print(1j, -1j, 1+2j, complex(0, -0.0), complex(-0.0, 1), 1e20j)
print((), (1,), [], {}, set(), frozenset(), frozenset({1}), b"", bytearray(), range(0), slice(1))
''')
#: numbers from text
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
int("12"), int(" 12 "), int("-0x1f", 16), int("0b101", 0), int("0o17", 0), int("1_000"), int("z", 36), int(b"12"), int("١٢"), int(12.9), int(-12.9), int(True), int(), int("0", 0), int("00", 0)
int("1__0")
int("_1")
int("")
int("x")
int("12", 1)
int("12", 37)
int(12, 10)
int("9", 8)
int("010", 0)
int(None)
int([])
int("1.5")
int(float("nan"))
int(float("inf"))
int("1" * 5000)
int(1j)
int(b"x")
int("0x", 16)
int(x=5)
int("5", base=10), int("-  5") if 0 else int("+5"), int("\n5\t")
int("5 5")
float("1.5"), float(" -1e3 "), float("inf"), float("-Infinity"), float("nan"), float("1_0.5"), float(".5"), float("5."), float(b"2.5"), float(10**20), float(), float("1e400"), float("-0")
float("1.5.2")
float("")
float("x")
float("1__0")
float(None)
float([])
float(10**400)
float("0x1p3")
float.fromhex("0x1.8p1"), (1.5).hex(), float.fromhex("inf"), (0.0).hex(), (-0.1).hex(), float.fromhex("1e")
float.fromhex("zz")
complex("1+2j"), complex(" 1j "), complex("(1-2j)"), complex(1, 2), complex("nan+infj"), complex(), complex("1e2j"), complex(1.5), complex(imag=2), complex("j"), complex("-j")
complex("1 + 2j")
complex("")
complex("x")
complex("1", 2)
complex(1, "2")
complex(None)
complex(1j, 1j)
bool("False"), bool(""), bool(0.0), bool(0j), bool([0]), bool(None), bool()
bool(1, 2)
bool(x=1)
''')
#: ints and their methods
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
(5).bit_length(), (-8).bit_length(), (0).bit_length(), (255).bit_count(), (-3).bit_count(), (5).conjugate(), (5).as_integer_ratio(), (5).is_integer(), (5).real, (5).imag, (5).numerator, (5).denominator
(1024).to_bytes(2), (1024).to_bytes(2, "little"), (-1).to_bytes(2, signed=True), (5).to_bytes(), (0).to_bytes(0), (255).to_bytes(1, "big")
(256).to_bytes(1)
(-1).to_bytes(1)
(1).to_bytes(-1)
(1).to_bytes(1, "middle")
(128).to_bytes(1, signed=True)
int.from_bytes(b"\x01\x00"), int.from_bytes(b"\x01\x00", "little"), int.from_bytes(b"\xff", signed=True), int.from_bytes([1, 2]), int.from_bytes(b"")
int.from_bytes(5)
int.from_bytes("ab")
int.from_bytes(b"a", "x")
int.from_bytes([300])
1 << 70, -1 >> 3, -9 >> 1, 1 << 0, 2**70 >> 69, 5 & -2, 5 | -8, 5 ^ -1, ~(2**70), -2**70 >> 71
1 << -1
1 >> -1
1 << 1.5
0 << 10**20
2**70 // 3, -2**70 // 3, 2**70 % 7, -2**70 % 7, 2**70 / 2**69, 2**70 * -2**70, 2**70 - 2**70, divmod(-2**70, 2**35 + 1)
1 // 0
1 % 0
1 / 0
1.0 // 0
1.0 % 0
1.0 / 0
1j / 0
0 ** -1
10**400 / 3
10**400 / 10**399, 10**400 * 1.0 if 0 else 0, 3 ** 50, (-3) ** 3, 2 ** 0.5, 7 // -2, 7 % -2, -7 // 2, -7 % 2, 7.5 // 2, -7.5 % 2, 1e300 * 1e10, 5 % 2.5
10**400 * 1.0
1_000_000, 0xFF, 0o17, 0b11, 0xdead_beef, 1e3, 1_0.0_1, 1E-2, .5, 5., 0_0, 1j, 1_0j
1 if 5 .real else 0, 5..real, 5.0.is_integer(), (5).__add__(3), (5).__add__("x"), (5).__radd__(3), (5).__truediv__(2), (5).__rsub__(3), (5).__floordiv__(2), (5).__lt__(6), (5).__eq__("5"), (5).__bool__(), (5).__neg__(), (5).__index__(), (5).__ceil__(), (5).__round__(-1), (5).__trunc__(), (5).__hash__(), 1
int.bit_length("a")
int.bit_length()
(5).nothing()
int.mro(), int.__name__, int.__base__, bool.__base__
''')
#: floats and their methods
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
(1.5).as_integer_ratio(), (0.1).as_integer_ratio(), (2.0).is_integer(), (2.5).is_integer(), (1.5).conjugate(), (1.5).real, (1.5).imag, (-0.0).as_integer_ratio()
float("inf").as_integer_ratio()
float("nan").as_integer_ratio()
1.0 == 1, 0.1 + 0.2 == 0.3, float("nan") == float("nan"), float("inf") > 10**400, 1e400 == float("inf"), -0.0 == 0.0, 2**53 + 1 == float(2**53 + 1), 10**400 > 1e308, 0.5 < 1, 1.5 == 3/2
1.5 < "a"
1.5 < 1j
1.5 & 1
1.5 << 1
~1.5
repr(1e15), repr(1e16), repr(123456789.123456789), repr(1e-4), repr(1e-5), repr(5e-324), repr(1.7976931348623157e308), repr(0.1), repr(100.0), repr(1/3), repr(2/3), repr(1e21), repr(12345678901234567.0)
str(1.0), "%s" % 1.0, "%g" % 1e10, "%f" % 1e10, "%e" % 0, "%.3g" % 1234.5, "%#.3g" % 1.0, "%+.1f" % 2.25, "% .2e" % 1234.5, "%010.3f" % -3.14159, "%-10.2f|" % 2.5, "%G" % 1e-10, "%F" % float("inf"), "%.0f" % 0.5, "%.0f" % 1.5, "%#.0f" % 1.5
format(1.5), format(1.5, ".3f"), format(1e10, "g"), format(1234567.891, ",.2f"), format(0.25, "%"), format(0.256, ".1%"), format(1.5, "+"), format(1.5, "010"), format(-1.5, "=+10"), format(1e100, "n"), format(1.5, "_.3f"), format(float("nan"), "010.1f"), format(0.0, "e"), format(1.0, "#.0f"), format(12345.678, "_"), format(1e-7, ""), format(1.5, "z.0f"), format(-0.2, "z.0f")
format(1.5, "d")
format(1.5, "x")
format(1.5, "s")
format(1.5, ".")
format(1.5, "q")
format(1.5, ",_")
format(1.5, "1.5.5")
''')
#: complex numbers
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
1+2j, (1+2j).real, (1+2j).imag, (1+2j).conjugate(), (1+2j) * (3-4j), (1+2j) / (3-4j), (1+2j) ** 2, (1+2j) ** 0.5, abs(3-4j), -(1+2j), +(1j), 1j ** 2, 1j == 1j, 1j != 1, 1 + 0j == 1, bool(0j)
1j < 1
1j // 1
1j % 1
int(1j)
float(1j)
1j & 1
1j / 0
0j ** -1
round(1j)
hash(1j), hash(2+0j) == hash(2), str(1j), repr(complex(1.5, -2.5)), repr(complex("nan")), repr(-0j), repr(complex(0, float("inf"))), repr(complex(-0.0, -0.0)), [1j], f"{1+2j}", f"{1+2j:.2f}", f"{1.5j:g}", format(1+2j, ">12"), format(3+4j, "+.1e")
format(1j, "d")
format(1j, "%")
format(1j, "010")
format(1j, "=5")
complex(1, 2).__add__(1), complex(1, 2).__eq__("x"), complex(1, 2).__lt__(1), (1+2j).__complex__(), complex.from_number(3) if hasattr(complex, "from_number") else "none"
complex("1e500"), complex("1_0j"), 1e308j * 10, (1+1j) * 2.5, 2 - 1j, 1 / 1j, 2 ** 1j, sum([1j, 2j]), 1j.imag, 1J
''')
