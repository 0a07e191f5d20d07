import jax
import jax.numpy as jnp

clipped = 0
limit = 1.0


def clip(g):
    global clipped
    norm = jnp.linalg.norm(g)
    clipped = clipped + (norm > limit)
    return g * jnp.minimum(1.0, limit / norm)


@jax.jit
def update(w, g):
    return w - 0.1 * clip(g)


w = jnp.zeros(2)
for scale in [1.0, 3.0, 0.1]:
    w = update(w, scale * jnp.ones(2))
print(w, clipped)
limit = 0.5
print(update(w, jnp.ones(2)))
