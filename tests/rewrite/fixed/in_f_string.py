import jax

class Counter:
    def __init__(self):
        self.n = 0

    def count(self):
        self.n += 1
        return self.n

c = Counter()
tick = jax.jit(c.count)
print(f"first: {tick()}, second: {tick()}")
print(f"state: {c.n}")
