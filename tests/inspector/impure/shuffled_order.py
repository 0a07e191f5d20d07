import random

import jax
import jax.numpy as jnp

random.seed(3)
parts = [1.0, 10.0, 100.0]


@jax.jit
def combine(x):
    random.shuffle(parts)  #~ random
    return x * parts[0] + parts[1]


print(combine(1.0))
print(combine(1.0))
