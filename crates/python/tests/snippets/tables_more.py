#: len of all kinds
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
len(""), len("é😀"), len(b"ab"), len([1, [2]]), len((1,)), len({1: 2}), len({1, 1}), len(range(0, 10, 3)), len(range(5, 0)), len({}.keys()), len(memoryview(b"abc")), len(bytearray(3))
len(5)
len(None)
len(iter([]))
len(x for x in [])
len()
len([], [])
''')
#: any and all with objects
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
any(x > 2 for x in [1, 2, 3]), all(x > 2 for x in [1, 2, 3]), any([]), all([]), any("0"), all(["", "a"]), any({}), all({1: 0}), any(map(int, "001"))
any(5)
all(None)
all()
''')
#: hex, oct and bin of objects
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
class I: __index__ = lambda s: 42
table(r'''
hex(I()), oct(I()), bin(I()), "abc"[I():], range(I())[-1], chr(I()), (1).__lshift__(I()) if 0 else 1
hex("a")
bin(2.5)
oct([])
int(I()), float(I()), complex(I()), I() in range(50)
''')
#: ord and chr meet
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
[ord(c) for c in "aé€😀"], [chr(i) for i in (97, 233, 8364, 128512)], [chr(ord(c) + 1) for c in "abc"], "".join(map(chr, range(65, 70)))
ord([])
ord("abc")
''')
#: divmod of all kinds
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
divmod(17, 5), divmod(-17, 5), divmod(17, -5), divmod(17.5, 5), divmod(True, True), divmod(10**30, 7), divmod(-1, 10**20), divmod(0, 5)
divmod(5, 0)
divmod(5.5, 0)
divmod("a", 1)
divmod(None, 1)
''')
#: round to places
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
[round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5)], [round(2.345, n) for n in range(4)], [round(12345, -n) for n in range(6)], round(1e20, 2), round(-0.0), round(0.1 + 0.2, 10), round(5, 1), round(1.005, 2), round(1e-10, 5)
round([])
round(1, 2.5)
''')
#: min and max by keys
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
min("banana"), max("banana"), min([3, -5, 2], key=abs), max("aa", "b", key=len), min({"x": 1, "a": 2}), max({1: "z", 2: "a"}.items(), key=lambda p: p[1]), min((1, 2), (1, 1)), max([[1], [1, 0]]), min(1, 1.0), max(0, False)
min([], default="none"), max((), default=None), min([1], default=2)
min(5)
min([1, "a"])
max([1, None])
min([], key=abs)
''')
#: sum from a start
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
sum([1, 2, 3]), sum([], 0.5), sum([[1], [2]], []), sum(((1,), (2,)), ()), sum([0.1] * 3), sum({1: 2, 3: 4}), sum([1, 2], start=-3), sum([True, 2.5, 1j]), sum(range(10**5))
sum(["a", "b"])
sum([[1]], 0)
sum([None])
sum(1, 2)
''')
#: repr of nested things
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
l = [1]; l.append(l)
d = {}; d["d"] = d
table(r'''
[l, d, (l,), {1: l}], repr(l), str(d), [[[]]], ({},), {"a": (1, [2, {3}])}, [None, True, ..., NotImplemented], ["a'b", 'a"b', "a'\"b"], ["\n\t\\", "\x00\x7f", "é\u200b"], [1.0, -0.0, 1e100, 1j], [b"\x00a'", bytearray(b"q")], [range(2), slice(1), int, len]
''')
#: ascii of texts
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
ascii("aé€😀"), ascii("\n'"), ascii(["é", {"ü": "ß"}]), ascii(5), ascii(None), ascii("\x7f\x80\xff"), "%a" % "é", f"{'é'!a}", "{!a}".format("é")
''')
#: type of everything
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
[type(x).__name__ for x in (1, 1.0, 1j, "", b"", [], (), {}, set(), frozenset(), None, ..., NotImplemented, True, range(1), slice(1), len, int, lambda: 0, type, object(), bytearray(), memoryview(b""))]
type(type(1)), type(int) is type, type("X", (), {}).__name__, type(1)(5.5), type([])("ab"), isinstance(type, type), issubclass(type, object), type(Exception()), type(1) == int
''')
#: id and is
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
a = []; b = a; c = []
table(r'''
a is b, a is c, a == c, a is not c, id(a) == id(b), None is None, (x := 5) is x, [] is [], a is a
''')
#: callable of everything
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
[callable(x) for x in (len, int, lambda: 0, "a".join, type, 5, "a", None, [], object())]
callable(type("C", (), {"__call__": lambda s: 1})()), callable(type("D", (), {})), callable(type("D", (), {})())
callable()
''')
#: zip and unzip
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
list(zip()), list(zip("ab")), list(zip("ab", [1, 2], (3, 4))), list(zip("abc", [1])), list(zip(*zip("ab", "cd"))), dict(zip("ab", range(2))), next(zip("a", "b")), list(zip("ab", "cd", strict=True)), set(zip("a", "b"))
list(zip("a", "bc", strict=True))
list(zip("ab", "c", strict=True))
zip(1)
zip("a", 5)
next(zip())
''')
#: map over several
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(map(max, "ab", "ba")), list(map(int, "12")), sum(map(len, ["a", "bc"])), list(map(lambda *a: a, [1], [2], [3])), next(map(abs, [-1]))
list(map(len, [1]))
list(map(None, [1]))
map(str)
map(str, 5)
''')
#: filter by all kinds
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(str.isdigit, "a1b2")), list(filter(lambda x: x % 2, range(5))), tuple(filter(bool, (0, 1))), list(filter(None, {})), "".join(filter(str.isalpha, "a1b"))
list(filter(5, [1]))
filter(None, 5)
list(filter(lambda: 1, [1]))
''')
#: reversed of all kinds
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
list(reversed([1, 2])), "".join(reversed("abc")), list(reversed((1, 2))), list(reversed(range(0, 10, 3))), list(reversed(b"ab")), list(reversed({1: 2, 3: 4})), list(reversed({1: 2}.items())), list(reversed([]))
reversed({1})
reversed(5)
reversed(iter([1]))
reversed()
''')
#: enumerate from
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], 1)), dict(enumerate("ab")), next(enumerate("a", -1)), list(enumerate("a", start=2)), list(enumerate(enumerate("a")))
enumerate(5)
enumerate("a", "b")
enumerate("a", 1.5)
''')
#: iter to a sentinel
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
it = iter([3, 2, 1, 0])
table(r'''
list(iter(lambda: next(it), 1)), next(it), list(iter(iter([1, 2]).__next__, 2)), list(iter(int, 0)), next(iter("a"), None)
iter(5, 1)
iter(5)
next(iter([]))
next(iter([]), "d")
next("a")
''')
#: setattr and friends
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
class A: __slots__ = ("x", "__dict__")
a = A()
table(r'''
setattr(a, "x", 1), a.x, setattr(a, "y", 2), a.__dict__, vars(a), hasattr(a, "x"), delattr(a, "x"), hasattr(a, "x"), getattr(a, "x", "none"), getattr(a, "y")
getattr(a, "x")
setattr(5, "x", 1)
delattr(a, "q")
setattr(a, 5, 1)
setattr(int, "x", 1)
''')
#: lists compared
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
[1, 2] == [1, 2], [1, 2] != [2, 1], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, "a"] == [1, "a"], [[1]] == [[1.0]], [1] == (1,), [None] == [None]
[1] < [None]
[1] < 1
[[1]] < [["a"]]
sorted([[2, 1], [1, 5], [1]]), max([1, 2], [1, 3]), min([[3], [2, 9]])
''')
#: list slices assigned
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
l = list(range(8))
table(r'''
l[2:4] = ["a"]; print(l)
l[::3] = [0, 0, 0]; print(l)
l[::3] = [0]
l[5:2] = [7]; print(l)
l[-2:] = (); print(l)
l[1:1] = iter("xy"); print(l)
l[:] = l[::-1]; print(l)
l[100:] = [9]; print(l)
del l[::2]; print(l)
del l[1:][0]; print(l)
l[0:1] = None
l["a":] = []
''')
#: list search
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
l = ["a", "b", "a", 1, 1.0, True]
table(r'''
l.index("a"), l.index("a", 1), l.index(1), l.index(True), l.count(1), l.count("a"), l.count("z"), "b" in l, 2 in l, l.index("b", -5), l.index(1.0, 4)
l.index("z")
l.index("a", 3)
l.index()
l.remove("z")
l.remove("a"), l, l.remove(1.0), l
''')
#: list growth
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
l = []
table(r'''
l.append([]), l.extend(x * 2 for x in "ab"), l.insert(-100, "first"), l.insert(100, "last"), l.insert(1, 1), l
l.extend({"k": 1}), l.extend("xy"), l.extend(()), l, l.pop(2), l.pop(), l.pop(-2), l
l += {5}; print(l)
l *= 0; print(l)
l.pop()
l.extend(None)
l.insert("a", 1)
''')
#: tuples nested and hashed
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
t = (1, (2, [3]))
table(r'''
t[1][1].append(4), t, t[1][0], len(t), t + (5,), t * 2, t[::-1], t[:1], 1 in t, t.count(1), t.index(1), (1, 2) < (1, 2, 0), (1,) == (True,), hash((1, "a")) == hash((1, "a")), {(1, 2): "k"}[1, 2], (*t, *"ab"), tuple({1: 2}), ((),), (1,)
hash(t)
t[0] = 5
t[5]
t.append
t + [1]
''')
#: sets compared
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
a, b = {1, 2, 3}, {2, 3}
table(r'''
a > b, a >= a, b < a, a == {3, 2, 1}, a != b, a.issuperset(b), b.issubset(a), a.isdisjoint({9}), {1} < {2}, {1} > {2}, set() < a, frozenset(b) < a, a == frozenset(a), sorted(a - b), sorted(a ^ {3, 4}), sorted(a | b), a & b
a < [1]
a <= 5
a - [1]
a.union(1)
{1} == [1]
''')
#: sets changed
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
s = set()
table(r'''
s.add(1), s.add(1), s.update([2], {3: 0}, "4"), sorted(s, key=str), s.discard(9), s.remove(2), len(s), s.difference_update([1]), sorted(map(str, s)), s.intersection_update({3}), s, s.symmetric_difference_update({3, 5}), s, s.pop(), s, s.clear(), s
s.pop()
s.remove("q")
s.add({})
s.update(5)
s.update()
''')
#: frozensets
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
f = frozenset([1, 2])
table(r'''
f | {3}, f & {1}, f - {1}, f ^ {2, 3}, type(f | {3}).__name__, type({3} | f).__name__, hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset({1, 2})], f.union([5]), f == {1, 2}, f in {f}, frozenset(), frozenset("a"), f.copy() is f, frozenset(f) is f
f.add(1)
f.pop
frozenset(5)
frozenset([[]])
f |= {9}; print(sorted(f), type(f).__name__)
''')
#: dicts built in many ways
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
dict(a=1), dict([("a", 1)]), dict({"a": 1}, b=2), dict(zip("ab", [1, 2])), {k: v for k, v in ["ab", "cd"]}, dict.fromkeys("ab", 0), {**{"a": 1}, "b": 2, **{"a": 3}}, dict(["ab"]), dict(x=1, **{"y": 2}), {1: "a", True: "b"}, dict(enumerate("ab")), {"a": 1} | {"b": 2}
dict([1, 2])
dict("ab")
dict(["abc"])
dict(5)
dict({}, {})
{**5}
{**[1]}
''')
#: dicts merged
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
d = {"a": 1}
table(r'''
d | {"b": 2}, {"b": 2} | d, d, d.update({"a": 2}), d, d.update(c=3), d, d.update([("e", 5)]), d, d.update({}), d.setdefault("a", 9), d.setdefault("z"), d
d |= {"a": 0}; print(d)
d | 5
d |= [("q", 1)]; print(d)
d.update(1)
d.update(["x"])
d.update({}, {})
''')
#: text is searched
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
s = "abracadabra"
table(r'''
s.find("a", 1), s.find("a", 1, 3), s.rfind("a", 0, -1), s.find("zz"), s.index("c"), s.rindex("b"), s.count("a"), s.count("a", 1, -1), s.count("abra"), s.startswith("br", 1), s.endswith(("x", "ra")), "cad" in s, s.find("", 20), s.find("", 11), s.replace("a", "", 2), s.replace("abra", "-"), s.split("a"), s.rsplit("a", 2), s.partition("c"), s.rpartition("br")
s.index("z")
s.rindex("abc")
s.find("a", "b")
s.count()
s.startswith(1)
''')
#: text is stripped
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"  a b ".strip(), "  a ".lstrip(), " a  ".rstrip(), "xyxaxy".strip("xy"), "xyxaxy".lstrip("yx"), "\n\ta\x0b\x0c\r".strip(), "\u2003a\u00a0".strip(), "aaa".strip("a"), "".strip(), "abc".strip("b"), "prefix_x".removeprefix("prefix_"), "x.py".removesuffix(".py"), "aa".removeprefix("aaa")
"a".strip(1)
"a".removeprefix(("a",))
''')
#: text is aligned
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
[f"{'ab':{a}{w}}|" for a in "<>^" for w in (1, 4, 5)], "ab".center(5), "ab".center(6, "*"), "abc".center(6), "ab".ljust(4, ".") + "|", "ab".rjust(4, "."), "7".zfill(3), "-7".zfill(4), "+a".zfill(4), "é".center(3, "ü")
"a".center(5, "")
"a".ljust("5")
"a".rjust(5, "ab")
''')
#: text is joined and parted
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"-".join("abc"), "".join([]), ", ".join({"a": 1, "b": 2}), "x".join(["a"]), "a\tb c\n".split(), "a,,b,".split(","), " a  b ".split(" "), "a b c".split(" ", 1), "a b c".split(maxsplit=1), "abc".split("abc"), "one\ntwo\r\nthree\r".splitlines(), "a\n\nb".splitlines(True), "k=v=w".partition("="), "k".partition("="), "a.b.c".rpartition("."), "".split(), "".split(" "), "".splitlines()
"-".join([1])
"-".join(None)
"a".split("")
"a".split(1)
"a".partition("")
''')
#: text kinds
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
[f("a1") for f in (str.isalnum, str.isalpha, str.isdigit, str.islower, str.isupper, str.isspace, str.istitle, str.isidentifier, str.isprintable, str.isascii)], [f("") for f in (str.isalnum, str.isspace, str.isprintable, str.isascii)], "Ab Cd".istitle(), "AB".isupper(), "a b".islower(), "1".islower(), "\t\n".isspace(), "²".isdigit(), "²".isdecimal(), "½".isnumeric(), "_a".isidentifier(), "a-b".isidentifier(), "é".isalpha(), "日".isalnum(), "\x7f".isprintable()
''')
#: text in other cases
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"hELLO wORLD".capitalize(), "hello world's end".title(), "aBc".swapcase(), "ß".upper(), "ẞ".lower(), "ǆ".title(), "ΑΣ".lower(), "ŉ".upper(), "ﬀ".upper(), "İ".lower() == "i̇", "straße".casefold(), "ÀÉ".lower(), "àé".upper(), "a1b".upper(), "x y".title(), "".title()
''')
#: bytes are searched
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
b = b"abracadabra"
table(r'''
b.find(b"a", 1), b.find(97), b.rfind(b"a"), b.count(b"a"), b.count(97), b.index(b"c"), b.startswith(b"ab"), b.endswith((b"x", b"ra")), b"cad" in b, 97 in b, b.replace(b"a", b""), b.split(b"a"), b.partition(b"c"), b.rpartition(b"b"), b[0], b[0:1], b[::-2], b.translate(None, b"a"), b.upper(), b.title(), b.hex()[:6], b.islower(), b.isalpha()
b.find("a")
b.index(b"z")
b.split("a")
b.replace(b"a", "b")
"a" in b
b[50]
b + "a"
''')
#: bytearrays are changed
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
b = bytearray(b"abc")
table(r'''
b.append(100), b, b.extend(b"ef"), b.extend([103]), b, b.insert(0, 64), b.pop(), b.pop(0), b, b.remove(98), b, b.reverse(), b, b.copy() is b, b.clear(), b
b.append(256)
b.append("a")
b.extend("a")
b.pop()
b.remove(1)
b[:] = b"xyz"; b[1] = 65; b[::2] = b"12"; del b[0]; b += b"!"; b *= 2; print(b)
b[0] = 300
b[0] = b"a"
b[9] = 1
''')
#: bytes from all kinds
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
bytes(), bytes(2), bytes([1, 255]), bytes("é", "utf-8"), bytes(b"a"), bytes(bytearray(b"b")), bytes(range(3)), bytes((65,)), bytes.fromhex("0aFF 10"), bytearray.fromhex("ff"), b"a" * 2, b"%d|%s|%x" % (5, b"q", 255), b"".join([b"a", b"b"]), bytes(memoryview(b"xy")[1:])
bytes("a")
bytes([256])
bytes([-1])
bytes(-5)
bytes("é", "ascii")
bytes(None)
bytes(["a"])
bytes.fromhex("abc")
''')
#: text and bytes by codecs
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
"é".encode("latin-1"), b"\xe9".decode("latin-1"), b"\xc3\xa9".decode(), "aé".encode("ascii", "ignore"), "aé".encode("ascii", "replace"), "é".encode("ascii", "backslashreplace"), "é".encode("ascii", "xmlcharrefreplace"), b"a\xff".decode("ascii", "replace"), b"\xff".decode("utf-8", "ignore"), b"\xef\xbb\xbfa".decode("utf-8-sig"), "a".encode("utf-8-sig"), "ab".encode("rot13") if 0 else 1
"é".encode("ascii")
b"\xff".decode()
b"\xe2\x82".decode()
b"a".decode("nope")
"€".encode("latin-1")
''')
#: ints from text
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
[int(s) for s in ("0", "-5", "+7", " 12 ", "1_000", "007", "٣")], [int("11", b) for b in (2, 8, 10, 16, 36)], int("0x1F", 0), int("0b11", 0), int("-0o17", 0), int("zz", 36), int("FF", 16), int(b"12"), int(3.99), int(-3.99), int("9" * 30)
[f"{n:x}{n:o}{n:b}{n:X}" for n in (0, 10, -10)], [f"{n:+}{n: }{n:05}{n:,}" for n in (5, -1234)]
int("")
int("a")
int("1.5")
int("12", 2)
int("5", 40)
int("1_")
int("0b2", 0)
int([])
''')
#: floats are shown
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
[repr(x) for x in (0.1, 1e16, 1e15, 1.5e-5, 1e-4, 123456789.0, 1e22, 1e23, 5e-324, 1/3, 100.0, -0.0, 2.0**70)], [f"{x:g}" for x in (0.1, 1e16, 123456.7, 1e-5)], [f"{3.14159:.{n}f}" for n in range(4)], [f"{1234.5:{t}}" for t in "eEfFgGn%"], f"{1e10:,}", f"{0.5:08.2f}", f"{-1.5:+.0f}", f"{2.5:.0f}", f"{float('inf'):>6}", f"{float('nan'):f}"
f"{1.5:d}"
f"{1.5:x}"
''')
#: floats are read
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
[float(s) for s in ("1", " -2.5 ", "1e3", ".5", "5.", "1_0.5", "inf", "-INF", "1e-400", "1e400")], float("nan") != float("nan"), float(5), float(True), float(b"1.5"), float.fromhex("0x1.8p3"), (255.5).hex(), (2.5).as_integer_ratio(), (3.0).is_integer(), float("infinity"), 1e308 * 10, -1e308 * 10
float("a")
float("")
float("1e")
float("1 2")
float([])
float("0x1")
''')
#: numbers meet
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
1 + 1.5, 1 + 1j, 1.5 + 1j, True + 1, 2 ** -1, 2 ** 0.5, 7 // 2.0, 7 % 2.5, -7 // 2, -7 % 3, 1 / 2, 10 ** 20 / 10 ** 18, 3 == 3.0 == 3 + 0j, 1 < 1.5 < 2, max(1, 2.5), (1).real, (1.5).imag, (2 + 3j).conjugate(), abs(-3.5), pow(2, 10, 1000), 0.1 + 0.2, 1e16 + 1, 2 ** 53 + 1.0, -2 ** 2, (-2) ** 2, 5 // 0.3, 1_000 * 1_0
1 + "a"
1.5 & 1
"a" * 1.5
1 / 0
1.5 // 0
1j < 2
-None
~1.5
''')
#: precedence
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
2 + 3 * 4 ** 2 / 8 - 1, -2 ** 2, not 1 == 2, 1 + 2 << 1, 1 | 2 & 3 ^ 4, 2 ** -1, 1 < 2 == True, 1 if 0 else 2 or 3, not 0 and 1, 5 - 3 - 1, 2 ** 3 ** 2, 7 // 2 * 2, ~1 + 1, -1 ** 2, 3 > 2 > 1, (lambda x: x or 5)(0), 1 in [1, 2] and 2, "a" + "b" * 2, [1] + [2] * 2, 10 % 4 * 2, 1 << 2 << 1, 6 & 3 == 3, (6 & 3) == 2, not [] or 1, 1 or 1 / 0, 0 and 1 / 0
''')
