import jax
import jax.numpy as jnp


class Layer:
    total_calls = 0

    def __init__(self, scale):
        self.scale = scale

    def __call__(self, x):
        Layer.total_calls += 1  #~ attribute Layer.total_calls = 0 ; attribute_write Layer.total_calls
        return x * self.scale / Layer.total_calls


a, b = Layer(2.0), Layer(3.0)


@jax.jit
def net(x):
    return b(a(x))


for _ in range(3):
    print(net(jnp.float32(1.0)))  #! Layer.total_calls 0 -> 2
print(Layer.total_calls)
