# declined: reference
import weakref
import jax
import jax.numpy as jnp


class Layer:
    def __init__(self, w):
        self.w = w


layer = Layer(2.0)
reference = weakref.ref(layer)


@jax.jit
def apply(x):
    return reference().w * x


print(apply(1.0))
layer.w = 5.0
print(apply(1.0))
