import jax
import jax.numpy as jnp

class Vehicle:
    GEARS = {"low": 3.0, "mid": 2.0, "high": 1.0}

    def __init__(self):
        self.gear = "low"
        self.speed = jnp.array(0.0)
        self.shifts = []

    def shift(self, gear):
        self.shifts.append((self.gear, gear))
        self.gear = gear

    @property
    def ratio(self):
        return self.GEARS[self.gear]

    def accelerate(self, throttle):
        return self.speed + throttle * self.ratio - 0.1 * self.speed

car = Vehicle()
press = jax.jit(lambda throttle: car.accelerate(throttle))
for gear in ("mid", "high", "low"):
    car.speed = press(1.0)
    print(car.gear, f"{float(car.speed):.3f}")
    car.shift(gear)
car.speed = press(0.5)
print(f"{float(car.speed):.3f}", car.shifts)
