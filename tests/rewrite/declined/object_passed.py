# declined: `run`
import jax

class Counter:
    def __init__(self):
        self.n = 0

    def count(self):
        self.n += 1
        return self.n

def run(counter):
    fast = jax.jit(counter.count)
    print(fast())
    print(fast())

c = Counter()
run(c)
