import contextlib

import jax
import jax.numpy as jnp

rate = [0.1]


@contextlib.contextmanager
def boosted(by):
    rate[0] *= by
    yield
    rate[0] /= by


@jax.jit
def update(w):
    return w - rate[0] * 2 * w  #~ element rate[0] = 0.1


w = update(jnp.array(1.0))
with boosted(5.0):
    w = update(w)  #! rate[0] 0.1 -> 0.5
print(w)
