import jax
import os

os.environ["SCALE"] = "2"

@jax.jit
def f(x):
    return x * int(os.environ["SCALE"])

print(f(3))
os.environ["SCALE"] = "5"
print(f(3))
