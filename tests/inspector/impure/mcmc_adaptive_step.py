import jax
import jax.numpy as jnp


class Sampler:
    def __init__(self, key, step=1.0):
        self.key = key
        self.step_size = step
        self.accepted = 0
        self.total = 0

    def log_prob(self, x):
        return -0.5 * jnp.sum(x ** 2)

    def sample(self, x):
        self.key, k1, k2 = jax.random.split(self.key, 3)  #~ captured_array self.key ; attribute_write self.key ; leaked_tracer self.key
        proposal = x + self.step_size * jax.random.normal(k1, x.shape)  #~ attribute self.step_size = 1.0
        accept = jnp.log(jax.random.uniform(k2)) < self.log_prob(proposal) - self.log_prob(x)
        self.total += 1  #~ attribute self.total = 0 ; attribute_write self.total
        self.accepted += accept  #~ attribute self.accepted = 0 ; attribute_write self.accepted ; leaked_tracer self.accepted
        rate = self.accepted / self.total
        self.step_size = jnp.where(rate > 0.5, self.step_size * 1.1, self.step_size * 0.9)  #~ attribute self.step_size = 1.0 ; attribute_write self.step_size ; leaked_tracer self.step_size
        return jnp.where(accept, proposal, x)


sampler = Sampler(jax.random.key(1))
sample = jax.jit(sampler.sample)
x = jnp.zeros(2)
for _ in range(4):
    x = sample(x)  #! self.key
    print(x)
print(sampler.accepted, sampler.total)
