import jax
import jax.numpy as jnp
a = [1.0]; b = [2.0]

@jax.jit
def f(x):
    return x * (sum(a + b))  #~ element b

print(f(2.0))
b.append(3.0)
print(f(2.0))  #! b
