#: str1
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
"abc".capitalize(), "ABC".casefold(), "ß".casefold(), "ß".upper(), "a".center(5, "*"), "abc".center(6, "-"), "abcd".center(7,"-")
"a".center(5, "ab")
"a".center("x")
"aXbX".count("X"), "aaa".count("aa"), "abc".count(""), "abc".count("", 1, 2), "abc".count("c", -1), "".count("")
"abc".count()
"abc".count(1)
"abc".encode(), "é".encode("latin-1"), "é".encode("utf-16"), "é".encode("utf-32-le"), "é".encode("ascii", "replace"), "é".encode("ascii", "ignore"), "é".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"), "é".encode("ascii", "namereplace")
"é".encode("ascii")
"é€".encode("latin-1")
"a".encode("nope")
"é".encode("ascii", "nope")
"abc".endswith("c"), "abc".endswith(("a", "c")), "abc".endswith(""), "abc".endswith("b", 0, 2), "abc".endswith(())
"abc".endswith(1)
"abc".endswith((1,))
"a\tb".expandtabs(), "a\tb".expandtabs(4), "\t\n\tx".expandtabs(2), "a\tb".expandtabs(tabsize=0)
"abcabc".find("c"), "abc".find("z"), "abc".find("", 5), "abc".find("", 3), "abcabc".rfind("c"), "abc".rfind(""), "abc".find("b", None, None)
"abc".find(1)
"abc".index("z")
"abc".rindex("z")
"{} {}".format(1, 2), "{1} {0}".format(1, 2), "{a}".format(a=1), "{0[0]} {0[a]}".format({0: 1, "a": 2}), "{0.real}".format(5), "{:>{w}}".format("a", w=5), "{!r:>5}".format("a"), "{{}}".format()
"{} {0}".format(1)
"{0} {}".format(1)
"{}".format()
"{a}".format()
"{".format(1)
"}".format(1)
"{!x}".format(1)
"{!}".format(1)
"{0.x}".format(1)
"{0[}".format(1)
"{0[]}".format([1])
"{0.}".format(1)
"{:{}}".format(1, 5)
"{:{:{}}}".format(1, 2, 3)
"{0!r }".format(1)
"{a b}".format(**{"a b": 1})
"{!s}".format(b"a"), "{!a}".format("é")
"{a}".format_map({"a": 1})
"{a}".format_map({})
"abc".isalnum(), "".isalnum(), "a1".isalpha(), "é".isascii(), "".isascii(), "²".isdecimal(), "²".isdigit(), "½".isnumeric(), "a1".isidentifier(), "1a".isidentifier(), "class".isidentifier(), "a".islower(), "A".isupper(), "1".islower(), "\n".isprintable(), "".isprintable(), " \t".isspace(), "Ab Cd".istitle(), "AB".istitle()
",".join(["a", "b"]), ",".join("abc"), ",".join([]), "".join(("a",))
",".join([1])
",".join(1)
",".join(["a", b"b"])
"a".ljust(3) + "|", "a".rjust(3, "0"), "a".zfill(3), "-1".zfill(4), "+1".zfill(4), "".zfill(2)
"ABC".lower(), "abc".swapcase(), "hello world's".title(), "ǆ".title()
"  a ".strip(), "xxaxx".strip("x"), "xya".lstrip("xy"), "ayx".rstrip("xy"), "a".strip(None)
"a".strip(1)
str.maketrans("ab", "cd"), str.maketrans("ab", "cd", "e"), str.maketrans({"a": "b", 1: None})
str.maketrans("a", "bc")
str.maketrans(1)
str.maketrans({"ab": 1})
"abc".translate({97: "X", 98: None, 99: 100}), "abc".translate(str.maketrans("a", "z"))
"abc".translate({97: -1})
"abc".translate({97: 1.5})
"abc".translate(1)
"a,b,c".partition(","), "abc".partition("z"), "a,b,c".rpartition(","), "abc".rpartition("z")
"abc".partition("")
"abc".partition(1)
"abc".removeprefix("a"), "abc".removesuffix("c"), "abc".removeprefix("x"), "abc".removesuffix("")
"aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "aaa".replace("a", "b", count=1), "".replace("", "x"), "".replace("", "x", 0), "aa".replace("aa", "", -1)
"a".replace("a")
"a".replace(1, 2)
"a b  c".split(), "a,b,,c".split(","), "a b c".split(None, 1), "a,b,c".split(",", 1), " a ".split(" "), "".split(), "".split(","), "a b c".rsplit(None, 1), "a,b,c".rsplit(",", 1), "a b".split(maxsplit=0), "a,b".split(sep=",")
"abc".split("")
"abc".split(1)
"a\nb\r\nc\x0bd\x1ce\u2028f".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines(), "a\n".splitlines(keepends=1)
"abc".startswith("a"), "abc".startswith(("x", "a")), "abc".startswith("b", 1), "abc".startswith("", 4), "abc".startswith("", 3)
"abc".upper(), "ŉ".upper(), "ﬀ".title(), "İ".lower(), "Σ".lower(), "ΑΣ".lower()
"abc" * 2, 2 * "abc", "abc" * -1, "abc" * 0, "abc" * True
"abc" * 1.5
"abc" * "a"
"abc" + 1
1 + "abc"
"abc" + b"a"
"abc" - "a"
"abc" < "abd", "a" < "B", "" < "a", "abc" <= "abc", "a" != "b"
"abc" < 1
"abc" == b"abc"
"a" in "abc", "" in "abc", "ac" in "abc"
1 in "abc"
None in "abc"
"abc"[0], "abc"[-1], "abc"[1:], "abc"[::-1], "abc"[::2], "abc"[5:], "abc"[-5:2], "abc"[True]
"abc"[3]
"abc"["a"]
"abc"[1.0]
"abc"[None]
"abc"[::0]
"abc"[1.5:]
"abc"["a":]
"abc"[0] = "x"
del "abc"[0]
"abc".x
"abc".x = 1
str(b"abc", "utf-8"), str(b"abc", encoding="ascii"), str(b"\xff", errors="replace"), str(object=5), str()
str(b"\xff", "utf-8")
str("a", "utf-8")
str(5, "utf-8")
str(b"abc")
len("a\u0301"), len("😀"), ord("😀"), chr(128512), ascii("é😀\n"), repr("\x00\x7f\x80\xa0\xad'\""), repr("'"), repr('"'), repr("\t\r\\")
ord("ab")
ord("")
ord(1)
ord(b"a"), ord(bytearray(b"a"))
chr(-1)
chr(0x110000)
chr("a")
chr(1.5)
chr(10**30)
"\N{GREEK SMALL LETTER ALPHA}", "\u00e9", "\x41", "\101", "\U0001F600"
"a" "b"
"abc".__len__(), "abc".__getitem__(0), "abc".__contains__("a"), "abc".__add__("d"), "abc".__mul__(2), "abc".__rmul__(2), "a".__mod__(()), "a".__rmod__("%s"), list("abc".__iter__()), "a".__hash__() == hash("a")
"abc".__add__(1)
"abc".__contains__(1)
"abc".__getnewargs__(), "abc".__sizeof__() > 0, "a".__format__(">3")
class S(str): pass
S("a"), str(S("a")), type(S("a") + "b"), S("a") == "a", hash(S("a")) == hash("a"), type(S("abc")[0:]), type(S("abc").strip()), type(str(S("x"))), S("a").x if hasattr(S("a"), "x") else 0
class S(str):
    def __new__(cls, v, k=1): s = super().__new__(cls, v); s.k = k; return s
    def __str__(self): return "S!"
S("a", 5).k, str(S("a")), f"{S('a')}", "%s" % S("a"), repr(S("a")), "{}".format(S("a")), "".join([S("a")]), str.__str__(S("a")), S("a").__dict__
"abc".splitlines(1, 2)
"abc".find()
"abc".find("a", "b")
"abc".index("a", 1.0)
"abc".strip("a", "b")
"abc".upper(1)
str.upper()
str.upper(1)
str.join("a", ["b", "c"])
str.nope
"abc".removeprefix(1)
"abc".removeprefix()
"abc".encode(1)
"abc".encode("utf8", 1)
"a".isupper(1)
"abc".split(",", "x")
"abc".zfill("a")
"abc".expandtabs("a")
"\ud800"
len("\ud800"), "\ud800" == "\udc00", repr("\udc80"), ascii("\ud83d\ude00"), ord("\ud800"), chr(0xd800)
"\ud800".encode()
"\ud800".encode("utf-8", "surrogatepass")
b"\xff".decode("utf-8", "surrogateescape"), b"a\xffb".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape")
"\ud800".encode("utf-8", "replace"), "\ud800".encode("utf-8", "ignore"), "\ud800".encode("utf-8", "backslashreplace")
print("\ud800")
b"\xed\xa0\x80".decode("utf-8", "surrogatepass")
b"\xed\xa0\x80".decode("utf-8", "replace")
b"\x80abc\xff".decode("ascii", "surrogateescape")
"a\ud800b"[1], "a\ud800b".upper(), "\ud800" in "a\ud800b", "a\ud800b".split("\ud800")
import sys
sys.intern("abc"), sys.intern("a" + "b") is sys.intern("ab")
sys.intern(1)
''')
#: bytes1
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
bytes(), bytes(3), bytes([1, 2]), bytes("é", "utf-8"), bytes(b"a"), bytes((1, 2)), bytes(range(3)), bytes("a", encoding="utf8", errors="strict"), bytes(source=b"x"), bytes(memoryview(b"ab")), bytes(bytearray(b"z"))
bytes("a")
bytes(-1)
bytes([256])
bytes([-1])
bytes(["a"])
bytes(1.5)
bytes(None)
bytes(1, "utf-8")
bytes("a", "nope")
bytes(encoding="utf8")
bytes(10**30)
bytes([1], 2)
b"abc"[0], b"abc"[-1], b"abc"[1:], b"abc"[::-1]
b"abc"[3]
b"abc"["a"]
b"abc"[0] = 1
b"abc" + b"d", b"abc" + bytearray(b"d"), b"a" * 3, 3 * b"a", bytearray(b"a") + b"b", b"a" + memoryview(b"b")
b"a" + "a"
b"a" + 1
"a" + b"a"
b"a" * 1.5
b"a" in b"abc", 97 in b"abc", b"" in b"a", 300 in b"a"
"a" in b"abc"
-1 in b"abc"
1.5 in b"abc"
b"a" < b"b", b"a" == bytearray(b"a"), b"a" == "a", b"a" != "a", b"a" == memoryview(b"a")
b"a" < "a"
b"abc".capitalize(), b"abc".center(5), b"abc".center(5, b"*"), b"aXa".count(b"a"), b"aXa".count(97), b"abc".decode(), b"abc".endswith(b"c"), b"abc".endswith((b"x", b"c")), b"a\tb".expandtabs(2), b"abc".find(b"b"), b"abc".find(98), b"abc".rfind(b"z")
b"abc".center(5, "*")
b"abc".count("a")
b"abc".count(300)
b"abc".endswith("c")
b"abc".endswith(("c",))
b"abc".find("a")
b"abc".find(300)
b"abc".index(b"z")
b"abc".rindex(b"z")
b"abc".hex(), b"abc".hex(":"), b"abcdef".hex(":", 2), b"abcdef".hex(":", -2), b"abc".hex(sep="-", bytes_per_sep=1)
b"abc".hex("::")
b"abc".hex("é")
bytes.fromhex("61 62 63"), bytes.fromhex(" 616263 "), bytearray.fromhex("61")
bytes.fromhex("6")
bytes.fromhex("zz")
bytes.fromhex("6 1")
bytes.fromhex(1)
bytes.fromhex(b"61")
b"a1".isalnum(), b"ab".isalpha(), b"ab".isascii(), b"\xff".isascii(), b"12".isdigit(), b"ab".islower(), b" ".isspace(), b"Ab".istitle(), b"AB".isupper(), b"".isalpha()
b",".join([b"a", b"b"]), b",".join([bytearray(b"a"), memoryview(b"b")]), b"".join([])
b",".join(["a"])
b",".join([1])
b",".join(1)
b"a".ljust(3), b"a".rjust(3, b"-"), b"AbC".lower(), b"abc".upper(), b"aBc".swapcase(), b"ab cd".title(), b"1".zfill(3), b"-1".zfill(4)
b" a ".strip(), b"xax".strip(b"x"), b"xa".lstrip(b"x"), b"ax".rstrip(b"x"), b"a".strip(None)
b"a".strip("a")
b"a,b".partition(b","), b"a,b".rpartition(b","), b"ab".partition(b"z")
b"a".partition("a")
b"a".partition(b"")
b"aaa".replace(b"a", b"b"), b"aaa".replace(b"a", b"b", 1), b"abc".replace(b"", b"-")
b"a".replace("a", "b")
b"a b".split(), b"a,b".split(b","), b"a,b,c".rsplit(b",", 1), b"a\nb\r\n".splitlines(), b"a\nb".splitlines(True), b"a\x0bb\x1cc".splitlines()
b"a".split("a")
b"a".split(b"")
b"abc".startswith(b"a"), b"abc".startswith((b"a",)), b"abc".startswith(b"b", 1)
b"abc".startswith(1)
b"abc".translate(None, b"a"), b"abc".translate(bytes.maketrans(b"a", b"z")), b"abc".translate(bytes(range(256)), b"b"), b"abc".translate(None, delete=b"c")
b"abc".translate(b"a")
b"abc".translate("a")
bytes.maketrans(b"a", b"bc")
bytes.maketrans("a", "b")
b"abc".removeprefix(b"a"), b"abc".removesuffix(b"c")
b"abc".removeprefix("a")
b"%d %s %r %b %c %x %a" % (1, b"a", "é", b"z", 65, 255, "é")
b"%s" % "a"
b"%b" % 1
b"%c" % 256
b"%c" % b"ab"
b"%(a)d" % {b"a": 1}
b"%d" % "a"
b"%5.2f|%-5d|%05d" % (1.234, 1, 2)
b"%s" % memoryview(b"q"), b"%s" % bytearray(b"q")
class C:
    def __bytes__(self): return b"CC"
b"%s" % C(), bytes(C())
repr(b"'"), repr(b'"'), repr(b"'\""), repr(b"\x00\n\t\r\\\x7f\xff")
b"abc".decode("ascii"), b"\xe9".decode("latin-1"), b"\xff\xfea\x00".decode("utf-16"), b"\xff".decode("utf-8", "ignore"), b"\xff".decode("utf-8", "replace"), b"\xff".decode("ascii", "backslashreplace")
b"\xff".decode()
b"\xe2\x82".decode()
b"\xff".decode("ascii")
b"a".decode("nope")
b"a\x00\x00".decode("utf-16-le")
b"\xc3\xa9".decode("utf-8-sig"), b"\xef\xbb\xbfa".decode("utf-8-sig"), "a".encode("utf-8-sig")
b"abc".decode("idna"), "a.b".encode("idna"), "é".encode("punycode"), "abc".encode("rot13")
b"a\\n".decode("unicode_escape"), "é\n".encode("unicode_escape"), "é".encode("raw_unicode_escape"), b"\\u00e9".decode("raw_unicode_escape")
b"abc".__add__(b"d"), b"abc".__contains__(97), b"abc".__getitem__(0), b"abc".__len__(), b"a".__mul__(2), b"%d".__mod__(1), b"abc".__bytes__()
b"abc".__getnewargs__(), b"a".__eq__(1), b"a".__lt__("a")
class BB(bytes): pass
BB(b"a"), type(BB(b"a") + b"b"), bytes(BB(b"a")), type(bytes(BB(b"a"))), BB(b"a") == b"a", type(BB(b"abc")[:]), BB.fromhex("61"), type(BB.fromhex("61"))
''')
#: bytearray1
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
a = bytearray(b"abc")
a
a[0] = 65
a
a[0] = 256
a[0] = "a"
a[0] = b"a"
a[10] = 1
a[1:2] = b"XYZ"
a
a[::2] = b"12"
a[::2] = b"123"
a
a[1:1] = [1, 2]
a
a[0:1] = 3
a
a[0:1] = "abc"
a[0:1] = ["a"]
del a[0]
a
del a[0:2]
a
del a[::2]
a
del a[50]
a.append(5)
a.append(255)
a
a.append(256)
a.append("a")
a.extend(b"xy")
a.extend([1, 2])
a.extend(x for x in (3, 4))
a
a.extend("ab")
a.extend([300])
a.extend(1)
a.insert(0, 7)
a.insert(100, 8)
a.insert(-1, 9)
a
a.insert(0, 256)
a.insert("a", 1)
a.pop(), a.pop(0), a
a.pop(100)
bytearray().pop()
a.remove(1)
a
a.remove(100)
a.remove(300)
a.reverse()
a
a.clear()
a
a.copy() is a, a.copy() == a
a += b"q"
a
a += [1]
a
a += "a"
a *= 3
a
a *= "a"
a + "b"
hash(a)
a.hex(), a.decode("latin-1"), a.find(b"q"), a.count(1), a.index(1), len(a), list(a), bytes(a), a == bytes(a)
bytearray("a")
bytearray("é", "utf8"), bytearray(3), bytearray([1]), bytearray(source=b"a")
bytearray([256])
bytearray(-1)
bytearray(1.5)
repr(bytearray(b"'")), str(bytearray(b"a")), repr(bytearray())
bytearray(b"a") < bytearray(b"b"), bytearray(b"ab")[::-1], bytearray(b"abc")[1:], 97 in bytearray(b"a"), b"a" in bytearray(b"a")
bytearray(b"a,b").split(b","), bytearray(b"a").upper(), bytearray(b"a").join([b"1", b"2"]), bytearray(b" a ").strip(), bytearray(b"ab").partition(b"a"), bytearray(b"a").replace(b"a", b"b"), bytearray(b"a").center(3), bytearray(b"A").lower(), bytearray(b"ab").translate(None, b"a")
bytearray(b"%d") % 5, bytearray(b"a") * 2
m = memoryview(a)
a.append(1)
a[0] = 1
m[0]
m.release()
a.append(1)
a
bytearray(b"abc").__reduce__()
class BA(bytearray): pass
''')
#: memoryview1
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
m = memoryview(b"abcd")
m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides, m.readonly, m.contiguous, m.c_contiguous, m.f_contiguous, m.suboffsets, m.obj
m[0], m[-1], m[1:3].tobytes(), m[::2].tolist(), m[::-1].tobytes(), len(m), m == b"abcd", m == memoryview(b"abcd"), m.hex(), m.hex(":"), list(m), hash(m) == hash(b"abcd")
m[0] = 1
m[4]
m["a"]
m[1.0]
m[0, 0]
memoryview(1)
memoryview("a")
memoryview([1])
m.cast("H").tolist(), m.cast("b").tolist(), m.cast("c").tolist(), m.cast("B", (2, 2)).tolist(), m.cast("B", [2, 2]).shape, m.cast("I")[0]
m.cast("H").cast("I")
m.cast("z")
m.cast("Q")
m.cast(1)
m.tobytes(), m.tolist(), m.toreadonly().readonly
a = bytearray(b"abcd")
w = memoryview(a)
w[0] = 88
w[1:3] = b"YY"
a
w[0:2] = b"a"
w[0] = 300
w[0] = "a"
w[0] = b"a"
del w[0]
w[0:2] = w[2:4]
a
w[::2] = b"12"
a
hash(w)
with memoryview(b"a") as q: q[0]
q[0]
q.tobytes()
repr(memoryview(b"a"))[:12]
w == a, w == 1, w != a
w < a
w.release()
len(w)
97 in m, m.count(97) if hasattr(m, "count") else 0
import array
v = memoryview(array.array("i", [1, 2, 3]))
v.format, v.itemsize, v.tolist(), v[1], v.nbytes, len(v), v.tobytes(), v[1:].tolist()
v[0] = 7
v.obj
v[0] = 2**40
v[0] = 1.5
v.cast("B")[:4].tolist()
memoryview(array.array("d", [1.5])).tolist(), memoryview(array.array("d", [1.5]))[0], memoryview(array.array("d", [1.5])) == memoryview(array.array("f", [1.5]))
memoryview(memoryview(b"ab")).tobytes(), b"".join([memoryview(b"x")]), bytes(memoryview(b"abc")[::2]), bytearray(memoryview(b"abc")), int.from_bytes(memoryview(b"ab"), "big"), str(memoryview(b"a"), "utf-8")
memoryview(b"a") + b"b"
list(reversed(memoryview(b"abc"))), max(memoryview(b"abc"))
class M(memoryview): pass
''')
