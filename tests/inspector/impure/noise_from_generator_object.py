import jax
import jax.numpy as jnp
import numpy as np


class NoisySensor:
    def __init__(self, scale, seed):
        self.scale = scale
        self.rng = np.random.default_rng(seed)

    def measure(self, x):
        return x + self.scale * self.rng.normal()  #~ random


sensor = NoisySensor(0.1, 0)
measure = jax.jit(sensor.measure)
readings = [float(measure(1.0)) for _ in range(3)]
print(len(readings))
