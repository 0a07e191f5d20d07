import jax
import jax.numpy as jnp


class Legendre:
    def __init__(self):
        self.cache = {}

    def coefficients(self, n):
        if n in self.cache:
            return self.cache[n]
        if n == 0:
            result = [1.0]
        elif n == 1:
            result = [0.0, 1.0]
        else:
            a = [0.0] + [(2 * n - 1) / n * c for c in self.coefficients(n - 1)]
            b = [(n - 1) / n * c for c in self.coefficients(n - 2)] + [0.0, 0.0]
            result = [p - q for p, q in zip(a, b)]
        self.cache[n] = result
        return result


basis = Legendre()


@jax.jit
def evaluate(x):
    return sum(c * x**k for k, c in enumerate(basis.coefficients(3)))


print(evaluate(0.5))
print(evaluate(1.0))
