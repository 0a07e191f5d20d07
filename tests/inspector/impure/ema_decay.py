import jax
import jax.numpy as jnp
from dataclasses import dataclass


@dataclass
class EMA:
    decay: float
    value: float = 0.0
    steps: int = 0

    def update(self, x):
        self.steps += 1  #~ attribute self.steps ; attribute_write self.steps
        self.value = self.decay * self.value + (1 - self.decay) * x  #~ attribute self.value ; attribute_write self.value ; leaked_tracer self.value
        return self.value / (1 - self.decay ** self.steps)


ema = EMA(decay=0.9)


@jax.jit
def smooth(x):
    return ema.update(x)


for x in [1.0, 2.0, 3.0]:
    print(f"{smooth(x):.4f}")  #! self.steps
