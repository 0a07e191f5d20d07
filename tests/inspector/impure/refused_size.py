import jax
import jax.numpy as jnp


@jax.jit
def f(n):
    return jnp.zeros(n)  #~ refused jnp.zeros(n)


try:
    print(f(3))
except TypeError:
    print("refused")
