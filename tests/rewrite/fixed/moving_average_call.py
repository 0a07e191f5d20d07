import jax

class EMA:
    def __init__(self, decay):
        self.decay = decay
        self.value = 0.0

    def __call__(self, x):
        self.value = self.decay * self.value + (1 - self.decay) * x
        return self.value

ema = EMA(0.5)
smooth = jax.jit(ema)
for x in [1.0, 2.0, 3.0]:
    print(smooth(x))
