from collections import namedtuple

import jax
import jax.numpy as jnp

State = namedtuple("State", "x v")
state = State(jnp.array(1.0), jnp.array(0.0))


@jax.jit
def leapfrog(dt):
    global state
    v = state.v - dt * state.x
    state = state._replace(x=state.x + dt * v, v=v)
    return state.x


for _ in range(3):
    print(leapfrog(0.1))
