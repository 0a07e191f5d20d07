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
        batch = self.data[self.at : self.at + self.size]  #~ attribute self.at = 0
        self.at = (self.at + self.size) % len(self.data)  #~ attribute self.at = 0 ; attribute_write self.at
        return batch


loader = Loader(jnp.arange(6.0), 2)


@jax.jit
def step(w):
    batch = next(loader)  #~ iterator_advanced loader
    return w - 0.1 * jnp.mean(w - batch)


w = jnp.float32(0.0)
for _ in range(3):
    w = step(w)  #! self.at
    print(w)
