import jax
import jax.numpy as jnp


class Adaptive:
    def __init__(self, dt):
        self.dt = dt
        self.rejected = 0

    def try_step(self, y):
        full = y - self.dt * y
        half = y - 0.5 * self.dt * y
        half = half - 0.5 * self.dt * half
        return half, jnp.abs(full - half)


solver = Adaptive(0.8)
try_step = jax.jit(solver.try_step)
y = 1.0
for _ in range(5):
    new, error = try_step(y)
    if error > 0.05:
        solver.dt *= 0.5
        solver.rejected += 1
    else:
        y = new
print(y, solver.dt, solver.rejected)
