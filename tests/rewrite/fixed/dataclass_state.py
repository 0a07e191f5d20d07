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
    state.velocity = state.velocity - 9.8 * dt
    state.position = state.position + state.velocity * dt
    state.ticks += 1
    return state.position


for _ in range(3):
    print(step(0.1))
print(state.ticks)
