import random

import jax
import jax.numpy as jnp
import numpy as np

scales = [0.5, 1.0, 2.0]


@jax.jit
def drop(x):
    mask = jnp.array([random.random() > 0.5 for _ in range(4)])
    return jnp.where(mask, x, 0.0)


@jax.jit
def jitter(x):
    return x + sum(s * np.random.normal() * random.random() for s in scales)


print(drop(jnp.ones(4)).shape)
print(jitter(jnp.ones(2)).shape)
