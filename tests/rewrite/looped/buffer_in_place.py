# looped: written in place
import jax
import jax.numpy as jnp
import numpy as np

step = jax.jit(lambda w: w * 0.5)
w = jnp.array(4.0)
seen = np.zeros(3)
for i in range(3):
    w = step(w)
    seen[i] = w
print(seen)
