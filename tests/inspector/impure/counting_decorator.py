import functools

import jax
import jax.numpy as jnp


def counted(f):
    @functools.wraps(f)
    def inner(*args):
        inner.calls += 1  #~ attribute inner.calls = 0 ; attribute_write inner.calls
        return f(*args) * inner.calls

    inner.calls = 0
    return inner


@jax.jit
@counted
def energy(x):
    return jnp.sum(x**2)


x = jnp.array([1.0, 2.0])
print(energy(x))
print(energy(x))  #! inner.calls 0 -> 1
