import jax
import jax.numpy as jnp


class Euler:
    def step(self, f, y, dt):
        return y + dt * f(y)


class Midpoint:
    def step(self, f, y, dt):
        return y + dt * f(y + 0.5 * dt * f(y))


class Solver:
    def __init__(self, method):
        self.method = method
        self.steps = 0

    def advance(self, y, dt):
        self.steps += 1  #~ attribute self.steps = 0 ; attribute_write self.steps
        return self.method.step(lambda y: -y, y, dt)  #~ attribute self.method


solver = Solver(Euler())
advance = jax.jit(solver.advance)
y = jnp.float32(1.0)
for i in range(4):
    if i == 2:
        solver.method = Midpoint()
    y = advance(y, 0.5)  #! self.steps 0 -> 1
    print(y)
print(solver.steps)
