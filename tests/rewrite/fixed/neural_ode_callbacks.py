import jax
import jax.numpy as jnp

class Solver:
    order = 1
    def __init__(self, f, dt):
        self.f = f
        self.dt = dt
        self.evals = 0

    def rhs(self, t, y):
        self.evals += 1
        return self.f(t, y)

    def step(self, t, y):
        return y + self.dt * self.rhs(t, y)

class Heun(Solver):
    order = 2
    def step(self, t, y):
        k1 = self.rhs(t, y)
        k2 = self.rhs(t + self.dt, y + self.dt * k1)
        return y + self.dt * 0.5 * (k1 + k2)

def decay(t, y):
    return -0.5 * y + jnp.sin(t)

solver = Heun(decay, 0.1)
step = jax.jit(solver.step)

y = jnp.array([1.0, 2.0])
t = 0.0
for k in range(5):
    y = step(t, y)
    t += solver.dt
    if k == 2:
        solver.dt = 0.2
print(jnp.round(y, 4), round(t, 2), int(solver.evals))
