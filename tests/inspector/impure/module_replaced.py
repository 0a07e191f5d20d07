import jax
import jax.numpy as jnp
import math

class Shifted:
    pi = 3.0

library = math

@jax.jit
def around(x):
    return jnp.add(x, library.pi)  #~ global library

print(around(1.0))
library = Shifted
print(around(1.0))  #! library
