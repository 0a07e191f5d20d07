import numpy as np
import jax
import jax.numpy as jnp

class ParticleFilter:
    def __init__(self, n, seed=0):
        self.rng = np.random.default_rng(seed)
        self.particles = jnp.linspace(-2.0, 2.0, n)
        self.weights = jnp.ones(n) / n

    def move(self, u):
        noise = self.rng.normal(0.0, 0.1, self.particles.shape)
        self.particles = self.particles + u + noise

    def weigh(self, z):
        w = self.weights * jnp.exp(-0.5 * (z - self.particles) ** 2)
        self.weights = w / w.sum()

    def estimate(self):
        return jnp.sum(self.particles * self.weights)

pf = ParticleFilter(16)

@jax.jit
def update(u, z):
    pf.move(u)
    pf.weigh(z)
    return pf.estimate()

for u, z in [(0.5, 0.4), (0.5, 1.1), (0.5, 1.4)]:
    print(f"{float(update(u, z)):.3f}")
