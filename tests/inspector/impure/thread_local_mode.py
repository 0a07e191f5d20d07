import threading

import jax
import jax.numpy as jnp

settings = threading.local()
settings.scale = 2.0


@jax.jit
def scaled(x):
    return x * settings.scale  #~ attribute settings.scale = 2.0


print(scaled(3.0))
settings.scale = 10.0
print(scaled(3.0))  #! settings.scale 2.0 -> 10.0
