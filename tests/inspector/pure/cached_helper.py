import functools, jax, jax.numpy as jnp
@functools.lru_cache(None)
def table(n):
    return n * 2
@jax.jit
def f(x):
    return x + table(3)
print(f(1.)); print(f(2.)); table(4); print(f(3.))
