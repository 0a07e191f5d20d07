import jax


class Layer:
    def __init__(self):
        self.scale = 2.0
        self.calls = 0

    @property
    def twice(self):
        return self.calls * 2

    def apply(self, x):
        seen = self.twice
        return x * self.scale


layer = Layer()
f = jax.jit(layer.apply)
print(f(1.0))
layer.calls = 5
print(f(1.0))
