import jax
import jax.numpy as jnp


class Batches:
    def __init__(self, data, size):
        self.data, self.size, self.i = data, size, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.i + self.size > len(self.data):
            self.i = 0
        batch = jnp.array(self.data[self.i:self.i + self.size])
        self.i += self.size
        return batch


batches = Batches([1.0, 2.0, 3.0, 4.0, 5.0], 2)


@jax.jit
def train(w):
    batch = next(batches)
    return w + 0.1 * (batch.mean() - w)


w = jnp.float32(0.0)
for _ in range(4):
    w = train(w)
    print(w)
