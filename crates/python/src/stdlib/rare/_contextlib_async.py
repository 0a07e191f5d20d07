"""The parts of `contextlib` that await."""

from contextlib import AbstractAsyncContextManager, ExitStack
from functools import wraps


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return inner


class _AsyncGeneratorContextManager(AsyncContextDecorator, AbstractAsyncContextManager):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = getattr(func, "__doc__", None)

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)

    async def __aenter__(self):
        try:
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, kind, value, traceback):
        if kind is None:
            try:
                await self.gen.__anext__()
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = kind()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as stop:
            return stop is not value
        except BaseException as error:
            if error is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after athrow()")


def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return helper


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *details):
        await self.thing.aclose()


class AsyncExitStack(AbstractAsyncContextManager):
    def __init__(self):
        self._exits = []

    def pop_all(self):
        other = type(self)()
        other._exits, self._exits = self._exits, []
        return other

    def enter_context(self, cm):
        result = type(cm).__enter__(cm)
        self._exits.append((False, lambda *details: type(cm).__exit__(cm, *details)))
        return result

    async def enter_async_context(self, cm):
        result = await type(cm).__aenter__(cm)
        self._exits.append((True, lambda *details: type(cm).__aexit__(cm, *details)))
        return result

    def push(self, exit):
        self._exits.append((False, lambda *details: type(exit).__exit__(exit, *details)) if hasattr(type(exit), "__exit__") else (False, exit))
        return exit

    def push_async_exit(self, exit):
        self._exits.append((True, lambda *details: type(exit).__aexit__(exit, *details)) if hasattr(type(exit), "__aexit__") else (True, exit))
        return exit

    def callback(self, callback, /, *args, **kwds):
        self._exits.append((False, lambda *details: callback(*args, **kwds) and False))
        return callback

    def push_async_callback(self, callback, /, *args, **kwds):
        async def call(*details):
            await callback(*args, **kwds)

        self._exits.append((True, call))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, traceback):
        pending, suppressed = value, False
        while self._exits:
            is_async, exit = self._exits.pop()
            try:
                details = (None, None, None) if pending is None else (type(pending), pending, pending.__traceback__)
                result = exit(*details)
                if is_async:
                    result = await result
                if pending is not None and result:
                    suppressed, pending = True, None
            except BaseException as error:
                suppressed, pending = False, error
        if pending is not None and pending is not value:
            raise pending
        return value is not None and suppressed


for _cls in (AsyncExitStack, aclosing):
    _cls.__module__ = "contextlib"
