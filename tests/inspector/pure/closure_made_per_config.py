import jax
import jax.numpy as jnp


def make_step(lr, momentum):
    @jax.jit
    def step(w, v):
        v = momentum * v - lr * 2 * w
        return w + v, v
    return step


w, v = jnp.array([1.0, 2.0]), jnp.zeros(2)
for lr in [0.1, 0.05]:
    step = make_step(lr, 0.9)
    for _ in range(2):
        w, v = step(w, v)
    print(lr, w)
