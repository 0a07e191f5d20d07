"""10**5 calls of a method that changes its object."""
import time


class Counter:
    def __init__(self):
        self.n = 0

    def count(self):
        self.n += 1
        return self.n


def run():
    counter = Counter()
    for _ in range(10**5):
        counter.count()
    return counter.n


start = time.perf_counter()
result = run()
seconds = time.perf_counter() - start
assert result == 10**5
print(seconds)
