import jax
import jax.numpy as jnp

shift = 1

@jax.jit
def f(xs):
    return jax.vmap(lambda x: x + shift)(xs)  #~ global shift = 1

xs = jnp.arange(3)
print(f(xs))
shift = 10
print(f(xs))  #! shift 1 -> 10
