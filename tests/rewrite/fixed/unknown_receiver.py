import jax

class Counter:
    def __init__(self):
        self.n = 0

    def count(self):
        self.n += 1
        return self.n

def later(c):
    return c.count()

counter = Counter()
count = jax.jit(counter.count)
print(count(), count())
