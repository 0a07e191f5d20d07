"""Timing small pieces of code."""

import gc
import time

default_number, default_repeat = 1000000, 5
default_timer = time.perf_counter


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        scope = {} if globals is None else globals
        self._setup = setup if callable(setup) else lambda: exec(setup, scope)
        if callable(stmt):
            self._stmt = stmt
        else:
            code = compile(stmt, "<timeit-src>", "exec")
            self._stmt = lambda: exec(code, scope)

    def timeit(self, number=default_number):
        self._setup()
        stmt, start = self._stmt, self.timer()
        for _ in range(number):
            stmt()
        return self.timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        scale = 1
        while True:
            for step in (1, 2, 5):
                number = scale * step
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
