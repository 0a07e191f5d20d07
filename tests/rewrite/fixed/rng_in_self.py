import jax, jax.numpy as jnp

class Sampler:
    def __init__(self, seed):
        self.key = jax.random.key(seed)

    def next_key(self):
        self.key, sub = jax.random.split(self.key)
        return sub

    def normal(self, shape):
        return jax.random.normal(self.next_key(), shape)

s = Sampler(7)

@jax.jit
def augment(x):
    return x + 0.1 * s.normal(x.shape)

x = jnp.zeros(3)
for _ in range(2):
    x = augment(x)
    print(x)
