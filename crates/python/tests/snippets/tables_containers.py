#: lists and their methods
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
l = [3, 1, 2]
table(r'''
l.append(4), l
l.extend("ab"), l
l.extend(5)
l.insert(0, "z"), l.insert(100, "y"), l.insert(-1, "x"), l
l.pop(), l.pop(0), l.pop(-1), l
l.pop(50)
l.pop("a")
[].pop()
l.remove("a"), l
l.remove("zz")
l.index(1), l.index(4, 2), l.index(4, -3, 100)
l.index("no")
l.index(1, 5)
l.count(3), l.count("q")
l.reverse(), l
l.copy() == l, l.copy() is l
l.clear(), l
l.append()
l.append(1, 2)
l.insert("a", 1)
l.nothing
l += (1, 2); print(l)
l += 5
l + (1,)
l * "a"
l * 2, 2 * l, l * -1, l * True
l * 1.5
l *= 2; print(l)
l[1:3] = [9]; print(l)
l[::2] = [7]
l[::2] = "ab"; print(l)
l[5:] = (1, 2, 3); print(l)
l[:] = []; print(l)
l[0] = 1
l["a"] = 1
l[0:1] = 5
[1, 2] < [1, 3], [1] < [1, 0], [] < [1], [1, 2] == [1, 2.0], [2] > [1, 5], [1, [2]] == [1, [2]], [] == ()
[1] < (1,)
[1] < ["a"]
list("ab"), list((1, 2)), list({1: 2}), list(), list(range(3)), list(b"ab")
list(5)
list(1, 2)
list(x=1)
[1, 2].__contains__(1), [1].__len__(), [1].__eq__(5), [1].__add__([2]), [1].__mul__(2), [1].__getitem__(0), [1].__lt__([2]), [1].__iter__().__next__()
[1].__add__(2)
[3, 1, 2].sort(), sorted([3, 1], key=None), [[]] * 3, [1, 2, 3][-1], [0] * 0, [None] * 2
''')
#: tuples
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
(), (1,), (1, 2), tuple("ab"), tuple([1]), tuple(), (1, 2) + (3,), (1,) * 3, 2 * (1,), (1, 2)[0], (1, 2, 3)[1:], (1, 2).index(2), (1, 1).count(1), len((1, 2)), 1 in (1,), (1, 2) < (1, 3), () < (1,), (1, 2) == (1.0, 2)
(1, 2).index(5)
(1,) + [2]
(1,) * "a"
(1,)[0] = 2
(1,) < [1]
(1, "a") < (1, 2)
tuple(5)
tuple(1, 2)
del (1,)[0]
(1,).append
t = (1, [2]); t[1].append(3); print(t)
t[1] += [4]
t
a, *b = (1,); print(a, b)
x = 1, ; print(x)
(1, 2, 3)[::-1], (1, 2, 3)[5:], max((1, 2), (1, 3)), sorted(((2, 1), (1, 2))), tuple(i for i in range(2)), (*"ab", 1), ((),)
tuple.__new__(tuple, [1]), tuple.__new__(tuple)
isinstance((), tuple), (1, 2).__add__((3,))
(1,).__add__(1)
''')
#: dicts and their methods
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
d = {"a": 1, "b": 2}
table(r'''
d["a"], d.get("a"), d.get("z"), d.get("z", 5), "a" in d, len(d), list(d), d.keys(), d.values(), d.items()
d["z"]
d[[]]
d.get([])
d.pop("a"), d.pop("z", None), d
d.pop("z")
d.pop()
d.setdefault("c"), d.setdefault("b", 9), d
d.update({"x": 1}), d.update(y=2), d.update([("z", 3)]), d.update({"q": 0}, r=1), d
d.update(5)
d.update([1])
d.update([(1, 2, 3)])
d.update(["abc"])
d.update(["ab"]), d["a"]
d.popitem(), d
{}.popitem()
d.copy() == d, d.copy() is d
d.clear(), d
dict(a=1), dict([(1, 2)]), dict({"x": 1}, y=2), dict(), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1], []), {**{"a": 1}}
dict(5)
dict([1])
dict(1, 2)
dict([("a",)])
dict(["a"])
dict.fromkeys(5)
dict.fromkeys()
{[]: 1}
{1: 2}[1.0], {True: "a", 1: "b"}, {1: "a", 1.0: "b"}, {None: 1}[None], {(): 1}
{1: 2} == {1: 2.0}, {1: 2} != {2: 1}, {} == [], {1: 2, 3: 4} == {3: 4, 1: 2}
{1: 2} < {1: 3}
{1: 2} | {3: 4}, {1: 2} | {1: 3}
{1: 2} | [(1, 2)]
d |= [(1, 2)]; print(d)
d |= 5
{1: 2} + {3: 4}
d.keys() & {1}, d.keys() | {5}, d.keys() - {1}, d.keys() ^ {1, 9}, d.items() & {(1, 2)}, {1: 2}.keys() == {1}, {1: 2}.items() == {(1, 2)}, {1: 2}.keys() <= {1, 2}, {1}.issubset({1: 2}), {1: 1}.keys().isdisjoint([2])
d.values() & {1}
{1: 2}.keys()[0]
{1: 2}.values() == {1: 2}.values(), repr({1: 2}.values()), len({1: 2}.items()), (1, 2) in {1: 2}.items(), 2 in {1: 2}.values(), list(reversed({1: 2, 3: 4}))
next(iter({}))
{"a": 1}.a
del d["nope"]
d.nothing()
{}.get()
{}.setdefault()
{}.update(1, 2)
dict(**{"a": 1})
dict(**{1: 2})
{i: j for i, j in [(1, 2)]}, {"b": 1, "a": 2}, {1: {2: {}}}, dict(a=1, **{"b": 2}), {}.__contains__(1), {1: 2}.__getitem__(1), {1: 2}.__eq__(5), {1: 2}.__len__(), {1: 2}.__or__({}), {1: 2}.__or__(5)
''')
#: sets and their methods
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
s = {1, 2}
table(r'''
s.add(3), s, s.discard(9), s.remove(3), s
s.remove(9)
s.add([])
s.pop() in (1, 2), len(s)
set().pop()
s.update([1, 2], "a"), len(s), s.clear(), s
{1, 2} | {3}, {1, 2} & {2}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {1} < {1, 2}, {1} <= {1}, {1, 2} > {1}, {1} >= {2}, {1} == {1.0}, {1} != {2}, {1} == frozenset([1])
{1} | [2]
{1} & [1]
{1} < [1, 2]
{1} + {2}
{1}.union([2], (3,)), {1, 2}.intersection([2, 3], [2]), {1, 2}.difference([2]), {1}.symmetric_difference([2]), {1}.issubset([1, 2]), {1}.issuperset([]), {1}.isdisjoint([2]), {1}.copy()
{1}.union(5)
{1}.union([[]])
{1}.symmetric_difference()
{1}.issubset()
s = {1, 2, 3}; s &= {1, 2}; s -= {1}; s |= {5}; s ^= {5, 6}; print(s)
s |= [1]
s.intersection_update([2, 6]), s.difference_update([6]), s.symmetric_difference_update([9]), sorted(s)
set("aab") == {"a", "b"}, set(), set([1, 1]), {*[1, 2]}, {1, True, 1.0}, frozenset("a"), frozenset(), frozenset([1]) | {2}, {2} | frozenset([1]), type(frozenset() | set()).__name__
set(5)
set(1, 2)
{[]}
{{}}
{{1}}
frozenset([1]).add
frozenset([1]).copy(), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): 2}, {frozenset()}, {1} in {frozenset([1])}, [1] in [{1}]
[] in {1}
{1}.remove({2})
{frozenset([1])}.remove({1})
{1}.discard([])
{3, 1, 2}, {10, 5, 0, -1}, {100, 50, 3, 64}, set(range(20, 0, -3)), {-1, -2, -3}, {1.5, 2, 3}, {1000, 999, 998}
{x * 37 % 101 for x in range(12)}, set(range(0, 100, 7)), {i * i for i in range(10)}, {0, 8, 1, 9, 2, 10}
{1, 2, 3, 4, 5, 40} - {2, 3}
s = {100, 36, 4}; s.add(68); s.add(132); s.discard(4); s.add(4); print(s, s.pop(), s)
{1}.__contains__(1), {1}.__len__(), {1}.__or__([2]), {1}.__eq__([1]), {1}.__sub__({1}), {1}.__le__(5)
''')
#: bytes and bytearray again
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
b = bytearray(b"abc")
table(r'''
b"ab"[0], b"ab"[0:1], b"ab" + b"c", b"a" * 3, 97 in b"a", b"b" in b"abc", b"a" < b"b", b"a" == bytearray(b"a"), b"a" == "a", list(b"ab"), bytes(3), bytes([1, 2]), bytes("é", "utf-8"), bytes(), bytes(b"x"), bytes(memoryview(b"y"))
b"a" + "b"
"a" + b"b"
b"a" < "b"
"a" in b"a"
300 in b"a"
b"a" % 5
bytes("a")
bytes([300])
bytes(["a"])
bytes(-1)
bytes(5, "utf-8")
bytes("é", "ascii")
bytes(1.5)
b"a".join([b"b", bytearray(b"c")]), b"".join([]), b"a b".split(), b"a,b".split(b","), b"ab".hex(), b"ab".hex("-"), b"abcd".hex(":", 2), bytes.fromhex("61 62"), b"a%db" % 5, b"%s %r" % (b"x", 1), b"%c" % 97, b"%x" % 255
b",".join(["a"])
b"a".split(",")
bytes.fromhex("6")
bytes.fromhex("zz")
bytes.fromhex(5)
b"%s" % "x"
b"%d" % "x"
b.append(100), b.extend([101]), b.insert(0, 64), b.pop(), b.remove(64), b.reverse(), b
b.append(300)
b.append("a")
b.extend("a")
b.remove(200)
b.pop(50)
bytearray().pop()
b[0] = 65; b[1:2] = b"xyz"; print(b)
b[0] = 256
b[0] = "a"
b[50] = 1
b[0:1] = "a"
b[0:1] = [1, 2]; b += b"q"; b *= 2; print(b)
b += "a"
b.clear(), b
b"\x00\x7f\x80\xff\n\t\\'\"", b'a"b', bytearray(b"'"), b"'\"", repr(b"\x1b"), str(b"a"), ascii(b"\xe9")
b"abc".decode(), b"\xc3\xa9".decode("utf8"), b"\xff".decode("latin-1"), b"\xff".decode("utf-8", "replace"), b"\xffa".decode("ascii", "ignore"), b"\xff".decode("utf-8", "backslashreplace")
b"\xff".decode()
b"\xc3".decode()
b"a\x80".decode("ascii")
b"a".decode("nope")
"é".encode("ascii")
"é€".encode("latin-1")
"é".encode("ascii", "replace"), "é".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"), "é".encode("utf-16"), "é".encode("utf-16-le"), "a".encode("utf-32-be"), "é".encode("latin1"), "€".encode("cp1252")
b"a".nothing
b"abc".find(b"b"), b"abc".find(98), b"abc".index(b"c"), b"aba".count(b"a"), b"abc".startswith((b"x", b"a")), b"abc".endswith(b"c"), b"a-b".partition(b"-"), b" a ".strip(), b"xax".strip(b"x"), b"ab".replace(b"a", b"zz"), b"ab".translate(None, b"a"), b"ab".upper(), b"Ab".swapcase(), b"ab cd".title(), b"1".isdigit(), b"a".zfill(3), b"a".center(5, b"*"), b"a\tb".expandtabs(4), b"a\nb\r\n".splitlines(), b"a\nb".splitlines(True)
b"abc".index(b"z")
b"abc".find("b")
b"abc".find(300)
b"a".center(5, "*")
b"abc".startswith("a")
b"abc".replace("a", "b")
b"a".translate(b"x")
''')
#: memoryview again
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
b = bytearray(b"abcdef")
m = memoryview(b)
table(r'''
m[0], m[-1], bytes(m[1:3]), m[::2].tolist(), len(m), m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.readonly, m.contiguous, m.c_contiguous, m.suboffsets, m.obj is b
m[0] = 65; m[1:3] = b"xy"; print(b)
m[0] = 300
m[0] = "a"
m[1:3] = b"abc"
m[50]
m["a"]
m[50] = 1
memoryview(b"ab")[0] = 1
memoryview("ab")
memoryview(5)
m == b, m == b"Axydef", m == memoryview(b), m != b"q", m == 5
m < m
m.tobytes(), m.tolist(), m.hex(), m.hex("-"), bytes(m), list(m), 65 in m, m.toreadonly().readonly
m.release()
m[0]
len(m)
memoryview(b"abcd").cast("H").tolist(), memoryview(b"abcd").cast("I").shape, memoryview(b"abcd").cast("b").format, memoryview(b"abcd").cast("B", [2, 2]).tolist(), memoryview(b"abcd").cast("c")[0]
memoryview(b"abc").cast("H")
memoryview(b"abc").cast("z")
memoryview(b"abcd").cast("B", [3, 2])
with memoryview(b"ab") as v: print(v[0])
v[0]
memoryview(memoryview(b"ab"))[1], hash(memoryview(b"ab")) == hash(b"ab"), memoryview(b"abc")[::-1].tobytes(), memoryview(b"abcd")[1:][1:].tolist(), b"x" + memoryview(b"y")
repr(memoryview(b""))[:12], memoryview(b"ab").index(98) if hasattr(memoryview, "index") else "none", memoryview(b"ab").count(98) if hasattr(memoryview, "count") else "none"
''')
