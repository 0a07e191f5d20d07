from typing import NamedTuple

import jax
import jax.numpy as jnp


class Body(NamedTuple):
    x: jax.Array
    v: jax.Array
    t: jax.Array


DT = 0.1


def step(body, force):
    v = body.v + DT * force
    return Body(body.x + DT * v, v, body.t + DT), body.x


@jax.jit
def simulate(body, forces):
    return jax.lax.scan(step, body, forces)


body = Body(jnp.float32(0.0), jnp.float32(1.0), jnp.float32(0.0))
body, path = simulate(body, jnp.ones(3))
body, path = simulate(body, -jnp.ones(3))
print(body.t, path)
