# declined: stdout
import jax
import jax.numpy as jnp
import sys


@jax.jit
def step(x):
    sys.stdout.write("step ")
    return x + 1


x = jnp.float32(0)
for _ in range(3):
    x = step(x)
print(x)
