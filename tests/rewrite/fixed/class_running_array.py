import jax
import jax.numpy as jnp

class Running:
    def __init__(self):
        self.total = jnp.zeros(2)

    def add(self, x):
        self.total = self.total + x
        return self.total

running = Running()
add = jax.jit(running.add)
print(add(jnp.ones(2)))
print(add(jnp.ones(2)))
