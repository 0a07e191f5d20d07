import jax
import jax.numpy as jnp


class Layer:
    count = 0

    def __init__(self, size):
        Layer.count += 1
        self.name = f"layer_{Layer.count}"
        self.size = size

    def apply(self, params, x):
        return jnp.tanh(x * params[self.name])


layers = [Layer(2), Layer(2)]
params = {layer.name: jnp.full(layer.size, 0.5) for layer in layers}


@jax.jit
def model(params, x):
    for layer in layers:
        x = layer.apply(params, x)
    return x


print(model(params, jnp.ones(2)))
extra = Layer(3)
print(model(params, jnp.zeros(2)), extra.name)
