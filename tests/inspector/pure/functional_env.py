import jax
import jax.numpy as jnp
from collections import namedtuple

EnvState = namedtuple("EnvState", "pos vel t")
GRAVITY = 9.8


def reset():
    return EnvState(jnp.array(1.0), jnp.array(0.0), 0)


@jax.jit
def step(state, action):
    vel = state.vel - GRAVITY * 0.01 + action
    pos = state.pos + 0.01 * vel
    return EnvState(pos, vel, state.t + 1), -jnp.abs(pos)


episodes = 0
for ep in range(2):
    s = reset()
    total = 0.0
    for t in range(3):
        s, r = step(s, 0.05 * ep)
        total += float(r)
    episodes += 1
    print(ep, round(total, 4), s.t)
print(episodes)
