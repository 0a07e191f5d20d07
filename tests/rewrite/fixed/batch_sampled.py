import random

import jax
import jax.numpy as jnp

random.seed(0)
data = jnp.arange(10.0)


@jax.jit
def step(w):
    idx = random.sample(range(10), 3)
    batch = data[jnp.array(idx)]
    return w + 0.1 * jnp.mean(batch - w)


w = jnp.array(0.0)
for _ in range(3):
    w = step(w)
    print(w)
