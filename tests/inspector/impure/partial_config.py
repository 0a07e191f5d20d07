from functools import partial

import jax
import jax.numpy as jnp

cfg = {"scale": 1.0, "shift": 0.0}


def affine(cfg, x):
    return cfg["scale"] * x + cfg["shift"]  #~ element cfg["scale"] = 1.0 ; element cfg["shift"] = 0.0


f = jax.jit(partial(affine, cfg))
print(f(2.0))
cfg["scale"] = 3.0
print(f(2.0))  #! cfg["scale"] 1.0 -> 3.0
cfg["shift"] = 1.0
print(f(2.0))  #! cfg["scale"] 1.0 -> 3.0
