import jax
import jax.numpy as jnp


def make_filter(alpha):
    state = {"y": 0.0, "n": 0}

    @jax.jit
    def push(x):
        state["y"] = alpha * state["y"] + (1 - alpha) * x
        state["n"] += 1
        return state["y"]

    @jax.jit
    def debiased():
        return state["y"] / (1 - alpha ** state["n"])

    return push, debiased


push, debiased = make_filter(0.5)
for x in [1.0, 2.0, 4.0]:
    print(push(x), debiased())
