from functools import lru_cache

import jax
import jax.numpy as jnp

temperature = 1.0


@lru_cache(maxsize=None)
def table(n):
    return tuple(i / temperature for i in range(n))


@jax.jit
def attend(x):
    return jax.nn.softmax(x * jnp.array(table(3)))


x = jnp.array([1.0, 2.0, 3.0])
print(attend(x))
temperature = 0.5
table.cache_clear()
print(attend(x))
