import jax
import jax.numpy as jnp


class Neuron:
    def __init__(self, w):
        self.w = w
        self.fired = 0

    def fire(self, x):
        self.fired += 1  #~ attribute self.fired = 0 ; attribute_write self.fired
        return jax.nn.sigmoid(self.w * x) * self.fired


neurons = [Neuron(1.0), Neuron(-2.0)]
fire = jax.jit(neurons[0].fire)
print(fire(0.5))
print(fire(0.5))  #! self.fired 0 -> 1
print(neurons[0].fired, neurons[1].fired)
