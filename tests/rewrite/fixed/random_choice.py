import jax
import random

@jax.jit
def f(x):
    return x * random.choice([1.0, 2.0])

print(f(1.0) > 0)
print(f(1.0) > 0)
