from typing import NamedTuple

import jax
import jax.numpy as jnp


class AdamState(NamedTuple):
    m: jax.Array
    v: jax.Array
    t: int


class Adam:
    def __init__(self, lr):
        self.lr = lr

    def init(self, params):
        return AdamState(jnp.zeros_like(params), jnp.zeros_like(params), 0)

    def update(self, state, params, grads):
        t = state.t + 1
        m = 0.9 * state.m + 0.1 * grads
        v = 0.99 * state.v + 0.01 * grads**2
        params = params - self.lr * (m / (1 - 0.9**t)) / (jnp.sqrt(v / (1 - 0.99**t)) + 1e-8)
        return AdamState(m, v, t), params


adam = Adam(0.1)
step = jax.jit(adam.update)
params = jnp.array([1.0, 2.0])
state = adam.init(params)
for _ in range(3):
    state, params = step(state, params, 2 * params)
    print(params)
