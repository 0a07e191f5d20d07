import jax

class Counter:
    def __init__(self):
        self.n = 0

    def count(self):
        self.n += 1
        return self.n

counter = Counter()
count = jax.jit(counter.count)
count()
count()
print(counter.n)
