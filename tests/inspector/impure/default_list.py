import jax
import jax.numpy as jnp


def moving_average(x, window=[]):
    window.append(1.0)  #~ container_write window
    return x / len(window)  #~ element len(window)


avg = jax.jit(lambda x: moving_average(x))
print(avg(6.0))
print(avg(6.0))  #! len(window)
print(avg(6.0))  #! len(window)
