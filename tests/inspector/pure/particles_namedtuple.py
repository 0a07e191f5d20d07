from typing import NamedTuple

import jax
import jax.numpy as jnp


class Particles(NamedTuple):
    x: jax.Array
    v: jax.Array


@jax.jit
def advance(p, dt):
    return p._replace(x=p.x + dt * p.v, v=p.v * 0.99)


p = Particles(jnp.zeros(3), jnp.arange(3.0))
for _ in range(4):
    p = advance(p, 0.1)
print(p.x, p.v)
