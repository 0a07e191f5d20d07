#: bytes and bytearray 2
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        b = bytearray(b"abcde")
        try: exec(line, {"b": b}); print(line, '->', b)
        except Exception as e: print(line, '!', type(e).__name__, e, b)
table(r'''
b"a" + b"b", b"a" + bytearray(b"b"), bytearray(b"a") + b"b", b"a" * 3
b"a" + "b"
"a" + b"b"
b"a" + 1
b"a" == "a", b"a" == bytearray(b"a"), b"a" < b"b"
b"a" < "b"
97 in b"abc", b"bc" in b"abc"
300 in b"abc"
"a" in b"abc"
b"abc".find(b"c"), b"abc".find(99), b"abc".rfind(b"z"), b"abc".index(b"b"), b"abcabc".count(b"a"), b"abc".count(97)
b"abc".index(b"z")
b"abc".find("a")
''')
#: bytes and bytearray 3
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        b = bytearray(b"abcde")
        try: exec(line, {"b": b}); print(line, '->', b)
        except Exception as e: print(line, '!', type(e).__name__, e, b)
table(r'''
b"abc".find(300)
b"a,b".split(b","), b" a b ".split(), b"a,b,c".rsplit(b",", 1), b"a\nb\r\n".splitlines(), b"a\nb".splitlines(True)
b"abc".split(b"")
b"abc".split(",")
b"a-b-c".partition(b"-"), b"a-b-c".rpartition(b"-"), b"abc".partition(b"z")
b"abc".replace(b"a", b"x"), b"aaa".replace(b"a", b"b", 1), b"ab".replace(b"", b"-")
b"abc".replace("a", "b")
b",".join([b"a", bytearray(b"b")])
b",".join(["a"])
b"abc".startswith(b"a"), b"abc".endswith((b"c", b"x")), b"abc".startswith(b"b", 1)
b"abc".startswith("a")
b"abc".upper(), b"ABC".lower(), b"abc def".title(), b"abc".capitalize(), b"aBc".swapcase()
''')
#: bytes and bytearray 4
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        b = bytearray(b"abcde")
        try: exec(line, {"b": b}); print(line, '->', b)
        except Exception as e: print(line, '!', type(e).__name__, e, b)
table(r'''
b"abc".center(7, b"*"), b"abc".ljust(5), b"abc".rjust(5, b"0"), b"-5".zfill(5)
b"abc".center(7, "*")
b"  a ".strip(), b"xax".strip(b"x"), b"xax".lstrip(b"x"), b"xax".rstrip(b"x")
b"abc".strip("a")
b"abc".isalpha(), b"a1".isalnum(), b"12".isdigit(), b" ".isspace(), b"Ab".istitle(), b"ab".islower(), b"AB".isupper(), b"ab".isascii()
b"a\tb".expandtabs(4), b"abc".removeprefix(b"a"), b"abc".removesuffix(b"c")
b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"), b"abc".translate(None, delete=b"a")
b"abc".translate(b"a")
bytes.maketrans(b"a", b"bc")
b"abc".hex(), b"abc".hex(":"), b"abcdef".hex("-", 2), b"abcdef".hex("-", -4), bytes.fromhex("61 62"), bytes.fromhex("6162")
bytes.fromhex("6")
bytes.fromhex("zz")
''')
#: bytes and bytearray 5
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        b = bytearray(b"abcde")
        try: exec(line, {"b": b}); print(line, '->', b)
        except Exception as e: print(line, '!', type(e).__name__, e, b)
table(r'''
b"abc".hex("ab")
b"\xff".decode()
b"ab\xe9".decode("ascii")
b"\xc3".decode()
b"\xe2\x82".decode()
b"\xff\xfea\x00".decode("utf-16"), b"a\x00".decode("utf-16-le")
b"abc".decode("nope")
b"abc".foo
hash(b"abc") == hash(b"abc")
hash(bytearray())
bytearray(b"abc"), bytearray(3), bytearray("é", "utf-8"), bytearray([1, 2])
bytearray(b"abc").decode(), bytearray(b"abc").upper(), bytearray(b"a,b").split(b",")
''')
#: bytes and bytearray 6
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        b = bytearray(b"abcde")
        try: exec(line, {"b": b}); print(line, '->', b)
        except Exception as e: print(line, '!', type(e).__name__, e, b)
table(r'''
str(b"abc"), repr(bytearray(b"'")), list(b"abc"), tuple(bytearray(b"a"))
b"%s" % b"a", bytearray(b"%d") % 5
b"abc".__contains__(97), b"abc".__getitem__(0), b"abc".__len__(), b"abc".__add__(b"d")
b"a" b"b", rb"\n", b'\101'
bytes(memoryview(b"abc")), bytes(range(3)), bytes((1, 2))
b"".join([]), b"a" * 0
int(b"12"), float(b"1.5")
min(b"abc"), max(b"abc"), sum(b"abc"), sorted(b"cab"), list(reversed(b"abc"))
bytes.__new__(bytes, b"a"), bytes.__doc__ is not None
b"abc".isidentifier()
''')
#: bytes and bytearray 7
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        b = bytearray(b"abcde")
        try: exec(line, {"b": b}); print(line, '->', b)
        except Exception as e: print(line, '!', type(e).__name__, e, b)
do(r'''
b[0] = 65
b[0] = 256
b[0] = "a"
b[0] = b"a"
b[10] = 1
b[1:3] = b"XYZ"
b[1:3] = [1, 2, 3]
b[1:3] = 5
b[1:3] = "ab"
b[::2] = b"123"
b[::2] = b"12"
del b[0]
''')
#: bytes and bytearray 8
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        b = bytearray(b"abcde")
        try: exec(line, {"b": b}); print(line, '->', b)
        except Exception as e: print(line, '!', type(e).__name__, e, b)
do(r'''
del b[1:3]
del b[::2]
del b[10]
b.append(102)
b.append(256)
b.append("a")
b.extend(b"fg")
b.extend([1, 2])
b.extend("ab")
b.extend(5)
b.insert(0, 65)
b.insert(1, 300)
''')
#: bytes and bytearray 9
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        b = bytearray(b"abcde")
        try: exec(line, {"b": b}); print(line, '->', b)
        except Exception as e: print(line, '!', type(e).__name__, e, b)
do(r'''
b.pop()
b.pop(0)
b.pop(10)
b.remove(97)
b.remove(0)
b.reverse()
b.clear(); b.pop()
b += b"x"
b += "x"
b += [1]
b *= 2
b.copy().append(1)
''')
#: bytes and bytearray 10
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        b = bytearray(b"abcde")
        try: exec(line, {"b": b}); print(line, '->', b)
        except Exception as e: print(line, '!', type(e).__name__, e, b)
do(r'''
m = memoryview(b); m[0] = 90
m = memoryview(b); m[1:3] = b"XY"
m = memoryview(b); m[1:3] = b"X"
m = memoryview(b); m.release(); b.append(1)
b[1:1] = b"zz"
b.join([b"a"])
b[5:] = b"!"
b.resize(3)
''')
#: memoryview 1
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
import array
m = memoryview(b"abcdef")
w = memoryview(bytearray(b"abcdef"))
r = memoryview(b"x"); r.release()
i = memoryview(array.array("i", [1, 2, 3]))
table(r'''
m[0], m[-1], m[1:3].tobytes(), m[::2].tolist(), len(m), m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.readonly, w.readonly
m[10]
m["a"]
m[0] = 1
m.__setitem__(0, 1)
w.__setitem__(0, 300)
w.__setitem__(0, "a")
m == b"abcdef", m == w, m[1:] == b"bcdef", m != b"x"
m < b"x"
m.tobytes(), m.tolist(), bytes(m), list(m), m.hex(), m.hex(":")
m.obj, w.obj
m.contiguous, m.c_contiguous, m[::2].contiguous, m.f_contiguous, m.suboffsets
''')
#: memoryview 2
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
import array
m = memoryview(b"abcdef")
w = memoryview(bytearray(b"abcdef"))
r = memoryview(b"x"); r.release()
i = memoryview(array.array("i", [1, 2, 3]))
table(r'''
hash(m) == hash(b"abcdef")
hash(w)
r[0]
r.tobytes()
str(r)[:20], str(m)[:10]
memoryview("a")
memoryview(5)
i[0], i.tolist(), i.format, i.itemsize, i.nbytes, len(i), i.tobytes()
i.cast("B").tolist()
m.cast("H").tolist(), m.cast("H").format
m.cast("i")
m.cast("B", [2, 3]).tolist(), m.cast("B", (2, 3)).shape
''')
#: memoryview 3
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
import array
m = memoryview(b"abcdef")
w = memoryview(bytearray(b"abcdef"))
r = memoryview(b"x"); r.release()
i = memoryview(array.array("i", [1, 2, 3]))
table(r'''
m.cast("B", [2, 3])[1, 2]
m.cast("B", [2, 3])[0]
97 in m, m.index(98) if hasattr(m, "index") else 0, m.count(97) if hasattr(m, "count") else 1
list(reversed(m))
m.toreadonly().readonly, w.toreadonly().readonly
b"" .join([m, w])
bytearray(m), b"x" + m
m[1:4][1]
''')
#: array module 3
import array
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
A = array.array
table(r'''
A("q", [2**63])
A("Q", [2**64 - 1])
''')
#: struct 1
import struct
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table(r'''
struct.pack("<ihb", 1, 2, 3), struct.pack(">ihb", 1, 2, 3), struct.pack("ihb", 1, 2, 3), struct.pack("bi", 1, 2)
struct.pack("!Q", 2**64-1), struct.pack("<q", -1), struct.pack("<d", 1.5), struct.pack("<f", 1.5), struct.pack("<e", 1.5)
struct.pack("5s", b"ab"), struct.pack("3p", b"abcd"), struct.pack("c", b"a"), struct.pack("?", []), struct.pack("2x"), struct.pack("3i", 1, 2, 3)
struct.pack("b", 200)
struct.pack("B", -1)
struct.pack("i", "a")
struct.pack("i", 1.5)
struct.pack("i")
struct.pack("i", 1, 2)
struct.pack("z", 1)
struct.pack("c", "a")
struct.pack("s", "a")
''')
#: struct 2
import struct
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table(r'''
struct.pack("<H", 70000)
struct.pack("<i", 2**31)
struct.unpack("<ih", b"\1\0\0\0\2\0"), struct.unpack("5s", b"abcde"), struct.unpack("?", b"\1"), struct.unpack("<d", b"\0"*8)
struct.unpack("i", b"abc")
struct.calcsize("<ihb"), struct.calcsize("ihb"), struct.calcsize("bi"), struct.calcsize("0i"), struct.calcsize("bq")
list(struct.iter_unpack("<h", b"\1\0\2\0"))
list(struct.iter_unpack("<h", b"\1\0\2"))
struct.unpack_from("<h", b"\0\1\0", 1)
struct.unpack_from("<h", b"\0", 0)
struct.Struct("<ih").size, struct.Struct("<ih").format, struct.Struct("<ih").pack(1, 2), struct.Struct("<ih").unpack(b"\1\0\0\0\2\0")
struct.Struct("z")
struct.error.__mro__[1].__name__
''')
