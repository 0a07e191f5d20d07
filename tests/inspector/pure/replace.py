import dataclasses

import jax
import jax.numpy as jnp


@dataclasses.dataclass(frozen=True)
class State:
    w: float
    n: int

    def bump(self, g):
        return dataclasses.replace(self, w=self.w - 0.1 * g, n=self.n + 1)


@jax.jit
def step(w, n, g):
    s = State(w, n).bump(g)
    return s.w, s.n


w, n = 1.0, 0
for _ in range(3):
    w, n = step(w, n, 2.0 * w)
    print(w, n)
