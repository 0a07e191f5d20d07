"""What code objects tell, powers to a modulus, generators that have ended, and names of `sys`."""

import os
import sys


def shows(make):
    try:
        print(make())
    except BaseException as error:
        print(type(error).__name__, error)


def gen():
    yield 1


async def coroutine():
    pass


def outer():
    def inner():
        return shared
    shared = 1
    return inner


print(gen.__code__.co_flags, coroutine.__code__.co_flags, outer.__code__.co_flags, outer().__code__.co_flags, compile("1", "f", "eval").co_flags)
print(max(line for _, _, line in outer().__code__.co_lines()) - outer().__code__.co_firstlineno, {len(it) for it in gen.__code__.co_positions()})
print((5).__pow__(2, 7), (5).__rpow__(2, 7), (5).__pow__(2.0), pow(3, -1, 11))
shows(lambda: next(iter(gen())))
ended = coroutine()
try:
    ended.send(None)
except StopIteration:
    pass
shows(lambda: ended.throw(ValueError))
error = ValueError("x")
error.__notes__ = 5
shows(lambda: error.add_note("y"))
print("os" in sys.stdlib_module_names, "sys" in sys.builtin_module_names, sys.__stdout__ is sys.stdout, sys.stdout.name, sys.stdout.mode)
print(type[int], hasattr(int, "__class_getitem__"), __spec__)
with open(os.devnull) as file:
    print(repr(file.read()))
with open(os.devnull, "w") as file:
    print(file.write("gone"))


class Sequence:
    def __getitem__(self, at):
        return at


shows(lambda: reversed(Sequence()))


class Counted(enumerate):
    pass


print(repr(Counted([])).startswith("<__main__.Counted object at 0x"))
shows(lambda: setattr(int.__dict__, "x", 1))
