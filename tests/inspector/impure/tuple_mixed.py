import jax, jax.numpy as jnp

class Osc:
    def __init__(self):
        self.x, self.v = 1.0, 0.0
        self.n = 0
    def step(self, dt):
        a = -self.x  #~ attribute self.x = 1.0
        self.v, (self.x, energy) = self.v + a * dt, (self.x + self.v * dt, 0.5 * (self.x ** 2 + self.v ** 2))  #~ attribute self.v = 0.0 ; attribute self.x = 1.0 ; attribute_write self.v ; attribute_write self.x ; leaked_tracer self.v ; leaked_tracer self.x
        self.n += 1  #~ attribute self.n = 0 ; attribute_write self.n
        return energy

o = Osc()
step = jax.jit(o.step)
for _ in range(3):
    print(f"{float(step(0.1)):.5f}", o.n)  #! self.x first
