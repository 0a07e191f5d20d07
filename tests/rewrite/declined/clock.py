# declined: clock
import jax
import time

@jax.jit
def f(x):
    return x + time.time()

print(f(0.0) == f(0.0))
