# What generators, coroutines and built-in functions tell of themselves.
import asyncio
import inspect
import math


def g():
    yield


async def c():
    pass


async def a():
    yield


started = c()
for each in (g(), started, a()):
    print([name for name in dir(each) if not name.startswith("__")])
print(inspect.getcoroutinestate(started), inspect.getasyncgenstate(a()), inspect.getgeneratorstate(g()))
started.close()
print(inspect.getcoroutinestate(started))

for function in (len, str.upper, int.to_bytes, dict.fromkeys, [].append, math.sin, globals, str.split):
    print(function.__name__, function.__text_signature__, inspect.signature(function))
print(inspect.signature("a".upper), inspect.signature(sorted), inspect.signature(int.from_bytes))


class X: pass
class Y: pass
class A(X, Y):
    def method(self): pass
class B(Y, X): pass


try:
    class C(A, B): pass
except TypeError as e:
    print(e)
print(A().method.__module__)
