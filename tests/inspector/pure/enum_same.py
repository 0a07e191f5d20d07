import enum

import jax


class Mode(enum.Enum):
    TRAIN = 1
    EVAL = 2


class Runner:
    def __init__(self):
        self.mode = Mode.TRAIN
        self.history = []

    def set(self, mode):
        self.mode = mode
        self.history.append(mode)


runner = Runner()


@jax.jit
def scale(x):
    return x * 2 if runner.mode is Mode.TRAIN else x


print(scale(1.0))
runner.set(Mode.EVAL)
runner.set(Mode.TRAIN)
print(scale(2.0), len(runner.history))
