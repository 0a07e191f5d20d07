import numpy as np
import jax, jax.numpy as jnp

table = np.linspace(0, 1, 5)
table = table ** 2
lookup = {i: float(v) for i, v in enumerate(table)}

@jax.jit
def interp(x):
    return jnp.interp(x, jnp.linspace(0, 1, 5), table) + lookup[2]

out = np.zeros(3)
for i, x in enumerate((0.1, 0.5, 0.9)):
    out[i] = interp(x)
print(np.round(out, 4))
