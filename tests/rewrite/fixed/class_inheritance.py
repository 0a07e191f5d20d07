import jax

class Base:
    def __init__(self):
        self.n = 0

class Counter(Base):
    def count(self):
        self.n += 2
        return self.n

counter = Counter()
count = jax.jit(counter.count)
for _ in range(3):
    print(count())
