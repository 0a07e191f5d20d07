# declined: without
import jax
import jax.numpy as jnp
from jax import lax

damping = 0.1

def body(carry, u):
    x, v = carry
    v = v + 0.1 * (u - x - damping * v)
    x = x + 0.1 * v
    return (x, v), x

@jax.jit
def simulate(us):
    _, xs = lax.scan(body, (0.0, 0.0), us)
    return xs

us = jnp.ones(5)
print(simulate(us))
damping = 2.0
print(simulate(us))
