import jax, jax.numpy as jnp
import numpy as np

class Kalman1D:
    __slots__ = ("x", "p", "q", "r", "gain_log")
    def __init__(self, x=0.0, p=1.0, q=0.01, r=0.5):
        self.x, self.p, self.q, self.r = x, p, q, r
        self.gain_log = []
    def filter(self, z):
        p = self.p + self.q  #~ attribute self.p = 1.0
        k = p / (p + self.r)
        self.x, self.p = self.x + k * (z - self.x), (1 - k) * p  #~ attribute self.x = 0.0 ; attribute_write self.x ; attribute_write self.p ; leaked_tracer self.x
        return self.x

kf = Kalman1D()
run = jax.jit(kf.filter)
for z in np.array([1.0, 1.2, 0.9, 1.1], dtype=np.float32):
    print("%.5f" % run(z))  #! self.p first
