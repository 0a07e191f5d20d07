import jax
import random

def jump():
    return random.uniform(-1.0, 1.0)

@jax.jit
def walk(x):
    for _ in range(3):
        x = x + jump()
    return x

x = 0.0
for step in range(3):
    x = walk(x)
    print(step, x)
