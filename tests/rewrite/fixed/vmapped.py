import jax
import jax.numpy as jnp

g = 1.0

def f(x):
    return x * g

vf = jax.jit(jax.vmap(f))
print(vf(jnp.arange(3.0)))
g = 2.0
print(vf(jnp.arange(3.0)))
