from dataclasses import dataclass

import jax
import jax.numpy as jnp


@dataclass(frozen=True)
class Clock:
    t: float = 0.0

    def tick(self, dt):
        object.__setattr__(self, "t", self.t + dt)
        return self.t


clock = Clock()
tick = jax.jit(clock.tick)
print(tick(0.5), tick(0.5), tick(1.0))
