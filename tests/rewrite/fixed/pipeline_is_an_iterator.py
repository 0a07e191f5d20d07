import jax
import jax.numpy as jnp


class Pipeline:
    def __init__(self, data, size):
        self.data, self.size, self.at = data, size, 0

    def __iter__(self):
        return self

    def __next__(self):
        batch = self.data[self.at : self.at + self.size]
        self.at = (self.at + self.size) % len(self.data)
        return batch


pipe = Pipeline(jnp.arange(6.0), 2)


@jax.jit
def train(w):
    x = next(pipe)
    return w + x.mean()


w = jnp.float32(0.0)
for _ in range(3):
    w = train(w)
    print(w)
