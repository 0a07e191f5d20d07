import enum
import jax
import jax.numpy as jnp

class Mode(enum.IntEnum):
    IDLE = 0
    HEAT = 1
    COOL = 2

class Thermostat:
    def __init__(self, low, high):
        self.low, self.high = low, high
        self.mode = Mode.IDLE
        self.switches = 0

    def decide(self, temp):
        new = Mode.HEAT if temp < self.low else Mode.COOL if temp > self.high else Mode.IDLE
        if new is not self.mode:
            self.switches += 1
        self.mode = new
        return self.mode

@jax.jit
def room(temp, outside, mode):
    power = jnp.array([0.0, 1.5, -1.5])[mode]
    return temp + 0.1 * (outside - temp) + power

t = Thermostat(19.0, 22.0)
temp = jnp.array(15.0)
for hour in range(6):
    temp = room(temp, 10.0, int(t.decide(float(temp))))
    print(hour, t.mode.name, f"{float(temp):.3f}")
print(t.switches)
