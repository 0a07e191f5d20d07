import jax
import jax.numpy as jnp

targets = [(0.0, 1.0), (2.0, 0.5)]


@jax.jit
def force(x):
    total = 0.0
    for center, strength in targets:  #~ element targets ; loop_unrolled
        total = total + strength * (center - x)
    return total


x = jnp.float32(1.0)
print(force(x))
targets[0] = (5.0, 1.0)
print(force(x))  #! targets
targets.append((1.0, 10.0))
print(force(x))  #! targets
