import jax
import jax.numpy as jnp


@jax.jit
def step(state):
    state = dict(state)
    state["t"] = state["t"] + 1
    state["x"] = state["x"] * 0.5
    state.pop("note", None)
    return state


state = {"t": 0, "x": jnp.ones(2)}
for _ in range(3):
    state = step(state)
    state["seen"] = state["t"]
    print(state["t"], state["x"])
    del state["seen"]
