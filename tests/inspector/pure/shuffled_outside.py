import random

import jax
import jax.numpy as jnp

random.seed(1)
order = list(range(4))
random.shuffle(order)
data = jnp.arange(4.0)


@jax.jit
def pick(x, i):
    return x[i] * 2


print([float(pick(data, i)) for i in sorted(order)])
