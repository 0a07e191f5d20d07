import jax
from dataclasses import dataclass

@dataclass
class Counter:
    n: int = 0
    step: int = 2

    def count(self):
        self.n += self.step
        return self.n

c = Counter()
count = jax.jit(c.count)
print(count(), count())
