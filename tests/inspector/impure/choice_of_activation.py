import random

import jax
import jax.numpy as jnp

random.seed(0)


@jax.jit
def explore(x):
    act = random.choice(["left", "right", "stay"])  #~ random
    shift = {"left": -1.0, "right": 1.0, "stay": 0.0}[act]
    return x + shift


x = 0.0
for _ in range(5):
    x = explore(x)
print(x)
