import jax
import jax.numpy as jnp


class Filter:
    __slots__ = ("alpha", "value")

    def __init__(self, alpha):
        self.alpha = alpha
        self.value = None

    def __call__(self, x):
        if self.value is None:
            self.value = x
        else:
            self.value = self.alpha * self.value + (1 - self.alpha) * x
        return self.value


low = Filter(0.8)
high = Filter(0.2)


@jax.jit
def split(x):
    slow = low(x)
    return slow, high(x - slow)


for x in [1.0, 2.0, 0.0]:
    print(split(x))
