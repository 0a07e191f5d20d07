"""What code of `async` functions is compiled to: steps of loops, of `with` statements, and of generators that await."""

from types import CoroutineType, GeneratorType

_send, _throw = GeneratorType.send, GeneratorType.throw


class Yielded:
    """A value that an async generator yields, as opposed to what it awaits."""

    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


class Awaited:
    """A coroutine as an iterator over what it waits for."""

    def __init__(self, coroutine):
        self._coroutine = coroutine

    def __iter__(self):
        return self

    def __next__(self):
        return self._coroutine.send(None)

    def send(self, value):
        return self._coroutine.send(value)

    def throw(self, *details):
        return self._coroutine.throw(*details)

    def close(self):
        return self._coroutine.close()


Awaited.__name__ = Awaited.__qualname__ = "coroutine_wrapper"


def awaited(value):
    """The iterator of what can be awaited."""
    method = getattr(type(value), "__await__", None)
    if method is None:
        raise TypeError(f"object {type(value).__name__} can't be used in 'await' expression")
    return method(value)


def iterator(iterable):
    """The iterator of an `async for`."""
    method = getattr(type(iterable), "__aiter__", None)
    if method is None:
        raise TypeError(f"'async for' requires an object with __aiter__ method, got {type(iterable).__name__}")
    found = method(iterable)
    if not hasattr(type(found), "__anext__"):
        raise TypeError(f"'async for' received an object from __aiter__ that does not implement __anext__: {type(found).__name__}")
    return found


class Next:
    """The next item in a tuple, or None at the end."""

    def __init__(self, of):
        self._of = of

    def __await__(self):
        try:
            return ((yield from awaited(type(self._of).__anext__(self._of))),)
        except StopAsyncIteration:
            return None


def enter(manager):
    """What an `async with` awaits first, and what it calls in the end."""
    cls = type(manager)
    for name in ("__aenter__", "__aexit__"):
        if not hasattr(cls, name):
            missed = "" if name == "__aenter__" else " (missed __aexit__ method)"
            raise TypeError(f"'{cls.__name__}' object does not support the asynchronous context manager protocol{missed}")
    enter, exit = cls.__aenter__, cls.__aexit__
    return enter(manager), lambda *details: exit(manager, *details)


class _Step:
    """One step of an async generator."""

    def __init__(self, generator, value=None):
        self._generator, self._value = generator, value

    def __await__(self):
        return self._steps()

    __iter__ = __await__

    def _first(self):
        return _send(self._generator, self._value)

    def _steps(self):
        try:
            item = self._first()
            while type(item) is not Yielded:
                try:
                    got = yield item
                except BaseException as error:
                    item = _throw(self._generator, error)
                else:
                    item = _send(self._generator, got)
        except StopIteration:
            raise StopAsyncIteration from None
        return item.value


class Sent(_Step):
    pass


class Thrown(_Step):
    def _first(self):
        return _throw(self._generator, self._value)


class Closed(_Step):
    def _first(self):
        return _throw(self._generator, GeneratorExit())

    def _steps(self):
        try:
            yield from super()._steps()
        except (StopAsyncIteration, GeneratorExit):
            return None
        raise RuntimeError("async generator ignored GeneratorExit")


class _GeneratorCoroutine:
    def __init__(self, generator):
        self._generator = generator

    def __await__(self):
        return self._generator

    __iter__ = __await__

    def __next__(self):
        return next(self._generator)

    def send(self, value):
        return self._generator.send(value)

    def throw(self, *details):
        return self._generator.throw(*details)

    def close(self):
        return self._generator.close()


def generator_coroutine(function):
    from functools import wraps

    @wraps(function)
    def made(*args, **kwargs):
        result = function(*args, **kwargs)
        return _GeneratorCoroutine(result) if isinstance(result, GeneratorType) else result

    return made


def aiter(async_iterable, /):
    """The iterator over what is awaited."""
    method = getattr(type(async_iterable), "__aiter__", None)
    if method is None:
        raise TypeError(f"'{type(async_iterable).__name__}' object is not an async iterable")
    return method(async_iterable)


def anext(async_iterator, /, *default):
    """The next item, once it is awaited; a default stands for it at the end."""
    method = getattr(type(async_iterator), "__anext__", None)
    if method is None:
        raise TypeError(f"'{type(async_iterator).__name__}' object is not an async iterator")
    return _next_or(method(async_iterator), *default) if default else method(async_iterator)


async def _next_or(waiting, default):
    try:
        return await waiting
    except StopAsyncIteration:
        return default


aiter.__module__ = anext.__module__ = "builtins"
