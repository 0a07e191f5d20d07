import enum
import jax
import jax.numpy as jnp

class Mode(enum.Enum):
    HEAT = 1
    COOL = 2
    OFF = 3

class Thermostat:
    def __init__(self):
        self.mode = Mode.OFF
        self.setpoint = 20.0

    def power(self, t):
        match self.mode:
            case Mode.HEAT:
                return jnp.maximum(self.setpoint - t, 0.0)
            case Mode.COOL:
                return -jnp.maximum(t - self.setpoint, 0.0)
            case _:
                return jnp.zeros_like(t)

house = Thermostat()

@jax.jit
def step(t, outside):
    return t + 0.1 * (outside - t) + 0.2 * house.power(t)

t = jnp.array([15.0, 25.0])
for m in Mode:
    house.mode = m
    t = step(t, 10.0)
    print(m.name, jnp.round(t, 3))
