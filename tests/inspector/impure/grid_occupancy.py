import jax, jax.numpy as jnp
import numpy as np

occupied = np.zeros((3, 3), dtype=bool)

@jax.jit
def score(pos):
    free = ~jnp.asarray(occupied)  #~ captured_array occupied
    d = jnp.abs(jnp.arange(3)[:, None] - pos[0]) + jnp.abs(jnp.arange(3)[None] - pos[1])
    return jnp.where(free, 10 - d, -1).argmax()

for _ in range(3):
    at = int(score(jnp.array([1, 1])))  #! occupied first
    print(divmod(at, 3))
    occupied[divmod(at, 3)] = True
