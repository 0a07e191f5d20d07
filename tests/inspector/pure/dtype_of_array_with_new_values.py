import jax
import jax.numpy as jnp


w = jnp.ones(3)


@jax.jit
def f(x):
    return jnp.zeros(2, w.dtype) + x


print(f(1))
w = jnp.zeros(3)
print(f(1))
