import jax, jax.numpy as jnp
import numpy as np

rng = np.random.default_rng(3)
order = rng.permutation(4)
data = jnp.array([1.0, 10.0, 100.0, 1000.0])

@jax.jit
def batch(i):
    return jax.lax.dynamic_slice(data[order], (i,), (2,))  #~ captured_array order

for epoch in range(2):
    print(batch(0), batch(2))  #! order first
    order = order[::-1].copy()
