import functools
import jax
import jax.numpy as jnp
import numpy as np


@functools.lru_cache(maxsize=None)
def hann(n):
    return np.hanning(n).astype(np.float32)


@jax.jit
def window(x):
    return x * hann(x.shape[0])


print(window(jnp.ones(5)))
print(window(jnp.ones(7)).shape)
print(window(2 * jnp.ones(5)))
print(hann.cache_info().misses)
