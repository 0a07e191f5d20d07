import numpy as np
import jax
import jax.numpy as jnp

rng = np.random.default_rng(0)


@jax.jit
def augment(x):
    noise = rng.normal(size=x.shape)  #~ random
    return x + 0.01 * noise


batch = jnp.ones(3)
first = augment(batch)
second = augment(batch)
print(first.shape, second.shape)
print("same noise:", bool((first == second).all()))
