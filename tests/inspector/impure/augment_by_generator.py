import jax
import jax.numpy as jnp
import numpy as np

rng = np.random.default_rng(0)


def augment(x):
    flip = rng.random() < 0.5  #~ random
    x = x + rng.normal(size=x.shape) * 0.01  #~ random
    return x * rng.uniform(0.9, 1.1)  #~ random


@jax.jit
def step(w, x):
    return w - 0.1 * jnp.mean(augment(x))


w = jnp.array(1.0)
for _ in range(3):
    w = step(w, jnp.ones(4))
    print(w)
