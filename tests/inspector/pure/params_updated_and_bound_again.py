import jax
import jax.numpy as jnp


@jax.jit
def update(params, g):
    params["w"] = params["w"] - g
    params["n"] = params["n"] + 1
    return params


params = {"w": jnp.ones(2), "n": 0}
for _ in range(3):
    params = update(params, 0.5)
    print(params["w"], params["n"])
