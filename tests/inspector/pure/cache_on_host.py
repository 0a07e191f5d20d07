from functools import lru_cache
import jax, jax.numpy as jnp

hits = 0
@lru_cache
def kernel(n):
    global hits
    hits += 1
    return tuple(1.0 / (i + 1) for i in range(n))

@jax.jit
def convolve(x, k):
    return jnp.convolve(x, k, mode="same")

x = jnp.arange(5.0)
for n in (3, 3, 5):
    x = convolve(x, jnp.array(kernel(n)))
print(x, hits)
