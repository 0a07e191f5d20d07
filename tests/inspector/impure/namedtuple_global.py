from collections import namedtuple

import jax
import jax.numpy as jnp

State = namedtuple("State", "x v")
state = State(jnp.array(1.0), jnp.array(0.0))


@jax.jit
def leapfrog(dt):
    global state
    v = state.v - dt * state.x  #~ captured_array state.v ; captured_array state.x
    state = state._replace(x=state.x + dt * v, v=v)  #~ global state ; captured_array state.x ; loop_unrolled ; global_write state
    return state.x


for _ in range(3):
    print(leapfrog(0.1))  #! state.v 0.0 -> a tracer
