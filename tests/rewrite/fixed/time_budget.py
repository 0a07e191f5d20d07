import jax, jax.numpy as jnp
import itertools

ticks = itertools.count()

class Simulator:
    def __init__(self, dt):
        self.dt = dt
    def step(self, y):
        t = next(ticks) * self.dt
        return y + self.dt * jnp.cos(t)

sim = Simulator(0.25)
step = jax.jit(sim.step)
y = jnp.float32(0)
for _ in range(6):
    y = step(y)
print(f"{y:.4f}")
