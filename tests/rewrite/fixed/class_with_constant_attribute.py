import jax

class Decay:
    def __init__(self, rate):
        self.rate = rate
        self.value = 1.0

    def step(self):
        self.value = self.value * self.rate
        return self.value

decay = Decay(0.5)
step = jax.jit(decay.step)
for _ in range(3):
    print(step())
