import jax
import jax.numpy as jnp


@jax.jit
def explore(key, x):
    shift = jax.random.choice(key, jnp.array([-1.0, 0.0, 1.0]))
    return x + shift


x = 0.0
for key in jax.random.split(jax.random.key(0), 4):
    x = explore(key, x)
print(x)
