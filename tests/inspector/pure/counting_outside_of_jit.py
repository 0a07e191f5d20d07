import functools

import jax
import jax.numpy as jnp


def counted(f):
    @functools.wraps(f)
    def inner(*args):
        inner.calls += 1
        return f(*args)

    inner.calls = 0
    return inner


@counted
@jax.jit
def energy(x):
    return jnp.sum(x**2)


print(energy(jnp.array([1.0, 2.0])), energy(jnp.array([3.0, 4.0])))
print(energy.calls)
