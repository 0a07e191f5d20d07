import jax
import jax.numpy as jnp


class Ising:
    def __init__(self, n, beta):
        self.beta = beta
        self.spins = jnp.ones(n)
        self._sweep = jax.jit(self._flip)

    def _flip(self, spins, key):
        field = jnp.roll(spins, 1) + jnp.roll(spins, -1)
        p = jax.nn.sigmoid(2 * self.beta * field)
        return jnp.where(jax.random.uniform(key, spins.shape) < p, 1.0, -1.0)

    def anneal(self, steps):
        key = jax.random.key(0)
        for _ in range(steps):
            key, sub = jax.random.split(key)
            self.spins = self._sweep(self.spins, sub)
            self.beta *= 2


model = Ising(8, 0.1)
model.anneal(4)
print(model.spins.shape, round(model.beta, 3))
