import jax
import jax.numpy as jnp
from jax import lax


@jax.jit
def adam(params, m, v, t):
    grads = jax.grad(lambda p: jnp.sum((p - 2.0) ** 2))(params)
    m = 0.9 * m + 0.1 * grads
    v = 0.999 * v + 0.001 * grads**2
    scale = jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    return params - 0.1 * scale * m / (jnp.sqrt(v) + 1e-8), m, v


def train(params, steps):
    m = jnp.zeros_like(params)
    v = jnp.zeros_like(params)
    for t in range(1, steps + 1):
        params, m, v = adam(params, m, v, t)
    return params


print(train(jnp.array([0.0, 5.0]), 20))
