import random

import jax
import jax.numpy as jnp

random.seed(3)


class World:
    def __init__(self):
        self.pos = jnp.zeros(2)

    def walk(self, speed):
        angle = random.uniform(0, 6.28)  #~ random
        push = random.gauss(0.0, 0.1)  #~ random
        self.pos = self.pos + speed * jnp.array([jnp.cos(angle), jnp.sin(angle)]) + push  #~ captured_array self.pos ; attribute_write self.pos ; leaked_tracer self.pos
        return self.pos


world = World()
walk = jax.jit(world.walk)
for _ in range(3):
    print(walk(1.0))  #! self.pos [0. 0.] -> a tracer
