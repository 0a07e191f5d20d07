import jax
import jax.numpy as jnp
import os
os.environ["A"] = "1"

@jax.jit
def f(x):
    return x * (float(os.getenv("A")))  #~ element os.getenv("A") = '1'

print(f(2.0))
os.environ["A"] = "3"
print(f(2.0))  #! os.getenv("A") '1' -> '3'
