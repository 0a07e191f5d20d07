from collections import Counter

import jax
import jax.numpy as jnp

seen = Counter()


@jax.jit
def act(x, kind=0):
    seen["calls"] += 1
    return x / seen["calls"]


for _ in range(3):
    print(act(6.0))
print(seen["calls"])
