import functools
import jax
import jax.numpy as jnp


class Kernel:
    def __init__(self, length, n):
        self.length = length
        self.n = n

    @functools.cached_property
    def gram(self):
        grid = jnp.arange(self.n, dtype=jnp.float32)
        return jnp.exp(-((grid[:, None] - grid[None]) ** 2) / self.length)

    def apply(self, x):
        return self.gram @ x


k = Kernel(2.0, 3)
k.gram
apply = jax.jit(k.apply)
print(apply(jnp.ones(3)))
print(apply(jnp.arange(3.0)))
