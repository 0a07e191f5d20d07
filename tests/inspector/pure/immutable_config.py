import jax
from typing import NamedTuple

class Config(NamedTuple):
    rate: float
    steps: int

config = Config(0.1, 2)

@jax.jit
def f(x):
    for _ in range(config.steps):
        x = x - config.rate * x
    return x

print(f(1.0), f(2.0))
