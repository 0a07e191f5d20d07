import jax, jax.numpy as jnp

class Pendulum:
    g = 9.81
    def __init__(self, length, damping=0.1):
        self.length = length
        self.damping = damping
        self.evals = 0

    def f(self, y):
        self.evals += 1
        th, om = y
        return jnp.array([om, -self.g / self.length * jnp.sin(th) - self.damping * om])

    def step(self, y, h):
        k1 = self.f(y)
        k2 = self.f(y + h / 2 * k1)
        k3 = self.f(y + h / 2 * k2)
        k4 = self.f(y + h * k3)
        return y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)

p = Pendulum(1.0)
step = jax.jit(p.step)
y = jnp.array([0.5, 0.0])
for _ in range(3):
    y = step(y, 0.05)
    print(y, p.evals)
p.damping = 1.0
y = step(y, 0.05)
print(y, p.evals)
