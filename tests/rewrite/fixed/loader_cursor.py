import jax
import jax.numpy as jnp


class Loader:
    def __init__(self, data, batch):
        self.data = data
        self.batch = batch
        self.cursor = 0

    def next_batch(self):
        start = self.cursor
        self.cursor = (self.cursor + self.batch) % len(self.data)
        return self.data[start : start + self.batch]


loader = Loader(jnp.arange(6.0), batch=2)


@jax.jit
def step(total):
    return total + loader.next_batch().sum()


total = 0.0
for _ in range(3):
    total = step(total)
    print(total)
