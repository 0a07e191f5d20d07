"""Calls of a function: fib(24)."""
import time


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


start = time.perf_counter()
result = fib(24)
seconds = time.perf_counter() - start
assert result == 46368
print(seconds)
