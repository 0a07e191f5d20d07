from functools import singledispatch
import jax
import jax.numpy as jnp

offset = {"scalar": 0.0, "vector": 1.0}

@singledispatch
def embed(v):
    return jnp.asarray(v) + offset["scalar"]  #~ element offset["scalar"] = 0.0

@embed.register
def _(v: list):
    return jnp.array(v) + offset["vector"]  #~ element offset["vector"] = 1.0

@jax.jit
def both(s):
    return embed(s) * embed([1.0, 2.0]).sum()

print(both(2.0))
offset["vector"] = 10.0
print(both(2.0))  #! offset["vector"] 1.0 -> 10.0
offset["scalar"] = 1.0
print(both(2.0))  #! offset["scalar"] 0.0 -> 1.0
