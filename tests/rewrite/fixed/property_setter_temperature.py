import jax, jax.numpy as jnp

class Softmax:
    def __init__(self, temperature):
        self._t = temperature
    @property
    def temperature(self):
        return self._t
    @temperature.setter
    def temperature(self, t):
        if t <= 0:
            raise ValueError("temperature must be positive")
        self._t = t
    def __call__(self, logits):
        return jax.nn.softmax(logits / self.temperature)

policy = Softmax(1.0)
probs = jax.jit(policy)
l = jnp.array([1.0, 2.0, 3.0])
for t in (1.0, 0.5, 0.1):
    policy.temperature = t
    print(probs(l))
