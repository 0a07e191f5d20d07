import jax
import jax.numpy as jnp

class Lazy:
    def __init__(self, fn):
        self.fn = fn
        self.cached = {}

    def __get__(self, obj, owner):
        if obj is None:
            return self
        if id(obj) not in self.cached:
            self.cached[id(obj)] = self.fn(obj)  #~ container_write self.cached[id(obj)] ; leaked_tracer self.cached[id(obj)]
        return self.cached[id(obj)]

class Layer:
    def __init__(self, v, g):
        self.v, self.g = jnp.array(v), g

    @Lazy
    def weight(self):
        return self.g * self.v / jnp.linalg.norm(self.v)  #~ attribute self.g = 1.0

layer = Layer([3.0, 4.0], 1.0)

@jax.jit
def forward(x):
    return x @ layer.weight

x = jnp.array([1.0, 1.0])
print(forward(x))
layer.g = 10.0
Layer.__dict__["weight"].cached.clear()
print(forward(x))  #! self.g 1.0 -> 10.0
