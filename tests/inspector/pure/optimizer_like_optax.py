from typing import Callable, NamedTuple

import jax
import jax.numpy as jnp


class Transform(NamedTuple):
    init: Callable
    update: Callable


def momentum(lr, beta):
    def init(params):
        return jax.tree.map(jnp.zeros_like, params)

    def update(grads, state):
        state = jax.tree.map(lambda m, g: beta * m + g, state, grads)
        return jax.tree.map(lambda m: -lr * m, state), state

    return Transform(init, update)


optimizer = momentum(0.1, 0.9)


@jax.jit
def train_step(params, state):
    grads = jax.grad(lambda p: jnp.sum(p["w"] ** 2))(params)
    updates, state = optimizer.update(grads, state)
    return jax.tree.map(jnp.add, params, updates), state


params = {"w": jnp.array([1.0, 2.0])}
state = optimizer.init(params)
for _ in range(3):
    params, state = train_step(params, state)
    print(params["w"])
