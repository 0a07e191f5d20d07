import jax
import jax.numpy as jnp

def memoize(fn):
    cache = {}
    def wrapped(n):
        if n not in cache:
            cache[n] = fn(n)
        return cache[n]
    wrapped.cache = cache
    return wrapped

rate = 0.5

@memoize
def weights(n):
    return jnp.exp(-rate * jnp.arange(n))

@jax.jit
def smooth(x):
    w = weights(3)
    return jnp.convolve(x, w / w.sum(), mode="valid")

x = jnp.array([1.0, 2.0, 4.0, 8.0])
print(jnp.round(smooth(x), 4))
rate = 2.0
weights.cache.clear()
print(jnp.round(smooth(x), 4))
