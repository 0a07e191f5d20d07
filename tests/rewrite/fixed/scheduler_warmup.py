import jax
import jax.numpy as jnp
from dataclasses import dataclass, field
from enum import Enum

class Phase(Enum):
    WARMUP = "warmup"
    MAIN = "main"
    COOLDOWN = "cooldown"

@dataclass
class Schedule:
    peak: float = 0.1
    warmup: int = 2
    total: int = 6
    phase: Phase = Phase.WARMUP
    t: int = 0

    def tick(self):
        self.t += 1
        if self.t >= self.total - 1:
            self.phase = Phase.COOLDOWN
        elif self.t >= self.warmup:
            self.phase = Phase.MAIN

    def lr(self):
        if self.phase is Phase.WARMUP:
            return self.peak * (self.t + 1) / self.warmup
        elif self.phase is Phase.MAIN:
            return self.peak
        return self.peak * 0.1

@dataclass
class Trainer:
    w: jax.Array
    schedule: Schedule = field(default_factory=Schedule)
    log: list = field(default_factory=list)

    def fit(self, grads):
        for g in grads:
            self.w = apply(self.w, g)
            self.log.append(float(jnp.sum(self.w)))
            self.schedule.tick()

trainer = Trainer(jnp.array([1.0, 2.0]))

@jax.jit
def apply(w, g):
    return w - trainer.schedule.lr() * g

trainer.fit([jnp.array([0.5, -0.5]) * (k + 1) for k in range(6)])
print([round(v, 4) for v in trainer.log])
print(trainer.w, trainer.schedule.phase.value)
