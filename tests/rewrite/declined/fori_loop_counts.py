# declined: in a lambda
import jax
import jax.numpy as jnp
from jax import lax


class Integrator:
    def __init__(self):
        self.y = jnp.array(1.0)
        self.evals = 0

    def f(self, y):
        self.evals += 1
        return -y

    def advance(self, n):
        self.y = lax.fori_loop(0, 4, lambda i, y: y + 0.1 * self.f(y), self.y)
        return self.y


it = Integrator()
advance = jax.jit(it.advance)
print(advance(1), advance(1))
print(it.y)
