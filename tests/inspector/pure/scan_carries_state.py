import jax
import jax.numpy as jnp

@jax.jit
def total(xs):
    return jax.lax.scan(lambda c, x: (c + x, c), 0.0, xs)

print(total(jnp.arange(3.0))[0], total(jnp.ones(3))[0])
