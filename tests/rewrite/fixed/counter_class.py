import jax

class Counter:
    def __init__(self):
        self.n = 0

    def count(self):
        self.n += 1
        return self.n

counter = Counter()
count = jax.jit(counter.count)
for _ in range(3):
    print(count())
