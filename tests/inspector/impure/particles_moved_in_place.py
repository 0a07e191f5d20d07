import jax
import jax.numpy as jnp
import numpy as np


class Particles:
    def __init__(self):
        self.x = np.array([0.0, 1.0, 3.0])
        self.v = np.array([1.0, 0.0, -1.0])

    def drift(self, dt):
        self.x += dt * self.v


particles = Particles()


@jax.jit
def potential(strength):
    gaps = jnp.diff(particles.x)  #~ captured_array particles.x
    return strength * jnp.sum(1.0 / (1.0 + gaps**2))


for _ in range(3):
    print(potential(2.0))  #! particles.x
    particles.drift(0.5)
