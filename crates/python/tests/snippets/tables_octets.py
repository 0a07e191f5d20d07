#: octets 2
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
b",".join([b"a", b"b"]), b"".join([]), b"-".join([bytearray(b"x")])
b",".join(["a"])
b",".join([1])
b"abc".startswith(b"a"), b"abc".endswith((b"c", b"d")), b" x ".strip(), b"xax".strip(b"x"), b"abc".center(7), b"abc".ljust(5, b"*"), b"5".zfill(3), b"a\tb".expandtabs(4)
b"abc".startswith("a")
b"abc".center(5, "*")
b"abc".isalpha(), b"123".isdigit(), b"a1".isalnum(), b" ".isspace(), b"ABC".isupper(), b"abc".islower(), b"Abc".istitle(), b"abc".isascii()
b"abc".partition(b"b"), b"abc".rpartition(b"z"), b"a\nb".splitlines(), b"abc".removeprefix(b"a"), b"abc".removesuffix(b"c"), b"a-b-c".rsplit(b"-", 1)
b"abc".decode(), b"abc".hex(), b"abc".hex("-"), b"abcd".hex(":", 2), bytes.fromhex("61 62"), bytearray.fromhex("6162")
bytes.fromhex("6")
bytes.fromhex("zz")
b"abc".translate(None, b"b"), b"abc".translate(bytes.maketrans(b"ab", b"xy")), bytes.maketrans(b"a", b"b")[97]
''')
#: octets 3
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
b"abc".translate(b"x")
bytes.maketrans(b"a", b"bc")
repr(b"\x00\xff'\"\n\\"), repr(b"'"), str(b"a"), b"\x41"
hash(b"a") == hash(b"a"), b"a".__len__(), list(b"ab"), tuple(b"ab"), sorted(b"ba"), bytes(reversed(b"ab")), max(b"ab")
b"%d" % 5, b"%s" % b"a", b"%c" % 65, b"%5.1f" % 2.5, b"%b" % b"q"
b"%d" % "a"
int(b"12"), float(b"1.5"), int(b"1f", 16)
a = bytearray(b"abc")
a[0] = 65; print(a)
a[0] = 256
a[0] = "a"
a[5] = 1
''')
#: octets 4
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
a.append(100); print(a)
a.append(256)
a.append("a")
a.extend(b"xy"); a.extend([1]); print(a)
a.extend("ab")
a.insert(0, 33); a.pop(), a.remove(33); print(a)
a.remove(7)
a.pop(99)
a[1:3] = b"__"; print(a)
a[1:2] = [1,2,3]; print(a)
a[::2] = b"q"
del a[0]; del a[0:2]; print(a)
''')
#: octets 5
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
a += b"zz"; a *= 2; print(a)
a += "a"
a.reverse(); print(a); a.copy() == a, a.clear(), a
bytearray(3), bytearray("é", "utf-8"), bytearray([1,2]), bytearray(b"a"), bytearray()
bytearray("a")
bytearray(b"a") == b"a", bytearray(b"b") > b"a", bytearray(b"a") + b"b", b"a" + bytearray(b"b"), type(b"a" + bytearray(b"b")), type(bytearray(b"a") + b"b")
hash(bytearray())
bytearray(b"abc").decode(), bytearray(b"abc").upper(), bytearray(b"a,b").split(b","), bytearray(b"abc").find(b"b"), bytearray(b"abc")[1:], bytearray(b"abc")[0]
{bytearray(): 1}
m = memoryview(b"abcdef")
m[0], m[1:3].tobytes(), len(m), m.tolist(), m.nbytes, m.itemsize, m.format, m.readonly, m.shape, m.strides, m.ndim, m.contiguous
m[0] = 1
''')
#: octets 6
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
m[10]
m["a"]
m == b"abcdef", m[::2].tobytes(), bytes(m), list(m)[:2], 97 in m, m.hex(), hash(m) == hash(b"abcdef")
w = memoryview(bytearray(b"abcd")); w[0] = 90; w[1:3] = b"YY"; print(w.tobytes(), w.obj)
w[0:2] = b"abc"
w[0] = 300
w[0] = "a"
w.cast("H").tolist(), w.cast("I").nbytes
w.cast("z")
w.release(); w[0]
memoryview("a")
memoryview(5)
''')
#: octets 7
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
with memoryview(b"a") as v: print(v[0])
v.release(); b.append(1); print(b)
"é".encode(), "é".encode("utf-16-le"), b"\xc3\xa9".decode("utf-8"), "a\u20ac".encode("cp1252")
b"\xc3".decode()
b"\x80".decode("ascii", "strict")
b"ab".decode("utf-16")
b"\xe2\x82".decode("utf-8", "replace")
"\u20ac".encode("latin-1")
"\u20ac".encode("ascii", "ignore")
"abc".encode(encoding="ascii", errors="strict"), b"abc".decode(encoding="ascii")
''')
