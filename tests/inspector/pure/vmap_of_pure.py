import jax
import jax.numpy as jnp

f = jax.jit(jax.vmap(lambda x: x * 2))
print(f(jnp.arange(3)), f(jnp.arange(3)))
