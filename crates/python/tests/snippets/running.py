#: generators
def g():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except ValueError as e:
        print("VE", e); yield "handled"
    finally: print("fin")
i = g(); print(next(i), i.send(5)); i.close(); i.close()
i = g(); next(i); print(i.throw(ValueError("v"))); print(next(i, "done"))
i = g(); next(i)
try: i.throw(TypeError)
except TypeError as e: print("TE", e)
i = g()
try: i.send(1)
except TypeError as e: print(e)
try: i.throw(KeyError("k"))
except KeyError as e: print(e)
print(list(i))
def r(): yield 1; return "ret"
i = r(); next(i)
try: next(i)
except StopIteration as e: print(e.value, e.args)
def d():
    x = yield from r(); print("x", x)
    y = yield from [10, 20]; print(y)
print(list(d()))
def s():
    raise StopIteration("oops"); yield
try: next(s())
except RuntimeError as e: print(e, repr(e.__cause__))
def c():
    try: yield
    except GeneratorExit: print("exit"); yield "bad"
i = c(); next(i)
try: i.close()
except RuntimeError as e: print(e)
def rc():
    try: yield
    except GeneratorExit: return 7
i = rc(); next(i); print(i.close())
def re():
    yield next(me)
me = re()
try: next(me)
except ValueError as e: print(e)
i = r(); print(i.gi_running, i.gi_frame is not None, i.gi_yieldfrom, i.gi_code.co_name, i.__name__, i.__qualname__); list(i); print(i.gi_frame)
print(repr(r())[:20], type(r()), iter(i) is i)
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(3)
    def send(self, v): print("sent", v); raise StopIteration(4)
    def throw(self, *a): print("thrown", a[0]); return 9
    def close(self): print("closed")
def y(): return (yield from It())
try: next(y())
except StopIteration as e: print(e.value)
class It2(It):
    def __next__(self): return 1
def z(): r = yield from It2(); print("r", r)
i = z(); next(i)
try: i.send(7)
except StopIteration: pass
g1 = (x * 2 for x in range(3)); print(list(g1), list(g1))
try: (x for x in 5)
except TypeError as e: print(e)
print(sum(x for x in range(5)), [*(i for i in "ab")], dict((k, 1) for k in "ab"))
def inf():
    n = 0
    while True: n += (yield n) or 1
i = inf(); print(next(i), i.send(10), next(i))
def t():
    try: yield 1
    finally:
        yield 2
i = t(); next(i)
try: i.throw(ValueError("x"))
except ValueError: print("no")
try: next(i)
except ValueError as e: print("ve", e)
def nest():
    try: yield
    except ValueError:
        try: raise TypeError("t")
        except TypeError as e: print(repr(e.__context__)); yield 5
i = nest(); next(i); print(i.throw(ValueError("ctx")))
print("ok")
a, b, *c = (i for i in range(5)); print(a, b, c)
try: a, b = (i for i in range(3))
except ValueError as e: print(e)
try: a, b, c = (i for i in range(2))
except ValueError as e: print(e)
try: a, *b, c = [1]
except ValueError as e: print(e)
try: a, b = 5
except TypeError as e: print(e)
try: a, b = {1}
except ValueError as e: print(e)
try: a, b = {"x": 1, "y": 2, "z": 3}
except ValueError as e: print(e)
try: [a, b] = "abc"
except ValueError as e: print(e)
#: async
import asyncio, inspect
async def f(x): await asyncio.sleep(0); return x * 2
async def ag(n):
    try:
        for i in range(n):
            await asyncio.sleep(0); r = yield i
            if r: print("r", r)
    finally: print("ag fin")
async def main():
    print(await f(2), [x async for x in ag(3)], {x async for x in ag(2)}, {x: 1 async for x in ag(1)}, [await f(i) for i in range(3)])
    g = ag(3); print(await g.__anext__(), await g.asend("s"), await anext(g)); 
    try: await g.__anext__()
    except StopAsyncIteration: print("stop")
    g = ag(3); await anext(g); await g.aclose()
    g = ag(3); await anext(g)
    try: await g.athrow(ValueError("v"))
    except ValueError as e: print(e)
    async for x in ag(5):
        if x == 1: break
    else: print("else")
    ge = (x async for x in ag(2)); print(ge.__class__.__name__, [y async for y in ge])
    print(await anext(ag(0), "default"))
    class CM:
        async def __aenter__(self): print("enter"); return 5
        async def __aexit__(self, *a): print("exit", a[0]); return True
    async with CM() as c, CM(): print(c); raise KeyError
    r = await asyncio.gather(f(1), f(2), return_exceptions=True); print(r)
    t = asyncio.create_task(f(5)); print(await t, t.done(), t.result())
    try: await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except TimeoutError: print("timeout")
    async with asyncio.TaskGroup() as tg: a = tg.create_task(f(1)); b = tg.create_task(f(2))
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as tg:
            async def bad(): raise ValueError("x")
            tg.create_task(bad()); tg.create_task(f(1))
    except* ValueError as eg: print(eg.exceptions)
    q = asyncio.Queue(); await q.put(1); print(await q.get(), q.empty())
    try:
        async with 5: pass
    except TypeError as e: print(e)
    try:
        async for x in 5: pass
    except TypeError as e: print(e)
    try: await 5
    except TypeError as e: print(e)
    try:
        for x in ag(1): pass
    except TypeError as e: print(e)
    try:
        with CM(): pass
    except TypeError as e: print(e)
asyncio.run(main())
c = f(1); print(inspect.iscoroutine(c), inspect.iscoroutinefunction(f), inspect.isasyncgenfunction(ag), c.cr_code.co_name, repr(c)[:20]); c.close()
try: c.send(None)
except RuntimeError as e: print(e)
c = f(1)
c.close()
