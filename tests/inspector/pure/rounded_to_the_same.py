import jax
import math


g = 1.2


@jax.jit
def f(x):
    return x * math.floor(g) + int(g) + round(g)


print(f(2.0))
g = 1.3
print(f(2.0))
