from dataclasses import dataclass, field

import jax
import jax.numpy as jnp


@dataclass
class Meter:
    total: float = 0.0
    n: int = 0
    history: list = field(default_factory=list)

    def add(self, x):
        self.total += x
        self.n += 1

    @property
    def avg(self):
        return self.total / self.n


meter = Meter()


@jax.jit
def evaluate(x):
    err = jnp.mean(x ** 2)
    meter.add(err)
    return meter.avg


for i in range(3):
    print(evaluate(jnp.arange(3.0) + i))
