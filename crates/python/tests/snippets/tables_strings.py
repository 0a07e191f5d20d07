#: finding in text
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"hello".find("l"), "hello".rfind("l"), "hello".find("z"), "hello".find(""), "hello".find("l", 3), "hello".find("l", -2, 100), "hello".index("e"), "hello".rindex("l"), "hello".count("l"), "hello".count(""), "aaa".count("aa"), "".find(""), "".find("", 1), "abc".find("", 3), "abc".find("", 4), "abc".rfind("")
"hello".index("z")
"hello".rindex("z")
"hello".find(5)
"hello".find()
"hello".find("l", "a")
"hello".startswith("he"), "hello".startswith(("x", "he")), "hello".startswith("l", 2), "hello".endswith("lo"), "hello".endswith(("x",)), "hello".startswith(""), "hello".startswith("", 6), "hello".endswith("l", 0, 4), "hello".startswith(())
"hello".startswith(5)
"hello".startswith(["he"])
"hello".endswith((1,))
"ell" in "hello", "" in "", "x" not in "hello"
5 in "hello"
None in "hello"
"héllo".index("l"), "日本語".find("語"), "😀a".find("a"), "a😀".index("😀")
''')
#: parting and joining text
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"a b  c".split(), " a ".split(), "".split(), "a,b,c".split(","), "a,b,c".split(",", 1), "a,,b".split(","), "abc".split("x"), ",".split(","), "a b c".split(None, 1), "a b c".rsplit(None, 1), "a,b,c".rsplit(",", 1), "a--b".split("--"), "".split(","), "  a b  ".split(maxsplit=1), "a,b".split(sep=",")
"a".split("")
"a".split(5)
"a".split(",", "x")
"a".rsplit("")
"a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("-"), "abc".rpartition("-"), "".partition("x")
"a".partition("")
"a".partition(5)
"a".rpartition("")
",".join(["a", "b"]), "".join("abc"), ",".join([]), ",".join(("a",)), "-".join({"x": 1}), "ab".join("12")
",".join([1])
",".join(["a", 2, "b"])
",".join(5)
",".join()
"a\nb\r\nc\rd".splitlines(), "a\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a\x0bb\x0cc\x1cd\x85e\u2028f".splitlines(), "a\nb".splitlines(keepends=True)
"ab\tc".expandtabs(), "a\tb".expandtabs(4), "\t".expandtabs(0), "ab\n\tc".expandtabs(2), "a\tb".expandtabs(tabsize=1)
''')
#: trimming and filling text
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
" a ".strip(), "xxaxx".strip("x"), " a ".lstrip(), " a ".rstrip(), "abcba".strip("ab"), "a".strip(""), "".strip(), "\t\na\u3000".strip(), "xa".lstrip("x"), "ax".rstrip("x"), "  a".strip(None)
"a".strip(5)
"a".strip("a", "b")
"a".center(5), "ab".center(5, "*"), "abc".center(2), "a".ljust(3, "-"), "a".rjust(3), "a".zfill(3), "-5".zfill(4), "+5".zfill(4), "".zfill(2), "abc".zfill(2), "--1".zfill(5)
"a".center()
"a".center("x")
"a".center(5, "xx")
"a".ljust(5, "")
"a".ljust(5, 5)
"a".zfill("x")
"abc".removeprefix("a"), "abc".removesuffix("c"), "abc".removeprefix("x"), "".removeprefix("x"), "aaa".removeprefix("a")
"a".removeprefix(5)
"a".removeprefix()
"aXbX".replace("X", "y"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "abc".replace("b", ""), "aaa".replace("aa", "b"), "a".replace("a", "b", -1), "a".replace("a", "b", 0), "aa".replace("a", "b", count=1)
"a".replace("a", 5)
"a".replace(5, "a")
"abc".translate({97: "x", 98: None, 99: 100}), "abc".translate(str.maketrans("ab", "xy")), "abc".translate(str.maketrans("a", "b", "c")), "abc".translate(str.maketrans({"a": "xx"})), str.maketrans({97: None, "b": 1}), "aé".translate({233: "e"})
"a".translate(5)
"a".translate({97: []})
str.maketrans("ab", "x")
str.maketrans({"ab": 1})
str.maketrans("a")
''')
#: cases and kinds of text
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"aB".upper(), "aB".lower(), "aB".swapcase(), "hello world".title(), "hELLO wORLD".capitalize(), "ß".upper(), "ß".casefold(), "İ".lower(), "ŉ".upper(), "it's o'clock".title(), "ﬁ".upper(), "Σ".lower(), "ΑΣ".lower(), "ǆ".title(), "ǆ".capitalize(), "1a".title(), "aB1c".swapcase()
"abc".isalpha(), "ab1".isalnum(), "12".isdigit(), "²".isdigit(), "²".isdecimal(), "½".isnumeric(), "½".isdigit(), "٣".isdecimal(), "".isalpha(), " ".isspace(), "\u2003".isspace(), "\x1c".isspace(), "a".islower(), "A".isupper(), "A1".isupper(), "1".isupper(), "Ab Cd".istitle(), "AB".istitle(), "a_1".isidentifier(), "1a".isidentifier(), "class".isidentifier(), "é".isidentifier(), "a\n".isprintable(), "".isprintable(), "é".isascii(), "".isascii(), "ǅ".istitle(), "日".isalpha(), "ª".islower()
"a".upper(5)
str.upper()
str.upper(5)
"a" + 5
"a" + None
"a" * 2, 2 * "a", "a" * 0, "a" * -1
"a" * "b"
"a" * 1.5
"a" - "b"
-"a"
"a" < "b", "a" < "B", "abc" < "abd", "a" == "a", "" < "a", "é" > "z", "a" != "b"
"a" < 5
"abc"[1], "abc"[-1], "abc"[::2], "abc"[::-1], "abc"[5:], "日本"[1], "😀a"[0]
"a"[0] = "b"
"abc".__len__(), "a".__add__("b"), "a".__contains__("a"), "a".__eq__(5), "a".__mul__(3), "a".__getitem__(0), "a".__mod__(()), "a".__hash__() == hash("a"), "a".__format__(">3"), "a".__lt__("b"), "b".__rmod__("%s")
"a".__add__(5)
str(), str(5), str("a"), str(None), str(b"a", "utf-8"), str(b"\xe9", encoding="latin-1"), str(b"\xff", errors="replace"), str(object=5), str([1, "a"])
str("a", "utf-8")
str(5, "utf-8")
str(b"\xff", "utf-8")
''')
#: escapes in text
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"\a\b\f\n\r\t\v\\\'\"\0\1\12\123", "\x41\u0041\U00000041\N{BULLET}", r"\n\x", "ab", 'it''s', "a" 'b' "c", u"x", "\101"
rb"\x", Rb"\n", b"\x41\101\n", Br"\d", b"\'" b'\"'
"'", '"', "'\"", "\\", "\n'", "\t\"'", 'a\'b"c'
"é", "日本", "😀", "\u200b", "\ufeff", "\xad", "\u0378", "\U000e0001", "\x85"
len("\x00a"), len("😀"), len("e\u0301"), "\u00e9" == "é", "e\u0301" == "é", ord("\N{GREEK SMALL LETTER ALPHA}")
"\N{nothing like this}"
"\x4"
"\u12"
"\U00110000"
b"\x4"
b"é"
''')
#: formatting by %
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"%s %d %r" % ("a", 5, "b"), "%5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5), "%x %X %#x %o %#o" % (255, 255, 255, 8, 8), "%c%c" % ("a", 98), "%%" % (), "%5.1f|%e|%g" % (3.14159, 1234.5, 0.00001), "%10s|%-10s|%.2s" % ("abc", "abc", "abc"), "%(a)s %(b)d" % {"a": 1, "b": 2}, "%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159), "%i %u" % (1, 2), "%a" % "é", "%s" % (1,), "%s" % [1, 2], "%s" % None, "%d" % 3.7, "%d" % True, "%x" % -255, "%#X" % 255, "%08.3f" % 3.14159, "%+.2e" % 12345.678, "%s" % {"a": 1}, "%.3d" % 5, "%#.3x" % 5
"%d" % "a"
"%s %s" % "a"
"%s %s" % ("a",)
"%s" % ("a", "b")
"%" % ()
"%q" % 5
"%d" % None
"%x" % 1.5
"%c" % "ab"
"%c" % 1.5
"%(a)s" % 5
"%(a)s" % {"b": 1}
"%(a" % {"a": 1}
"%s" % ()
"x" % 5
"x" % {"a": 1}, "x" % [], "x" % ()
"x" % (1,)
"%f" % "a"
"%*d" % ("a", 5)
"%.*f" % (2.0, 5)
"%d" % 2**70, "%x" % 2**70, "%f" % 1e20, "%.0e" % 5e10, "%g" % 100000, "%g" % 1000000, "%r" % "é", "%s" % 1e10, "%5s|" % True, "%d%%" % 50, "%ld" % 5, "%hd %Ld" % (1, 2)
"%f" % 10**400
''')
#: formatting by format
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"{} {}".format(1, 2), "{0}{1}{0}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{0[0]} {0[k]}".format({"k": 1, 0: 2}), "{0.real}".format(5), "{:>5}|{:<5}|{:^5}|{:*^5}".format(1, 2, 3, 4), "{:05d} {:+d} {: d} {:,} {:_}".format(1, 2, 3, 1234567, 1234567), "{:x} {:#x} {:#b} {:o} {:X}".format(255, 255, 5, 8, 255), "{:.2f} {:e} {:g} {:%}".format(3.14159, 1234.5, 0.1, 0.5), "{!r} {!s} {!a}".format("a", "b", "é"), "{:{}}|{:{w}.{p}f}".format(1, 5, 3.14159, w=8, p=2), "{{}}".format(), "{:10.3}|".format("abcdef"), "{:c}".format(97), "{0!r:>5}".format("a"), "{:>{w}}".format("x", w=4), "{:=+6d}".format(5), "{:#_x}".format(2**20), "{:<08d}".format(5), "{:\x00>3}".format(1)
"{}".format()
"{} {}".format(1)
"{0} {}".format(1, 2)
"{} {0}".format(1, 2)
"{a}".format(1)
"{".format()
"}".format()
"{!x}".format(1)
"{!}".format(1)
"{:d}".format("a")
"{:s}".format(5)
"{:z}".format("a")
"{:.2d}".format(5)
"{:,s}".format("a")
"{:+}".format("a")
"{:=5}".format("a")
"{:#}".format("a")
"{:+c}".format(97)
"{:,c}".format(97)
"{:,x}".format(97)
"{0.x}".format(5)
"{0[a]}".format([1])
"{0[1]}".format([1])
"{:5}".format(None)
"{:5}".format([])
"{0[}".format(1)
"{0.}".format(1)
"{[0]}".format([5]), "{.real}".format(3), "{0[0][0]}".format([[1]]), "{:}".format(5), "{0:}".format("x"), "{:1}".format(True), "{:d}".format(True), "{!s:}".format(None), "{:>5}".format("日本"), "{:%%}".format(1) if 0 else ""
"{:%Y}".format(5)
"{a[b c]}".format(a={"b c": 1}), "{a.b.c}".format(a=type("T", (), {"b": type("U", (), {"c": 5})})), "{0:{1}{2}}".format(5, ">", 4), "{:{:}}".format(5, 3)
"{:{:{}}}".format(1, 2, 3)
"{:10000000000000000000}".format(1)
"{:.10000000000000000000f}".format(1)
"a{b}c".format_map({"b": 5}), "{x}".format_map(type("D", (dict,), {"__missing__": lambda s, k: k.upper()})())
"{x}".format_map({})
format(5, "5"), format("a", ">3"), format(None), format([1]), format(5, ""), format(True, "d"), format(2**70, ","), format(-5, "05"), format(5, "^+7"), format("abc", ".1"), format(5, "n"), format(5.0, "n")
format(5, 5)
format(object(), "x")
format("a", "d")
format(5, "ss")
format(5, "100000000000000000000d")
''')
#: f-strings
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
x, y, w = 5, "ab", 8
d = {"k": [1, 2], "n": None}
table(r'''
f"{x}", f"{x!r}", f"{y!r}", f"{x=}", f"{x = }", f"{y=!s}", f"{x=:>5}", f"{x+1=}", f"{y:>{w}}", f"{y:{'>'}{w}}", f"{x:{w}.2f}", f"{{}}", f"{{{x}}}", f"a{x}b{y}c"
f"{d['k'][0]}", f"{d["k"]}", f"{'a' if x else 'b'}", f"{(lambda: 5)()}", f"{[i for i in range(3)]}", f"{ {1: 2}[1] }", f"{x!r:>5}", f"{x,}", f"{x, y}", f"{*[1, 2],}", f"{'nested ' + f'{x}'}", f"{f"{f'{x}'}"}"
1
f"{x!a}", f"{'é'!a}", f"{y.upper()}", f"{x:#x}", f"{x:b}", f"{3.14159:.2f}", f"{x:05}", f"{10**6:,}", f"{x}" "{x}" f"{y}", rf"\{x}", fr"{x}\n", f"\x41{x}\n", f"\N{BULLET}{x}", F"{x}"
f"{x:{y}}"
f"{x:d{w}}" if 0 else f"{undefined}"
f"{x.nothing}"
f"{1/0}"
f"{x!z}" if 0 else ""
f"{y:{w}}|{y:<{w}}|{y:^{w}}|", f"{x:>+{w}}", f"{x:{{}}}" if 0 else "", f"{None}", f"{True:5}|", f"{'a':>3}{'b':<3}|", f"{x:{'0'}{w}}", f"{0.1+0.2=}", f"{x == 5 = }", f"{ x = !r:^10}"
f"{lambda_ := 5}" if 0 else f"{(z := 7)}", z, f"{z:=5}", f"{z!r}", f"{d['n']}", f"{d.get('q', 'none')!s:>6}"
f"{'\n'.join(['a', 'b'])}", f"{'"'}", f"{"'"}", f"{x}{{{y}}}", f"{'{'}", f"{'}'}", f"{x:}}}" if 0 else "", f"{x}}}", f"{{{{"
f"{x,=}", f"{  x  =  }", f"{d['k'] = }", f"{y[0]=}", f"{(1, 2)=}", f"{x:=^{w}}", f"{x:={w}}", f"{x!=5}", f"{x>=5}", f"{x<=w}"
''')
