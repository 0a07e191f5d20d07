import jax
import jax.numpy as jnp
from collections import deque

window = deque(maxlen=3)


class Smoother:
    def __init__(self, buffer):
        self.buffer = buffer

    def __call__(self, x):
        self.buffer.append(x)  #~ container_write self.buffer ; leaked_tracer self.buffer
        return sum(self.buffer) / len(self.buffer)  #~ element self.buffer ; element len(self.buffer) = 0


smoother = Smoother(window)
smooth = jax.jit(smoother)
for x in [1.0, 2.0, 6.0, 3.0]:
    print(smooth(x))  #! self.buffer
print(len(window))
