"""Frames of tracebacks, and the steps of coroutines and async generators taken by hand."""

import sys


def shows(make):
    try:
        print(make())
    except BaseException as error:
        print(type(error).__name__, error)


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as end:
        return end.value


def caught():
    local = 5
    try:
        1 / 0
    except ZeroDivisionError as error:
        frame = error.__traceback__.tb_frame
        print(type(frame).__name__, frame.f_code.co_name, frame.f_locals["local"], frame.f_globals is globals(), frame.f_back.f_code.co_name)
        return error.__traceback__.tb_lineno


print(caught())
print(repr(sys._getframe()).startswith("<frame at 0x"), repr(sys._getframe()).endswith("code <module>>"))
shows(lambda: sys._getframe().clear())


async def numbers():
    got = yield 1
    print("got", got)
    yield 2


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


generator = numbers()
step = generator.aclose()
print(type(step))
step.close()
generator = numbers()
print(run(generator.__anext__()), run(generator.asend(7)))
shows(lambda: run(generator.__anext__()))
shows(lambda: run(numbers().asend(5)))
generator = numbers()
print(run(generator.__anext__()), run(generator.aclose()))
shows(lambda: run(generator.__anext__()))
generator = numbers()
run(generator.__anext__())
shows(lambda: run(generator.athrow(ValueError("z"))))
generator = stubborn()
run(generator.__anext__())
shows(lambda: run(generator.aclose()))
step = numbers().__anext__()
print(run(step))
shows(lambda: run(step))


class Wrong:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5

    def __aenter__(self):
        return 5

    def __aexit__(self, *details):
        return 5


async def loop():
    async for it in Wrong():
        pass


async def block():
    async with Wrong():
        pass


shows(lambda: run(loop()))
shows(lambda: run(block()))
