import jax
import jax.numpy as jnp


class Pendulum:
    def __init__(self, g=9.8, dt=0.05):
        self.g, self.dt = g, dt

    def step(self, carry, u):
        theta, omega = carry
        omega = omega + self.dt * (u - self.g * jnp.sin(theta))
        theta = theta + self.dt * omega
        return (theta, omega), theta


env = Pendulum()
rollout = jax.jit(lambda start, us: jax.lax.scan(env.step, start, us))
for start in [0.1, 0.2]:
    (theta, omega), path = rollout((start, 0.0), jnp.zeros(4))
    print(theta, path)
