import jax
import jax.numpy as jnp

cache = {}


def basis(n):
    if n not in cache:
        cache[n] = scale * jnp.arange(n)  #~ global scale = 1.0 ; container_write cache[n] ; leaked_tracer cache[n]
    return cache[n]


@jax.jit
def project(x):
    return jnp.dot(basis(x.shape[0]), x)


scale = 1.0
print(project(jnp.ones(3)))
scale = 2.0
cache.clear()
print(project(jnp.ones(3)))  #! scale 1.0 -> 2.0
