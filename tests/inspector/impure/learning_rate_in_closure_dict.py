import jax
import jax.numpy as jnp


def make_trainer(lr):
    state = {"lr": lr, "steps": 0}

    @jax.jit
    def step(w, g):
        state["steps"] += 1  #~ element state["steps"] = 0 ; container_write state["steps"]
        return w - state["lr"] / state["steps"] * g  #~ element state["lr"] = 0.4

    def halve():
        state["lr"] /= 2

    return step, halve


step, halve = make_trainer(0.4)
w = jnp.array([1.0, 1.0])
for i in range(3):
    w = step(w, jnp.array([1.0, -1.0]))  #! state["steps"] 0 -> 1
    halve()
    print(i, w)
