import jax
import jax.numpy as jnp


class Sim:
    def __init__(self):
        self.t = 0.0
        self.log = []

    def advance(self, y):
        y = y + 0.1 * (jnp.sin(self.t) - y)
        self.t += 0.1
        return y

    def run(self, y, n):
        step = jax.jit(self.advance)
        for _ in range(n):
            y = step(y)
            self.log.append(round(float(y), 3))
        return y


sim = Sim()
print(sim.run(1.0, 5))
print(sim.log)
