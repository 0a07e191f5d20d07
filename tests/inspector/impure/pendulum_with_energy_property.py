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
        alpha = -self.g / self.length * jnp.sin(self.theta) + torque  #~ attribute self.theta = 0.3
        self.omega += alpha * dt  #~ attribute self.omega = 0.0 ; attribute_write self.omega ; leaked_tracer self.omega
        self.theta += self.omega * dt  #~ attribute self.theta = 0.3 ; attribute_write self.theta ; leaked_tracer self.theta
        self.theta = (self.theta + math.pi) % (2 * math.pi) - math.pi  #~ attribute_write self.theta


p = Pendulum()


@jax.jit
def simulate(torque):
    p.step(torque)
    return p.energy


for u in [0.0, 1.0, -1.0]:
    print(simulate(u))  #! self.theta 0.3 -> a tracer
print(p.theta)
