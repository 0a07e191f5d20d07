# declined: shuffle
import random
import jax
import jax.numpy as jnp

random.seed(0)
data = [1.0, 2.0, 3.0, 4.0]


@jax.jit
def epoch(w):
    order = list(range(4))
    random.shuffle(order)
    for i in order:
        w = w + 0.1 * (data[i] - w)
    return w


w = jnp.float32(0.0)
for _ in range(3):
    w = epoch(w)
print(w.shape)
