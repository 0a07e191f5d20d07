import jax
import jax.numpy as jnp
from functools import cached_property

class Spline:
    def __init__(self, knots, values):
        self.knots = jnp.asarray(knots)
        self.values = jnp.asarray(values)
        self.evaluations = 0

    @cached_property
    def slopes(self):
        return jnp.diff(self.values) / jnp.diff(self.knots)

    @property
    def domain(self):
        return float(self.knots[0]), float(self.knots[-1])

    def __call__(self, x):
        i = jnp.clip(jnp.searchsorted(self.knots, x, side="right") - 1, 0, len(self.slopes) - 1)
        return self.values[i] + self.slopes[i] * (x - self.knots[i])

    def scaled(self, k):
        return Spline(self.knots, self.values * k)

s = Spline([0.0, 1.0, 3.0], [0.0, 2.0, 0.0])
s.slopes
f = jax.jit(s)
for x in (0.5, 1.5, 2.5):
    s.evaluations += 1
    print(f"{float(f(x)):.3f}", s.evaluations)
g = jax.jit(s.scaled(2.0).__call__) if False else jax.jit(lambda x: s(x) * 2)
print(g(0.5), s.domain)
