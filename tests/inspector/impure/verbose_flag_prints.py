import jax
import jax.numpy as jnp

verbose = True


@jax.jit
def step(x):
    y = jnp.tanh(x)
    if verbose:
        print("step", y)  #~ print
    return y


x = jnp.float32(1.0)
for i in range(3):
    x = step(x)
