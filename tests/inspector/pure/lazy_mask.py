import jax
import jax.numpy as jnp


class Lazy:
    def __init__(self):
        self._mask = None

    @property
    def mask(self):
        if self._mask is None:
            self._mask = tuple(tuple(float(j <= i) for j in range(3)) for i in range(3))
        return self._mask

    def __call__(self, x):
        return jnp.array(self.mask) @ x


m = Lazy()
f = jax.jit(m)
print(f(jnp.ones(3)))
print(f(jnp.arange(3.0)))
