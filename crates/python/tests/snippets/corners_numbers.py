#: int1
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
int("0x1f", 16)
int("0b101", 0)
int("0o17", 0)
int("1_000")
int("_1")
int("1__0")
int("010", 0)
int("00", 0)
int(" \n12\t ")
int("")
int(" ")
int("z", 36)
int("10", 37)
int("10", 1)
int("10", -1)
int(b"12")
int(bytearray(b"12"), 16)
int(b"\xff")
int(None)
int([])
int(1.5, 10)
int("5", base=7)
int("8", base=7)
int(base=10)
int(x="1")
int("١٢")
int(float("inf"))
int(float("nan"))
int(1e20)
int("1"*5000)
str(10**5000)
int.from_bytes(b"\x01\x02", "big")
int.from_bytes(b"\x01\x02", "little")
int.from_bytes(b"\xff\xfe", "big", signed=True)
int.from_bytes([1, 2, 300], "big")
int.from_bytes([1, 2, 3])
int.from_bytes(b"", "big")
int.from_bytes(b"a", "middle")
int.from_bytes("a", "big")
(258).to_bytes(2, "big")
(258).to_bytes()
(5).to_bytes()
(5).to_bytes(3, "little")
(-5).to_bytes(3, "little")
(-5).to_bytes(3, "little", signed=True)
(128).to_bytes(1, "big", signed=True)
(5).to_bytes(-1, "big")
(5).to_bytes(0, "big")
(0).to_bytes(0, "big")
(5).bit_length(), (0).bit_length(), (-8).bit_length()
(5).bit_count(), (-7).bit_count()
(5).as_integer_ratio(), (5).is_integer(), (5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator
(5).real = 3
int.real
int.__add__
int.__add__(1, 2)
int.__add__(1, 2.0)
int.__add__("a", 2)
int.__add__()
int.__add__(1)
int.__radd__(1, 2)
(1).__divmod__(0)
(7).__rdivmod__(20)
(7).__rpow__(2)
(7).__lshift__(-1)
1 << -1
1 >> -1
1 >> 100
-1 >> 100
1 << 0
pow(2, -1)
pow(2, -1, 5)
pow(2, -1, 4)
pow(2, 3, 0)
pow(2, 3, -5)
pow(2, 3, 5.0)
pow(2.0, 3, 5)
pow(0, -1)
pow(0.0, -1)
pow("a", 2)
pow(2, "a")
pow(2, 3, "a")
pow(base=2, exp=3)
pow(2, 3, mod=5)
pow()
pow(2)
pow(-2, 0.5)
divmod(7, -2), divmod(-7, 2), divmod(7.5, 2), divmod(-7.5, 2)
divmod(1, 0)
divmod(1.0, 0)
divmod("a", 1)
7 // 0
7 % 0
7 / 0
7.0 // 0
7.0 % 0
7.0 / 0
round(5), round(15, -1), round(25, -1), round(-15, -1), round(12345, -5), round(1234, -3)
round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1e300, 2), round(1.5, None)
round(5, 1.0)
round(5.5, 1.0)
round("a")
round()
round(number=5.5)
round(5.55, ndigits=1)
round(float("nan"))
round(float("inf"))
round(float("inf"), 1)
(5).__round__(), (15).__round__(-1)
(5).__round__("a")
(5).__index__(), (5).__int__(), (5).__float__(), (5).__bool__(), (5).__hash__(), (5).__abs__(), (5).__neg__(), (5).__pos__(), (5).__invert__(), (5).__trunc__(), (5).__floor__(), (5).__ceil__()
(5).__getnewargs__()
(5).__format__("x")
(5).__sizeof__() > 0
hash(2**61-1), hash(2**61), hash(-1), hash(-2), hash(1.0), hash(0.5), hash(float("inf")), hash(-float("inf")), hash(1+2j), hash(None) == hash(None)
True + True, True & False, True | 2, True ^ True, ~True, -True, +True
bool("a"), bool(), bool([]), bool(x=1)
bool(1, 2)
class B2(bool): pass
isinstance(True, int), issubclass(bool, int)
bool.from_bytes(b"\x00", "big")
True.real, True.numerator, repr(True.__and__(True)), True.__and__(2)
1 .__class__
0xFFFFFFFFFFFFFFFFFF, 0o777, 0b1111, 1_000_000
1 if True else 2
1 < 2 < 3, 1 < 3 < 2
1 == 1.0, 1 != 1.0, 2**53 == float(2**53), 2**53+1 == float(2**53)
10**400 < float("inf"), 10**400 > 1e300
float(10**400)
10**400 / 3
10**400 * 1.0
10**400 // 10**399, 10**400 / 10**399
int.mro()
int.fromkeys
(1).x
(1).x = 2
del (1).real
int.x = 1
del int.real
"%d" % 3.7
"%d" % "a"
"%x" % 3.7
"%i %u" % (3, -4)
"%c" % 65, "%c" % "b"
"%c" % "ab"
"%c" % -1
"%c" % 0x110000
"%r %a %s" % ("é", "é", "é")
"%5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5)
"%#x %#o %#X" % (255, 8, 255)
"%.3f %10.2e %g %G" % (1.5, 12345.678, 1e-10, 1e-10)
"%(a)s %(b)d" % {"a": 1, "b": 2}
"%(a)s" % {"b": 1}
"%(a)s" % 5
"%s" % (1, 2)
"%s %s" % 1
"%s %s" % (1,)
"%" % ()
"%q" % 1
"%*d" % (5, 3)
"%-*d|" % (5, 3)
"%.*f" % (2, 3.14159)
"%*d" % ("a", 3)
"a" % 1
"a" % ()
"a" % {}
"a" % [1]
"%%" % ()
"%.0s" % "abc", "%.2s" % "abc", "%5.1s|" % "abc"
"%s" % None
''')
#: float1
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
float("1e5"), float(" 1.5 "), float("inf"), float("-Infinity"), float("nan"), float("1_0.5")
float("1__0")
float("")
float("abc")
float(None)
float([])
float(b"1.5")
float(b"abc")
float(x=1)
float(1, 2)
float("1.5a")
float.fromhex("0x1.8p3"), float.fromhex("1.8"), float.fromhex("-inf"), float.fromhex("  0x.8  ")
float.fromhex("0x")
float.fromhex("1e1000")
float.fromhex("0x1p2000")
(1.5).hex(), (-0.0).hex(), float("inf").hex(), (1e-320).hex(), (0.1).hex()
(1.5).as_integer_ratio(), (0.1).as_integer_ratio()
float("inf").as_integer_ratio()
float("nan").as_integer_ratio()
(1.5).is_integer(), (2.0).is_integer(), float("inf").is_integer()
(1.5).real, (1.5).imag, (1.5).conjugate()
(1.5).__trunc__(), (1.5).__floor__(), (1.5).__ceil__(), (1.5).__round__(), (1.55).__round__(1)
(1.5).__int__(), (1.5).__bool__(), (1.5).__divmod__(1), (1.5).__rdivmod__(4), (1.5).__floordiv__(1), (1.5).__mod__(1), (2.0).__pow__(3), (2.0).__rpow__(3)
(1.5).__floordiv__("a")
(1.5).__add__("a"), (1.5).__eq__("a"), (1.5).__lt__("a")
float.__getformat__("double")
float.__getformat__("x")
1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 0.1+0.2, 1e22, 1e21, 5e-324, 1.7976931348623157e308
repr(1e100), str(-0.0), 1.0, 100.0, 1e2
1.5 % -1, -1.5 % 1, 1.5 // -1, 5 % float("inf"), -5 % float("inf"), float("inf") % 5
float("inf") - float("inf"), float("inf") * 0
0.0 == -0.0, float("nan") == float("nan")
1.5 | 2
1.5 << 1
~1.5
1.5 @ 2
-1.5, +1.5, abs(-1.5)
1.5 < "a"
1.5 < 2j
1.5 == 1.5+0j
2.0**1024
(-8.0) ** (1/3)
0.0 ** -1
float.from_number
max(1, float("nan")), min(float("nan"), 1)
f"{1.5:10.3f}|{1.5:<10}|{1.5:^10}|{1.5:+}|{1.5:e}|{1.5:%}|{1234567.5:,}|{1234567.5:_}|{1.5:g}|{1.5:010}"
f"{1e10:n} {1.5:.0f} {2.5:.0f} {0.00001:g} {1e20:g} {1e20:.3} {1.0:#.0f} {1.0:#g} {-0.0:z.1f}"
format(1.5, "d")
format(1.5, "x")
format(1.5, "s")
format(1, "s")
format(1, ".3d")
format(1, ",x")
format(1, "_x"), format(65535, "_x"), format(255, "#b"), format(255, "#_b")
format(1, "c"), format(0x1F600, "c")
format(-1, "c")
format(1, "+c")
format("a", "d")
format("a", "+")
format("a", "=5")
format("a", "05")
format("a", ",")
format("abc", ".2"), format("a", "^5"), format("a", "*>5"), format("a", "5")
format([], "5")
format(None, "5")
format(object(), "5")
format(1, "5.5.5")
format(1, "zz")
format(True), format(True, "d"), format(True, "5"), format(True, "s")
format(1+2j, ".2f"), format(1+2j, "10"), format(1+2j, ">10")
format(1+2j, "05")
format(1+2j, "%")
format(1.5, "f%")
format(1, "999999999999999999999999")
format(1)
format(1, 2)
format()
format(format_spec="", value=1)
''')
#: complex1
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
complex(1, 2), complex("1+2j"), complex("j"), complex("-j"), complex(" 1 "), complex("(1+2j)"), complex("1e5-2e3j"), complex("infj"), complex("nan+nanj")
complex("1 + 2j")
complex("abc")
complex("1", 2)
complex(1, "2")
complex([])
complex(None)
complex(real=1), complex(imag=2), complex(real=1j, imag=2j)
complex(1, 2, 3)
1j*1j, 1j**2, (1+2j)/(3-4j), abs(3+4j), -(1+2j), +(1j), (1+2j).conjugate()
(1+2j).real, (1+2j).imag
(1+2j).real = 1
(1+2j) < (2+3j)
(1+2j) // 1
(1+2j) % 1
divmod(1j, 1)
int(1j)
float(1j)
round(1j)
1j / 0
1j ** -1
0j ** -1
0j ** 0
0j ** 1j
(1+2j) ** 0.5, (1+2j) ** 2, (1+2j)**-2
(1+2j).__getnewargs__()
hash(1j), hash(1+0j)
repr(complex(-0.0, -0.0)), repr(complex(1, -0.0)), repr(complex("inf")), repr(complex(float("nan"), 1))
complex(1.5).__complex__()
1j == 1j, 1j == "a", 1j != 1, bool(0j), bool(1j)
1j + "a"
"a" + 1j
class C:
    def __complex__(self): return 5
complex(C())
class C:
    def __float__(self): return "a"
float(C())
complex(C())
class C:
    def __index__(self): return 5
complex(C()), float(C()), int(C()), [1,2,3,4,5,6][C()], "a" * C(), hex(C()), oct(C()), bin(C()), chr(C()), range(C()), bytes(C()), round(1.5, C())
class C:
    def __int__(self): return 1.5
int(C())
class C:
    def __index__(self): return "a"
[1][C()]
hex(C())
range(C())
class C:
    def __trunc__(self): return 5
int(C())
class C:
    def __bool__(self): return 5
bool(C())
not C()
class C:
    def __len__(self): return -1
bool(C())
len(C())
class C:
    def __len__(self): return "a"
len(C())
class C:
    def __len__(self): return 2**70
len(C())
bool(C())
class C:
    def __hash__(self): return "a"
hash(C())
class C:
    def __hash__(self): return 2**70
hash(C())
class C:
    def __eq__(self, o): return True
hash(C())
{C(): 1}
C.__hash__
class C:
    def __str__(self): return 5
str(C())
class C:
    def __repr__(self): return 5
repr(C())
str(C())
f"{C()}"
class C:
    def __format__(self, s): return 5
format(C())
f"{C()}"
class C:
    def __bytes__(self): return 5
bytes(C())
class C:
    def __iter__(self): return 5
iter(C())
for x in C(): pass
list(C())
class C:
    def __next__(self): return 5
next(C())
iter(C())
class C:
    def __contains__(self, x): return 5
1 in C(), 1 not in C()
class C: pass
1 in C()
len(C())
C()[0]
C()[0] = 1
del C()[0]
C() + 1
1 + C()
C() < 1
-C()
C()()
with C(): pass
for x in C(): pass
C[0]
await_ = C()
C.__getitem__
int(C())
float(C())
C() @ 1
C() ** 1
x = C()
x += 1
x -= 1
x @= 1
x **= 1
x <<= 1
abs(C())
round(C())
divmod(C(), 1)
reversed(C())
dir(C())[:3]
~C()
a, b = C()
[*C()]
f(**C())
print(*C())
print(**C())
''')
