import jax
import jax.numpy as jnp
from collections import ChainMap

defaults = {"lr": 0.1, "l2": 0.0, "clip": 10.0}
overrides = {}
conf = ChainMap(overrides, defaults)

@jax.jit
def step(w, g):
    g = jnp.clip(g + conf["l2"] * w, -conf["clip"], conf["clip"])
    return w - conf["lr"] * g

w = jnp.array([1.0, -2.0])
for i in range(4):
    w = step(w, 2 * w)
    print(i, w)
    if i == 0:
        overrides["lr"] = 0.01
    if i == 1:
        conf["l2"] = 0.5
