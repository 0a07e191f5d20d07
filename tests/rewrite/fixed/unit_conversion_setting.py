import jax
import jax.numpy as jnp
import os

os.environ["UNITS"] = "metric"


def factor():
    return 1.0 if os.environ["UNITS"] == "metric" else 3.28


@jax.jit
def length(x):
    return x * factor()


print(length(2.0))
os.environ["UNITS"] = "imperial"
print(length(2.0))
