import jax
import jax.numpy as jnp

size = 2

@jax.jit
def padded(x):
    return x + jnp.zeros(size)  #~ global size = 2

print(padded(1.0))
size = 4
print(padded(1.0))  #! size 2 -> 4
