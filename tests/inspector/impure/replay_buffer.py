import jax
import jax.numpy as jnp
import numpy as np


class Replay:
    def __init__(self, size):
        self.size = size
        self.data = np.zeros(size, dtype=np.float32)
        self.next = 0

    def add(self, value):
        self.data[self.next % self.size] = value
        self.next += 1


buffer = Replay(4)


@jax.jit
def mean_return(scale):
    return scale * jnp.mean(jnp.asarray(buffer.data))  #~ captured_array buffer.data


for r in [1.0, 2.0, 3.0]:
    buffer.add(r)
    print(mean_return(2.0))  #! buffer.data
