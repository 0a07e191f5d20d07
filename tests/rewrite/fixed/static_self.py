import jax
from functools import partial

class Counter:
    def __init__(self, step):
        self.step = step
        self.n = 0

    @partial(jax.jit, static_argnums=0)
    def count(self):
        self.n += self.step
        return self.n

counter = Counter(2)
print(counter.count())
print(counter.count())
