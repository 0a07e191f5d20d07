import jax
import jax.numpy as jnp

cache = {}


def basis(n):
    if n not in cache:
        cache[n] = scale * jnp.arange(n)
    return cache[n]


@jax.jit
def project(x):
    return jnp.dot(basis(x.shape[0]), x)


scale = 1.0
print(project(jnp.ones(3)))
scale = 2.0
cache.clear()
print(project(jnp.ones(3)))
