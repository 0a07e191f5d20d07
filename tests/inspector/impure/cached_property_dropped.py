from functools import cached_property

import jax
import jax.numpy as jnp


class Kernel:
    def __init__(self, width):
        self.width = width

    @cached_property
    def weights(self):
        xs = jnp.arange(-2, 3)
        w = jnp.exp(-xs ** 2 / self.width)  #~ attribute self.width = 2.0
        return w / w.sum()


    def smooth(self, x):
        return jnp.convolve(x, self.weights, mode="same")  #~ leaked_tracer self.weights


k = Kernel(2.0)
smooth = jax.jit(lambda x: k.smooth(x))
x = jnp.arange(6.0)
print(smooth(x))
k.width = 8.0
del k.weights
print(smooth(x))  #! self.width 2.0 -> 8.0
