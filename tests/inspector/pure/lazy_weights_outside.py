import jax
import jax.numpy as jnp


class Lazy:
    def __init__(self, size):
        self.size = size
        self._w = None

    @property
    def w(self):
        if self._w is None:
            self._w = jnp.arange(float(self.size))
        return self._w


lazy = Lazy(3)


@jax.jit
def dot(w, x):
    return jnp.dot(w, x)


print(dot(lazy.w, jnp.ones(3)))
print(dot(lazy.w, jnp.zeros(3)))
