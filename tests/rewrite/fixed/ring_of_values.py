import jax
import jax.numpy as jnp


class Ring:
    def __init__(self, size):
        self.data = jnp.zeros(size)
        self.head = 0
        self.size = size

    def push(self, x):
        self.data = self.data.at[self.head].set(x)
        self.head = (self.head + 1) % self.size
        return self.data.sum()


ring = Ring(3)
push = jax.jit(ring.push)
for v in [1.0, 2.0, 3.0, 4.0]:
    print(push(v))
