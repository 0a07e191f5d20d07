import jax
import jax.numpy as jnp


class Poly:
    def __init__(self):
        self.terms = []

    def add(self, c, n):
        self.terms.append((c, n))
        return self

    def __call__(self, x):
        return sum(c * x ** n for c, n in self.terms)


@jax.jit
def f(x):
    p = Poly().add(1.0, 0).add(2.0, 1).add(3.0, 2)
    return p(x)


print(f(1.0), f(2.0))
