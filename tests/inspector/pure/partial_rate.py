import jax
import jax.numpy as jnp
from functools import partial


@partial(jax.jit, static_argnames=("depth",))
def fractal(x, depth):
    for _ in range(depth):
        x = x * x + 0.1
    return x


depth = 1
for _ in range(3):
    print(fractal(jnp.float32(0.5), depth=depth))
    depth += 1
