import jax
import jax.numpy as jnp


class Metropolis:
    def __init__(self, logp, step=0.5, seed=0):
        self.logp = logp
        self.step = step
        self.key = jax.random.key(seed)
        self.accepted = 0
        self.proposed = 0

    def propose(self, x):
        self.key, k1, k2 = jax.random.split(self.key, 3)
        cand = x + self.step * jax.random.normal(k1, x.shape)
        log_a = self.logp(cand) - self.logp(x)
        ok = jnp.log(jax.random.uniform(k2)) < log_a
        self.proposed += 1
        self.accepted = self.accepted + jnp.where(ok, 1, 0)
        return jnp.where(ok, cand, x)


sampler = Metropolis(lambda x: -0.5 * jnp.sum(x**2))
move = jax.jit(sampler.propose)
x = jnp.zeros(2)
for _ in range(4):
    x = move(x)
    print(x)
print(sampler.proposed)
