import jax
import jax.numpy as jnp


class Welford:
    def __init__(self, size):
        self.n = 0
        self.mean = jnp.zeros(size)
        self.m2 = jnp.zeros(size)

    def push(self, x):
        self.n += 1  #~ attribute self.n = 0 ; attribute_write self.n
        delta = x - self.mean  #~ captured_array self.mean
        self.mean = self.mean + delta / self.n  #~ captured_array self.mean ; attribute_write self.mean ; leaked_tracer self.mean
        self.m2 = self.m2 + delta * (x - self.mean)  #~ captured_array self.m2 ; attribute_write self.m2 ; leaked_tracer self.m2
        return self.m2 / self.n


stats = Welford(2)


@jax.jit
def observe(x):
    return stats.push(x)


for k in range(3):
    print(observe(jnp.array([1.0 * k, 2.0])))  #! self.n
print(stats.n)
