import jax, jax.numpy as jnp
import math

class Annealer:
    def __init__(self, t0, key):
        self.T = t0
        self.key = key
        self.best = None

    def propose(self, x):
        self.key, k1, k2 = jax.random.split(self.key, 3)
        cand = x + self.T * jax.random.normal(k1)
        de = self.energy(cand) - self.energy(x)
        accept = jax.random.uniform(k2) < jnp.exp(-de / self.T)
        x = jnp.where(accept, cand, x)
        self.best = x if self.best is None else jnp.where(self.energy(x) < self.energy(self.best), x, self.best)
        return x

    @staticmethod
    def energy(x):
        return (x - 2.0) ** 2

    def cool(self):
        self.T *= 0.8

sa = Annealer(1.0, jax.random.key(0))
propose = jax.jit(sa.propose)
x = jnp.float32(0.0)
for _ in range(6):
    x = propose(x)
    sa.cool()
print(f"{float(x):.4f} {float(sa.best):.4f} {sa.T:.4f}")
