#: cases of bytes
for f in ("capitalize", "title", "swapcase", "upper", "lower"):
    print(f, getattr(b"hello WORLD \xe9x 3a", f)())
#: what bytes are
for b in (b"", b"abc", b"ABC", b"a1", b"12", b" \t\n", b"Ab Cd", b"\xe9", b"a b", b"\x1c"):
    print(b, b.isalnum(), b.isalpha(), b.isdigit(), b.islower(), b.isspace(), b.istitle(), b.isupper())
#: bytes are filled
print(b"ab".center(7), b"ab".center(6, b"*"), b"ab".ljust(4, b"."), b"ab".rjust(4), b"-5".zfill(4), b"a\tb".expandtabs(), b"a\tb".expandtabs(4))
#: bytes are parted
print(b"a=b=c".partition(b"="), b"a=b=c".rpartition(b"="), b"abc".partition(b"x"), b"abc".rpartition(b"x"))
print(b"a,b,c".rsplit(b",", 1), b" a b ".rsplit(), b"a\nb\r\nc\rd\x0be".splitlines(), b"a\nb".splitlines(True), b"a\nb".splitlines(keepends=True))
print(b"prefix.x".removeprefix(b"prefix"), b"a.py".removesuffix(b".py"), b"a".removeprefix(b"b"))
#: bytes are found
b = b"banana"
print(b.find(b"an"), b.rfind(b"an"), b.find(b"an", 2), b.find(b"x"), b.count(b"a"), b.count(b"an", 0, 3), b.index(b"n", 3), b.rindex(b"b"), b.find(97), b.count(110))
for f in (b.index, b.rindex):
    try: f(b"x")
    except ValueError as e: print(e)
try: b.find(300)
except ValueError as e: print(e)
#: bytes are translated
table = bytes.maketrans(b"abc", b"xyz")
print(len(table), b"aabbccd".translate(table), b"aabbccd".translate(None, b"b"), b"abc".translate(table, b"a"), bytearray(b"abc").translate(table))
for f in (lambda: bytes.maketrans(b"a", b"bc"), lambda: b"a".translate(b"x")):
    try: f()
    except ValueError as e: print(e)
#: byte arrays do the same
a = bytearray(b"Hello World")
print(a.swapcase(), a.partition(b" "), a.rsplit(b"o"), a.center(15, b"-"), a.find(b"o", 5), a.removeprefix(b"He"), type(a.title()).__name__)
#: bytes of bytes
print(b"ab".__bytes__(), bytes(b"x").__bytes__() == b"x")
