import jax, jax.numpy as jnp

class Circle:
    def __init__(self, r): self.r = r
    @property
    def area(self): return jnp.pi * self.r ** 2

@jax.jit
def total(rs):
    return sum(Circle(rs[i]).area for i in range(3))

for k in (1.0, 2.0):
    print(total(k * jnp.arange(3.0)))
