import jax
import jax.numpy as jnp


class Kernel:
    def __init__(self, scale):
        self._scale = scale
        self.evaluations = 0

    @property
    def scale(self):
        return self._scale

    def __call__(self, x, y):
        return jnp.exp(-jnp.sum((x - y) ** 2) / (2 * self.scale ** 2))


kernel = Kernel(2.0)
gram = jax.jit(jax.vmap(jax.vmap(kernel, (None, 0)), (0, None)))
x = jnp.arange(4.0).reshape(2, 2)
for _ in range(2):
    kernel.evaluations += 4
    print(gram(x, x), kernel.evaluations)
    x = x + 1
