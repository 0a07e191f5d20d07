import jax
import jax.numpy as jnp

beam = 1


@jax.jit
def search(scores):
    values, indices = jax.lax.top_k(scores, beam)
    return values.sum(), indices


scores = jnp.array([0.1, 0.9, 0.4, 0.7])
for _ in range(3):
    print(search(scores))
    beam += 1
