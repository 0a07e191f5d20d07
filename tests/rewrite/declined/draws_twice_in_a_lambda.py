# declined: lambda
import random

import jax
import jax.numpy as jnp


@jax.jit
def noisy(x):
    pick = lambda scale: scale * random.gauss(0, 1) + random.random()
    return x + pick(1.0) + pick(2.0)


print(noisy(jnp.ones(2)).shape)
