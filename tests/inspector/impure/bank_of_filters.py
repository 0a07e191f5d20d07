import jax, jax.numpy as jnp
from functools import partial

class Biquad:
    def __init__(self, b, a):
        self.b, self.a = b, a
        self.z = [0.0, 0.0]

    def tick(self, x):
        y = self.b[0] * x + self.z[0]  #~ element self.z[0] = 0.0
        self.z[0] = self.b[1] * x - self.a[0] * y + self.z[1]  #~ element self.z[1] = 0.0 ; container_write self.z[0] ; leaked_tracer self.z[0]
        self.z[1] = self.b[2] * x - self.a[1] * y  #~ container_write self.z[1] ; leaked_tracer self.z[1]
        return y

f = Biquad((0.2, 0.3, 0.2), (-0.4, 0.1))
tick = jax.jit(f.tick)
out = [float(tick(s)) for s in (1.0, 0.0, 0.0, 0.0, 0.0)]  #! self.z[0] first
print([round(o, 4) for o in out])
