import enum
import jax
import jax.numpy as jnp

class Light(enum.Enum):
    RED = enum.auto()
    GREEN = enum.auto()

class Junction:
    def __init__(self, period):
        self.period = period
        self.tick = 0
        self.light = Light.RED

    def advance(self):
        self.tick += 1
        if self.tick % self.period == 0:
            self.light = Light.GREEN if self.light is Light.RED else Light.RED

class Road:
    def __init__(self, junction, cars):
        self.junction = junction
        self.pos = jnp.arange(cars, dtype=jnp.float32) * 2

    def speeds(self):
        if self.junction.light is Light.GREEN:
            return jnp.ones_like(self.pos)
        gap = 10.0 - self.pos
        return jnp.clip(gap / 10.0, 0.0, 1.0)

road = Road(Junction(2), 3)

@jax.jit
def drive(pos):
    return pos + road.speeds()

for _ in range(6):
    road.pos = drive(road.pos)
    road.junction.advance()
    print(road.junction.light.name, jnp.round(road.pos, 3))
