import enum
import jax
import jax.numpy as jnp


class Phase(enum.Enum):
    WARMUP = 1
    MAIN = 2
    COOLDOWN = 3


class Schedule:
    def __init__(self):
        self.phase = Phase.WARMUP
        self.steps = 0

    def tick(self):
        self.steps += 1
        if self.steps == 2:
            self.phase = Phase.MAIN
        elif self.steps == 4:
            self.phase = Phase.COOLDOWN

    def rate(self):
        if self.phase is Phase.WARMUP:  #~ attribute self.phase ; branch self.phase is Phase.WARMUP
            return 0.01
        return {Phase.MAIN: 0.1, Phase.COOLDOWN: 0.001}[self.phase]


schedule = Schedule()


@jax.jit
def update(w):
    return w - schedule.rate() * w


w = jnp.ones(1)
for _ in range(5):
    w = update(w)  #! self.phase
    schedule.tick()
    print(schedule.phase.name, w)
