import jax
import jax.numpy as jnp

norms = [1.0]


@jax.jit
def clipped_step(w, g):
    limit = sorted(norms)[len(norms) // 2]  #~ element norms ; element len(norms) = 1
    norm = jnp.linalg.norm(g)
    scale = jnp.minimum(1.0, limit / norm)
    return w - 0.1 * scale * g, norm


w = jnp.array([1.0, 1.0])
for i in range(4):
    w, norm = clipped_step(w, (i + 1) * w)  #! norms
    norms.append(float(norm))
    print(w)
