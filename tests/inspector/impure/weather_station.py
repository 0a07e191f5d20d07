import jax, jax.numpy as jnp
from collections import deque

class MovingAverage:
    def __init__(self, n):
        self.window = deque([0.0] * n, maxlen=n)
    def __call__(self, x):
        self.window.append(x)  #~ container_write self.window ; leaked_tracer self.window
        return sum(self.window) / len(self.window)  #~ element self.window

temp = MovingAverage(3)

@jax.jit
def smooth(x):
    return temp(x) * 1.8 + 32

for v in (10.0, 13.0, 16.0, 10.0):
    print(smooth(v))  #! self.window first
