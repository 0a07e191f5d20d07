import jax, jax.numpy as jnp
from typing import NamedTuple
class State(NamedTuple):
    w: jax.Array
    m: jax.Array
    t: int
def update(s, g):
    m = 0.9 * s.m + g
    return s._replace(w=s.w - 0.1 * m, m=m, t=s.t + 1)
@jax.jit
def step(s, x):
    g = jax.grad(lambda w: jnp.sum((w - x) ** 2))(s.w)
    return update(s, g)
s = State(jnp.zeros(2), jnp.zeros(2), 0)
for i in range(3):
    s = step(s, jnp.ones(2))
print(s.w, s.t)
