import functools

import jax


@functools.lru_cache
def coefficients(order):
    return tuple(1.0 / (k + 1) for k in range(order))


@jax.jit
def series(x):
    return sum(c * x**k for k, c in enumerate(coefficients(3)))


print(series(1.0))
print(series(2.0))
print(coefficients(3))
print(coefficients(4))
print(series(3.0))
