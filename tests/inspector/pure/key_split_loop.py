import jax
import jax.numpy as jnp

key = jax.random.key(0)


@jax.jit
def noisy(key, x):
    return x + 0.1 * jax.random.normal(key, x.shape)


x = jnp.zeros(2)
for _ in range(3):
    key, sub = jax.random.split(key)
    x = noisy(sub, x)
print(x)
