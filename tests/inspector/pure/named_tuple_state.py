from typing import NamedTuple

import jax
import jax.numpy as jnp


class Stats(NamedTuple):
    n: jax.Array
    mean: jax.Array

    def push(self, x):
        n = self.n + 1
        return self._replace(n=n, mean=self.mean + (x - self.mean) / n)


@jax.jit
def normalize(stats, x):
    stats = stats.push(x)
    return x - stats.mean, stats


stats = Stats(jnp.array(0), jnp.array(0.0))
for x in [1.0, 3.0, 8.0]:
    y, stats = normalize(stats, x)
    print(y, stats.n)
