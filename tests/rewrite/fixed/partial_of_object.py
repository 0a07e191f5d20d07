import functools

import jax
import jax.numpy as jnp


class Noise:
    def __init__(self):
        self.level = 0.1


def blur(noise, x):
    return x * (1 - noise.level)


noise = Noise()
blurred = jax.jit(functools.partial(blur, noise))
print(blurred(10.0))
noise.level = 0.5
print(blurred(10.0))
