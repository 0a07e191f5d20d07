import jax
import jax.numpy as jnp

class Running:
    def __init__(self):
        self.total = jnp.zeros(())

    def add(self, x):
        self.total = self.total + x  #~ captured_array self.total ; attribute_write self.total ; leaked_tracer self.total
        return self.total

running = Running()
add = jax.jit(running.add)
print(add(1.0))
print(add(2.0))  #! self.total
