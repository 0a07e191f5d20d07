import jax, jax.numpy as jnp

class Meter:
    def __init__(self):
        self.total = 0.0
    def add(self, x):
        self.total = self.total + x
        return self.total

m = Meter()
add = jax.jit(m.add)
print(m.total, add(1.0))
print(m.total, add(2.0))
print(m.total)
