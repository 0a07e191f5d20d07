import jax


class Integrator:
    def __init__(self, dt):
        self.dt = dt
        self.time = 0.0

    def __call__(self, x):
        self.time = self.time + self.dt
        return x + self.dt * self.time


def run(advance, x, n):
    for _ in range(n):
        x = advance(x)
    return x


integrator = Integrator(0.5)
print(run(jax.jit(integrator), 0.0, 3))
print(integrator.time)
