import jax
import jax.numpy as jnp

cache = {}


def basis(n):
    if n not in cache:  #~ element cache[3] ; branch n not in cache
        cache[n] = jnp.arange(float(n))  #~ container_write cache[n] ; leaked_tracer cache[n]
    return cache[n]


@jax.jit
def project(x):
    return jnp.sum(basis(3) * x)


print(project(2.0))
print(project(3.0))  #! cache[3]
print(sorted(cache))
