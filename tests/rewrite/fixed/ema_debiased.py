import jax
import jax.numpy as jnp


class DebiasedEMA:
    def __init__(self, decay):
        self.decay = decay
        self.average = 0.0
        self.count = 0

    def __call__(self, value):
        self.count += 1
        self.average = self.decay * self.average + (1 - self.decay) * value
        return self.average / (1 - self.decay**self.count)


ema = DebiasedEMA(0.5)
smooth = jax.jit(lambda v: ema(v))
for v in [1.0, 2.0, 3.0]:
    print(smooth(v))
