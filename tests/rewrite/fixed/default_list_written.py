import jax
import jax.numpy as jnp


def moving_average(x, window=[]):
    window.append(1.0)
    return x / len(window)


avg = jax.jit(moving_average)
print(avg(6.0))
print(avg(6.0))
print(avg(6.0))
