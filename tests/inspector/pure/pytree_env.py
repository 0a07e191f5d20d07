import jax
import jax.numpy as jnp
from typing import NamedTuple

class State(NamedTuple):
    pos: jax.Array
    vel: jax.Array
    t: jax.Array

class CartEnv:
    dt = 0.1
    limits = (-2.0, 2.0)

    def __init__(self, mass):
        self.mass = mass
        self.episodes = 0

    def reset(self, key):
        self.episodes += 1
        return State(jax.random.uniform(key, (), minval=-0.1, maxval=0.1), jnp.array(0.0), jnp.array(0))

    def step(self, s, force):
        vel = s.vel + self.dt * force / self.mass
        pos = jnp.clip(s.pos + self.dt * vel, *self.limits)
        new = State(pos, vel, s.t + 1)
        return new, -jnp.abs(pos), s.t >= 4

env = CartEnv(2.0)
step = jax.jit(env.step)
totals = []
for ep in range(3):
    s = env.reset(jax.random.key(ep))
    total, done = 0.0, False
    while not done:
        s, r, done = step(s, -3.0 * s.pos)
        total += float(r)
    totals.append(f"{total:.4f}")
print(totals, env.episodes)
