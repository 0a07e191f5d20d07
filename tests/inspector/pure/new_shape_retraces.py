import jax
import jax.numpy as jnp

@jax.jit
def f(x):
    return x.sum()

print(f(jnp.ones(2)), f(jnp.ones(3)), f(jnp.ones(2)))
