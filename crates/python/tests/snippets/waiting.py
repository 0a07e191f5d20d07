#: a coroutine
import asyncio
async def f(x):
    await asyncio.sleep(0)
    return x + 1
c = f(1)
print(type(c).__name__, asyncio.run(c))
#: awaiting in turn
import asyncio
async def f(name, times):
    for i in range(times):
        print(name, i)
        await asyncio.sleep(0)
    return name
async def main():
    print(await asyncio.gather(f("a", 2), f("b", 3)))
asyncio.run(main())
#: sleeping orders
import asyncio
async def f(delay, name):
    await asyncio.sleep(delay)
    print(name)
async def main():
    await asyncio.gather(f(0.03, "c"), f(0.01, "a"), f(0.02, "b"))
asyncio.run(main())
#: exceptions of coroutines
import asyncio
async def f():
    raise ValueError("no")
async def main():
    try:
        await f()
    except ValueError as e:
        print("caught", e)
    print(await asyncio.gather(f(), f(), return_exceptions=True))
asyncio.run(main())
#: tasks
import asyncio
async def f():
    await asyncio.sleep(0)
    return 3
async def main():
    task = asyncio.create_task(f(), name="t")
    print(task.done(), task.get_name())
    print(await task, task.done(), task.result())
asyncio.run(main())
#: cancelling
import asyncio
async def f():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled")
        raise
async def main():
    task = asyncio.create_task(f())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("main", task.cancelled())
asyncio.run(main())
#: async for
class Count:
    def __init__(self, n): self.n, self.i = n, 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i == self.n: raise StopAsyncIteration
        self.i += 1
        return self.i
async def main():
    async for x in Count(3): print(x)
    else: print("else")
    async for x in Count(5):
        if x == 2: continue
        if x == 4: break
        print(x)
    else: print("never")
import asyncio
asyncio.run(main())
#: async with
import asyncio
class M:
    def __init__(self, name): self.name = name
    async def __aenter__(self):
        print("enter", self.name)
        return self.name
    async def __aexit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__)
        return self.name == "b"
async def main():
    async with M("a") as x, M("b"):
        print(x)
        raise KeyError("k")
    print("after")
    for i in range(2):
        async with M("c"):
            if i == 0: continue
            return 7
print(asyncio.run(main()))
#: async generators
import asyncio
async def count(n):
    for i in range(n):
        await asyncio.sleep(0)
        got = yield i
        if got: print("got", got)
async def main():
    async for x in count(3): print(x)
    g = count(3)
    print(await g.__anext__(), await g.asend("hi"))
    await g.aclose()
    try: await g.__anext__()
    except StopAsyncIteration: print("end")
    print([x async for x in count(3)], {x async for x in count(2)}, {x: x async for x in count(2)})
    print([x * y async for x in count(3) if x for y in range(2)])
    print([await asyncio.sleep(0, i) for i in range(3)])
asyncio.run(main())
#: async generator expressions
import asyncio
async def count(n):
    for i in range(n): yield i
async def main():
    g = (x * 2 async for x in count(3))
    print(type(g).__name__)
    print([x async for x in g])
asyncio.run(main())
#: an async generator's finally
import asyncio
async def g():
    try:
        yield 1
        yield 2
    finally:
        print("finally")
async def main():
    it = g()
    print(await anext(it) if False else await it.__anext__())
    await it.aclose()
    it = g()
    await it.__anext__()
    try: await it.athrow(ValueError("x"))
    except ValueError as e: print("thrown", e)
asyncio.run(main())
#: coroutines by hand
async def f():
    return 5
c = f()
try: c.send(None)
except StopIteration as e: print(e.value)
try: c.send(None)
except RuntimeError as e: print(e)
class A:
    def __await__(self):
        x = yield "asked"
        return x
async def g():
    return await A()
c = g()
print(c.send(None))
try: c.send("answer")
except StopIteration as e: print(e.value)
c = g()
c.send(None)
c.close()
print("closed")
#: what cannot be awaited
async def f(): await 3
try: f().send(None)
except TypeError as e: print(e)
c = f()
try: iter(c)
except TypeError as e: print(e)
try: next(c)
except TypeError as e: print(e)
c.close()
#: flags of code
import inspect
async def f(): pass
async def g(): yield 1
def h(): yield 1
def i(): pass
for x in (f, g, h, i):
    print(inspect.iscoroutinefunction(x), inspect.isasyncgenfunction(x), inspect.isgeneratorfunction(x), x.__code__.co_flags & 0x2a0)
#: a queue
import asyncio
async def produce(q):
    for i in range(3):
        await q.put(i)
        print("put", i)
    await q.put(None)
async def consume(q):
    while (x := await q.get()) is not None:
        print("got", x)
async def main():
    q = asyncio.Queue(1)
    await asyncio.gather(produce(q), consume(q))
    print(q.empty(), q.qsize())
asyncio.run(main())
#: locks and events
import asyncio
async def f(lock, name):
    async with lock:
        print("in", name)
        await asyncio.sleep(0)
        print("out", name)
async def main():
    lock, event = asyncio.Lock(), asyncio.Event()
    await asyncio.gather(f(lock, 1), f(lock, 2))
    async def wait():
        await event.wait()
        print("set")
    t = asyncio.create_task(wait())
    await asyncio.sleep(0)
    print("before")
    event.set()
    await t
    s = asyncio.Semaphore(2)
    print(s.locked())
    async with s, s: print(s.locked())
asyncio.run(main())
#: time limits
import asyncio
async def main():
    try: await asyncio.wait_for(asyncio.sleep(1), 0.01)
    except TimeoutError as e: print(type(e).__name__)
    print(await asyncio.wait_for(asyncio.sleep(0, "x"), 1))
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(1)
    except TimeoutError: print("timeout")
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(d)) for d in (0, 5)], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    for t in pending: t.cancel()
asyncio.run(main())
#: futures
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    loop.call_soon(f.set_result, 4)
    print(f.done(), await f)
    f = loop.create_future()
    f.add_done_callback(lambda f: print("done", f.result()))
    loop.call_later(0.01, f.set_result, 5)
    await f
    await asyncio.sleep(0)
    try: f.set_result(1)
    except asyncio.InvalidStateError: print("again")
asyncio.run(main())
#: task groups
import asyncio
async def f(x):
    await asyncio.sleep(0)
    return x
async def main():
    async with asyncio.TaskGroup() as group:
        a, b = group.create_task(f(1)), group.create_task(f(2))
    print(a.result() + b.result())
asyncio.run(main())
#: async context managers of functions
import asyncio, contextlib
@contextlib.asynccontextmanager
async def m(x):
    print("in")
    try: yield x
    except ValueError as e: print("seen", e)
    finally: print("out")
async def main():
    async with m(1) as x: print(x)
    async with m(2): raise ValueError("v")
    async with contextlib.AsyncExitStack() as stack:
        print(await stack.enter_async_context(m(3)))
        stack.callback(print, "called")
asyncio.run(main())
#: methods and lambdas
import asyncio
class A:
    async def f(self, *args, k=1): return args, k
    @classmethod
    async def c(cls): return cls.__name__
    @staticmethod
    async def s(): return "s"
async def main():
    print(await A().f(1, 2, k=3), await A.c(), await A.s())
    g = lambda: A().f()
    print(await g())
asyncio.run(main())
#: run complains
import asyncio
try: asyncio.run(3)
except ValueError as e: print(e)
async def main():
    c = asyncio.sleep(0)
    try: asyncio.run(c)
    except RuntimeError as e: print(e)
    c.close()
asyncio.run(main())
#: completed in order
import asyncio
async def f(d):
    await asyncio.sleep(d)
    return d
async def main():
    for c in asyncio.as_completed([f(0.03), f(0.01)]): print(await c)
    print(await asyncio.shield(f(0)), await asyncio.to_thread(lambda x: x + 1, 1))
asyncio.run(main())
#: names of coroutines
async def f(): pass
c = f()
print(c.__name__, c.__qualname__, repr(c)[:21])
c.close()
async def g(): yield
print(repr(g())[:26])
#: awaits nest
import asyncio
async def f(n):
    if n == 0: return 0
    return 1 + await f(n - 1)
print(asyncio.run(f(50)))
#: return in a loop of an async generator
import asyncio
async def g():
    for i in range(5):
        if i == 2: return
        yield i
async def main(): print([x async for x in g()])
asyncio.run(main())
