import jax
import jax.numpy as jnp

@jax.jit
def f(x):
    return jnp.stack([x * k for k in range(3)])

print(f(1.0), f(2.0))
