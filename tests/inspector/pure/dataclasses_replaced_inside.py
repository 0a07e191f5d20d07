import jax, jax.numpy as jnp, dataclasses
from dataclasses import dataclass
@jax.tree_util.register_dataclass
@dataclass
class S:
    pos: jax.Array
    vel: jax.Array
@jax.jit
def step(s):
    s = dataclasses.replace(s, pos=s.pos + s.vel)
    return dataclasses.replace(s, vel=s.vel * 0.9)
s = S(jnp.zeros(2), jnp.ones(2))
for _ in range(3):
    s = step(s)
    print(s.pos, s.vel)
