import jax
import jax.numpy as jnp

factorials = {}


def factorial(n):
    if n not in factorials:
        factorials[n] = 1 if n < 2 else n * factorial(n - 1)
    return factorials[n]


@jax.jit
def exponential(x):
    return sum(x**k / factorial(k) for k in range(6))


print(exponential(1.0))
print(exponential(2.0))
print(exponential(jnp.array([0.0, 1.0])))
