import jax
import jax.numpy as jnp
import numpy as np

rng = np.random.RandomState(0)


def augment(image):
    if rng.rand() < 0.5:  #~ random
        image = image[:, ::-1]
    if rng.rand() < 0.5:  #~ random
        image = image + 0.1 * rng.randn(*image.shape)
    return image


@jax.jit
def batch_mean(image):
    return augment(image).mean(axis=0)


image = jnp.arange(6.0).reshape(2, 3)
for _ in range(3):
    print(batch_mean(image).shape)
