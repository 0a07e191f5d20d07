from typing import NamedTuple
import jax, jax.numpy as jnp

class EnvState(NamedTuple):
    pos: jax.Array
    t: jax.Array
    key: jax.Array

class Env:
    size = 5.0
    def reset(self, key):
        return EnvState(jnp.zeros(2), jnp.int32(0), key)
    def step(self, s, a):
        key, sub = jax.random.split(s.key)
        pos = jnp.clip(s.pos + a + 0.1 * jax.random.normal(sub, (2,)), -self.size, self.size)
        return EnvState(pos, s.t + 1, key), -jnp.linalg.norm(pos)

env = Env()
step = jax.jit(env.step)
s = env.reset(jax.random.key(0))
for _ in range(3):
    s, r = step(s, jnp.array([0.5, 0.0]))
    print(s.t, f"{float(r):.4f}")
