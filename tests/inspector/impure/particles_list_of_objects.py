import jax
import jax.numpy as jnp


class Particle:
    def __init__(self, x, v):
        self.x = jnp.array(x)
        self.v = jnp.array(v)

    def move(self, dt):
        self.x = self.x + self.v * dt  #~ captured_array self.x ; attribute_write self.x ; leaked_tracer self.x
        return self

    def kick(self, force):
        self.v = self.v + force  #~ captured_array self.v ; attribute_write self.v ; leaked_tracer self.v


particles = [Particle([0.0, 0.0], [1.0, 0.0]), Particle([1.0, 1.0], [0.0, -1.0])]


@jax.jit
def tick(dt):
    center = sum(p.x for p in particles) / len(particles)  #~ captured_array p.x
    for p in particles:
        p.kick(dt * (center - p.x))  #~ captured_array p.x
        p.move(dt)
    return center


for _ in range(3):
    print(tick(0.1))  #! p.x
print([p.x for p in particles])
