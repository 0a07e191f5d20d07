import jax


class Layer:
    def __init__(self, scale, name):
        self.scale = scale
        self.name = name
        self.calls = 0

    def __repr__(self):
        return f"Layer({self.name}, calls={self.calls})"

    def __call__(self, x):
        return self.scale * x


layer = Layer(2.0, "dense")
f = jax.jit(lambda x: layer(x))
print(f(1.0))
layer.calls += 1
layer.name = "other"
print(f(2.0), layer)
