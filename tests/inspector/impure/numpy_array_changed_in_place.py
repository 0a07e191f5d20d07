import jax
import numpy as np

table = np.array([1.0, 2.0], np.float32)

@jax.jit
def look(x):
    return x + table  #~ captured_array table

print(look(0.0))
table[0] = 9.0
print(look(0.0))  #! table
