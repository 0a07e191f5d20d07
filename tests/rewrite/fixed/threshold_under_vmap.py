import jax
import jax.numpy as jnp

threshold = 0.5


def fires(x):
    return jnp.where(x > threshold, 1, 0)


spikes = jax.jit(jax.vmap(fires))
x = jnp.array([0.2, 0.6, 0.9])
print(spikes(x))
threshold = 0.8
print(spikes(x))
