import jax
import jax.numpy as jnp

class Observable:
    def __init__(self, value):
        self._value = value
        self._subs = []

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, new):
        self._value = new
        for s in self._subs:
            s(new)

    def subscribe(self, fn):
        self._subs.append(fn)

temperature = Observable(1.0)
changes = []
temperature.subscribe(changes.append)

@jax.jit
def policy(logits):
    return jax.nn.softmax(logits / temperature.value)

logits = jnp.array([1.0, 2.0, 3.0])
for t in (1.0, 0.5, 0.1):
    temperature.value = t
    print(t, jnp.round(policy(logits), 4))
print(changes)
