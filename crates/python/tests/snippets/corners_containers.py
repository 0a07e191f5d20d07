#: list
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
[1, 2].append(1, 2)
a = [3, 1, 2]
a.sort()
a
a.sort(reverse=True, key=lambda x: -x)
a
a.sort(lambda x: x)
a.sort(key=5)
[1, "a"].sort()
[3, 1].sort(reverse="a")
a.index(5)
a.index(1, 5),
a.index(1, -10, 10), a.count(1), a.copy(), a.insert(1, 5), a.pop(), a.pop(0), a
a.pop("a")
a.pop(10)
[].pop()
a.remove(100)
a.extend("ab")
a
a.extend(5)
a[0] = 9
a[-1] = 8
a[1:1] = [7, 7]
a
a[10] = 1
a[::2] = [1]
a[1:2] = 5
a["a"]
a[1.0]
a[0:"a"]
a[None:None], a[::-1], a[5:1:-1]
del a[10]
del a[::2]
a
del a["a"]
a += "xy"
a
a += 5
a *= 2
a
a *= "a"
a + (1,)
[1] + 1
[1] * "a"
[1] * 1.0
[] < [1], [1, 2] < [1, 3], [1] == (1,), [1] != [1], [[1]] == [[1]]
[1] < ["a"]
[1] < 5
list("abc"), list(), list(x for x in [1]), list(range(3)), list({1: 2})
list(5)
list(1, 2)
list(x=1)
hash([])
x = []
x.append(x)
x, x == x if False else 0
[1].__setitem__(5, 1)
[1].__add__(1)
[1].clear(), [1, 2].reverse(), repr([1, [2, "a"]])
class L(list): pass
L([1]) + [2], type(L([1]) + [2]), L([1])[:], L((1, 2)), type(L([1]).copy()), L() == [], L([1]).__class__, L(x for x in "ab")
[*range(3), *"ab"], [*[], 1]
a = [1, 2, 3]
a[1:] = a
a
a = [1, 2, 3]
a.extend(a)
a
a = [0]*3
a[5:10] = [1]
a
for i in (l := [1, 2, 3]): 
    if i < 5: l.remove(i)
l
sorted([3, 1, 2], reverse=True), sorted("bac"), sorted([1, -2], key=abs), sorted({2: 1, 1: 2})
sorted([1], 5)
sorted(5)
sorted()
sorted([1, None])
a = [5, 4]
a.sort(key=lambda x: a.append(1))
a
''')
#: tuple
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
(1, 2) + (3,), (1,) * 2, (1, 2)[0], (1, 2)[::-1], (1, 2).index(2), (1, 1).count(1), 1 in (1,), (1, 2) < (1, 3), () == [], hash((1, 2)) == hash((1, 2)), hash(()), hash((1,)), hash((1,2,3))
(1,).index(5)
(1,) + [1]
(1,)[5]
(1,)["a"]
(1,)[0] = 1
del (1,)[0]
tuple(5)
tuple("ab"), tuple(), tuple([1]), tuple(x for x in "a")
tuple(1, 2)
tuple(x=1)
hash(([],))
(1,).__getnewargs__(), (1,).__add__((2,)), (1,).__rmul__(2), repr((1,)), repr(())
class T(tuple): pass
T([1, 2]), T([1]) + (2,), type(T([1])[:]), T("ab").x if 0 else 0
a, *b = (1, 2, 3)
a, b
*a, b = [1]
a, b
a, b = 1
a, b = (1, 2, 3)
a, b = [1]
a, *b, c = [1]
a, b = iter([1, 2, 3])
a, b = {1: 2}
(a, b), c = [1, 2], 3
a, b, c
[a, b] = "xy"
a, b
a = b = c = 5
a, b, c
for a, (b, c) in [(1, (2, 3))]: print(a, b, c)
''')
#: dict
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
d = {"a": 1}
d["a"], d.get("b"), d.get("b", 5), d.pop("a"), d
d["x"]
d.pop("x")
d.pop("x", 1), d.setdefault("q", 2), d.setdefault("q", 3), d.setdefault("w"), d
d.popitem(), d.popitem(), d
d.popitem()
d.update({"a": 1})
d.update([("b", 2)])
d.update(c=3)
d.update({"d": 4}, e=5)
d
d.update(5)
d.update([1])
d.update([(1, 2, 3)])
d.update(["ab"])
d
d.update({}, {})
dict(a=1), dict([("a", 1)], b=2), dict({"a": 1}), dict(), dict(zip("ab", [1, 2]))
dict(5)
dict([1])
dict([(1,)])
dict({}, {})
d.keys(), d.values(), d.items(), len(d.keys()), "a" in d.keys(), ("a", 1) in d.items(), 1 in d.values(), list(d), list(reversed(d))
d.keys() + 1
d.keys() & 5
d.keys()[0]
hash(d.keys())
hash({})
{[]: 1}
{"a": 1} | {"b": 2}, {"a": 1} == {"a": 1.0}, {"a": 1} != {}, {**{"a": 1}, "b": 2}
d |= {"z": 1}
d |= [("y", 2)]
d["y"]
d |= 5
{} | 5
{} | []
{} < {}
{} + {}
del d["a"]
"a" in d
del d["nope"]
{1: 1, True: 2, 1.0: 3}, {1: "a"}[1.0], {(1, 2): 3}[1, 2]
{}[[]]
[] in {}
for k in (dd := {1: 1}): dd[2] = 2
for k in (dd := {1: 1}): del dd[k]
dict.fromkeys([1, 2]), dict.fromkeys("ab", []), {}.copy(), {1: 2}.clear()
class D(dict): pass
D(a=1), D({1: 2}) | {3: 4}, type(D() | {}), type(D().copy()), D.fromkeys("a"), type(D.fromkeys("a"))
{}.__class_getitem__(int), dict[int, str], list[int], tuple[int, ...], set[int], type[int], dict[int].__origin__, list[int].__args__, list[int] == list[int], list[int]([1]), list[int].__parameters__
list[1], repr(list["int"]), dict[str, list[int]]
next(iter({1: 2})), next(iter({1: 2}.items())), type(iter({})), type(iter({}.values())), type(iter({}.items())), type({}.keys()), type(reversed({}))
print({1: {2: [3, (4,)]}})
d = {}
d["d"] = d
d
f = lambda **k: k
f(**{"a": 1}, **{"b": 2})
f(**{"a": 1}, **{"a": 2})
f(**{1: 2})
f(**5)
f(*5)
f(1)
(lambda a, b: 0)(1)
(lambda a, b: 0)(1, 2, 3)
(lambda a, *, b: 0)(1)
(lambda a, *, b: 0)(1, 2)
(lambda a, *, b, c: 0)(1)
(lambda a, /: 0)(a=1)
(lambda a, /, **k: (a, k))(1, a=2)
(lambda a: 0)(1, a=2)
(lambda a: 0)(b=2)
(lambda a, b, c, d: 0)()
(lambda a=1: 0)(1, 2)
(lambda a, b=1: 0)(1, 2, 3)
(lambda: 0)(1)
def fn(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
fn(1, d=4), fn(1, 2, 3, 4, 5, d=6, z=7)
fn()
fn(1)
fn.__defaults__, fn.__kwdefaults__, fn.__code__.co_varnames, fn.__code__.co_argcount, fn.__code__.co_posonlyargcount, fn.__code__.co_kwonlyargcount, fn.__code__.co_flags, fn.__code__.co_name, fn.__annotations__
fn.__defaults__ = (8, 9)
fn.__kwdefaults__ = {"d": 0}
fn(1)
fn.__defaults__ = 5
fn.__kwdefaults__ = 5
fn.__code__ = 5
fn.__name__ = "zz"
fn.__name__ = 5
fn.__dict__, fn.__module__, fn.__closure__, fn.__globals__ is globals() or True, fn.__type_params__
fn.attr = 1
fn.attr, fn.__dict__
del fn.attr
fn.attr
fn.__annotations__ = {"a": int}
fn.__annotations__
fn.__annotations__ = 5
''')
#: set
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
s = {1, 2, 3}
s | {4}, s & {1}, s - {1}, s ^ {1, 9}, s < {1, 2, 3, 4}, s <= s, s > {1}, s >= s, s == {1, 2, 3}, s != {1}
s | [1]
s - "a"
s < [1]
s.union([4], (5,)), s.intersection([1], {1, 2}), s.difference([1], [2]), s.symmetric_difference([1, 9]), s.isdisjoint([7]), s.issubset(range(5)), s.issuperset([1])
s.union(5)
s.add(4)
s.discard(9)
s.remove(4)
s
s.remove(9)
s.remove([1])
s.add([])
{1}.discard({1})
{frozenset({1})}.remove({1}), {1} in {frozenset({1})}
set().pop()
s.update([5], (6,))
s.intersection_update([1, 5])
s.difference_update([1])
s.symmetric_difference_update([5, 7])
s
s |= {1}
s &= {1, 2}
s -= {2}
s ^= {3}
s
s |= [1]
s.clear(), s, set("aab") == {"a", "b"}, set(), frozenset(), frozenset([1]), repr(set()), repr(frozenset({1}))
set(5)
set(1, 2)
set(x=1)
hash(set())
hash(frozenset([1, 2, 3])), hash(frozenset()), frozenset([1]) == {1}, frozenset([1]) | {2}, {2} | frozenset([1]), type({1} | frozenset()), type(frozenset() | {1})
frozenset([1]).add
frozenset([1]).__reduce__(), {1}.__reduce__(), {1}.copy(), frozenset([1]).copy() is not None
[] in {1}
{1, "a", 2.0, True, None, (1,)} == {1, "a", 2.0, None, (1,)}
{10, 5, 100, 3, 8, 1, 16, 32, 64}, {-1, -2, 5}, set(range(20, 0, -1)), {1000, 2000, 3000, 17, 9}, {2**61, 2**62, 7}, set(range(0, 200, 7))
s = set(range(10))
s.discard(3)
s.add(11)
s.add(19)
s, list(s), s.pop(), s.pop(), s
frozenset([9, 1, 17]), sorted({3, 1}), set([1, 2]) .union([10, 3]), {True, False}, {None: 1}
for x in (ss := {1}): ss.add(x + 1)
class S(set): pass
S([1]) | {2}, type(S([1]) | {2}), S([1]).copy(), type(S([1]).copy()), S([1]), repr(S())
class F(frozenset): pass
F([1]), type(F([1]) | {2}), type(F([1]).copy()), F([1]).x if 0 else 0
{*[1, 2], *(3,)}, {x for x in "a"}, {1: 2 for _ in [1]}
set.union({1}, [2]), set.union()
{1}.__and__([1]), {1}.__rand__({1}), {1}.__contains__({1}), {1}.__sub__(5)
{1}.__contains__([1])
''')
#: range slice
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
range(5), range(1, 5), range(1, 10, 2), range(0), len(range(10, 0, -3)), list(range(10, 0, -3)), range(5)[1], range(5)[-1], range(10)[2:5], range(10)[::-1], range(5).index(3), range(5).count(3), 3 in range(5), 3.0 in range(5), "a" in range(5), range(3) == range(0, 3, 1), range(0) == range(2, 1), hash(range(3)) == hash(range(0, 3)), range(5).start, range(5).stop, range(5).step
range()
range(1, 2, 3, 4)
range(1.5)
range("a")
range(1, 2, 0)
range(stop=5)
range(5)[10]
range(5)["a"]
range(5).index(10)
range(5).start = 1
range(5)[0] = 1
range(5) < range(6)
range(10**20)[5], 10**19 in range(10**20), range(10**20).stop
len(range(10**20))
class R(range): pass
slice(1), slice(1, 2), slice(1, 2, 3), slice(None), slice("a", "b"), slice(5).indices(3), slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(1, 2) == slice(1, 2), slice(1, 2) < slice(1, 3), slice(1).start, slice(1).stop, slice(1).step
slice()
slice(1, 2, 3, 4)
slice(1).indices(-1)
slice(1, 2, 0).indices(5)
slice("a").indices(5)
slice(1).indices("a")
hash(slice(1)) == hash(slice(1))
slice(1).start = 2
slice(1).__reduce__()
class SL:
    def __getitem__(s, k): return k
    def __setitem__(s, k, v): print(k, v)
    def __delitem__(s, k): print("del", k)
SL()[1:2], SL()[1:2, 3], SL()[...], SL()[::], SL()[1,], SL()[*[1, 2]], SL()[()]
SL()[1:2] = 5
del SL()[1:2, ::3]
Ellipsis, ..., type(...), NotImplemented, type(NotImplemented), type(None), None.__class__
bool(NotImplemented)
type(None)(), type(...)()
type(None)(1)
None()
None.x
None + 1
None < None
None[0]
None == None, None is None, hash(None) == hash(None), repr(None), bool(None)
''')
#: object
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
object().__format__("x")
object().__init_subclass__(), object().__subclasshook__(1), object().__getstate__()
object < object
object() < object()
sorted(dir(object))
sorted(dir(int))
sorted(dir(str))
sorted(dir(list))
sorted(dir(dict))
sorted(dir(float))
sorted(dir(set))
sorted(dir(tuple))
sorted(dir(Exception))
sorted(dir(range(1)))
sorted(dir(slice(1)))
sorted(dir(None))
sorted(dir(complex))
sorted(dir(frozenset))
sorted(dir(super))
sorted(dir(type("C", (), {})))
sorted(dir(type("C", (), {})()))
sorted(dir(__import__("types").ModuleType("m")))
class C:
    def f(self): pass
dir(5)[-3:]
dir()
class D:
    def __dir__(self): return ["b", "a"]
dir(D()), D().__dir__()
class D:
    def __dir__(self): return 5
dir(D())
class D:
    def __dir__(self): return [1, 2]
dir(D())
dir(1, 2)
id(1) == id(1), type(id([]))
callable(len), callable(int), callable(1), callable(lambda: 0)
hash("a") == hash("a"), hash((1, "a")) == hash((1, "a"))
hash()
hash(1, 2)
''')
