import jax
import time

@jax.jit
def stamp(x):
    return x + time.time()  #~ clock

print(stamp(0.0) == stamp(0.0))
