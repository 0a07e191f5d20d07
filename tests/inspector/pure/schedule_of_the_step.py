import jax
import jax.numpy as jnp


def cosine(step, total=10, peak=0.1):
    return 0.5 * peak * (1 + jnp.cos(jnp.pi * step / total))


@jax.jit
def update(w, step):
    return w - cosine(step) * w


w = 1.0
for step in range(3):
    w = update(w, step)
    print(step, w)
