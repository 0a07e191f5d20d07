from collections import ChainMap
import jax, jax.numpy as jnp

base = {"lr": 0.1, "decay": 0.5}
conf = [ChainMap({}, base)]

@jax.jit
def step(w):
    return w - conf[0]["lr"] * w

w = jnp.float32(1.0)
w = step(w); print(w)
conf[0]["lr"] = 0.5
w = step(w); print(w)
base["decay"] = 0.1
print(sorted(conf[0]))
