from functools import partial

import jax
import jax.numpy as jnp

settings = {"rate": 0.1}


def descend(settings, w):
    return w - settings["rate"] * 2 * w


step = jax.jit(partial(descend, settings))
w = jnp.float32(1.0)
print(step(w))
settings["rate"] = 0.5
print(step(w))
