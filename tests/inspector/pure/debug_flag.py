import jax
import jax.numpy as jnp

DEBUG = False


@jax.jit
def f(x):
    if DEBUG:
        jax.debug.print("x = {}", x)
    return jnp.sin(x)


print(f(1.0))
print(f(2.0))
