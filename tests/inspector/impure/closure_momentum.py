import jax
import jax.numpy as jnp


def make_optimizer(lr, beta):
    velocity = 0.0
    count = 0

    def update(w, g):
        nonlocal velocity, count
        count += 1  #~ closure count = 0 ; nonlocal_write count
        velocity = beta * velocity + g  #~ closure velocity = 0.0 ; nonlocal_write velocity ; leaked_tracer velocity
        return w - lr / count * velocity

    return jax.jit(update)


update = make_optimizer(0.1, 0.9)
w = jnp.float32(1.0)
for _ in range(3):
    w = update(w, 2.0 * w)  #! count
    print(w)
