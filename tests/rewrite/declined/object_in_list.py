# declined: Counter
import jax

class Counter:
    def __init__(self):
        self.n = 0

    def count(self):
        self.n += 1
        return self.n

counters = [Counter(), Counter()]
fast = jax.jit(counters[0].count)
print(fast())
print(fast())
