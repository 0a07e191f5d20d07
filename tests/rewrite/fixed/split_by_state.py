import jax
import jax.numpy as jnp


class Batcher:
    def __init__(self):
        self.size = 1

    def batches(self, x):
        self.size += 1
        return jnp.stack([part.sum() for part in jnp.array_split(x, self.size)])


b = Batcher()
batches = jax.jit(b.batches)
print(batches(jnp.arange(6.0)).shape)
print(batches(jnp.arange(6.0)).shape)
