import jax
import jax.numpy as jnp
from jax import lax


@jax.jit
def smooth(xs, alpha=0.5):
    def body(mean, x):
        mean = alpha * mean + (1 - alpha) * x
        return mean, mean

    _, out = lax.scan(body, xs[0], xs)
    return out


for scale in [1.0, 2.0]:
    print(smooth(scale * jnp.arange(4.0)))
