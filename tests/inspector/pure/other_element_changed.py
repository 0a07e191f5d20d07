import jax
import numpy as np

cfg = {"used": 1.0, "unused": 2.0}
table = np.array([1.0, 2.0])


@jax.jit
def f(x):
    return x * cfg["used"] + table[0]


print(f(1.0))
cfg["unused"] = 5.0
table[1] = 7.0
print(f(1.0))
