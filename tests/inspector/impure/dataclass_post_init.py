from dataclasses import dataclass, field

import jax
import jax.numpy as jnp


@dataclass
class Schedule:
    base: float
    steps: int = 0
    history: list = field(default_factory=list)

    def __post_init__(self):
        self.current = self.base

    def tick(self):
        self.steps += 1
        self.current = self.base / (1 + self.steps)
        self.history.append(self.current)


schedule = Schedule(1.0)


@jax.jit
def descend(w, g):
    return w - schedule.current * g  #~ attribute schedule.current = 1.0


w = jnp.array(5.0)
for _ in range(3):
    w = descend(w, 1.0)  #! schedule.current 1.0 -> 0.5
    schedule.tick()
    print(w, schedule.history[-1])
