import jax
import jax.numpy as jnp

size = 2


@jax.jit
def pooled(image):
    global size
    out = image.reshape(-1, size).mean(axis=1)  #~ global size = 2
    size *= 2  #~ global_write size
    return out


image = jnp.arange(8.0)
for _ in range(3):
    print(pooled(image), size)  #! size 2 -> 4
