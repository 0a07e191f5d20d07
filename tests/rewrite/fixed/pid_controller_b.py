import jax
import jax.numpy as jnp
from dataclasses import dataclass, field

@dataclass
class PID:
    kp: float = 1.2
    ki: float = 0.4
    kd: float = 0.05
    integral: float = 0.0
    previous: float = 0.0
    log: list = field(default_factory=list)

    def control(self, error, dt):
        self.integral = self.integral + error * dt
        slope = (error - self.previous) / dt
        self.previous = error
        return self.kp * error + self.ki * self.integral + self.kd * slope

pid = PID()
control = jax.jit(pid.control)
temperature = jnp.float32(15.0)
target = 20.0
for minute in range(6):
    heat = control(target - temperature, 0.5)
    temperature = temperature + 0.1 * heat - 0.05 * (temperature - 10.0)
    pid.log.append(round(float(temperature), 3))
print(pid.log)
print(f"final {float(temperature):.3f}")
