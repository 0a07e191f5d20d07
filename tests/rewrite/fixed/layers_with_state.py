import jax
import jax.numpy as jnp


class Damper:
    def __init__(self, rate):
        self.rate = rate
        self.last = jnp.zeros(2)

    def __call__(self, x):
        self.last = self.rate * self.last + x
        return self.last


class Chain:
    def __init__(self, layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


chain = Chain([Damper(0.5), Damper(0.1)])
forward = jax.jit(chain.forward)
for k in range(3):
    print(forward(jnp.array([1.0, float(k)])))
