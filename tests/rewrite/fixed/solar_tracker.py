import jax, jax.numpy as jnp
import math

class Panel:
    def __init__(self):
        self.angle = 0.0
        self.max_rate = 5.0

    def track(self, sun):
        delta = sun - self.angle
        move = max(-self.max_rate, min(self.max_rate, delta))
        self.angle += move
        return self.angle

    def power(self, sun):
        return jnp.cos((sun - self.angle) * math.pi / 180)

p = Panel()
power = jax.jit(p.power)
for hour in range(4):
    sun = hour * 8.0
    p.track(sun)
    print(f"{float(power(sun)):.4f}")
