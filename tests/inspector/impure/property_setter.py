import jax
import jax.numpy as jnp


class Softmax:
    def __init__(self):
        self._t = 1.0

    @property
    def temperature(self):
        return self._t  #~ attribute self._t = 1.0

    @temperature.setter
    def temperature(self, value):
        self._t = max(value, 0.1)

    def __call__(self, x):
        return jax.nn.softmax(x / self.temperature)


soft = Softmax()
f = jax.jit(soft)
x = jnp.array([1.0, 2.0, 3.0])
for t in [1.0, 0.5, 0.01]:
    soft.temperature = t
    print(f(x))  #! self._t 1.0 -> 0.5
