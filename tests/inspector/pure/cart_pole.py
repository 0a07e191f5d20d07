import jax
import jax.numpy as jnp
from typing import NamedTuple

class EnvState(NamedTuple):
    pos: jax.Array
    vel: jax.Array
    t: jax.Array

class CartPole:
    def __init__(self, dt=0.02):
        self.dt = dt
        self.episodes = 0
        self.name = "cartpole"

    def __repr__(self):
        return f"<{self.name} {self.episodes}>"

    def reset(self, key):
        self.episodes += 1
        return EnvState(jax.random.uniform(key), jnp.float32(0), jnp.int32(0))

    def step(self, s, a):
        force = jnp.where(a > 0, 1.0, -1.0)
        vel = s.vel + force * self.dt
        return EnvState(s.pos + vel * self.dt, vel, s.t + 1), -jnp.abs(s.pos)

env = CartPole()
step = jax.jit(env.step)
key = jax.random.key(0)
for ep in range(2):
    key, sub = jax.random.split(key)
    s = env.reset(sub)
    total = 0.0
    for i in range(3):
        s, r = step(s, i % 2)
        total += r
    print(env, total)
def rollout(s, acts):
    return jax.lax.scan(env.step, s, acts)
print(jax.jit(rollout)(s, jnp.array([1, 0, 1]))[1])
