"""10**5 uses of an operator that a class defines."""
import time


class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Number(self.value + other.value)


def run():
    total = Number(0)
    one = Number(1)
    for _ in range(10**5):
        total = total + one
    return total.value


start = time.perf_counter()
result = run()
seconds = time.perf_counter() - start
assert result == 10**5
print(seconds)
