import jax, jax.numpy as jnp

class Clipper:
    def __init__(self, max_norm):
        self.max_norm = max_norm
        self.clipped = 0
        self.seen = 0
    def __call__(self, g):
        n = jnp.linalg.norm(g)
        self.seen += 1
        self.clipped = self.clipped + jnp.where(n > self.max_norm, 1, 0)
        return g * jnp.minimum(1.0, self.max_norm / n)

clip = Clipper(1.0)

@jax.jit
def update(w, t):
    g = jax.grad(lambda w: jnp.sum((w - t) ** 2))(w)
    return w - 0.3 * clip(g)

w = jnp.zeros(2)
for t in (5.0, 0.1, 3.0):
    w = update(w, t)
print(w)
print(clip.seen, int(clip.clipped))
