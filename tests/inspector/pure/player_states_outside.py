from enum import Enum, auto
import jax, jax.numpy as jnp

class Mode(Enum):
    WALK = auto()
    RUN = auto()

SPEED = {Mode.WALK: 1.0, Mode.RUN: 2.5}

@jax.jit
def move(pos, speed, dt):
    return pos + speed * dt

mode = Mode.WALK
pos = jnp.zeros(())
for key in "wwrrw":
    mode = Mode.RUN if key == "r" else Mode.WALK
    pos = move(pos, SPEED[mode], 0.1)
print(pos)
