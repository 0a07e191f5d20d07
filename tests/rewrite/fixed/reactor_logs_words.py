import jax
import jax.numpy as jnp

class Reactor:
    def __init__(self):
        self.temp = 300.0
        self.log = []

    def step(self, heat):
        self.temp = self.temp + heat - 0.02 * (self.temp - 300.0)
        self.log.append("stepped")
        return self.temp

r = Reactor()
step = jax.jit(r.step)
for q in [5.0, 10.0, 0.0, -5.0]:
    print(f"{float(step(q)):.2f}")
print(len(r.log), r.log)
