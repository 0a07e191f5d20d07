#: builtins 1
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
[1,2,3].append(4,5)
[].pop()
[1].pop(5)
[1,2].pop("a")
[1,2].insert(0)
[1,2].index(5)
[1,2,1].index(1,1), [1,2].count(1), [3,1,2].sort(), sorted([3,1,2], reverse=True), sorted("bca", key=ord)
[1,"a"].sort()
sorted([1], key=1)
sorted(1)
[1,2].remove(3)
[1] + (2,)
''')
#: builtins 3
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
a[::2] = [7,8]; print(a)
a[::2] = [7]
a[5] = 1
del a[5]
del a[0:1]; print(a)
a[1:1] = "xy"; print(a)
a[0:1] = 1
a *= 2; print(a)
a += "z"; print(a)
a += 1
a.extend(1)
a.copy() is a, a.clear(), a
''')
#: builtins 4
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
list("abc"), list({1:2}), list(range(3)), list((1,)), list(x for x in "ab")
list(1)
list("a","b")
repr([[], {}, (), set(), frozenset(), ""])
b = [1]; b.append(b); print(b)
b == b
[1,2,3].__len__(), [1].__contains__(1), [1].__getitem__(0), [1].__eq__([1]), [1].__eq__(1), [1].__lt__([2]), [1].__iadd__([2])
[1].__hash__
hash([1])
hash((1,[2]))
(1,2) + [3]
(1,2) * 2, (1,) + (2,), (1,2)[0], (1,2)[1:], (1,2).index(2), (1,2,1).count(1), (1,2) < (1,3), 1 in (1,2)
''')
#: builtins 6
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
{{}: 1}
{(1,[2]): 3}
d.get("z"), d.get("a"), d.get("z", 5), d.setdefault("c", 3), d.pop("c"), d.pop("zz", None)
d.pop("zz")
d.pop()
{}.popitem()
d.popitem(), d
d.update({"x":1}, y=2); print(d)
d.update([("k", 1)]); print(d)
d.update([1])
d.update(["abc"])
d.update(1)
''')
#: builtins 7
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
dict([("a",1)]), dict(a=1), dict({"a":1}, b=2), dict([["x",1]]), dict(zip("ab",[1,2]))
dict(1)
dict([1])
dict([(1,2,3)])
dict("ab")
dict.fromkeys("ab"), dict.fromkeys([1],2), dict.fromkeys("")
dict.fromkeys(1)
d.keys(), d.values(), d.items(), len(d.keys()), "a" in d.keys(), ("a",1) in d.items()
d.keys() + 1
d.keys()[0]
{"a":1} | {"b":2}, {"a":1} == {"a":1.0}, {"a":1} != {"a":2}
{"a":1} | [("b",2)]
''')
#: builtins 8
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
d |= [("m",5)]; print(d)
{} < {}
{"a":1} + {}
del d["nope"]
d.clear(), d, bool(d), len(d)
d.foo = 1
d.copy(), dict(d), {**d, "q": 1}, {k: v for k, v in zip("ab", "cd")}
e = {}; e["me"] = e; print(e)
for k in (f := {"a":1}): f["b"] = 2
iter({}).__next__()
next(iter({"a":1}.items()))
{1:"a", True:"b", 1.0:"c"}
''')
#: builtins 9
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
d.__getitem__("x")
{"a":1}.__contains__("a"), {"a":1}.__len__(), {"a":1}.__eq__({}), {"a":1}.__or__({"b":1}), {"a":1}.__ror__({"b":1})
s = {1,2,3}
s.add([1])
s.remove(9)
s.discard(9), s.pop() in (1,2,3), len(s)
set().pop()
set(1)
set("aab") == {"a","b"}, frozenset([1,1]), set(), frozenset()
{1,2} | {3}, {1,2} & {2}, {1,2} - {2}, {1,2} ^ {2,3}, {1} < {1,2}, {1} <= {1}, {1,2} > {1}, {1} == frozenset([1])
{1} | [2]
{1} < [2]
''')
#: builtins 11
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
set.__doc__ is not None, {1}.__contains__(1), {1}.__and__([1]), {1}.__sub__({1})
range(5)[2], range(5)[-1], range(0,10,3)[1:], len(range(0,10,3)), 3 in range(5), range(5).index(3), range(5).count(2), range(5) == range(0,5,1), range(0) == range(2,2), hash(range(3)) == hash(range(0,3))
range(5)[9]
range(1.5)
range(0,5,0)
range("a")
range(5).index(9)
range(1,2,3,4)
range(5) + 1
range(5)[0] = 1
range(5).start, range(1,5,2).stop, range(5).step, repr(range(1,2)), repr(range(1,9,2)), list(reversed(range(4))), range(5).start == 0
slice(1,2,3), slice(5), slice(1,2) == slice(1,2), slice(1,2).indices(5), slice(None,None,-1).indices(4), slice(1,2).start
''')
#: builtins 12
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
slice(1).indices("a")
slice(1).indices(-1)
slice(1,2) < slice(1,3), hash(slice(1,2)) == hash(slice(1,2))
min(), 1
min([])
min([], default=3), max([1,2], key=lambda x: -x), min(1,2), max("abc"), max([1],[2])
min(1)
max(1, "a")
max(1,2,default=3)
sum([1,2]), sum([1],5), sum([[1],[2]],[]), sum([.1]*10), sum(x for x in (1,2))
sum("ab")
sum(["a"])
''')
#: builtins 13
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
sum(["a"],"")
sum(1)
any([]), all([]), any([0,1]), all([1,0])
any(1)
abs(-5), abs(-2.5), abs(True), bin(5), oct(8), hex(255), bin(-5), hex(-255)
hex(1.5)
bin("a")
callable(len), callable(1), id(1) == id(1), bool([]), bool(" ")
len(5)
len()
len([],[])
isinstance(1, (str, int)), issubclass(bool, int), type(1) is int, isinstance(True, int)
''')
#: builtins 14
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
enumerate("ab", 5).__next__(), list(zip("ab", "cd", "ef")), list(zip()), list(map(lambda a,b: a+b, [1],[2])), list(filter(lambda x: x>1, [1,2]))
list(zip([1],[1,2],strict=True))
list(zip([1,2],[1],strict=True))
next(iter([])) if 0 else 5
next(iter([]))
getattr(1,"x")
getattr(1,"x",5)
eval("1+"), 1
eval(1)
exec("x = 1"), eval("1+1"), eval("x", {"x":3}), eval("y", {}, {"y":4})
compile("1+1","f","zzz")
compile("1+1","f","eval").co_filename, eval(compile("2*3","f","eval"))
''')
#: builtins 15
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
print(1,2,sep="")
print(1,sep=1)
print(1,foo=2)
input.__name__, print.__name__
globals()["__name__"], "x" in dir(), locals() is globals()
__import__("math").pi, __import__("os.path").name
__import__("nope")
hash("a") == hash("a"), hash(None) == hash(None), hash(())
round(5), round(5.5), round(-0.5), round(0.15,1), round(25,-1), round(1e20)
ascii("é"), repr("é"), format("a",">3"), chr(97), ord("a"), divmod(7,3), pow(2,3)
staticmethod, classmethod, property, super, object, type
bytes(3), bytes([1,2]), bytes("a","utf-8"), bytes(b"a"), bytes()
''')
#: builtins 16
def table(text):
    for line in text.strip().split("\n"):
        try:
            try: code = compile(line, "t", "eval")
            except SyntaxError: exec(compile(line, "t", "exec"), globals())
            else: print(line, "->", repr(eval(code, globals())))
        except BaseException as e: print(line, "!", type(e).__name__, e)
table(r'''
bytes("a")
bytes(-1)
bytes([256])
bytes([1.5])
bytes(1.5)
bytes(3,"a")
''')
