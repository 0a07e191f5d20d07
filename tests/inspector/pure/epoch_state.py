import jax
import jax.numpy as jnp
from typing import NamedTuple


class Metrics(NamedTuple):
    total: jax.Array
    count: jax.Array

    @classmethod
    def empty(cls):
        return cls(jnp.zeros(()), jnp.zeros((), int))

    def add(self, v):
        return self._replace(total=self.total + v, count=self.count + 1)

    @property
    def mean(self):
        return self.total / self.count


@jax.jit
def step(metrics, x):
    return metrics.add(x**2)


m = Metrics.empty()
for x in [1.0, 2.0, 3.0]:
    m = step(m, x)
print(m.mean)
