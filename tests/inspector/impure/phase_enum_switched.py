import enum

import jax


class Phase(enum.Enum):
    WARMUP = 1
    MAIN = 2


class Trainer:
    def __init__(self):
        self.phase = Phase.WARMUP

    def rate(self, step):
        if self.phase is Phase.WARMUP:  #~ attribute self.phase ; branch self.phase is Phase.WARMUP
            return 0.01 * step
        return 0.1


trainer = Trainer()
rate = jax.jit(trainer.rate)
print(rate(1.0), rate(2.0))
trainer.phase = Phase.MAIN
print(rate(3.0))  #! self.phase
