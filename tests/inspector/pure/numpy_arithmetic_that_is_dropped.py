import jax
import numpy as np


a = np.array([1.0, 2.0])


@jax.jit
def f(x):
    b = a * 2 + 1
    return x + 1


print(f(2.0))
a[1] = -5.0
print(f(2.0))
