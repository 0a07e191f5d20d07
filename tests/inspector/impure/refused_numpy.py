import jax
import numpy as np


@jax.jit
def f(x):
    return np.sin(x) + int(x[0])  #~ refused np.sin(x)


try:
    print(f(np.ones(2)))
except jax.errors.TracerArrayConversionError:
    print("refused")
