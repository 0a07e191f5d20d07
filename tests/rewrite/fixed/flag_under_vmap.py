import jax
import jax.numpy as jnp

USE_BIAS = True
bias = jnp.array([1.0, -1.0])


def dense(x):
    if USE_BIAS:
        return x + bias
    return x


f = jax.jit(jax.vmap(dense))
x = jnp.zeros((2, 2))
print(f(x))
USE_BIAS = False
print(f(x))
