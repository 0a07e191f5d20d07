import jax
import jax.numpy as jnp
a = {1, 2}; b = {2}

@jax.jit
def f(x):
    return x * (len(a & b))  #~ element b

print(f(2.0))
b.add(1)
print(f(2.0))  #! b
