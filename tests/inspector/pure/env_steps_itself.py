import jax
import jax.numpy as jnp
from dataclasses import dataclass


@jax.tree_util.register_dataclass
@dataclass
class Env:
    pos: jax.Array
    t: int

    def step(self, a):
        self.pos = self.pos + a
        self.t = self.t + 1
        return self, -jnp.abs(self.pos)


@jax.jit
def env_step(env, a):
    return env.step(a)


env = Env(jnp.float32(0.0), 0)
for a in (1.0, -2.0):
    env, r = env_step(env, a)
    print(env.pos, r)
