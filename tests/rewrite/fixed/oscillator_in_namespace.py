from types import SimpleNamespace

import jax
import jax.numpy as jnp

state = SimpleNamespace(t=0, x=jnp.array([1.0, 0.0]), v=jnp.array([0.0, 1.0]))


@jax.jit
def tick(dt):
    a = -state.x
    state.v = state.v + dt * a
    state.x = state.x + dt * state.v
    state.t += 1
    return 0.5 * jnp.sum(state.v ** 2) + 0.5 * jnp.sum(state.x ** 2)


for _ in range(4):
    print(tick(0.1))
print(state.t, state.x)
