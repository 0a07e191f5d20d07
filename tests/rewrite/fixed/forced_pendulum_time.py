import jax
import jax.numpy as jnp


class ForcedPendulum:
    def __init__(self, dt):
        self.dt = dt
        self.t = 0.0

    def acceleration(self, theta):
        return -jnp.sin(theta) + 0.5 * jnp.cos(2.0 * self.t)

    def step(self, theta, omega):
        omega = omega + self.dt * self.acceleration(theta)
        theta = theta + self.dt * omega
        return theta, omega


world = ForcedPendulum(0.1)
step = jax.jit(world.step)
theta, omega = jnp.float32(0.2), jnp.float32(0.0)
for _ in range(3):
    theta, omega = step(theta, omega)
    world.t += world.dt
print(theta, omega)
