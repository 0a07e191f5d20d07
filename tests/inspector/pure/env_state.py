import jax
import jax.numpy as jnp
from typing import NamedTuple


class State(NamedTuple):
    pos: jax.Array
    vel: jax.Array
    t: jax.Array


class Pendulum:
    g = 9.8

    def __init__(self, dt=0.05):
        self.dt = dt

    def reset(self):
        return State(jnp.float32(0.1), jnp.float32(0.0), jnp.int32(0))

    def step(self, s, torque):
        acc = self.g * jnp.sin(s.pos) + torque
        vel = s.vel + self.dt * acc
        return State(s.pos + self.dt * vel, vel, s.t + 1)


env = Pendulum()
step = jax.jit(env.step)
s = env.reset()
for _ in range(4):
    s = step(s, 0.0)
print(s.pos, s.t)
