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
        step = type(self._of).__anext__(self._of)
        if not hasattr(type(step), "__await__"):
            raise TypeError(f"'async for' received an invalid object from __anext__: {type(step).__name__}")
        try:
            # What this module makes is stepped without its checks for steps by hand.
            return ((yield from step._steps() if type(step) is Sent else awaited(step)),)
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

    def checked(step, name):
        if not hasattr(type(step), "__await__"):
            raise TypeError(f"'async with' received an object from {name} that does not implement __await__: {type(step).__name__}")
        return step

    return checked(enter(manager), "__aenter__"), lambda *details: checked(exit(manager, *details), "__aexit__")


# What is told of async generators: those that begin, and those that nothing refers to any more.
hooks = [None, None]


def _is_new(generator):
    return not generator.ag_suspended and not generator.ag_running and generator.ag_frame is not None


def end_of_generator(generator):
    if hooks[1] is not None:
        hooks[1](generator)
        return
    try:
        _throw(generator, GeneratorExit())
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError("async generator ignored GeneratorExit")


class _Step:
    """One step of an async generator: it can be awaited, and stepped by hand."""

    _steps_of, _is_done = None, False

    def __init__(self, generator, value=None, *rest):
        self._generator, self._value, self._rest = generator, value, rest

    def __await__(self):
        return self

    __iter__ = __await__

    def __next__(self):
        return self.send(None)

    def send(self, value):
        if self._is_done:
            raise RuntimeError(f"cannot reuse already awaited {self._called}")
        try:
            if self._steps_of is None:
                self._steps_of = self._steps()
                return next(self._steps_of)
            return self._steps_of.send(value)
        except BaseException:
            self._is_done = True
            raise

    def throw(self, *details):
        if self._is_done:
            raise RuntimeError(f"cannot reuse already awaited {self._called}")
        try:
            if self._steps_of is None:
                self._steps_of = iter(())
                return _throw(self._generator, *details)
            return self._steps_of.throw(*details)
        except BaseException:
            self._is_done = True
            raise

    def close(self):
        self._is_done = True
        if self._steps_of is not None:
            self._steps_of.close()

    def _first(self):
        return _send(self._generator, self._value)

    def _steps(self):
        if hooks[0] is not None and _is_new(self._generator):
            hooks[0](self._generator)
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
    _called = "__anext__()/asend()"


class Thrown(_Step):
    _called = "aclose()/athrow()"

    def _first(self):
        return _throw(self._generator, self._value, *self._rest)


class Closed(_Step):
    _called = "aclose()/athrow()"

    def _first(self):
        return _throw(self._generator, GeneratorExit())

    def _steps(self):
        inner = _Step._steps(self)
        try:
            yield from inner
        except (StopAsyncIteration, GeneratorExit):
            return None
        raise RuntimeError("async generator ignored GeneratorExit")


for _kind, _name in (Sent, "async_generator_asend"), (Thrown, "async_generator_athrow"), (Closed, "async_generator_athrow"):
    _kind.__name__ = _kind.__qualname__ = _name
    _kind.__module__ = "builtins"
Awaited.__module__ = "builtins"


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
