import jax
import jax.numpy as jnp


class Inner:
    def __init__(self):
        self.bias = 1.0


class Outer:
    def __init__(self, inner):
        self.inner = inner

    def __getattr__(self, name):
        return getattr(self.inner, name)


model = Outer(Inner())


@jax.jit
def f(x):
    return x + model.bias


print(f(1.0))
model.inner.bias = 5.0
print(f(1.0))
