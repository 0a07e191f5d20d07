import random

import jax
import jax.numpy as jnp


@jax.jit
def f(x):
    scaled = x / random.gauss(0, 2.0) - random.gammavariate(2.0, 3.0) ** 2
    return scaled + random.betavariate(2, 3) + random.expovariate(2.0) + random.lognormvariate(0, 1)


for _ in range(2):
    print(f(jnp.float32(1.0)))
