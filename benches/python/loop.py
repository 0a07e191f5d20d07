"""A plain loop: the sum of i*i over 10**6."""
import time


def run():
    total = 0
    for i in range(10**6):
        total += i * i
    return total


start = time.perf_counter()
result = run()
seconds = time.perf_counter() - start
assert result == 333332833333500000
print(seconds)
