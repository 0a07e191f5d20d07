import jax
import jax.numpy as jnp


class Machine:
    def __init__(self):
        self.value = jnp.float32(0)
        self.trace = ""

    def push(self, x):
        self.value = self.value + x  #~ captured_array self.value ; attribute_write self.value ; leaked_tracer self.value
        self.trace += "p"  #~ attribute self.trace = '' ; attribute_write self.trace

    def square(self):
        self.value = self.value ** 2  #~ attribute_write self.value
        self.trace += "s"  #~ attribute_write self.trace


machine = Machine()


@jax.jit
def program(x):
    machine.push(x)
    machine.square()
    return machine.value


for x in [1.0, 2.0]:
    print(program(x), machine.trace)  #! self.value
