import jax

gain = 1.0

class Amp:
    def __init__(self):
        self.level = 0.0

    def push(self, x):
        self.level = self.level + gain * x
        return self.level

amp = Amp()
push = jax.jit(amp.push)
print(push(1.0))
gain = 10.0
print(push(1.0))
