from dataclasses import dataclass

import jax
import jax.numpy as jnp


@dataclass
class State:
    position: float = 0.0
    velocity: float = 1.0
    ticks: int = 0


state = State()


@jax.jit
def step(dt):
    state.velocity = state.velocity - 9.8 * dt  #~ attribute state.velocity = 1.0 ; attribute_write state.velocity ; leaked_tracer state.velocity
    state.position = state.position + state.velocity * dt  #~ attribute state.position = 0.0 ; attribute_write state.position ; leaked_tracer state.position
    state.ticks += 1  #~ attribute state.ticks = 0 ; attribute_write state.ticks
    return state.position


for _ in range(3):
    print(step(0.1))  #! state.velocity
print(state.ticks)
