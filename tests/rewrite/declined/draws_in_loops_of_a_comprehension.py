# declined: comprehension
import random

import jax
import jax.numpy as jnp


@jax.jit
def noise(x):
    return x + jnp.array([random.random() for _ in range(3) for _ in range(2)])


print(noise(jnp.ones(6)).shape)
