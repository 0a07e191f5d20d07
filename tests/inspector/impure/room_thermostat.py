import jax
import jax.numpy as jnp
from dataclasses import dataclass, field


@dataclass
class Thermostat:
    target: float = 20.0
    gains: dict = field(default_factory=lambda: {"p": 0.5, "i": 0.1})
    integral: float = 0.0

    def control(self, temp):
        error = self.target - temp
        return self.gains["p"] * error + self.gains["i"] * self.integral  #~ element self.gains["p"] ; attribute self.integral


t = Thermostat()
control = jax.jit(t.control)
temp = 15.0
for hour in range(3):
    u = control(temp)  #! self.integral
    t.integral += t.target - temp
    temp = temp + float(u) * 0.5
    if hour == 1:
        t.gains["p"] = 1.0
    print(round(float(u), 3))
