from typing import NamedTuple

import jax
import jax.numpy as jnp


class State(NamedTuple):
    count: jnp.ndarray
    mu: dict


def adamish(lr, b=0.9):
    def init(params):
        return State(jnp.zeros([], jnp.int32), jax.tree.map(jnp.zeros_like, params))

    def update(grads, state):
        mu = jax.tree.map(lambda m, g: b * m + (1 - b) * g, state.mu, grads)
        count = state.count + 1
        scale = lr / (1 - b ** count)
        return jax.tree.map(lambda m: -scale * m, mu), State(count, mu)

    return init, update


init, update = adamish(0.1)
params = {"w": jnp.array([1.0, 2.0])}
state = init(params)


@jax.jit
def step(params, state):
    g = jax.grad(lambda p: jnp.sum(p["w"] ** 2))(params)
    up, state = update(g, state)
    return jax.tree.map(lambda p, u: p + u, params, up), state


for _ in range(3):
    params, state = step(params, state)
    print(params["w"], state.count)
