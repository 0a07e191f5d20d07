from functools import lru_cache

import jax

stiffness = 2.0


@lru_cache(maxsize=None)
def spring(n):
    return stiffness * n  #~ global stiffness = 2.0


@jax.jit
def energy(x):
    return 0.5 * spring(3) * x**2


print(energy(1.0))
stiffness = 4.0
spring.cache_clear()
print(energy(1.0))  #! stiffness
