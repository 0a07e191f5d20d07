import jax
import jax.numpy as jnp
class Builder:
    def __init__(self):
        self.parts = []
    def add(self, p):
        self.parts.append(p)
        return self
    def build(self):
        return jnp.stack(self.parts)
@jax.jit
def make(x):
    b = Builder()
    for i in range(3):
        b.add(x * i)
    return b.build()
print(make(2.0))
print(make(3.0))
