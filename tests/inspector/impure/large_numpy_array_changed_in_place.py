import jax
import numpy as np

table = np.zeros((100, 100), np.float32)
rows = table[::2]

@jax.jit
def whole(x):
    return (x + table).sum()  #~ captured_array table

@jax.jit
def part(x):
    return (x + rows).sum()  #~ captured_array rows

print(whole(0.0), part(0.0))
print(whole(0.0), part(0.0))
table[0, 0] = 9.0
print(whole(0.0))  #! table
print(part(0.0))  #! rows
