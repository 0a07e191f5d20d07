import jax
import jax.numpy as jnp
b = [1.0]
def g():
    a = [1.0]
    a += b  #~ element b
    return sum(a)

@jax.jit
def f(x):
    return x * (g())

print(f(2.0))
b.append(2.0)
print(f(2.0))  #! b
