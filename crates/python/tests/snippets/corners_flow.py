#: generators
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
def g():
    x = yield 1
    print("got", x)
    try:
        y = yield 2
    except ValueError as e:
        print("caught", e); y = None
    return "done"
i = g()
next(i), i.send(5)
i.throw(ValueError("v"))
i = g()
i.send(1)
i.throw(KeyError)
i.throw(KeyError)
next(i)
i.close(), i.gi_frame, i.gi_running, i.gi_code.co_name, i.gi_yieldfrom
i = g()
i.close()
next(i)
i = g()
next(i)
i.close()
i.close()
i.__name__, i.__qualname__, type(i), repr(i)[:20]
i.__name__ = "zz"
i.__name__, repr(i)[:24]
i.__name__ = 5
def g2():
    try: yield 1
    finally: print("fin")
i = g2()
next(i)
i.close()
def g3():
    try: yield 1
    except GeneratorExit: yield 2
i = g3()
next(i)
i.close()
def g4():
    yield 1
    raise StopIteration(5)
list(g4())
def g5():
    r = yield from g()
    print("r", r)
    r2 = yield from [1, 2]
    print(r2)
i = g5()
next(i), i.send("a"), i.send("b")
list(i)
i = g5()
next(i)
i.throw(TypeError("t"))
i = g5()
next(i)
i.gi_yieldfrom is None
i.throw(1)
i.throw(ValueError, "msg")
i = g5()
next(i)
i.throw(ValueError, ValueError("inst"), None)
i = g5()
next(i)
i.throw("a")
i.throw()
i.send()
i.send(1, 2)
def g6(): yield i6
rc = rec()
next(rc)
(x for x in 5)
list(x*y for x in range(3) for y in range(x) if x != y)
ge = (x for x in [1])
ge.gi_code.co_name, ge.__name__, ge.__qualname__
next(iter([])), 1
next(iter([]), 5)
next(5)
next()
next(iter([]), 1, 2)
def gr(): return (yield)
i = gr()
next(i)
i.send(7)
try: i = gr(); next(i); i.send(7)
except StopIteration as e: print(e.value, e.args)
StopIteration(1, 2).value, StopIteration().value
def gg():
    a = yield from gr2()
    return a
class It:
    def __init__(s): s.n = 0
    def __iter__(s): return s
    def __next__(s):
        s.n += 1
        if s.n > 2: raise StopIteration("val")
        return s.n
    def send(s, v): print("send", v); return s.n
    def throw(s, *a): print("throw", a); return "thrown"
    def close(s): print("closed")
def d(): return (yield from It())
i = d()
next(i), i.send(3)
i.throw(ValueError("q"))
i.close()
i = d()
list(i)
def y5(): yield from 5
list(y5())
def lam(): return (lambda: (yield))()
next(lam())
it = iter([1, 2, 3].pop, 1)
list(it)
iter(5)
iter(5, 5)
iter()
reversed({1})
reversed(5)
class Rv:
    def __len__(s): return 3
    def __getitem__(s, i): return i * 2
list(reversed(Rv())), list(zip(Rv(), range(4))) if False else 0
class Sq:
    def __getitem__(s, i):
        if i > 2: raise IndexError
        return i
class NoRev(list): __reversed__ = None
reversed(NoRev())
import operator
operator.length_hint(iter([1, 2])), operator.length_hint(5, 3)
[].__iter__().__next__()
def fin():
    try: yield 1
    finally:
        yield 2
i = fin()
next(i)
i.throw(ValueError("x"))
next(i)
''')
#: async
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
import asyncio
async def c(): return 5
co = c()
co.send(None)
co.send(None)
c().close()
c().throw(ValueError("x"))
asyncio.run(c())
async def ag():
    yield 1
    x = yield 2
    print(x)
async def m():
    async for x in ag(): print(x)
    print([x async for x in ag()], {x async for x in ag()}, {x: 1 async for x in ag()})
    a = ag(); print(await anext(a), await a.asend(None)); print(await anext(a, "def")); 
    try: await anext(a)
    except StopAsyncIteration as e: print("SAI", e)
    a = ag(); await a.__anext__(); await a.aclose()
    try: await a.__anext__()
    except StopAsyncIteration as e: print("SAI")
    a = ag(); await a.__anext__()
    try: await a.athrow(ValueError("z"))
    except ValueError as e: print(e)
asyncio.run(m())
class CM:
    async def __aenter__(s): print("in"); return 1
    async def __aexit__(s, *a): print("out", a[0]); return True
async def m():
    async with CM() as x, CM(): raise ValueError(x)
    return [await c() for _ in range(2)]
asyncio.run(m())
class Aw:
    def __await__(s): return iter([])
class Aw2:
    def __await__(s): return 5
class Aw3:
    def __await__(s):
        yield
        return 9
async def m(): return await Aw2()
asyncio.run(m())
async def m(): return await 5
asyncio.run(m())
async def m(): return await Aw3()
asyncio.run(m())
async def m():
    async for x in [1]: pass
asyncio.run(m())
async def m():
    async with 5: pass
asyncio.run(m())
async def m():
    with CM(): pass
asyncio.run(m())
async def m():
    for x in ag(): pass
asyncio.run(m())
aiter(5)
anext(5)
m.__code__.co_flags & 0x80, ag.__code__.co_flags & 0x200
import inspect
inspect.iscoroutinefunction(m), inspect.isasyncgenfunction(ag), inspect.iscoroutine(1), inspect.isawaitable(Aw3())
import types
@types.coroutine
def tc(): r = yield 1; return r
async def m(): return await tc()
co = m()
co.send(None)
co.send(8)
async def m():
    r = await asyncio.gather(asyncio.sleep(0.01, 1), asyncio.sleep(0, 2))
    return r
asyncio.run(m())
async def m():
    async with asyncio.TaskGroup() as tg: a = tg.create_task(asyncio.sleep(0, 3)); b = tg.create_task(c())
    return a.result(), b.result()
asyncio.run(m())
async def m():
    try: await asyncio.wait_for(asyncio.sleep(5), 0.001)
    except TimeoutError as e: return repr(e)
asyncio.run(m())
async def m():
    t = asyncio.create_task(asyncio.sleep(5)); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError as e: return repr(e), t.cancelled(), t.done()
asyncio.run(m())
async def m():
    q = asyncio.Queue(2); await q.put(1); q.put_nowait(2)
    try: q.put_nowait(3)
    except asyncio.QueueFull as e: print(repr(e))
    l = asyncio.Lock()
    async with l: print(l.locked(), l)
    e = asyncio.Event(); e.set(); await e.wait(); s = asyncio.Semaphore(2)
    async with s: print(s)
    return await q.get(), q.qsize()
async def m():
    loop = asyncio.get_running_loop(); f = loop.create_future(); loop.call_soon(f.set_result, 5); loop.call_later(0.001, print, "later")
    r = await f; await asyncio.sleep(0.005); return r, f
asyncio.run(m())
async def m():
    d, p = await asyncio.wait([asyncio.create_task(c()), asyncio.create_task(asyncio.sleep(9))], return_when=asyncio.FIRST_COMPLETED)
    for t in p: t.cancel()
    return len(d), len(p)
asyncio.run(m())
async def m():
    async with asyncio.timeout(0.001): await asyncio.sleep(3)
asyncio.run(m())
async def m(): return [x for x in [await c()]], (await c()) + 1
asyncio.run(m())
await_in = 1
async def m(): return await asyncio.to_thread(lambda: 4)
asyncio.run(m())
asyncio.run(5)
asyncio.get_running_loop()
async def m():
    res = await asyncio.gather(c(), asyncio.sleep(0), Exception and c(), return_exceptions=True)
    return res
asyncio.run(m())
async def bad(): raise ValueError("bad")
async def m(): return await asyncio.gather(bad(), c(), return_exceptions=True)
asyncio.run(m())
async def m():
    async with asyncio.TaskGroup() as tg: tg.create_task(bad())
asyncio.run(m())
async def m():
    for f in asyncio.as_completed([c(), c()]): print(await f)
    print(asyncio.current_task().get_name()[:5], len(asyncio.all_tasks()))
asyncio.run(m())
''')
#: exceptions
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
try: raise ValueError("a") from KeyError("b")
except ValueError as e: print(repr(e.__cause__), e.__suppress_context__, e.__context__, e.__traceback__.tb_lineno, e.args)
try:
    try: 1/0
    except ZeroDivisionError as a: raise ValueError("x")
except ValueError as e: print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try: raise ValueError from None
except ValueError as e: print(e.__suppress_context__, e)
raise 5
raise int
raise ValueError from 5
raise ValueError("x") from ValueError
raise
raise None
raise "a"
class E(Exception): pass
raise E
raise E("a", "b")
E("a", b=1)
class E2(Exception):
    def __init__(self, a, b=1): self.a = a
raise E2(5)
E2(5).args, E2(5, b=3).args, repr(E2(1)), str(E2(1, 2))
Exception(1, 2).args, repr(Exception()), repr(Exception("a")), repr(Exception(1, "b")), str(Exception()), str(Exception(1)), str(Exception(1, 2))
e = Exception(1)
e.args = [1, 2]
e.args
e.args = 5
e.__cause__ = 5
e.__context__ = 5
e.__traceback__ = 5
e.__suppress_context__ = 5
e.__suppress_context__
e.__suppress_context__ = "a"
del e.args
del e.__cause__
e.add_note("n")
e.add_note("m")
e.__notes__
e.add_note(5)
e.with_traceback(None) is e
e.with_traceback(5)
e.x = 1
e.__dict__
str(KeyError("a")), str(KeyError()), str(KeyError(1, 2)), repr(KeyError("a"))
OSError(2, "No", "f"), str(OSError(2, "No", "f")), OSError(2, "x").errno, OSError(2, "No").__class__, OSError(2, "No", "f").filename, OSError(1).errno, str(OSError(2, "a", "b", None, "c")), OSError(2, "a", "b", None, "c").filename2
OSError(13, "x"), OSError(17, "x"), OSError(11, "x"), OSError(32, "x"), OSError(111, "x"), OSError(4, "x"), OSError(999, "x"), IOError is OSError, EnvironmentError is OSError
UnicodeDecodeError("utf-8", b"abc", 1, 2, "why"), str(UnicodeDecodeError("utf-8", b"abc", 1, 2, "why")), str(UnicodeDecodeError("utf-8", b"abc", 0, 3, "why"))
UnicodeEncodeError("ascii", "é", 0, 1, "why"), str(UnicodeEncodeError("ascii", "é", 0, 1, "why")), UnicodeEncodeError("ascii", "é", 0, 1, "why").object, str(UnicodeTranslateError("é", 0, 1, "w"))
UnicodeDecodeError()
UnicodeDecodeError(1, 2, 3, 4, 5)
UnicodeEncodeError("a", b"b", 0, 1, "r")
ImportError("x", name="n", path="p").name, ImportError("x").path, ModuleNotFoundError("a").name, repr(ImportError("x", name="n"))
ImportError("x", foo=1)
NameError("x", name="n").name, AttributeError("x", name="n", obj=5).obj, StopIteration(4).value, SystemExit(3).code, SystemExit(1, 2).code, SystemExit().code
NameError("x", foo=1)
SyntaxError("m", ("f", 1, 2, "text")).lineno, SyntaxError("m", ("f", 1, 2, "text", 1, 5)).end_offset, str(SyntaxError("m", ("f", 1, 2, "text"))), SyntaxError("m").msg, SyntaxError().msg
SyntaxError("m", (1, 2))
SyntaxError("m", 5)
ExceptionGroup("g", [ValueError(1), TypeError(2)])
eg = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), KeyError(3)])])
eg.message, eg.exceptions, str(eg), eg.args
eg.split(TypeError), eg.subgroup(ValueError), eg.subgroup(lambda e: isinstance(e, KeyError)), eg.split((ValueError, KeyError)), eg.subgroup(OSError), eg.derive([ValueError(9)])
eg.split(5)
eg.subgroup("a")
ExceptionGroup("g", [])
ExceptionGroup("g", [5])
ExceptionGroup(5, [ValueError()])
ExceptionGroup("g", 5)
ExceptionGroup("g")
ExceptionGroup("g", [KeyboardInterrupt()])
BaseExceptionGroup("g", [KeyboardInterrupt()]), type(BaseExceptionGroup("g", [ValueError()])), ExceptionGroup.__mro__
class EG(ExceptionGroup):
    def derive(self, e): return EG(self.message, e)
EG("x", [ValueError(1), TypeError(2)]).split(ValueError)
try: raise eg
except* TypeError as g: print("T", g)
except* (ValueError, KeyError) as g: print("VK", g.exceptions)
try: raise ValueError(1)
except* ValueError as g: print(repr(g))
try: raise eg
except* TypeError: pass
try:
    try: raise ExceptionGroup("a", [ValueError(1), TypeError(2)])
    except* ValueError: raise KeyError(5)
except BaseException as q: print(repr(q), q.__context__)
try: raise ValueError
except* 5: pass
try: raise ValueError
except* ExceptionGroup: pass
try: raise ValueError
except 5: pass
try: raise ValueError
except (KeyError, 5): pass
try: raise ValueError
except (KeyError, (OSError, ValueError)): print("nested")
def f():
    try: return 1
    finally: print("f")
f()
def f():
    for i in range(3):
        try: continue
        finally: print(i)
    while True:
        try: break
        finally: print("b")
    else: print("no")
f()
def f():
    try: 1/0
    except ZeroDivisionError as e: pass
    return e
f()
def f():
    try: raise ValueError(1)
    except ValueError: raise
    finally: print("x")
f()
def f():
    try: raise ValueError(1)
    finally: return 5
f()
try: pass
except: pass
else: print("else")
finally: print("fin")
import sys
try: 1/0
except: print(sys.exc_info()[0], sys.exception())
sys.exc_info()
class CM:
    def __enter__(s): return s
    def __exit__(s, t, v, tb): print(t, v); return True
with CM() as c: raise KeyError("q")
class CM2:
    def __enter__(s): return s
with CM2(): pass
class CM3:
    def __exit__(s, *a): pass
with CM3(): pass
with 5: pass
with (CM() as a, CM() as b): raise ValueError("two")
class CMx:
    def __enter__(s): return s
    def __exit__(s, *a): raise TypeError("exit")
try:
    with CMx(): raise ValueError("in")
except TypeError as e: print(repr(e.__context__))
with CM() as (x, y): pass
assert 0
assert 0, "msg"
assert (0, "x") if 0 else 1
assert False, (1, 2)
KeyboardInterrupt.__mro__, GeneratorExit.__mro__, SystemExit.__base__, UnicodeError.__base__, RecursionError.__base__, NotImplementedError.__base__, ConnectionError.__base__, BrokenPipeError.__base__, EncodingWarning.__base__, PythonFinalizationError.__base__
rec()
import traceback
try: rec()
except RecursionError as e: print(e)
try: 1/0
except ZeroDivisionError as e: t = e.__traceback__
t.tb_lineno, t.tb_next, t.tb_frame.f_code.co_name, t.tb_lasti >= 0
def f():
    x = 1
    del x
    return x
f()
def f():
    return x1
    x1 = 1
f()
def f():
    def g(): return fv
    g()
    fv = 1
f()
undefined_name
del undefined_name
def f():
    global gg1; del gg1
f()
BaseException.__init__
ValueError(x=1)
Exception.__new__(ValueError, 1).args
MemoryError(), BufferError(), WindowsError
issubclass(ExceptionGroup, Exception), issubclass(BaseExceptionGroup, Exception)
ExceptionGroup[int]
''')
