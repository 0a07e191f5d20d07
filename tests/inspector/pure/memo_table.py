import jax
import jax.numpy as jnp

_cache = {}


def factorial(n):
    if n not in _cache:
        _cache[n] = 1 if n < 2 else n * factorial(n - 1)
    return _cache[n]


@jax.jit
def series(x):
    return sum(x**k / factorial(k) for k in range(5))


print(series(1.0))
print(series(0.5))
factorial(8)
print(series(0.25))
