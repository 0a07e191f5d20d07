import math

import jax


@jax.jit
def f(x):
    print("so far")  #~ print
    return math.sin(x)  #~ refused math.sin(x)


try:
    print(f(1.0))
except TypeError:
    print("refused")
