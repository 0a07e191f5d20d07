#: list 1
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        a = [1, 2, 3, 4, 5]
        try: r = exec(line, {"a": a}); print(line, '->', a)
        except Exception as e: print(line, '!', type(e).__name__, e, a)
do('''
a[1:3] = [9]
a[1:3] = []
a[::2] = [7, 8, 9]
a[::2] = [7, 8]
a[::2] = 5
a[1:2] = 5
a[5:] = [6]
a[3:1] = [0]
a[-1:-3] = "xy"
a[::-1] = "abcde"
a[10] = 1
a["x"] = 1
''')
#: list 2
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        a = [1, 2, 3, 4, 5]
        try: r = exec(line, {"a": a}); print(line, '->', a)
        except Exception as e: print(line, '!', type(e).__name__, e, a)
do('''
a[1.0] = 1
a[1:2:0] = []
del a[1]
del a[10]
del a[::2]
del a[1:3]
del a[::-2]
del a["x"]
a.append(6)
a.append()
a.extend("ab")
a.extend(5)
''')
#: list 3
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        a = [1, 2, 3, 4, 5]
        try: r = exec(line, {"a": a}); print(line, '->', a)
        except Exception as e: print(line, '!', type(e).__name__, e, a)
do('''
a.extend(a)
a.insert(0, 0)
a.insert(-1, 0)
a.insert(100, 0)
a.insert(1)
a.pop()
a.pop(0)
a.pop(-2)
a.pop(10)
a.pop("x")
a.remove(3)
a.remove(10)
''')
#: list 4
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        a = [1, 2, 3, 4, 5]
        try: r = exec(line, {"a": a}); print(line, '->', a)
        except Exception as e: print(line, '!', type(e).__name__, e, a)
do('''
a.reverse()
a.sort(reverse=True)
a.sort(key=lambda x: -x)
a.sort(key=5)
a.sort(foo=1)
a.clear()
a *= 2
a *= 0
a *= "x"
a += (6,)
a += 5
a += "ab"
''')
#: list 5
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        a = [1, 2, 3, 4, 5]
        try: r = exec(line, {"a": a}); print(line, '->', a)
        except Exception as e: print(line, '!', type(e).__name__, e, a)
do('''
a[:] = a[::-1]
a[1:3] += [0]
a[0], a[-1] = a[-1], a[0]
a[0:0] = a
a.append(a)
''')
#: list 6
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        a = [1, 2, 3, 4, 5]
        try: r = exec(line, {"a": a}); print(line, '->', a)
        except Exception as e: print(line, '!', type(e).__name__, e, a)
table('''
[1, 2] + (3,)
[1] + [2]
[1] * 3
"a" * [1]
[1] * [2]
[1, 2] < [1, 3]
[1, 2] < [1]
[1] < (1,)
[1] == (1,)
[1, "a"] < [1, 2]
[1].index(2)
[1, 2, 1].index(1, 1)
''')
#: list 8
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        a = [1, 2, 3, 4, 5]
        try: r = exec(line, {"a": a}); print(line, '->', a)
        except Exception as e: print(line, '!', type(e).__name__, e, a)
table('''
sorted("bca", key=str.upper)
sorted([(1, "b"), (0, "a"), (1, "a")], key=lambda x: x[0])
sorted([(1, "b"), (0, "a"), (1, "a")], key=lambda x: x[0], reverse=True)
list("abc")
list(5)
list(1, 2)
list(x=1)
list(range(3))
list({1: 2})
tuple([1, 2])
tuple(5)
(1, 2) + (3,)
''')
#: list 10
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        a = [1, 2, 3, 4, 5]
        try: r = exec(line, {"a": a}); print(line, '->', a)
        except Exception as e: print(line, '!', type(e).__name__, e, a)
table('''
(1, 2).foo
[1].foo
[].__class__
list(reversed([1, 2]))
reversed({1})
reversed(5)
list(reversed({1: 2, 3: 4}))
list(reversed("abc"))
list(reversed(range(3)))
list(zip([1, 2], "ab", strict=True))
list(zip([1, 2], "a", strict=True))
list(zip("a", [1, 2], strict=True))
''')
#: list 11
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        a = [1, 2, 3, 4, 5]
        try: r = exec(line, {"a": a}); print(line, '->', a)
        except Exception as e: print(line, '!', type(e).__name__, e, a)
table('''
list(zip("a", "b", [1, 2], strict=True))
list(zip())
list(zip(5))
zip([1], foo=1)
list(enumerate("ab", 1))
list(enumerate("ab", start=-1))
enumerate(5)
enumerate("ab", "x")
list(map(lambda x, y: x + y, [1, 2], [3, 4, 5]))
map(1)
list(map(1, [1]))
list(filter(None, [0, 1, "", "a"]))
''')
#: list 12
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        a = [1, 2, 3, 4, 5]
        try: r = exec(line, {"a": a}); print(line, '->', a)
        except Exception as e: print(line, '!', type(e).__name__, e, a)
table('''
list(filter(lambda x: x > 1, [1, 2]))
filter(1)
any([]), all([]), any([0, 1]), all([0, 1])
any(5)
iter(5)
next(iter([]), "d")
next([])
list(iter(lambda: 1, 1))
iter(1, 2)
len(5)
len()
len([1], 2)
''')
#: list 13
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        a = [1, 2, 3, 4, 5]
        try: r = exec(line, {"a": a}); print(line, '->', a)
        except Exception as e: print(line, '!', type(e).__name__, e, a)
table('''
[].__iter__().__length_hint__()
[*range(3), *"ab"]
{*[1], *[2]}
{**{"a": 1}, **{"b": 2}}
(*[1], 2)
[*5]
{**5}
{**[1]}
print(**5)
dict(**{1: 2})
int(*[1], **{})
print(1, sep=1)
''')
#: list 14
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        a = [1, 2, 3, 4, 5]
        try: r = exec(line, {"a": a}); print(line, '->', a)
        except Exception as e: print(line, '!', type(e).__name__, e, a)
table('''
print(1, end=1)
print(1, foo=1)
isinstance(1, (str, (int,)))
isinstance(1, 5)
issubclass(1, int)
issubclass(bool, (int, str))
isinstance(1, int | str)
issubclass(int, int | None)
callable(print), callable(5)
id(5) == id(5)
getattr(5, "foo")
getattr(5, "foo", 1)
''')
#: list 15
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        a = [1, 2, 3, 4, 5]
        try: r = exec(line, {"a": a}); print(line, '->', a)
        except Exception as e: print(line, '!', type(e).__name__, e, a)
table('''
getattr(5, 5)
setattr(5, "foo", 1)
setattr(int, "foo", 1)
delattr(5, "real")
hasattr(5, "real"), hasattr(5, "x")
hasattr(5, 5)
dir(5)[:3]
type(5), type(type), type("X", (), {})
type(1, 2)
type("X", 5, {})
type(5, (), {})
object(5)
''')
#: dict 1
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        d = {"a": 1, "b": 2, "c": 3}
        try: exec(line, {"d": d}); print(line, '->', d)
        except Exception as e: print(line, '!', type(e).__name__, e, d)
do('''
d["x"]
d[[]]
d[{}] = 1
d[1, 2] = 3
d[1:2] = 3
d[1:2]
del d["a"]
del d["x"]
d.pop("a")
d.pop("x")
d.pop("x", 1)
d.pop()
''')
#: dict 2
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        d = {"a": 1, "b": 2, "c": 3}
        try: exec(line, {"d": d}); print(line, '->', d)
        except Exception as e: print(line, '!', type(e).__name__, e, d)
do('''
d.popitem()
d.clear(); d.popitem()
d.setdefault("a", 5)
d.setdefault("z")
d.setdefault([], 1)
d.update(a=5, z=6)
d.update([("q", 1)])
d.update([1])
d.update([(1, 2, 3)])
d.update(["ab"])
d.update(5)
d.update({}, {})
''')
#: dict 3
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        d = {"a": 1, "b": 2, "c": 3}
        try: exec(line, {"d": d}); print(line, '->', d)
        except Exception as e: print(line, '!', type(e).__name__, e, d)
do('''
d |= {"q": 1}
d |= [("q", 2)]
d |= 5
for k in d: d[k + "x"] = 1
for k in d: del d[k]
for k in list(d): del d[k]
for k in d.values(): d.clear()
d["a"] += 1
d["zz"] += 1
d.get()
d.get("a", 1, 2)
d.get([])
''')
#: dict 4
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        d = {"a": 1, "b": 2, "c": 3}
        try: exec(line, {"d": d}); print(line, '->', d)
        except Exception as e: print(line, '!', type(e).__name__, e, d)
do('''
d.fromkeys(5)
d = d.fromkeys("ab", 0)
d["self"] = d
d[1] = 1; d[1.0] = 2; d[True] = 3
d.keys().foo
d.items()[0]
''')
#: dict 5
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        d = {"a": 1, "b": 2, "c": 3}
        try: exec(line, {"d": d}); print(line, '->', d)
        except Exception as e: print(line, '!', type(e).__name__, e, d)
table('''
{"a": 1} | {"b": 2}
{"a": 1} | [("b", 2)]
{} == {}, {1: 2} == {1: 2.0}, {1: 2} != {1: 3}
{} < {}
dict([(1, 2)]), dict(a=1), dict({1: 2}, a=3), dict(zip("ab", [1, 2]))
dict(5)
dict([1])
dict([(1,)])
dict([("a", "b", "c")])
dict(1, 2)
{"a": 1}.keys(), {"a": 1}.values(), {"a": 1}.items()
{"a": 1}.keys() & {"a", "b"}
''')
#: dict 6
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        d = {"a": 1, "b": 2, "c": 3}
        try: exec(line, {"d": d}); print(line, '->', d)
        except Exception as e: print(line, '!', type(e).__name__, e, d)
table('''
{"a": 1}.keys() | ["b"] == {"a", "b"}
{"a": 1}.keys() - {"a"}
{"a": 1}.keys() ^ {"a", "b"}
{"a": 1}.items() & {("a", 1)}
{"a": 1}.items() - [("a", 1)]
{"a": []}.items() & {("a", 1)}
{"a": 1}.keys() == {"a"}, {"a": 1}.keys() < {"a", "b"}, {"a": 1}.keys() <= {"a"}, {"a": 1}.keys() > set()
{"a": 1}.values() == {"a": 1}.values()
{"a": 1}.keys().isdisjoint(["b"])
{"a": 1}.items().isdisjoint([("a", 1)])
("a", 1) in {"a": 1}.items(), ("a", 2) in {"a": 1}.items(), "a" in {"a": 1}.keys(), 1 in {"a": 1}.values()
5 in {"a": 1}.items()
''')
#: dict 7
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        d = {"a": 1, "b": 2, "c": 3}
        try: exec(line, {"d": d}); print(line, '->', d)
        except Exception as e: print(line, '!', type(e).__name__, e, d)
table('''
list(reversed({"a": 1, "b": 2}.items())), list(reversed({"a": 1}.values()))
len({"a": 1}.items())
{"a": 1}.keys() + {}
{"a": 1}.keys() | 5
next(iter({}))
{[]: 1}
{**{"a": 1}, "a": 2}
{1: 2}.copy()
hash({})
{"a": 1}.__contains__("a"), {"a": 1}.__getitem__("a"), {"a": 1}.__len__()
{"a": 1}.__getitem__("b")
dict.fromkeys("aab"), dict.fromkeys([1, 2], [])
''')
#: dict 8
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        d = {"a": 1, "b": 2, "c": 3}
        try: exec(line, {"d": d}); print(line, '->', d)
        except Exception as e: print(line, '!', type(e).__name__, e, d)
table('''
{i: i * i for i in range(3)}
{"a": 1}.a
str({"a": {"b": [1, (2,), {3}]}})
dict(a=1).items() == {("a", 1)}
dict(a=1).items() == [("a", 1)]
{}.__class_getitem__(int)
dict[str, int]
dict.__doc__ is not None
''')
#: sets 1
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        s = {1, 2, 3}
        try: exec(line, {"s": s}); print(line, '->', s)
        except Exception as e: print(line, '!', type(e).__name__, e, s)
do('''
s.add(4)
s.add([])
s.remove(5)
s.remove([])
s.discard(5)
s.discard([])
s.pop(); s.pop(); s.pop(); s.pop()
s.update([4], (5,), {6})
s.update(5)
s |= {4}
s |= [4]
s &= {1, 9}
''')
#: sets 2
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        s = {1, 2, 3}
        try: exec(line, {"s": s}); print(line, '->', s)
        except Exception as e: print(line, '!', type(e).__name__, e, s)
do('''
s -= {1}
s ^= {1, 9}
s.intersection_update([1, 2], [2])
s.difference_update([1], [2])
s.symmetric_difference_update([1, 7])
s.clear()
for x in s: s.add(x + 10)
for x in s: s.discard(x)
s[0]
del s[0]
s[0] = 1
s.add({1})
''')
#: sets 3
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        s = {1, 2, 3}
        try: exec(line, {"s": s}); print(line, '->', s)
        except Exception as e: print(line, '!', type(e).__name__, e, s)
do('''
s.remove({1})
''')
#: sets 4
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        s = {1, 2, 3}
        try: exec(line, {"s": s}); print(line, '->', s)
        except Exception as e: print(line, '!', type(e).__name__, e, s)
table('''
{1, 2} | {3}, {1, 2} & {2}, {1, 2} - {2}, {1, 2} ^ {2, 3}
{1} | [2]
{1} + {2}
{1} < {1, 2}, {1} <= {1}, {1, 2} > {1}, {1} == frozenset([1]), {1} != {2}, {1} < {2}
{1} < [1]
{1}.union([2], (3,)), {1}.union(), {1, 2}.intersection([1]), {1}.difference([1]), {1}.symmetric_difference([2])
{1}.issubset([1, 2]), {1}.issuperset([]), {1}.isdisjoint([2])
{1}.issubset(5)
set(), set([1, 1]), frozenset(), frozenset([1]), set("aab") == {"a", "b"}
set(5)
set(1, 2)
{[]}
''')
#: sets 5
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        s = {1, 2, 3}
        try: exec(line, {"s": s}); print(line, '->', s)
        except Exception as e: print(line, '!', type(e).__name__, e, s)
table('''
{1, 1.0, True}
hash(frozenset([1, 2])) == hash(frozenset([2, 1]))
hash({1})
frozenset([1]).add(2)
frozenset([1]) | {2}, {2} | frozenset([1])
{1, 2} in [{1, 2}]
{1} in {frozenset([1])}
{frozenset([1]), frozenset()} == {frozenset(), frozenset([1])}
set([3, 1, 2, 10, 5, 8, 100, 64, 33])
set(range(20, 0, -3))
set(range(10)) - {3, 5}
{x * 7 % 31 for x in range(12)}
''')
#: sets 6
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
def do(text):
    for line in text.strip().splitlines():
        s = {1, 2, 3}
        try: exec(line, {"s": s}); print(line, '->', s)
        except Exception as e: print(line, '!', type(e).__name__, e, s)
table('''
{2**61, 2**31, 5, -2**61, 0.5, 1.5}
frozenset([40, 8, 16, 0, 1])
set(list(range(70))[::-7])
len({1, 2}), 1 in {1}, [] in set()
sorted({3, 1, 2})
{1, 2}.__and__({2}), {1}.__and__([1]), {1}.__or__({2}), {1}.__rsub__({1, 2}), {1}.__contains__(1)
set.__doc__ is not None
set[int]
''')
#: range 1
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
range(5), range(1, 5), range(1, 10, 2)
range()
range(1, 2, 3, 4)
range(1.0)
range("a")
range(1, 2, 0)
len(range(10)), len(range(5, 0)), len(range(0, 10, 3)), len(range(10, 0, -3))
range(10)[3], range(10)[-1], range(0, 10, 2)[2]
range(10)[10]
range(10)["a"]
3 in range(5), 5 in range(5), 3.0 in range(5), "a" in range(5), 2.5 in range(5)
range(10).index(3), range(0, 10, 2).index(4)
''')
#: range 2
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
range(10).index(11)
range(10).count(3), range(10).count(11), range(10).count("a")
range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2], hash(range(0)) == hash(range(5, 5))
range(3) < range(4)
range(10).start, range(10).stop, range(10).step
list(reversed(range(5))), list(range(5, 0, -2))
bool(range(0)), bool(range(1))
len(range(2**63))
sum(range(101)), max(range(5)), min(range(5, 0, -1))
range(3).foo
range(3)[0] == 0
range(True), range(3, -3, -1)
''')
#: range 3
def table(text):
    for line in text.strip().splitlines():
        try: print(line, '->', repr(eval(line)))
        except Exception as e: print(line, '!', type(e).__name__, e)
table('''
range(1, 2).start
''')
