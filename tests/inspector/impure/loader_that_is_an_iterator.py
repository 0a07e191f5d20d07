import jax
import jax.numpy as jnp


class Loader:
    def __init__(self, data, size):
        self.data = data
        self.size = size
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        start = self.at  #~ attribute self.at = 2
        self.at = (self.at + self.size) % len(self.data)  #~ attribute_write self.at ; attribute self.at = 2
        return self.data[start:start + self.size]


loader = Loader(jnp.arange(6.0), 2)


@jax.jit
def step(w):
    batch = next(loader)  #~ iterator_advanced loader
    return w - 0.1 * jnp.mean(w - batch)


w = jnp.array(0.0)
for _ in range(4):
    w = step(w)  #! self.at 2 -> 4
    print(w)
