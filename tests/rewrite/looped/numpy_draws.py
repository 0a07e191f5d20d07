# looped: happens once, while it is traced
import jax
import jax.numpy as jnp
import numpy as np

step = jax.jit(lambda w, noise: 0.9 * w + noise)
rng = np.random.default_rng(0)
w = jnp.array(0.0)
for i in range(4):
    noise = rng.normal()
    w = step(w, noise)
print(f"{w:.4f}")
