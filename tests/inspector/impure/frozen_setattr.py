from dataclasses import dataclass

import jax
import jax.numpy as jnp


@dataclass(frozen=True)
class Clock:
    t: float = 0.0

    def tick(self, dt):
        object.__setattr__(self, "t", self.t + dt)  #~ attribute self.t = 0.0 ; attribute_write self.t ; leaked_tracer self.t
        return self.t


clock = Clock()
tick = jax.jit(clock.tick)
print(tick(0.5), tick(0.5), tick(1.0))  #! self.t 0.0 -> a tracer
