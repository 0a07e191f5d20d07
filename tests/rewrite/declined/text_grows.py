# declined: journal
import jax
import jax.numpy as jnp

journal = ""


@jax.jit
def step(x):
    global journal
    journal += "s"
    return x + 1


x = 0
for _ in range(3):
    x = step(x)
print(x, journal)
