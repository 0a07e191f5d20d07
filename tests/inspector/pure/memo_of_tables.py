import functools

import jax
import jax.numpy as jnp
import numpy as np


class Basis:
    def __init__(self):
        self._cache = {}

    def get(self, n):
        if n not in self._cache:
            self._cache[n] = np.cos(np.pi * np.outer(np.arange(n), np.arange(n) + 0.5) / n)
        return self._cache[n]


basis = Basis()


@functools.partial(jax.jit, static_argnums=1)
def dct(x, n):
    return basis.get(n) @ x


for n in [2, 3, 2, 3]:
    print(dct(jnp.arange(float(n)), n))
