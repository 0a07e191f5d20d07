import jax

class Counter:
    """A simple counter."""

    def __init__(self):
        self.n = 0

    def count(self) -> int:
        self.n += 1
        return self.n

    def reset(self):
        self.n = 0

counter = Counter()
counter.reset()
fast_count = jax.jit(counter.count)

for _ in range(3):
    print(fast_count())
