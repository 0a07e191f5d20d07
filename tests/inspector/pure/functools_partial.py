import jax
from functools import partial

def scale(k, x):
    return k * x

double = jax.jit(partial(scale, 2.0))
print(double(1.0), double(2.0))
