import jax
import numpy as np

table = np.ones((80, 80), np.float32)
small = np.ones((2, 3), np.float32)

@jax.jit
def corner(x):
    return x * table[0, -1] + small[1, 2]

print(corner(2.0))
table[3, 3] = 7.0
small[0, 0] = 7.0
print(corner(2.0))
