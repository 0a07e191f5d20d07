#: str methods 1
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"abc".center(10, "*")
"abc".center(2)
"abc".center(10, "ab")
"a,b,c".split(",", 1)
"a,b,c".split(",", maxsplit=-1)
" a  b ".split()
" a  b ".split(None, 1)
"abc".split("")
"a,b,c".rsplit(",", 1)
" a  b ".rsplit(None, 1)
"a\\nb\\r\\nc\\x0bd\\x1ce\\u2028f".splitlines()
"a\\nb\\r\\n".splitlines(True)
''')
#: str methods 2
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"abc".partition("")
"abcbd".partition("b")
"abcbd".rpartition("b")
"abc".rpartition("z")
"abc".find("c", -1)
"abc".find("", 3)
"abc".find("", 4)
"abc".index("z")
"abc".rindex("z")
"abcabc".rfind("b", 0, 4)
"aaa".count("")
"aaa".count("a", 1)
''')
#: str methods 3
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"aaa".replace("a", "b", 2)
"aaa".replace("", "-")
"aaa".replace("", "-", 2)
"aaa".replace("a", "b", count=1)
"Hello World".swapcase()
"hello world's".title()
"hELLO".capitalize()
"ß".upper()
"ß".casefold()
"İ".lower()
"ǆ".title()
"abc".ljust(5, ".")
''')
#: str methods 4
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"abc".rjust(5)
"-42".zfill(6)
"+".zfill(3)
"abc".zfill(2)
"abc".expandtabs()
"a\\tb\\tc".expandtabs(4)
"a\\tb".expandtabs(0)
"a\\tb".expandtabs(tabsize=2)
"abc".startswith(("x", "a"))
"abc".startswith("b", 1)
"abc".endswith("c", 0, -1)
"abc".startswith(1)
''')
#: str methods 5
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"abc".endswith((1,))
"xxabcxx".strip("x")
"xxabcxx".lstrip("x")
"xxabcxx".rstrip("x")
"abc".strip(1)
"abc".removeprefix("a")
"abc".removesuffix("bc")
"abc".removesuffix("")
"a1".isalnum()
"²".isdigit()
"²".isdecimal()
"½".isnumeric()
''')
#: str methods 6
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"٣".isdecimal()
int("٣")
"".isalpha()
"".isascii()
"é".isascii()
"A b".istitle()
"A B".istitle()
"abc def".isidentifier()
"class".isidentifier()
"\\n".isprintable()
" ".isspace()
"\\x1c".isspace()
''')
#: str methods 7
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"ABC".isupper()
"1".isupper()
"a".join(["x", 1])
"a".join("xyz")
"a".join(5)
",".join({})
"abc".translate({97: "xx", 98: None, 99: 100})
"abc".translate(str.maketrans("ab", "xy", "c"))
str.maketrans("ab", "x")
str.maketrans({"a": 1, 98: "q"})
str.maketrans({"ab": 1})
str.maketrans(1)
''')
#: str methods 8
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"abc".encode("ascii")
"é".encode("ascii")
"é€".encode("ascii", "ignore")
"é€".encode("ascii", "replace")
"é€".encode("ascii", "xmlcharrefreplace")
"é€".encode("ascii", "backslashreplace")
"é€".encode("latin-1")
"é€".encode("utf-16")
"é€".encode("utf-16-le")
"é€".encode("utf-32-be")
"é€".encode("cp1252")
"é€".encode("utf-8-sig")
''')
#: str methods 10
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"abc" + 1
1 + "abc"
"a" in "abc"
1 in "abc"
"a" < "b"
"a" < 1
"{} {}".format(1)
"{0} {}".format(1, 2)
"{a}".format()
"{a.b}".format(a=1)
"{a[0]}".format(a=[5])
"{a[x]}".format(a={"x": 3})
''')
#: str methods 11
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"{0[0}".format([1])
"{".format()
"}".format()
"{!r:>5}".format("a")
"{!z}".format(1)
"{:{}}".format(3, 5)
"{:{w}.{p}f}".format(3.14159, w=10, p=2)
"{:d}".format("a")
"{:s}".format(1)
"{:=5}".format("a")
"{:,}".format("a")
"{:c}".format(65)
''')
#: str methods 12
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"{:c}".format(-1)
"{:x}".format(1.0)
"{:q}".format(1)
"{:10}|".format(None)
"{:10}|".format([])
"{a}".format_map({"a": 1})
str(b"abc", "ascii")
str(b"\\xff", "ascii", "replace")
str(b"abc")
str(1, "ascii")
str("a", "ascii")
str(object=5)
''')
#: str methods 13
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"abc".__getnewargs__()
"abc".__contains__("b")
"abc".__len__()
"abc".__mod__(1)
"abc".__rmul__(2)
"abc".__eq__(1)
"abc".__lt__("b")
"abc".__hash__() == hash("abc")
"abc".__format__(">5")
ord("ab")
ord("")
ord(5)
''')
#: str methods 14
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
chr(1114112)
chr(-1)
chr("a")
ascii("é\\U0001f600\\n")
repr("'")
repr("'\\"")
"abc".foo
"abc".upper(1)
"abc".split(sep=1)
"a b c".split(maxsplit=1)
"abc".center()
"abc".join()
''')
#: percent formatting 1
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"%d" % 3.7
"%d" % "a"
"%i %u" % (1, 2)
"%x %X %o" % (255, 255, 8)
"%#x %#X %#o" % (255, 255, 8)
"%#b" % 5
"%e %E %g %G" % (1234.5, 1234.5, 1e-5, 1e20)
"%#g" % 1.0
"%5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42)
"%.3d" % 5
"%.0f" % 0.5
"%.0f" % 1.5
''')
#: percent formatting 2
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"%5.1f|" % 3.14159
"%*d" % (5, 42)
"%-*d|" % (5, 42)
"%.*f" % (2, 3.14159)
"%s %r %a" % ("é", "é", "é")
"%.2s" % "abc"
"%10s|%-10s|" % ("a", "b")
"%c%c" % ("a", 98)
"%c" % "ab"
"%c" % 1114112
"%%" % ()
"%" % 1
''')
#: percent formatting 3
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"%d %d" % 1
"%d" % (1, 2)
"%(a)s %(b)d" % {"a": 1, "b": 2}
"%(a)s" % {"b": 1}
"%(a)s" % 5
"%(a" % {}
"abc" % {}
"abc" % []
"abc" % 1
"%s" % (1,)
"%s" % [1, 2]
"%s" % {"a": 1}
''')
#: percent formatting 4
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"%d" % True
"%f" % float("inf")
"%d" % float("nan")
"%d" % float("inf")
"%x" % 1.5
"%f" % "a"
"%s" % None
"%ld %hd" % (1, 2)
"%.1e" % 0
"%+.2e" % 123456
"%08.3f" % -3.14159
"%+08d" % 42
''')
#: percent formatting 5
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
"%-08d|" % 42
"%#08x" % 255
"%x" % -255
"%o" % -8
"%d" % 10**30
"%.50f" % 0.1
"%.300d" % 3
"%s" % "a" * 2
b"%d %s %b %a" % (1, b"x", b"y", "z")
b"%s" % "a"
b"%c" % 65
b"%x" % 255
''')
#: percent formatting 6
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
b"%r" % 5
"%*d" % ("a", 1)
''')
#: int parsing and formatting 1
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
int("12")
int(" 12 ")
int("1_000")
int("1__0")
int("_1")
int("0x1f", 16)
int("0x1f", 0)
int("1f", 16)
int("0b101", 0)
int("0o17", 0)
int("017", 0)
int("00", 0)
''')
#: int parsing and formatting 2
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
int("z", 36)
int("z", 37)
int("1", 1)
int("12", 2)
int("")
int("abc")
int("1.5")
int(b"12")
int(b"\\xff")
int(None)
int([])
int(1.9)
''')
#: int parsing and formatting 3
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
int(-1.9)
int(float("nan"))
int(float("inf"))
int(1j)
int(5, 10)
int("5", "a")
int("5", base=8)
int()
int("1" * 5000)
str(10**5000)
(5).bit_length()
(-5).bit_count()
''')
#: int parsing and formatting 4
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
(255).to_bytes()
(256).to_bytes(2)
(256).to_bytes(1)
(-1).to_bytes(2)
(-1).to_bytes(2, signed=True)
(1).to_bytes(2, "little")
(1).to_bytes(2, "middle")
(1).to_bytes(-1)
int.from_bytes(b"\\x01\\x02")
int.from_bytes(b"\\x01\\x02", "little")
int.from_bytes(b"\\xff\\xff", "big", signed=True)
int.from_bytes([1, 2], "big")
''')
#: int parsing and formatting 5
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
int.from_bytes(b"", "big")
(6).as_integer_ratio()
(5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator
(5).is_integer()
(5).__index__()
(5).__floor__(), (5).__ceil__(), (5).__trunc__(), (5).__round__()
round(15, -1)
round(25, -1)
round(-15, -1)
round(12345, -3)
round(5, 2)
round(5, -100)
''')
#: int parsing and formatting 6
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
round(5, 1.0)
round("a")
round(2.5), round(3.5), round(-2.5)
round(2.675, 2)
round(1e300, 2)
round(1234.5678, -2)
round(float("nan"))
round(float("inf"))
round(1.5, None)
round(5, None)
5 // 0
5 % 0
''')
#: int parsing and formatting 7
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
5 / 0
5.0 // 0
5.0 % 0
divmod(5, 0)
divmod(5.0, 0)
0 ** -1
0.0 ** -1
pow(2, -1)
pow(2, -1, 5)
pow(2, -1, 4)
pow(2, 10, 0)
pow(2, 10, -7)
''')
#: int parsing and formatting 8
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
pow(2.0, 2, 3)
pow(2, 3, 1)
divmod(-7, 2), divmod(7, -2), divmod(-7, -2)
divmod(-7.5, 2), divmod(7.5, -2)
-7 // 2, -7 % 2, 7 // -2, 7 % -2
1 << 100
1 << -1
1 >> -1
-1 >> 100
1 >> 10**20
1 << 1.0
~5, -(-5), +5
''')
#: int parsing and formatting 10
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
10**400 // 10**399
1e308 * 10
10**400 * 1.0
hash(2**61 - 1), hash(2**61), hash(-1), hash(-2), hash(1.5), hash(float("inf")), hash(10**30)
hash(0.5), hash(1e300), hash(-0.0)
hash(1j), hash(1+2j)
format(1234567, ","), format(1234567, "_"), format(255, "#x"), format(255, "_b")
format(1234567.891, ",.2f"), format(1234567.891, "_.2f")
format(5, "05"), format(-5, "05"), format(5, "+"), format(5, " "), format(5, "<5"), format(5, "^5"), format(5, "*>5")
format(5, "=+5"), format(-5, "x=5")
format(5, ".2")
format(5, "n"), format(5.5, "n")
''')
#: int parsing and formatting 11
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
format(5, "f"), format(5, "e"), format(5, "%"), format(0.256, ".1%")
format(1e10), format(1e16), format(1.0), format(1e-5)
format(3.0, "g"), format(3.0, ".3"), format(123456789.0, "g"), format(1e-10, "g")
format(True, "d"), format(True), format(True, "5")
format(0, "z"), format(-0.0, "z"), format(-0.001, "z.1f")
format(3.14, "d")
format("a", "d")
format(1, "s")
format(1, "c"), format(0x1f600, "c")
format(1, "+c")
format(1, ",c")
format(10, "#b"), format(10, "#o"), format(10, "#X"), format(10, "08b"), format(10, "#010b")
''')
#: int parsing and formatting 12
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
format(12345678, "_x"), format(12345678, ",x")
format(1, "10000000000000000000000d")
format(1, "5.5d")
format(float("nan"), "f"), format(float("inf"), "F"), format(float("-inf"), "010")
format(1.5, "010"), format(-1.5, "<10"), format(1.5, "^10.3f")
format(12345.678, "012,.1f")
format(1+2j, ".2f"), format(1+2j, ">20"), format(1+2j, "=20")
(1).__divmod__(0)
bool.__new__(bool, []), bool("False"), bool(0.0), bool(range(0))
bool(1, 2)
1 .real
''')
#: floats 1
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
float("1e5"), float(" 1.5 "), float("1_0.5"), float(".5"), float("5.")
float("inf"), float("-Infinity"), float("nan"), float("+nan")
float("")
float("abc")
float("1e")
float("1__0")
float(b"1.5")
float(None)
float([])
float("0x1p3")
float(1j)
float()
''')
#: floats 2
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
float(1, 2)
(0.1).hex(), (1.0).hex(), (-0.0).hex(), float("inf").hex(), (5e-324).hex(), (1e308).hex()
float.fromhex("0x1.8p1"), float.fromhex("-0x.1p-3"), float.fromhex("inf"), float.fromhex("1"), float.fromhex("0x1p-1075")
float.fromhex("zz")
(0.5).as_integer_ratio(), (-1.25).as_integer_ratio(), (0.1).as_integer_ratio()
float("inf").as_integer_ratio()
float("nan").as_integer_ratio()
(1.0).is_integer(), (1.5).is_integer(), float("inf").is_integer()
1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 0.1 + 0.2, 1/3, 2/3, 1e100, 1.7976931348623157e308, 5e-324, -0.0
1e22, 1e23, 9007199254740993.0, 4.35, 0.1e-6
3.0 // 2, -3.0 // 2, 3.5 % -2, -3.5 % 2, 5.0 % float("inf"), -5.0 % float("inf")
float("inf") // 1, float("inf") % 1
''')
#: floats 3
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
float("nan") == float("nan"), float("nan") != float("nan"), float("nan") < 1
(-8) ** (1/3)
(-8.0) ** 0.5
2.0 ** 1024
1.5 + "a"
1.5 & 1
~1.5
1.5 << 1
(1.5).real, (1.5).imag, (1.5).conjugate()
(1.5).__trunc__(), (1.5).__floor__(), (1.5).__ceil__(), (2.5).__round__(), (2.567).__round__(2)
(1.5).__int__(), (1.5).__bool__(), (1.5).__neg__(), (1.5).__pos__(), (-1.5).__abs__()
float.__add__(1.5, 1), float.__radd__(1.5, 1), float.__add__(1.5, "a")
''')
#: floats 4
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
complex("1+2j"), complex(" 1 "), complex("j"), complex("-j"), complex("1e5-1e-5j"), complex("(1+2j)"), complex("nan+infj")
complex("1 + 2j")
complex("")
complex("abc")
complex(1, 2), complex(1j, 2j), complex(real=1), complex(imag=1)
complex("1", 2)
complex(1, "2")
complex(None)
1+2j, -1-2j, 1j, -1j, 0j, -0j, (1+0j), complex(-0.0, -0.0), complex(0, float("inf")), complex(float("nan"), 1)
(1+2j) * (3-4j), (1+2j) / (3-4j), (1+2j) ** 2, (1+2j) ** 0.5, abs(3+4j), (1+2j).conjugate(), -(1+2j), +(1j)
(1+2j) // 1
(1+2j) % 1
''')
#: floats 5
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
divmod(1j, 1)
1j < 2
1j / 0
0j ** -1
0 ** 1j
0j ** 0
1j == 1j, 1j == 1, (1+0j) == 1, hash(1+0j) == hash(1)
int(1j)
float(1j)
bool(0j), bool(1j)
1j.real, 1j.imag
(1e200+1j) * 1e200
''')
#: floats 6
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
complex(1.0, -0.0)
round(1j)
round(0.5), round(1.5), round(0.49999999999999994), round(5e15+0.5), round(-0.4)
round(1.005, 2), round(2.5, 0), round(1e22, -21), round(0.1, 400), round(123.456, -3), round(5.5e-10, 10)
sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([1, 2.5, 3j]), sum([], 5), sum([[1], [2]], [])
sum(["a", "b"])
sum(["a"], "")
sum([b"a"], b"")
sum(5)
min(1, 2.0), max(1, 1.0), max([1, 2], key=lambda x: -x), min([], default=3)
min([])
min(1, key=None)
''')
#: floats 7
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
max(1, 2, default=3)
max("a", 1)
abs(-5), abs(True), abs(-0.0)
abs("a")
''')
