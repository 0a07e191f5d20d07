import jax
import jax.numpy as jnp


class Body:
    def __init__(self, x, v):
        self.x = x
        self.v = v

    def advance(self, dt):
        self.x = self.x + dt * self.v  #~ attribute self.x = 0.0 ; attribute self.x = 5.0 ; attribute_write self.x ; leaked_tracer self.x


class World:
    def __init__(self, bodies):
        self.bodies = bodies
        self.time = 0.0

    def tick(self, dt):
        for body in self.bodies:
            body.advance(dt)
        self.time += dt  #~ attribute self.time = 0.0 ; attribute_write self.time ; leaked_tracer self.time
        return sum(body.x for body in self.bodies)


world = World([Body(0.0, 1.0), Body(5.0, -2.0)])


@jax.jit
def tick(dt):
    return world.tick(dt)


for _ in range(3):
    print(tick(0.5))  #! self.x
print(world.time)
