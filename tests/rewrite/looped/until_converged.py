# looped: end before its last turn
import jax
import jax.numpy as jnp

step = jax.jit(lambda w: w - 0.1 * 2 * w)
w = jnp.array(4.0)
for i in range(100):
    w = step(w)
    if w < 0.5:
        break
print(i, w)
