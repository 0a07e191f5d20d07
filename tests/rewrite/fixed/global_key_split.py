import jax
import jax.numpy as jnp

key = jax.random.key(0)


def next_key():
    global key
    key, sub = jax.random.split(key)
    return sub


@jax.jit
def dropout(x):
    keep = jax.random.bernoulli(next_key(), 0.5, x.shape)
    return jnp.where(keep, x / 0.5, 0.0)


x = jnp.arange(6.0)
for _ in range(3):
    print(dropout(x))
