import jax
import jax.numpy as jnp


class Clock:
    def __init__(self):
        self.t = 0.0

    def tick(self, dt):
        self.t += dt
        return self.t


class Sun:
    def __init__(self, clock):
        self.clock = clock

    def light(self, x):
        return x * jnp.cos(self.clock.t)  #~ attribute self.clock.t = 0.0


clock = Clock()
sun = Sun(clock)
light = jax.jit(sun.light)
for _ in range(3):
    print(light(jnp.array([1.0, 2.0])))  #! self.clock.t 0.0 -> 0.5
    clock.tick(0.5)
print(clock.t)
