import jax
import jax.numpy as jnp


class ParticleFilter:
    def __init__(self, n, key):
        self.key = key
        self.x = jnp.linspace(-1.0, 1.0, n)
        self.w = jnp.ones(n) / n

    def predict(self, u):
        self.key, sub = jax.random.split(self.key)  #~ captured_array self.key ; attribute_write self.key ; leaked_tracer self.key
        self.x = self.x + u + 0.1 * jax.random.normal(sub, self.x.shape)  #~ captured_array self.x ; attribute self.x.shape ; attribute_write self.x ; leaked_tracer self.x

    def update(self, z):
        self.w = self.w * jnp.exp(-0.5 * (self.x - z) ** 2)  #~ captured_array self.w ; attribute_write self.w ; leaked_tracer self.w
        self.w = self.w / self.w.sum()  #~ attribute_write self.w

    def estimate(self):
        return jnp.sum(self.w * self.x)


pf = ParticleFilter(5, jax.random.key(1))


@jax.jit
def step(u, z):
    pf.predict(u)
    pf.update(z)
    return pf.estimate()


for u, z in [(0.1, 0.0), (0.2, 0.3), (0.1, 0.5)]:
    print(step(u, z))  #! self.key [0 1] -> a tracer
