import jax
import jax.numpy as jnp


class Model:
    def __init__(self):
        self.layers = []
        self.built = False

    def add(self, scale):
        self.layers.append(scale)
        return self

    def build(self):
        self.total = sum(self.layers)
        self.built = True
        return self

    def __call__(self, x):
        if not self.built:
            raise RuntimeError("build first")
        for scale in self.layers:
            x = x * scale
        return x / self.total


model = Model().add(2.0).add(3.0).build()
run = jax.jit(model)
print(run(1.0))
print(run(2.0))
