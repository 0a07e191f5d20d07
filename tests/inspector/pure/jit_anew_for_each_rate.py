import jax
import jax.numpy as jnp


def train(w, lr):
    @jax.jit
    def step(w):
        return w - lr * 2 * w

    for _ in range(2):
        w = step(w)
    return w


w = jnp.float32(1.0)
for lr in [0.1, 0.2, 0.3]:
    w = train(w, lr)
    print(w)
