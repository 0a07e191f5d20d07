import jax
import jax.numpy as jnp

size = 2


@jax.jit
def pooled(image):
    global size
    out = image.reshape(-1, size).mean(axis=1)
    size *= 2
    return out


image = jnp.arange(8.0)
for _ in range(3):
    print(pooled(image), size)
