import functools

import jax
import jax.numpy as jnp


@functools.lru_cache
def table(n):
    return jnp.arange(n) * 2


@jax.jit
def f(x):
    return x + table(3)  #~ leaked_tracer table


print(f(1))
