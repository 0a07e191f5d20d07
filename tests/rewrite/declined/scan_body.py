# declined: rate
import jax
import jax.numpy as jnp
from jax import lax

rate = 0.5

def body(carry, x):
    carry = carry * rate + x
    return carry, carry

@jax.jit
def run(xs):
    return lax.scan(body, 0.0, xs)[1]

print(run(jnp.ones(3)))
rate = 0.1
print(run(jnp.ones(3)))
