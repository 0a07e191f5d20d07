import jax
import jax.numpy as jnp


class Sampler:
    def __init__(self, seed):
        self.key = jax.random.key(seed)

    def next_key(self):
        self.key, sub = jax.random.split(self.key)
        return sub


@jax.jit
def noisy(x, key):
    return x + 0.1 * jax.random.normal(key, x.shape)


sampler = Sampler(0)
for _ in range(3):
    print(noisy(jnp.zeros(2), sampler.next_key()))
