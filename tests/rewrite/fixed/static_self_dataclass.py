import dataclasses
from functools import partial
import jax
import jax.numpy as jnp


@dataclasses.dataclass(eq=False)
class Oscillator:
    k: float
    x: float = 1.0
    v: float = 0.0

    @partial(jax.jit, static_argnums=0)
    def step(self, dt):
        self.v = self.v - self.k * self.x * dt
        self.x = self.x + self.v * dt
        return self.x


oscillator = Oscillator(2.0)
for _ in range(3):
    print(oscillator.step(0.1))
