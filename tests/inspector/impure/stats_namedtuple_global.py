from typing import NamedTuple
import jax, jax.numpy as jnp

class Stats(NamedTuple):
    mean: float
    std: float

stats = Stats(0.0, 1.0)

@jax.jit
def normalize(x):
    return (x - stats.mean) / stats.std  #~ attribute stats.mean = 0.0 ; attribute stats.std = 1.0

data = jnp.array([1.0, 2.0, 3.0, 6.0])
print(normalize(data))
stats = Stats(float(data.mean()), float(data.std()))
print(normalize(data))  #! stats.mean first
stats = stats._replace(std=10.0)
print(normalize(data))  #! stats.mean first
