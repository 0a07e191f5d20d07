import jax
from functools import partial

repeats = 2

def smooth(x):
    for _ in range(repeats):
        x = (x + 1.0) / 2.0
    return x

@partial(jax.jit, static_argnums=1)
def step(x, power):
    return smooth(x) ** power

print(step(5.0, 2))
repeats = 3
print(step(5.0, 2))
