import jax
import jax.numpy as jnp

class Layer:
    created = 0
    temperature = 1.0

    def __init__(self, w):
        type(self).created += 1
        self.index = Layer.created
        self.w = w

    def __call__(self, x):
        return jnp.tanh(self.w * x / type(self).temperature)

    @classmethod
    def cool(cls, factor):
        cls.temperature *= factor

layers = [Layer(jnp.array(v)) for v in (0.5, 2.0)]

@jax.jit
def forward(x):
    for layer in layers:
        x = layer(x)
    return x

for k in range(3):
    print(f"{float(forward(1.0)):.5f}", Layer.temperature)
    Layer.cool(0.5)
print(Layer.created)
