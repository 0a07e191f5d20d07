#: texts 1
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"%5.2f|%-8s|%+d|% d|%05d|%x|%X|%#o|%e|%g|%c|%%|%r|%a" % (3.14159, "ab", 5, 7, 42, 255, 255, 8, 12345.678, 1e-10, "z", "q", "é")
"%s %s" % (1,)
"%s" % (1,2)
"%d" % "a"
"%x" % 1.5
"%c" % "ab"
"%(a)s" % 1
"%z" % 1
"%" % ()
"%*d" % (5, 3)
"%.*f" % (2, 1.23456)
"%i" % 3.99
''')
#: texts 2
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"%s" % b"x"
b"%s %d %x %a" % (b"x", 3, 255, "q")
b"%s" % "x"
"{:>10}|{:<10}|{:^10}|{:*^9}".format("a","b","c","d")
"{:,} {:_} {:.2%} {:e} {:g} {:b} {:o} {:#x} {:08.3f} {:+}".format(1234567,1234567,.256,12345.6,1e20,5,8,255,3.14159,7)
"{0[1]} {0[a]} {1.real}".format({"a":1,"1":2}, 3)
"{a[0]}".format(a=[5])
"{} {1}".format(1,2)
"{0} {}".format(1,2)
"{".format()
"}".format()
"{0!x}".format(1)
''')
#: texts 3
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"{0!r:>5}".format("a")
"{:d}".format("a")
"{:s}".format(1)
"{:,s}".format("a")
"{:.2d}".format(3)
"{:c}".format(65)
"{:n}".format(1234)
"{:=+8d}".format(5)
"{:{}}".format("a", 5)
"{:{w}.{p}f}".format(3.14159, w=10, p=2)
"{2}".format(1)
"{a}".format()
''')
#: texts 4
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
format(3.0, "")
format(10**20, ",")
format(1e16, ",.1f")
format(-0.0, "z.1f")
format(True, "d"), format(True, "")
format("abc", ".2"), format("abc", "5.1")
f"{3!r:>4}" f"{'a':>3}" f"{1:{2}}"
f"{1+1=}" f"{'x'=!s}"
int("0x1f", 16), int("1f", 16), int("0b11", 0), int("0o17", 0), int("  12  "), int("1_000"), int("-5")
int("1__0")
int("")
int("abc")
''')
#: texts 5
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
int("12", 37)
int("12", 1)
int(12, 10)
int(None)
int("9"*30)
int(float("inf"))
int(float("nan"))
int(1e30)
int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\xff", "little", signed=True), (1000).to_bytes(2, "big"), (-1).to_bytes(1, "big", signed=True)
(256).to_bytes(1, "big")
(-1).to_bytes(1, "big")
(1).to_bytes(1, "mid")
''')
#: texts 6
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
(5).bit_length(), (5).bit_count(), (5).as_integer_ratio(), (5).conjugate(), (5).numerator, (5).is_integer()
pow(2, -1, 7), pow(3, 4, 5), pow(2, 100), pow(2, -1)
pow(2, -1, 4)
pow(2, 3, 0)
pow(2.0, 3, 5)
0 ** -1
0.0 ** -1
(-8) ** (1/3)
2 ** 0.5
divmod(-7, 2), divmod(7, -2), -7 // 2, -7 % 3, 7.5 // 2, -7.5 % 2, divmod(7.5, -2)
1 / 0
1 // 0
''')
#: texts 7
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
1 % 0
1.0 / 0
1.0 % 0
1 << -1
1 >> -1
1 << 70, -1 >> 100
~5, -5 & 3, 5 | -8, 5 ^ -3
round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(15, -1), round(1e300, 2)
round(2.5, None), round(1.5, 0)
round("a")
round(1.5, "a")
float("1e5"), float("inf"), float("-nan"), float("1_0.5"), float(" 3 ")
''')
#: texts 8
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
float("")
float("abc")
float("1__0")
float("0x10")
float.fromhex("0x1.8p3"), (10.5).hex(), float.fromhex("inf")
float.fromhex("zz")
(0.1).as_integer_ratio(), (2.5).is_integer(), (1e22), 1e21, 1e16, 1e15, 123456789012345678.0, 0.0001, 0.00001
float("inf").as_integer_ratio()
float("nan").as_integer_ratio()
complex("1+2j"), complex(1, 2), complex("j"), complex(" 3 "), complex("1e2-3.5J")
complex("1 + 2j")
complex("a")
''')
#: texts 9
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
complex(1, "2")
complex("1", 2)
1j ** 2, (1+2j) * (3-1j), (1+2j) / (3-1j), abs(3+4j), -(1+2j), (1+2j).conjugate(), 1+2j == 1+2j
(1+2j) < 1
(1+2j) // 1
(1+2j) % 1
1j / 0
complex(0.0, -0.0), complex(-0.0, 1), complex(float("nan"), float("inf"))
hash(1) == hash(1.0) == hash(1+0j), hash(2**61-1), hash(-1), hash(0.5), hash(float("inf")), hash(1j), hash(2**100)
"abc".center(10, "ab")
"a,b,,c".split(","), " a  b ".split(), "a,b,c".split(",", 1), "abc".split("")
"abc".split(1)
''')
#: texts 10
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"a-b-c".rsplit("-", 1), "a\nb\r\nc".splitlines(), "a\nb".splitlines(True)
"abc".find("c"), "abc".rfind("z"), "abcabc".index("c", 3), "aXbX".count("X"), "abc".find("", 5)
"abc".index("z")
"abc".rindex("z")
"abc".replace("b", "x"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "aaa".replace("a", "b", count=1)
"abc".startswith(("x", "a")), "abc".endswith("c", 0, 2), "abc".startswith(1)
"abc".startswith(["a"])
"abc".strip("ac"), " x ".strip(None), "abc".strip(1)
",".join(["a", 1])
",".join(1)
"a".join("xyz"), "".join(())
"abc"[5]
''')
#: texts 12
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"ß".upper(), "ǆ".title(), "İ".lower(), "ŉ".upper(), "ﬀ".upper(), "ΑΣ".lower(), "ß".casefold()
"abc".translate({97: "x", 98: None, 99: 100}), str.maketrans("ab", "xy", "c")
str.maketrans("ab", "x")
str.maketrans(1)
str.maketrans({"ab": 1})
"a\tb".expandtabs(4), "ab".zfill(5), "-5".zfill(4), "x".ljust(3, "*"), "abc".partition("b"), "abc".rpartition("z"), "abc".removeprefix("a"), "abc".removesuffix("c")
"abc".partition("")
"é".encode("ascii")
"é".encode("ascii", "replace"), "é".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"), "é".encode("latin-1"), "é".encode("utf-16"), "a".encode("utf-32-be")
b"\xff".decode()
b"\xff".decode("ascii")
b"\xff".decode("utf-8", "replace"), b"\xff".decode("utf-8", "ignore"), b"\xff".decode("utf-8", "backslashreplace"), b"\xe9".decode("latin-1")
''')
#: texts 13
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"a".encode("zzz")
"abc".isidentifier(), "1a".isidentifier(), "a b".isidentifier(), "é".isalpha(), "½".isnumeric(), "²".isdigit(), "A".istitle(), "".isprintable()
str(b"a", "utf-8"), str(b"a")
str("a", "utf-8")
str(1, "utf-8")
str(object=5), str(b"\xff", errors="replace")
"abc".__getitem__(1), "abc".__contains__("a"), "abc".__len__(), "a".__add__("b"), "a".__mul__(3), "a".__mod__(()), "a".__format__(">3")
"abc".__iter__().__next__()
"a".__eq__(1), "a".__lt__(1), "a".__hash__() == hash("a"), "a".__class__, "a".__doc__ is not None
''')
