import jax
import jax.numpy as jnp


class Ring:
    def __init__(self, n):
        self.data = [0.0] * n
        self.at = 0

    def __setitem__(self, i, v):
        self.data[i % len(self.data)] = v  #~ container_write self.data[i % len(self.data)] ; leaked_tracer self.data[i % len(self.data)]

    def __getitem__(self, i):
        return self.data[i % len(self.data)]

    def put(self, v):
        self[self.at] = v  #~ attribute self.at = 0 ; container_write self[self.at]
        self.at += 1  #~ attribute self.at = 0 ; attribute_write self.at


ring = Ring(2)


@jax.jit
def feed(x):
    ring.put(x)
    return ring[0] + ring[1]


for x in [1.0, 2.0, 5.0]:
    print(feed(x))  #! self.at 0 -> 1
