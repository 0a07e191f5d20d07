#: send, throw and close
def g():
    got = []
    while True:
        try: got.append((yield len(got)))
        except ValueError as e: got.append(repr(e))
        except GeneratorExit: print("closing", got); raise
it = g()
print(next(it), it.send("a"), it.throw(ValueError("v")), it.throw(ValueError), it.send(None))
print(it.close(), it.close())
try: next(it)
except StopIteration as e: print("stop", e.value)
try: it.throw(KeyError("k"))
except KeyError as e: print(e)
h = g()
try: h.send(1)
except TypeError as e: print(e)
try: h.throw(ValueError("early"))
except ValueError as e: print(e)
def stubborn():
    try: yield 1
    except GeneratorExit: yield 2
s = stubborn(); next(s)
try: s.close()
except RuntimeError as e: print(e)
def answers():
    try: yield 1
    except GeneratorExit: return "ret"
a = answers(); next(a)
print(a.close())
#: what generators return
def g():
    yield 1
    return "value"
it = g()
next(it)
try: next(it)
except StopIteration as e: print(e.value, e.args)
def outer():
    r = yield from g()
    print("got", r)
    return (yield from [1, 2])
print(list(outer()))
def raises():
    yield 1
    raise StopIteration("inner")
try: list(raises())
except RuntimeError as e: print(e, repr(e.__cause__))
def tuple_return():
    return 1, 2
    yield
try: next(tuple_return())
except StopIteration as e: print(e.value)
def exc_return():
    return ValueError("x")
    yield
def use():
    print(repr((yield from exc_return())))
list(use())
def nothing():
    return
    yield
print(list(nothing()), next(nothing(), "d"))
#: delegation
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration("ret")
        return self.n
    def send(self, v): print("send", v); return next(self)
    def throw(self, e): print("throw", repr(e)); return "thrown"
    def close(self): print("close")
def g(): 
    r = yield from It()
    yield r
x = g()
print(next(x), x.send("s"), x.throw(ValueError("t")), next(x))
print(next(x))
y = g(); next(y); y.close()
def no_send(): yield from [1, 2]
z = no_send(); next(z)
try: z.send(5)
except AttributeError as e: print(e)
z = no_send(); next(z)
try: z.throw(KeyError("k"))
except KeyError as e: print(e)
def bad(): yield from 5
try: next(bad())
except TypeError as e: print(e)
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)))
def inner():
    try: yield 1
    except ValueError: yield "caught inside"
    finally: print("inner ends")
def outer():
    try: yield from inner()
    finally: print("outer ends")
o = outer(); next(o); print(o.throw(ValueError)); o.close()
def deleg_close():
    try: yield from inner()
    except GeneratorExit: print("exit seen"); raise
o = deleg_close(); next(o); o.close()
#: attributes of generators
def g():
    yield 1
    yield inspect.getgeneratorstate(it)
import inspect
it = g()
print(it.gi_running, it.gi_yieldfrom, it.gi_code.co_name, it.gi_frame.f_lineno, it.__name__, it.__qualname__, inspect.getgeneratorstate(it))
next(it); print(it.gi_frame.f_lineno, it.gi_suspended, inspect.getgeneratorstate(it))
print(next(it), list(it), it.gi_frame, inspect.getgeneratorstate(it))
def self_run():
    yield next(me)
me = self_run()
try: next(me)
except ValueError as e: print(e)
def f():
    yield from w
w = iter([1, 2])
d = f(); next(d); print(d.gi_yieldfrom is w)
print(iter(d) is d, type(d).__name__, inspect.isgenerator(d), inspect.isgeneratorfunction(f))
try: d.gi_code = 1
except AttributeError as e: print(e)
try: type(d)()
except TypeError as e: print(e)
try: class_of = type("X", (type(d),), {})
except TypeError as e: print(e)
#: generator expressions
g = (x * y for x in range(3) if x for y in (1, 10) if x + y > 2)
print(list(g), list(g))
print(sum(i for i in range(5)), max((len(w), w) for w in ["a", "bb"]), [*(c for c in "ab")], dict((i, i * i) for i in range(3)))
def show(n): print("made", n); return range(n)
g = (i for i in show(2))
print("before")
print(list(g))
try: g = (i for i in 5)
except TypeError as e: print(e)
g = (i for j in [1] for i in 5)
try: list(g)
except TypeError as e: print(e)
x = 10
g = (x + i for i in range(2))
x = 20
print(list(g), (i for i in []).__name__, (i for i in []).gi_code.co_name)
def f(n): return (n for _ in range(2))
print(list(f(3)))
class A:
    k = 5
    try: vals = list(k for _ in range(1))
    except NameError as e: print(e)
    ok = list(i for i in range(k))
print(A.ok)
#: comprehensions
print([(i, j) for i in range(3) for j in range(i)], {i % 2 for i in range(5)}, {i: c for i, c in enumerate("ab")}, [[j for j in range(i)] for i in range(3)])
print([x if x > 1 else -x for x in range(3)], [a + b for a, b in [(1, 2), (3, 4)]], [x for x in "abc" if x != "b" if x != "a"])
i = "kept"
[i for i in range(3)]
print(i, [lambda: i for i in range(2)][0](), {k: v for k, v in {"a": 1}.items()}, [y for x in [1] for y in [x, x + 1]])
def f():
    n = 2
    return [n * k for k in range(3)], {n: k for k in [n]}, [[n + m for m in range(2)] for n in range(2)], n
print(f())
print([x for x, *y in [(1, 2, 3)]], [y for x, *y in [(1, 2, 3)]], [z.real for z in [1, 2j]], [d["k"] for d["k"] in range(2)] if (d := {}) is not None else 0)
try: [1 / x for x in [1, 0]]
except ZeroDivisionError as e: print(e)
try: [x for x in 5]
except TypeError as e: print(e)
try: {[]: 1 for _ in "a"}
except TypeError as e: print(e)
try: {[] for _ in "a"}
except TypeError as e: print(e)
print([(yield_, 1) for yield_ in "a"], {**{k: 1 for k in "ab"}, "c": 2}, [locals_ for locals_ in [sorted(locals())[:0]]])
#: lazy iterators
def noisy(n):
    for i in range(n):
        print("make", i)
        yield i
m = map(lambda x: x * 2, noisy(3))
print(next(m))
z = zip(noisy(2), noisy(5))
print(list(z))
f = filter(lambda x: x % 2, noisy(4))
print(next(f))
print(any(x > 0 for x in noisy(9)), all(x < 1 for x in noisy(9)), 2 in noisy(9))
a, b = noisy(2)
try: a, b = noisy(5)
except ValueError as e: print(e)
print(min(noisy(2)), sorted(noisy(2), reverse=True), next(iter(noisy(3))))
it = iter(noisy(3))
for x in it:
    print("first", x); break
for x in it: print("rest", x)
#: async by hand
class Aw:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return ("awaited", got)
async def f():
    x = await Aw(1)
    y = await Aw(2)
    return x, y
c = f()
print(c.send(None), c.send("a"))
try: c.send("b")
except StopIteration as e: print(e.value)
try: c.send(None)
except RuntimeError as e: print(e)
async def bad(): await 5
try: bad().send(None)
except TypeError as e: print(e)
class BadAw:
    def __await__(self): return 5
async def b2(): await BadAw()
try: b2().send(None)
except TypeError as e: print(e)
async def nested(): return await f()
n = nested(); print(n.send(None)); n.close()
async def for_bad():
    async for x in [1]: pass
try: for_bad().send(None)
except TypeError as e: print(e)
async def with_bad():
    async with 5: pass
try: with_bad().send(None)
except TypeError as e: print(e)
async def for_bad2():
    for x in agen(): pass
async def agen(): yield 1
try: for_bad2().send(None)
except TypeError as e: print(e)
class WrongAiter:
    def __aiter__(self): return 5
async def for3():
    async for x in WrongAiter(): pass
try: for3().send(None)
except TypeError as e: print(e)
print(type(agen()).__name__, type(c).__name__, c.cr_code.co_name, c.cr_frame, c.cr_await, c.__name__)
#: async generators by hand
import asyncio
async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got: print("got", got)
    except ValueError as e: yield ("caught", str(e))
    finally: print("ends")
async def main():
    a = agen(3)
    print(await a.__anext__(), await a.asend("x"), await a.athrow(ValueError("v")))
    await a.aclose()
    print([x async for x in agen(2)], {x: 1 async for x in agen(1)}, [x async for x in agen(4) if x % 2])
    print(await anext(agen(0), "default"))
    try: await anext(agen(0))
    except StopAsyncIteration as e: print(repr(e))
    b = agen(2)
    async for x in b:
        print(x); break
    await b.aclose()
    print(b.ag_running, b.ag_frame, b.ag_code.co_name)
    try: aiter(5)
    except TypeError as e: print(e)
    try: anext(5)
    except TypeError as e: print(e)
    print(await asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0, 2)))
asyncio.run(main())
