import jax
import jax.numpy as jnp


class Machine:
    def __init__(self):
        self.value = jnp.float32(0)
        self.trace = ""

    def push(self, x):
        self.value = self.value + x
        self.trace += "p"

    def square(self):
        self.value = self.value ** 2
        self.trace += "s"


machine = Machine()


@jax.jit
def program(x):
    machine.push(x)
    machine.square()
    return machine.value


for x in [1.0, 2.0]:
    print(program(x), machine.trace)
