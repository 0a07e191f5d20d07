import jax
import jax.numpy as jnp


def move(state, dt):
    state["x"] = state["x"] + dt * state["v"]
    return state


@jax.jit
def step(state, dt):
    state = move(state, dt)
    state["v"] = state["v"] * 0.9
    return state


state = {"x": jnp.zeros(2), "v": jnp.ones(2)}
for _ in range(3):
    state = step(state, 0.1)
    print(state["x"], state["v"])
