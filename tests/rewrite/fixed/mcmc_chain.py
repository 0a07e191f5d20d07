import jax
import jax.numpy as jnp
import numpy as np

class Chain:
    def __init__(self, logp, x0, seed):
        self.logp = logp
        self.x = x0
        self.rng = np.random.RandomState(seed)
        self.accepted = 0
        self.proposed = 0
        self.width = 0.5

    def propose(self, x):
        return x + self.width * self.rng.randn()

    def run(self, n):
        out = []
        for _ in range(n):
            new, ratio = self.attempt(self.x)
            self.proposed += 1
            if np.log(self.rng.rand()) < float(ratio):
                self.x = new
                self.accepted += 1
            if self.proposed % 5 == 0:
                self.width *= 1.1 if self.accepted / self.proposed > 0.5 else 0.9
            out.append(float(self.x))
        return out

    def attempt(self, x):
        return attempt(x)

chain = Chain(lambda x: -0.5 * x ** 2, jnp.array(0.0), 0)

@jax.jit
def attempt(x):
    new = chain.propose(x)
    return new, chain.logp(new) - chain.logp(x)

xs = chain.run(12)
print([round(v, 3) for v in xs], chain.accepted, round(chain.width, 3))
