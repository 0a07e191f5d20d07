import functools
import jax
import jax.numpy as jnp

class Basis:
    def __init__(self, degree, scale):
        self.degree = degree
        self.scale = scale

    @functools.lru_cache
    def weights(self, n):
        return jnp.array([self.scale ** k for k in range(n)])

    def __call__(self, x):
        powers = x ** jnp.arange(self.degree)
        return powers @ self.weights(self.degree)

basis = Basis(3, 2.0)
evaluate = jax.jit(lambda x: basis(x))
print(evaluate(2.0))
basis.scale = 0.5
basis.weights.cache_clear()
print(evaluate(2.0))
basis.degree = 2
print(evaluate(2.0))
