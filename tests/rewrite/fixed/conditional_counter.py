import jax
import jax.numpy as jnp

class Clipper:
    def __init__(self):
        self.clipped = 0

    def clip(self, x):
        self.clipped = self.clipped + jnp.sum(x > 1.0)
        return jnp.minimum(x, 1.0)

clipper = Clipper()
clip = jax.jit(clipper.clip)
print(clip(jnp.array([0.5, 2.0, 3.0])))
print(clip(jnp.array([5.0, 0.1, 0.2])))
print("clipped:", clipper.clipped)
