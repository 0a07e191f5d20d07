import jax

class Layer:
    def __init__(self):
        self.training = True
        self.scale = 2.0

    def forward(self, x):
        if self.training:
            return x * self.scale
        return x

layer = Layer()
forward = jax.jit(layer.forward)
print(forward(1.0))
layer.scale = 3.0
layer.training = False
print(forward(1.0))
