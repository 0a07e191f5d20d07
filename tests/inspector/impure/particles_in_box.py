import jax
import jax.numpy as jnp


class Box:
    def __init__(self, size):
        self.size = size


class Particles:
    def __init__(self, box, n):
        self.box = box
        self.x = jnp.linspace(0.0, 1.0, n)
        self.v = jnp.ones(n)

    def advance(self, dt):
        self.x = (self.x + dt * self.v) % self.box.size  #~ captured_array self.x ; attribute self.box.size = 2.0 ; attribute_write self.x ; leaked_tracer self.x
        return jnp.mean(self.x)


particles = Particles(Box(2.0), 4)
advance = jax.jit(particles.advance)
print(advance(0.5))
particles.box.size = 1.0
print(advance(0.5))  #! self.x
