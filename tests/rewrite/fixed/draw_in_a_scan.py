import random

import jax
import jax.numpy as jnp


@jax.jit
def drift(xs):
    def body(carry, x):
        return carry + x * random.random(), carry

    return jax.lax.scan(body, 0.0, xs)


for _ in range(2):
    last, path = drift(jnp.ones(3))
    print(last.shape, path.shape)
