import copy
import jax
import jax.numpy as jnp
base = {"w": jnp.ones(2), "hist": []}
def f(d, x):
    d = copy.copy(d)
    d["w"] = d["w"] * x
    d["extra"] = x
    return d["w"].sum() + d["extra"]
g = jax.jit(lambda x: f(base, x))
print(g(2.0)); print(g(3.0)); print("extra" in base)
