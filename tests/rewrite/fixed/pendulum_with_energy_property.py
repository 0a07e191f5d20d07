import math

import jax
import jax.numpy as jnp


class Pendulum:
    g = 9.81

    def __init__(self, theta=0.3, omega=0.0, length=1.0):
        self.theta, self.omega, self.length = theta, omega, length

    @property
    def energy(self):
        return 0.5 * (self.length * self.omega) ** 2 + self.g * self.length * (1 - jnp.cos(self.theta))

    def step(self, torque, dt=0.01):
        alpha = -self.g / self.length * jnp.sin(self.theta) + torque
        self.omega += alpha * dt
        self.theta += self.omega * dt
        self.theta = (self.theta + math.pi) % (2 * math.pi) - math.pi


p = Pendulum()


@jax.jit
def simulate(torque):
    p.step(torque)
    return p.energy


for u in [0.0, 1.0, -1.0]:
    print(simulate(u))
print(p.theta)
