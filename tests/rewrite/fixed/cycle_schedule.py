import itertools

import jax
import jax.numpy as jnp

rates = itertools.cycle([0.1, 0.2, 0.4])


@jax.jit
def update(w):
    return w - next(rates) * w


w = jnp.array([1.0, 2.0])
for _ in range(4):
    w = update(w)
    print(w)
