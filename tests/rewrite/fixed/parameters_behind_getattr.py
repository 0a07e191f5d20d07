import jax
import jax.numpy as jnp

class Frozen:
    def __init__(self, **kw):
        object.__setattr__(self, "_data", kw)

    def __getattr__(self, name):
        try:
            return self._data[name]
        except KeyError:
            raise AttributeError(name)

    def __setattr__(self, name, value):
        self._data[name] = value

hp = Frozen(alpha=0.1, beta=2.0)

@jax.jit
def mix(a, b):
    return hp.alpha * a + hp.beta * b

print(mix(1.0, 2.0))
hp.alpha = 0.9
print(mix(1.0, 2.0))
hp.beta = -1.0
print(mix(1.0, 2.0))
