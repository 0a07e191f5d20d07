import jax
import jax.numpy as jnp
import numpy as np

np.random.seed(42)

@jax.jit
def dropout(x):
    mask = np.random.rand(4) < 0.5
    noise = np.random.normal(0.0, 0.1, size=4)
    return jnp.where(mask, x, 0.0) + noise

for _ in range(2):
    print(dropout(jnp.ones(4)).shape)
