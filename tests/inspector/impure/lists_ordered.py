import jax
import jax.numpy as jnp
a = [1.0]; b = [1.0]

@jax.jit
def f(x):
    return x * (2.0 if a < b else 1.0)  #~ element b ; branch a < b

print(f(2.0))
b.append(3.0)
print(f(2.0))  #! b
