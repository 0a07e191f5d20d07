import numpy as np
import jax, jax.numpy as jnp

rng = np.random.RandomState(4)

class Mutator:
    def __init__(self, rate):
        self.rate = rate
    def __call__(self, genome):
        mask = rng.rand(*genome.shape) < self.rate
        return jnp.where(mask, 1 - genome, genome)

mutate = jax.jit(Mutator(0.3))
g = jnp.zeros(32, jnp.int32)
seen = [tuple(np.asarray(mutate(g))) for _ in range(3)]
print(len(set(seen)))
