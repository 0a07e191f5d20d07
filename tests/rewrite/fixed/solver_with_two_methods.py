import jax
import jax.numpy as jnp

class Solver:
    order = {"euler": 1, "midpoint": 2}

    def __init__(self, method="euler", h=0.1):
        self.method = method
        self.h = h
        self.nfev = 0

    def f(self, y):
        self.nfev += 1
        return -y

    def advance(self, y):
        if self.method == "euler":
            return y + self.h * self.f(y)
        k = self.f(y + 0.5 * self.h * self.f(y))
        return y + self.h * k

solver = Solver()
advance = jax.jit(solver.advance)
y = jnp.float32(1.0)
for i in range(4):
    if i == 2:
        solver.method = "midpoint"
    y = advance(y)
    print(i, solver.nfev, f"{y:.5f}")
