import jax
import jax.numpy as jnp

class Vec:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)
    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__

class Body:
    def __init__(self, pos, vel):
        self.pos = pos
        self.vel = vel

class World:
    def __init__(self, gravity):
        self.gravity = gravity
        self.bodies = []
        self.time = 0.0

    def add(self, *args):
        self.bodies.append(Body(*args))
        return self

    def advance(self, dt):
        for b in self.bodies:
            b.vel = b.vel + self.gravity * dt
            b.pos = b.pos + b.vel * dt
        self.time += dt

    def height(self):
        return [b.pos.y for b in self.bodies]

world = World(Vec(0.0, -9.8)).add(Vec(0.0, 10.0), Vec(1.0, 0.0)).add(Vec(2.0, 5.0), Vec(0.0, 3.0))

@jax.jit
def lowest(dt):
    world.advance(dt)
    return jnp.min(jnp.array(world.height()))

for i in range(3):
    print(f"{float(lowest(0.1)):.4f}", round(float(world.time), 2))
