import jax, jax.numpy as jnp
from jax import lax
N = 3
@jax.jit
def f(x):
    x = lax.fori_loop(0, N, lambda i, v: v + i, x)
    x = lax.while_loop(lambda v: v < 100, lambda v: v * 2, x)
    _, ys = lax.scan(lambda c, t: (c + t, c * t), x, jnp.arange(3.))
    return ys
print(f(1.)); print(f(1.))
