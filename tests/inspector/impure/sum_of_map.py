import jax
import jax.numpy as jnp

d = [1.0, 2.0]

@jax.jit
def f(x):
    return x * (sum(map(float, d)))  #~ element d

print(f(2.0))
d[0] = 5.0
print(f(2.0))  #! d
