import random

import jax

random.seed(0)


@jax.jit
def noisy(x):
    return x + random.gauss(0.0, 1.0)


print([bool(noisy(0.0) == noisy(0.0)) for _ in range(2)])
