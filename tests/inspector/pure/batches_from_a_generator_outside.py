import jax
import jax.numpy as jnp
import numpy as np


def batches(data, size):
    for start in range(0, len(data), size):
        yield data[start : start + size]


@jax.jit
def step(w, batch):
    return w - 0.1 * jax.grad(lambda w: jnp.mean((batch - w) ** 2))(w)


data = np.arange(6.0)
w = jnp.float32(0.0)
for batch in batches(data, 2):
    w = step(w, batch)
    print(w)
