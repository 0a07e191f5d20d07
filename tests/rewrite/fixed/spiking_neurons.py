import jax
import jax.numpy as jnp

class LIF:
    def __init__(self, n, tau=10.0):
        self.v = jnp.zeros(n)
        self.tau = tau
        self.spikes = jnp.zeros(n)
        self.refractory = False

    def __call__(self, current):
        if self.refractory:
            current = current * 0.0
        self.v = self.v + (current - self.v) / self.tau
        fired = self.v > 0.15
        self.v = jnp.where(fired, 0.0, self.v)
        self.spikes = self.spikes + fired
        return fired

neuron = LIF(3)
tick = jax.jit(neuron.__call__)
for t in range(5):
    neuron.refractory = t == 3
    tick(jnp.array([0.5, 1.0, 2.0]))
print(neuron.spikes, jnp.round(neuron.v, 4))
