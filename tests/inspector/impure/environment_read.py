import jax
import os

os.environ["SCALE"] = "2"

@jax.jit
def f(x):
    return x * int(os.environ["SCALE"])  #~ environment

print(f(3))
print(f(3))
