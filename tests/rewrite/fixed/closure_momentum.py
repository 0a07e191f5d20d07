import jax
import jax.numpy as jnp


def make_optimizer(lr, beta):
    velocity = 0.0
    count = 0

    def update(w, g):
        nonlocal velocity, count
        count += 1
        velocity = beta * velocity + g
        return w - lr / count * velocity

    return jax.jit(update)


update = make_optimizer(0.1, 0.9)
w = jnp.float32(1.0)
for _ in range(3):
    w = update(w, 2.0 * w)
    print(w)
