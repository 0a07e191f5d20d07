import jax
import jax.numpy as jnp


@jax.jit
def normalized(batch, scale):
    batch["x"] = batch["x"] / scale  #~ container_write batch["x"]
    return batch["x"].sum()


batch = {"x": jnp.array([2.0, 4.0])}
for _ in range(2):
    total = normalized(batch, 2.0)
    print(total, batch["x"])


@jax.jit
def halved(state):
    state["n"] = state["n"] / 2  #~ container_write state["n"]
    return state


state = halved({"n": 8.0})
state = halved(state)
other = halved(state)
print(other["n"], state["n"])
