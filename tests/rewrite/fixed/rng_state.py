import random
import jax
import jax.numpy as jnp

class Noise:
    def __init__(self, seed, sigma):
        self.rng = random.Random(seed)
        self.sigma = sigma

    def sample(self, n):
        return jnp.array([self.rng.gauss(0.0, self.sigma) for _ in range(n)])

    def anneal(self):
        self.sigma *= 0.5

class Env:
    def __init__(self, noise):
        self.noise = noise
        self.t = 0

    def observe(self, x):
        return x + self.noise.sample(2)

env = Env(Noise(3, 1.0))

@jax.jit
def policy(x):
    obs = env.observe(x)
    return jnp.tanh(obs).sum()

x = jnp.zeros(2)
seen = []
for k in range(3):
    seen.append(round(float(policy(x)), 4))
    env.noise.anneal()
print(len(set(seen)))
